"""What Home reads is what the tasks say, counted by the database; and how urgent a task is stands in its row."""

from collections import Counter
from dataclasses import replace

import pytest
from sqlalchemy import inspect, select

from bot.domain.decision import Decision
from bot.domain.desk import Query
from bot.domain.home import Count
from bot.domain.report import Report, ReportState, Version
from bot.domain.standing import soonest, urgency
from bot.domain.task import ClockState, Duty, TaskState
from storage import schema
from storage.desk import SqlDesk
from storage.home import SqlBoard
from storage.tables import FAR, TaskRow, table
from tests.storage.test_desk import recorded
from tests.storage.test_plans import plan

WORK = [
    ("claims.simple", "2026-11-20 10:00", "王小明"),  # red
    ("claims.simple", "2026-11-23 10:00", "王小明"),  # yellow, its registration red by Tuesday evening
    ("claims.general", "2026-11-24 10:00", "徐文博"),
    ("claims.general", "2026-11-24 11:00", "陳志強"),
    ("sales.email", "2026-11-20 10:00", "吳俊傑"),  # red
    ("sales.email", "2026-11-23 10:00", "吳俊傑"),  # yellow
    ("support.document.regular", "2026-11-24 10:00", "王小明"),  # another department's work
    ("claims.general", "2026-11-23 10:00", "王小明"),  # yellow
]
NOW = "2026-11-24 16:30"


@pytest.fixture
def busy(kept, book):
    """The work above as it stands on Tuesday afternoon; the first one's stages are closed late."""
    for standard, received, who in WORK:
        book.open(standard, received, who=who)
    book.tick("2026-11-24 09:00")
    book.tick(NOW)
    book.end(5, "reply", NOW, who="吳俊傑")
    recorded(kept, Decision(tuple(book.tasks.values()), tuple(book.lines)))
    return kept


@pytest.fixture
def reads(busy):
    def read(ask):
        with busy.reading() as session:
            return ask(SqlBoard(session))

    return read


def counted(tasks):
    """The oracle: the same figures from the tasks themselves."""
    opened = [task for task in tasks if task.state is TaskState.OPEN]
    worst = Counter(task.worst for task in opened)
    return Count(len(opened), worst[ClockState.YELLOW], worst[ClockState.RED])


def rows(database):
    task = table(TaskRow)
    with database.engine.connect() as connection:
        found = connection.execute(select(task.c.number, task.c.urgency, task.c.soonest).order_by(task.c.number))
        return [tuple(row) for row in found]


def stands(task):
    first = soonest(task)
    seconds = int(first.timestamp()) if first else FAR
    return (task.number, urgency(task), None if urgency(task) is None else seconds)


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_work_has_every_colour(book):
    worst = {task.worst for task in book.tasks.values()}
    assert worst == {ClockState.RED, ClockState.YELLOW, ClockState.GREEN, ClockState.STOPPED}


def test_how_urgent_a_task_is_stands_in_its_row_after_every_change(busy, book):
    assert rows(busy) == [stands(task) for task in book.tasks.values()]
    book.tick("2026-11-25 18:01")
    for stage in ("review", "payment"):
        book.end(1, stage, "2026-11-25 18:02", approved=True if stage == "review" else None)
    recorded(busy, Decision(tuple(book.tasks.values())))
    assert rows(busy) == [stands(task) for task in book.tasks.values()]
    assert rows(busy)[0][1] % 4 == 3  # closed, and the report on it is owed


def test_a_filled_database_learns_how_urgent_its_tasks_are(busy):
    """The migration says of old rows what the rules say of new ones; and it goes back."""
    before = rows(busy)
    with busy.engine.connect() as connection:
        schema._without_foreign_keys(connection, busy)
        with connection.begin():
            schema.command.downgrade(schema._config(connection), "0002")
            assert "urgency" not in {column["name"] for column in inspect(connection).get_columns("task")}
            schema.command.upgrade(schema._config(connection), "head")
    assert rows(busy) == before


def test_departments_and_people_are_counted(reads, book):
    tasks = list(book.tasks.values())
    departments = {"claims", "sales", "support", "service"}
    by_department = reads(lambda board: board.by_department(sorted(departments)))
    expected = {name: counted([task for task in tasks if task.department == name]) for name in departments}
    assert by_department == {name: count for name, count in expected.items() if count.open}
    people = {book.person(name) for _, _, name in WORK}
    by_person = reads(lambda board: board.by_person(sorted(people)))
    expected = {who: counted([task for task in tasks if task.responsible == who]) for who in people}
    assert by_person == expected
    assert expected[book.person("王小明")].red > 0


