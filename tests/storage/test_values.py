"""Any value that the rules can make comes back from the rows as it was recorded."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from bot.domain.decision import Decision, Line
from bot.domain.history import first_fault
from bot.domain.report import Measure, Report, ReportState, Version
from bot.domain.standards import Allowance, Unit
from bot.domain.task import Clock, ClockKind, Outcome, Task, TaskState
from storage.desk import SqlDesk

# What a person can type into Slack; a NUL is in no text of JSON that PostgreSQL takes.
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
instants = st.integers(-2_000_000_000, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
dates = st.dates(date(2000, 1, 1), date(2100, 1, 1))
small = st.integers(1, 2_000_000_000)


def clocks(seq):
    return st.builds(
        Clock,
        task=st.just(1),
        seq=st.just(seq),
        kind=st.sampled_from(ClockKind),
        name=words,
        bearer=words,
        allowance=st.none() | st.builds(Allowance, small, st.sampled_from(Unit)),
        started_at=instants,
        yellow_at=st.none() | instants,
        due_at=st.none() | instants,
        first_due_at=st.none() | instants,
        calendar=words,
        yellow_point=st.floats(0, 1),
        provisional=st.booleans(),
        cycle=small,
        yellow_issued_at=st.none() | instants,
        breached_at=st.none() | instants,
        stopped_at=st.none() | instants,
        outcome=st.none() | st.sampled_from(Outcome),
        answers=st.none() | small,
        report=st.none() | small,
        text=words,
        on=st.none() | dates,
    )


def tasks(company):
    return st.builds(
        Task,
        number=st.just(1),
        standard=st.sampled_from(list(company.standards.values())),
        department=words,
        title=words,
        reference=words,
        responsible=words,
        opened_by=words,
        received_at=instants,
        documents_at=instants,
        entered_at=instants,
        state=st.sampled_from(TaskState),
        cycle=small,
        closed_at=st.none() | instants,
        result=words,
        clocks=st.integers(0, 3).flatmap(lambda many: st.tuples(*(clocks(seq + 1) for seq in range(many)))),
    )


lines = st.builds(Line, st.just(1), instants, words, words, st.none() | small, words, words, words)
measures = st.builds(Measure, words, words, dates)
versions = st.builds(Version, words, instants, words, st.lists(measures, max_size=3).map(tuple), words, words)
reports = st.builds(
    Report,
    st.just(1),
    words,
    st.sampled_from(ReportState),
    st.lists(st.tuples(small, small), max_size=3).map(tuple),
    st.lists(versions, min_size=1, max_size=3).map(tuple),
)
moderately = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def undone(database):
    """Sessions on one connection whose transaction is never kept: the database is empty again after each example."""
    with database.engine.connect() as connection:

        def example(work):
            with connection.begin() as transaction:
                work(lambda: Session(connection))
                transaction.rollback()

        yield example


@given(data=st.data())
@moderately
def test_a_task_and_its_history_come_back_as_they_were_recorded(undone, company, data):
    """Recorded once, recorded again with other words, each read in a transaction that remembers nothing."""
    first, second = data.draw(tasks(company)), data.draw(tasks(company))
    second = second.with_clocks(*(clock for clock in first.clocks if clock.seq > len(second.clocks)))
    history = data.draw(st.lists(lines, min_size=1, max_size=4))

    def check(session):
        for task, told in ((first, history[:1]), (second, history[1:])):
            SqlDesk(session()).record(Decision((task,), tuple(told)))
            assert SqlDesk(session()).task(1) == task
        entries = SqlDesk(session()).history(1)
        assert [entry.line for entry in entries] == history
        assert first_fault(entries) is None

    undone(check)


@given(first=reports, second=reports)
@moderately
def test_a_report_comes_back_as_it_was_recorded(undone, first, second):
    def check(session):
        for report in (first, second):
            SqlDesk(session()).record(Decision(reports=(report,)))
            assert SqlDesk(session()).report(1) == report

    undone(check)
