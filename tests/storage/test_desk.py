"""The desk keeps what was decided: all of it, once, on both databases."""

import threading
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlmodel import Session

from bot.domain.decision import Decision, Line, Notice
from bot.domain.desk import Query
from bot.domain.history import first_fault
from bot.domain.refusal import Refusal
from bot.domain.report import Measure, Report, ReportState, Version
from bot.domain.task import Duty
from storage import due
from storage.desk import SqlDesk


def opened(database, book, standard="claims.simple", received="2026-11-23 10:00"):
    book.open(standard, received)
    decision = Decision((book.tasks[len(book.tasks)],), tuple(book.lines), tuple(book.notices.values()))
    book.lines.clear()
    recorded(database, decision)
    return decision.task


def recorded(database, decision):
    with database.transaction() as session:
        SqlDesk(session).record(decision)


def test_a_task_comes_back_as_it_was_recorded(kept, book):
    task = opened(kept, book)
    with kept.transaction() as session:
        assert SqlDesk(session).task(1) == task


def test_what_was_changed_comes_back_changed(kept, book):
    opened(kept, book)
    book.tick("2026-11-26 15:00")
    after = book.end(1, "review", "2026-11-26 18:01", approved=True)
    recorded(kept, Decision((after,), tuple(book.lines), tuple(book.notices.values())))
    with kept.transaction() as session:
        assert SqlDesk(session).task(1) == after


def test_history_is_chained_in_order(kept, book):
    opened(kept, book)
    book.end(1, "registration", "2026-11-23 11:00")
    recorded(kept, Decision((book.tasks[1],), tuple(book.lines)))
    with kept.transaction() as session:
        entries = SqlDesk(session).history(1)
    assert [entry.line.what for entry in entries] == ["opened", "started", "started", "stopped"]
    assert first_fault(entries) is None


def test_all_of_a_decision_is_kept_or_nothing(kept, book):
    task = opened(kept, book)
    wrong = Line(999, task.received_at, "U0WANG", "for a task that is not there")
    naive = Notice("yellow", "U0WANG", "k", task.received_at.replace(tzinfo=None), 1)
    changed = replace(task, title="變更")
    with pytest.raises(Exception, match="naive"), kept.transaction() as session:
        SqlDesk(session).record(Decision((changed,), (wrong,), (naive,)))
    with kept.transaction() as session:
        assert SqlDesk(session).task(1) == task


def test_a_notice_of_a_known_key_is_left_out(kept, book):
    task = opened(kept, book)
    said = Notice("stuck", "U0CHEN", "stuck:1", task.received_at, 1, facts={"text": "一"})
    recorded(kept, Decision(notices=(said,)))
    recorded(kept, Decision(notices=(replace(said, facts={"text": "二"}), replace(said, key="stuck:2"))))
    with kept.reading() as session:
        rows = session.connection().execute(text("select key, facts from notice order by key")).all()
    assert [row.key for row in rows] == ["stuck:1", "stuck:2"]


def test_a_report_comes_back_as_it_was_recorded(kept, book):
    task = opened(kept, book)
    version = Version(
        "U0CHEN", task.received_at, "原因", (Measure("措施", "U0WANG", date(2026, 12, 1)),), "預防", "補充"
    )
    report = Report(7, "claims", ReportState.RETURNED, ((1, 1), (1, 2)), (version, version))
    recorded(kept, Decision(reports=(report,)))
    with kept.transaction() as session:
        assert SqlDesk(session).report(7) == report


@pytest.mark.parametrize(("what", "key"), [("task", "task.unknown"), ("report", "report.unknown")])
def test_what_is_not_there_is_refused(kept, what, key):
    with kept.transaction() as session, pytest.raises(Refusal) as refused:
        getattr(SqlDesk(session), what)(404)
    assert (refused.value.key, refused.value.facts) == (key, {"number": 404})