def test_what_is_owed_is_counted_and_found(reads, book, company):
    duties = [(task, clock) for task in book.tasks.values() for clock in task.duties_running()]
    owed = Counter(task.department for task, _ in duties)
    assert reads(lambda board: board.owed_in(["claims", "sales", "support"])) == dict(owed)

    wang = book.person("王小明")
    mine = [(t.number, c.seq) for t, c in duties if c.bearer == wang and c.name != Duty.RECTIFICATION]
    found, total = reads(lambda board: board.duties(wang, 1))
    assert (len(found), total) == (1, len(mine))
    assert total > 1
    assert found[0][1].due_at == min(c.due_at for t, c in duties if (t.number, c.seq) in mine)

    head = company.departments["claims"].head
    red = [(task, clock) for task, clock in duties if clock.name == Duty.RECTIFICATION and task.department == "claims"]
    for bearer, departments in ((head, ()), ("U0WANG", ("claims",))):
        (one,) = reads(lambda board: board.rectifications(bearer, departments))  # noqa: B023 -- called at once
        assert (one.department, one.count, one.task) == ("claims", len(red), min(task.number for task, _ in red))
        assert one.due_at == min(clock.due_at for _, clock in red)
    assert reads(lambda board: board.rectifications("U0WANG", ())) == []


def test_reports_that_wait_come_oldest_first(busy, book):
    version = Version("U0CHEN", book.at(NOW), "缺人", (), "排班")
    states = (ReportState.HANDED_IN, ReportState.ACCEPTED, ReportState.HANDED_IN, ReportState.RETURNED)
    reports = tuple(Report(n, "claims", state, ((1, 1),), (version,)) for n, state in enumerate(states, 1))
    recorded(busy, Decision(reports=reports))
    with busy.reading() as session:
        found, total = SqlBoard(session).reports(1)
        assert ([report.number for report in found], total) == ([1], 2)
        assert SqlBoard(session).reports(9)[0] == [reports[0], reports[2]]


QUERIES = (
    Query(),
    Query(state="red"),
    Query(state="yellow"),
    Query(state="warned"),
    Query(departments=("claims",)),
    Query(departments=("claims", "sales"), state="warned"),
    Query(standard="sales.email"),
    Query(responsible="U0WANG"),
    Query(bearer="U0CHEN"),
    Query(bearer="U0CHEN", standard="claims.simple", state="red"),
)


def test_a_list_has_the_tasks_that_fit_the_worst_and_soonest_first(busy, book):
    """The oracle asks every task; pages put together are the whole list."""
    for query in QUERIES:
        fitting = sorted((task for task in book.tasks.values() if fits(task, query)), key=in_order)
        numbers: list[int] = []
        with busy.reading() as session:
            for offset in range(0, len(WORK), 2):
                found, total = SqlDesk(session).find(replace(query, limit=2, offset=offset))
                assert total == len(fitting), query
                numbers += [task.number for task in found]
        assert numbers == [task.number for task in fitting], query


def in_order(task):
    return urgency(task), stands(task)[2], task.number


def fits(task, query):
    bears = {clock.bearer for clock in task.clocks if clock.running} | (
        {task.responsible} if task.state is TaskState.OPEN else set()
    )
    states = {None: set(ClockState), "warned": {ClockState.RED, ClockState.YELLOW}}
    return (
        urgency(task) is not None
        and query.bearer in (None, *bears)
        and query.responsible in (None, task.responsible)
        and query.standard in (None, task.standard.id)
        and (query.departments is None or task.department in query.departments)
        and task.worst in states.get(query.state, {query.state})
    )


ASKED = {
    "departments": (lambda board: board.by_department(["claims", "sales"]), "COVERING INDEX ix_task_department"),
    "people": (lambda board: board.by_person(["U0WANG", "U0CHEN"]), "COVERING INDEX ix_task_responsible"),
    "owed": (lambda board: board.owed_in(["claims"]), "ix_clock_owed"),
    "duties": (lambda board: board.duties("U0WANG", 5), "ix_clock_owed"),
    "rectifications": (lambda board: board.rectifications("U0CHEN", ["claims"]), "ix_clock_owed"),
    "reports": (lambda board: board.reports(5), "ix_report_waiting"),
    "a department's page": (lambda board: board.find(Query(departments=("claims",), limit=10)), "ix_task_department"),
    "a department's red": (
        lambda board: board.find(Query(departments=("claims",), state="red", limit=10)),
        "ix_task_department (department=? AND urgency>? AND urgency<?)",
    ),
    "the company's red": (lambda board: board.find(Query(state="red", limit=10)), "ix_task_urgency"),
    "one's own": (lambda board: board.find(Query(responsible="U0WANG", limit=5)), "ix_task_responsible"),
}


LISTS = {"a department's page", "a department's red", "the company's red", "one's own"}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("asked", ASKED)
def test_home_reads_from_indexes_and_sorts_no_list(database, asked):
    work, index = ASKED[asked]
    steps = plan(database, lambda session: work(SqlBoard(session)))
    assert any(index in step for step in steps), steps
    assert [step for step in steps if step in {"SCAN task", "SCAN clock", "SCAN report"}] == []
    if asked in LISTS:
        assert "USE TEMP B-TREE FOR ORDER BY" not in steps, steps
