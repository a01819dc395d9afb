"""History that somebody changed behind the bot's back is found; history that nobody touched is not accused."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.domain.decision import Decision
from bot.domain.history import START
from storage import seals
from storage.seals import Fault, make_seal, verify
from tests.storage.post import AT
from tests.storage.test_desk import opened, recorded


def sealed(database, day=0):
    with database.transaction() as session:
        return make_seal(session, AT + timedelta(days=day))


def found(database):
    with database.reading() as session:
        return verify(session)


def tamper(database, *statements):
    with database.engine.begin() as connection:
        for statement in statements:
            assert connection.execute(text(statement)).rowcount > 0, "a control that changes nothing proves nothing"


@pytest.fixture
def history(kept, book):
    """Two tasks under a seal each, and a line of the first that no seal has yet."""
    opened(kept, book)
    sealed(kept)
    opened(kept, book, "service.question.general")
    sealed(kept, 1)
    book.end(1, "registration", "2026-11-23 11:00")
    recorded(kept, Decision((book.tasks[1],), tuple(book.lines)))
    return kept


def test_untouched_history_has_no_fault(history):
    assert found(history) == []
    sealed(history, 2)
    assert found(history) == []


def test_an_empty_book_has_no_fault_and_no_seal(database):
    assert (found(database), sealed(database)) == ([], None)


def test_a_task_without_history_is_not_sealed(history):
    tamper(history, "delete from line where task = 2", "update task set chain_n = 0, chain_end = '' where number = 2")
    tamper(history, "delete from seal_end where task = 2", "delete from seal where id = 2")
    assert sealed(history, 2)
    assert found(history) == []


def test_nothing_new_is_nothing_to_seal(history):
    assert sealed(history, 2) is not None
    assert sealed(history, 3) is None


def test_the_last_seal_is_known(history):
    with history.reading() as session:
        assert seals.last_seal(session)[0] == AT + timedelta(days=1)
    digest = sealed(history, 2)
    with history.reading() as session:
        assert seals.last_seal(session) == (AT + timedelta(days=2), digest)


@pytest.mark.parametrize(
    "change", ["who = 'x'", "what = 'x'", "before = 'x'", "after = 'x'", "why = 'x'", "at = at + 1"]
)
def test_a_changed_line_is_found(history, change):
    tamper(history, f"update line set {change} where task = 1 and n = 2")  # noqa: S608 -- what a wrongdoer would type
    assert found(history) == [Fault("line", 1, 2)]


def test_a_removed_line_is_found(history):
    tamper(history, "delete from line where task = 2 and n = 1")
    kinds = {fault.kind for fault in found(history)}
    assert "end" in kinds


def test_the_last_line_removed_is_found(history):
    tamper(history, "delete from line where task = 1 and n = (select max(n) from line where task = 1)")
    assert found(history) == [Fault("end", 1, 4)]


def test_the_last_line_removed_with_its_trace_on_the_task_is_found_by_the_seal(history):
    sealed(history, 2)
    tamper(history, "delete from line where task = 1 and n = 4")
    end = "chain_end = (select link from line where task = 1 and n = 3)"
    tamper(history, f"update task set chain_n = 3, {end} where number = 1")  # noqa: S608 -- as above
    assert found(history) == [Fault("sealed", 1, 4, 3)]


def test_a_whole_chain_removed_is_found(history):
    tamper(history, "delete from line where task = 1")
    assert Fault("end", 1, 4) in found(history)


def test_reordered_lines_are_found(history):
    tamper(
        history,
        "update line set n = 99 where task = 1 and n = 2",
        "update line set n = 2 where task = 1 and n = 3",
        "update line set n = 3 where task = 1 and n = 99",
    )
    assert Fault("line", 1, 2) in found(history)


def test_a_chain_written_anew_is_found_by_its_seal(history):
    """Whoever can compute links can mend a chain, but not what was sealed."""
    tamper(
        history, "update line set link = 'mended' where task = 2 and n = (select chain_n from task where number = 2)"
    )
    tamper(history, "update task set chain_end = 'mended' where number = 2")
    assert "sealed" in {fault.kind for fault in found(history)}


@pytest.mark.parametrize(
    ("statement", "faults"),
    [
        ("update seal set digest = 'x' where id = 1", {1, 2}),
        ("update seal set digest = 'x' where id = 2", {2}),
        ("update seal_end set n = n + 1 where seal = 2", {2}),
        ("delete from seal_end where seal = 1", {1}),
    ],
)
def test_a_changed_seal_is_found(history, statement, faults):
    tamper(history, statement)
    assert {fault.seal for fault in found(history) if fault.kind == "seal"} == faults


def test_a_removed_seal_is_found(history):
    tamper(history, "delete from seal_end where seal = 1", "delete from seal where id = 1")
    assert found(history) == [Fault("seal", seal=2)]


def test_each_seal_is_linked_to_the_one_before(history):
    with history.reading() as session:
        digests = session.execute(text("select digest from seal order by id")).scalars().all()
    assert len({START, *digests}) == 3