def test_an_inbound_key_is_new_once_and_a_rolled_back_one_was_never_seen(kept):
    with kept.transaction() as session:
        assert SqlDesk(session).once("view:1")
    with kept.transaction() as session:
        assert not SqlDesk(session).once("view:1")
    with kept.engine.connect() as connection, Session(connection) as session:
        assert SqlDesk(session).once("view:2")
        session.rollback()
    with kept.transaction() as session:
        assert SqlDesk(session).once("view:2")


def test_numbers_are_given_out_once_to_many_at_a_time(kept):
    found, lock = [], threading.Lock()

    def take():
        for _ in range(25):
            with kept.transaction() as session:
                number = SqlDesk(session).next_task()
            with lock:
                found.append(number)

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == list(range(1, 201))


def test_no_update_is_lost_among_many_writers(kept, book):
    """Each reads the task, adds a letter to its result and writes it back: 200 letters are there at the end."""
    opened(kept, book)

    def write():
        for _ in range(25):
            with kept.transaction() as session:
                desk = SqlDesk(session)
                task = desk.task(1)
                line = Line(1, task.received_at, "U0WANG", "counted")
                desk.record(Decision((replace(task, result=task.result + "x"),), (line,)))

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with kept.transaction() as session:
        desk = SqlDesk(session)
        assert len(desk.task(1).result) == 200
        assert first_fault(desk.history(1)) is None


def test_the_worst_and_soonest_come_first(kept, book):
    for received in ("2026-11-23 10:00", "2026-11-20 10:00", "2026-11-24 10:00"):
        opened(kept, book, received=received)
    book.tick("2026-11-24 09:00")
    recorded(kept, Decision(tuple(book.tasks.values())))
    with kept.transaction() as session:
        tasks, total = SqlDesk(session).find(Query(limit=2))
        reds, red = SqlDesk(session).find(Query(state="red"))
        mine, _ = SqlDesk(session).find(Query(bearer=book.person("王小明"), departments=("sales",)))
    assert ([task.number for task in tasks], total) == ([2, 1], 3)
    assert ([task.number for task in reds], red) == ([2], 1)
    assert mine == []


def test_who_only_owes_something_of_a_task_finds_it(kept, book, company):
    """A head who owes the report of a red task is not its responsible person, but it is on the head's list."""
    opened(kept, book, received="2026-11-20 10:00")
    opened(kept, book, received="2026-11-24 10:00")
    book.tick("2026-11-24 09:00")
    recorded(kept, Decision(tuple(book.tasks.values())))
    head = company.departments["claims"].head
    with kept.transaction() as session:
        tasks, total = SqlDesk(session).find(Query(bearer=head))
        reds, _ = SqlDesk(session).find(Query(bearer=head, state="red"))
        yellows = SqlDesk(session).find(Query(bearer=head, state="yellow"))
    assert ([task.number for task in tasks], total) == ([1], 1)
    assert ([task.number for task in reds], yellows) == ([1], ([], 0))


def test_what_is_owed_is_found_by_bearer_or_department(kept, book, company):
    opened(kept, book, received="2026-11-20 10:00")
    book.tick("2026-11-24 09:00")
    recorded(kept, Decision(tuple(book.tasks.values())))
    with kept.transaction() as session:
        desk = SqlDesk(session)
        by_bearer = desk.owed(bearer=company.departments["claims"].head, departments=(), name=Duty.RECTIFICATION)
        by_department = desk.owed(bearer=None, departments=("claims",), name=Duty.RECTIFICATION)
        others = desk.owed(bearer="U0WANG", departments=("sales",), name=Duty.RECTIFICATION)
    assert [(task.number, clock.answers) for task, clock in by_bearer] == [(1, 1)]
    assert (by_bearer, others) == (by_department, [])


def test_the_tick_finds_what_has_fallen_due_in_an_index(kept, book):
    task = opened(kept, book)
    yellow = task.clock(1).yellow_at
    with kept.transaction() as session:
        assert due.next_event(session) == yellow
        assert due.due_tasks(session, book.at("2026-11-23 10:01"), 10) == []
        assert due.due_tasks(session, yellow, 10) == [task]
        assert due.running_timed(session, 0, 10) == [task]
        assert due.running_timed(session, 1, 10) == []
