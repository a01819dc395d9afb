"""Who may do what: every role by every verb by whose task or report it is, written by hand and compared with `MAY`."""

from dataclasses import replace

import pytest

from bot.domain.company import Company
from bot.domain.desk import Query
from bot.domain.may import Action, may
from bot.domain.opening import Opening, open_task
from bot.domain.refusal import Refusal
from bot.domain.report import Measure, Report, ReportState, Version
from bot.domain.task import Clock, Duty, Task
from bot.domain.warnings import fall_due
from bot.gate.guard import Guarded
from tests.company import CHEN, HUA_1, LI, LIN, NOW, PEOPLE, WANG, ZHANG, ZHOU, at, make_company
from tests.fakes import FakeBooks

# The task is 王小明's, of claims, opened by 李大同 of sales, and red; its report is 林美玲's, the head of claims.
# Roles: the responsible, a colleague of the department, its head, the opener (of sales), another department's head,
# another department's colleague who bears a measure on it, a colleague with nothing to do with it, management.
ROLES = {
    "responsible": WANG,
    "colleague": CHEN,
    "head": LIN,
    "opener": LI,
    "other head": ZHANG,
    "bearer": "U0BEARER",
    "other": HUA_1,
    "management": ZHOU,
}

# Three marks a verb: the verb itself (nothing named), the task, the report. y: may, -: may not.
TABLE = """
             open  close list  show  why   progress stuck rectify accept return standards help
responsible  yy-   yy-   yy-   yyy   yyy   yy-      yy-   yy-     ---    ---    yy-       yy-
colleague    yy-   y--   yy-   yyy   yyy   y--      y--   y--     ---    ---    yy-       yy-
head         yy-   yy-   yy-   yyy   yyy   yy-      yy-   yyy     ---    ---    yy-       yy-
opener       yy-   y--   yy-   yy-   yy-   y--      y--   y--     ---    ---    yy-       yy-
other head   yy-   y--   yy-   y--   y--   y--      y--   y--     ---    ---    yy-       yy-
bearer       yy-   yy-   yy-   yy-   yy-   yy-      yy-   yy-     ---    ---    yy-       yy-
other        yy-   y--   yy-   y--   y--   y--      y--   y--     ---    ---    yy-       yy-
management   yy-   y--   yy-   yyy   yyy   y--      y--   y--     yyy    yyy    yy-       yy-
"""
NO_REPORT = {"open", "close", "list", "progress", "stuck", "standards", "help"}  # verbs that take no report
LATE = at("2026-11-23 10:00")


def expected() -> list[tuple[str, str, bool, bool, bool]]:
    header, *rows = TABLE.strip("\n").split("\n")
    verbs = header.split()
    found = []
    for row in rows:
        role, cells = row[:13].strip(), row[13:].split()
        found += [(role, verb, *(mark == "y" for mark in cell)) for verb, cell in zip(verbs, cells, strict=True)]
    return found


@pytest.fixture(scope="module")
def company() -> Company:
    company = make_company()
    bearer = replace(PEOPLE[HUA_1], id="U0BEARER", name="孫麗")
    return replace(company, people={**PEOPLE, bearer.id: bearer})


@pytest.fixture(scope="module")
def task(company) -> Task:
    opening = Opening("claims.simple", "車險", "", WANG, at("2026-11-16 10:00"))
    opened = open_task(opening, 1, LI, LATE, company).task
    red = fall_due(opened, LATE, company).task
    duty = next(red.duties_running(Duty.RECTIFICATION))
    measure = replace(duty, seq=red.next_seq, name=Duty.MEASURE, bearer="U0BEARER", text="加人")
    return red.with_clocks(measure)


@pytest.fixture(scope="module")
def report() -> Report:
    version = Version(LIN, LATE, "缺人", (Measure("加人", "U0BEARER", LATE.date()),), "排班")
    return Report(1, "claims", ReportState.HANDED_IN, ((1, 1),), (version,))


def test_the_table_has_every_role_and_every_verb():
    rows = expected()
    assert {role for role, *_ in rows} == set(ROLES)
    assert {verb for _, verb, *_ in rows} == {action.value for action in Action}
    assert len(rows) == len(ROLES) * len(Action)


@pytest.mark.parametrize(
    ("role", "verb", "itself", "on_task", "on_report"),
    expected(),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_rule_is_the_table(company, task, report, role, verb, itself, on_task, on_report):
    person, action = ROLES[role], Action(verb)
    assert may(company, person, action, None, LATE) is itself
    assert may(company, person, action, task, LATE) is on_task
    if verb not in NO_REPORT:
        assert may(company, person, action, report, LATE) is on_report


@pytest.mark.parametrize(("role", "verb", "on_task", "on_report"), [(*row[:2], *row[3:]) for row in expected()])
def test_a_guarded_desk_hands_out_what_the_table_allows(company, task, report, role, verb, on_task, on_report):
    """No command can forget to ask: whatever takes the task or the report gets the table's answer."""
    books = FakeBooks(company.calendar)
    books.desk.all_tasks, books.desk.all_reports = {1: task}, {1: report}
    desk = Guarded(books.desk, company, ROLES[role], Action(verb), LATE)
    for take in (lambda: desk.task(1), lambda: desk.tasks([1]), lambda: desk.history(1)):
        assert granted(take) is on_task
    if verb not in NO_REPORT:
        assert granted(lambda: desk.report(1)) is on_report


def granted(take) -> bool:
    try:
        take()
    except Refusal as no:
        return no.key != "may.not"
    return True


# Whose work may be listed: rows ask, columns are whose.
LISTS = """
             responsible colleague head opener other head
responsible  y           -         -    -      -
head         y           y         y    -      -
other head   -           -         -    y      y
management   y           y         y    y      y
"""


@pytest.mark.parametrize("row", LISTS.strip("\n").split("\n")[1:], ids=lambda row: row[:13].strip())
def test_whose_work_may_be_listed(company, row):
    asking, marks = ROLES[row[:13].strip()], row[13:].split()
    desk = Guarded(FakeBooks(company.calendar).desk, company, asking, Action.LIST, NOW)
    whose = ("responsible", "colleague", "head", "opener", "other head")
    assert [granted(lambda: desk.find(Query(bearer=ROLES[who]))) for who in whose] == [mark == "y" for mark in marks]  # noqa: B023 -- called at once


@pytest.mark.parametrize(
    ("role", "departments", "allowed"),
    [
        ("responsible", ("claims",), False),
        ("responsible", None, False),
        ("head", ("claims",), True),
        ("head", ("claims", "sales"), False),
        ("head", None, False),
        ("other head", ("claims",), False),
        ("management", None, True),
        ("management", ("claims", "sales"), True),
    ],
)
def test_whose_department_may_be_listed(company, role, departments, allowed):
    desk = Guarded(FakeBooks(company.calendar).desk, company, ROLES[role], Action.LIST, NOW)
    assert granted(lambda: desk.find(Query(departments=departments))) is allowed


@pytest.mark.parametrize(
    ("role", "bearer", "departments", "allowed"),
    [
        ("head", LIN, ("claims",), True),
        ("responsible", WANG, (), True),
        ("responsible", LIN, (), False),
        ("responsible", WANG, ("claims",), False),
        ("other head", ZHANG, ("claims",), False),
    ],
)
def test_what_is_owed_is_handed_out_to_those_who_owe_it(company, task, role, bearer, departments, allowed):
    books = FakeBooks(company.calendar)
    books.desk.all_tasks = {1: task}
    desk = Guarded(books.desk, company, ROLES[role], Action.RECTIFY, LATE)
    owed: list[tuple[Task, Clock]] = []
    take = lambda: owed.extend(desk.owed(bearer=bearer, departments=departments, name=Duty.RECTIFICATION))  # noqa: E731
    assert granted(take) is allowed
    assert len(owed) == (2 if role == "head" else 0)
