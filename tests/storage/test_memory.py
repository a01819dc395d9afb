"""Only what changed is written, and what was read before the lock does not overwrite what another wrote."""

from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlmodel import Session

from bot.domain.decision import Decision
from bot.domain.desk import Query
from storage import due
from storage.desk import SqlDesk
from tests.storage.post import notice, told
from tests.storage.test_desk import opened, recorded
from tests.storage.threads import at_once


def written(database, work):
    """How many rows are sent to each table in one transaction."""
    sent = {}

    def hear(_connection, _cursor, statement, parameters, _context, many):
        if statement.startswith(("INSERT INTO", "UPDATE")):
            name = statement.replace("INSERT INTO", "").replace("UPDATE", "").split()[0]
            sent[name] = sent.get(name, 0) + (len(parameters) if many else 1)

    event.listen(database.engine, "before_cursor_execute", hear)
    with database.transaction() as session:
        work(SqlDesk(session))
    event.remove(database.engine, "before_cursor_execute", hear)
    return sent


@pytest.fixture
def task(kept, book):
    return opened(kept, book)


@pytest.mark.usefixtures("task")
def test_a_task_that_did_not_change_is_not_written(kept):
    assert written(kept, lambda desk: desk.record(Decision((desk.task(1),)))) == {}


@pytest.mark.usefixtures("task")
def test_of_a_task_s_clocks_only_the_changed_one_is_written(kept):
    def warn(desk):
        read = desk.task(1)
        desk.record(Decision((read.with_clocks(replace(read.clock(1), provisional=True)),)))

    assert written(kept, warn) == {"clock": 1}


def test_what_was_written_and_taken_back_in_one_transaction_is_written_back(kept, task):
    def there_and_back(desk):
        read = desk.task(1)
        changed = replace(read, title="變更").with_clocks(replace(read.clock(1), provisional=True))
        desk.record(Decision((changed,)))
        desk.record(Decision((read,)))

    assert written(kept, there_and_back)["clock"] == 2
    with kept.transaction() as session:
        assert SqlDesk(session).task(1) == task


@pytest.mark.usefixtures("task")
def test_each_transaction_remembers_for_itself(kept):
    """What a session wrote before it was rolled back is not taken for what the rows say."""
    with Session(kept.engine) as session:
        desk = SqlDesk(session)
        changed = replace(desk.task(1), title="變更")
        desk.record(Decision((changed,)))
        session.rollback()
        desk.record(Decision((changed,)))
        session.commit()
    with kept.transaction() as session:
        assert SqlDesk(session).task(1).title == "變更"


def test_two_ticks_at_once_take_no_task_twice(kept, book):
    for _ in range(20):
        opened(kept, book)
    taken = []

    def tick(_):
        with kept.transaction() as session:
            found = due.due_tasks(session, book.at("2026-11-25 09:00"), 50)
            warned = [one.with_clocks(*(replace(c, breached_at=one.received_at) for c in one.clocks)) for one in found]
            SqlDesk(session).record(Decision(tuple(warned)))
        taken.extend(one.number for one in found if any(c.next_event_at for c in one.clocks))

    at_once(4, tick)
    assert sorted(taken) == list(range(1, 21))


def test_many_who_move_on_tasks_of_one_message_never_wait_for_each_other(kept, book):
    """Each changes two tasks, in either order; the messages that name them are the same."""
    for _ in range(4):
        opened(kept, book)
    told(kept, *(notice(f"{n}:{place}", f"C{place}", task=n) for place in range(9) for n in range(1, 5)))

    def change(number):
        for turn in range(10):
            pair = {number + 1, (number + turn % 3 + 1) % 4 + 1}
            with kept.transaction() as session:
                desk = SqlDesk(session)
                tasks = desk.tasks(sorted(pair, reverse=bool(number % 2)))
                desk.record(Decision(tuple(replace(one, result=one.result + "x") for one in reversed(tasks))))

    at_once(4, change)
    with kept.transaction() as session:
        assert sum(len(one.result) for one in SqlDesk(session).tasks([1, 2, 3, 4])) == 80


def test_more_tasks_than_one_piece_come_in_the_order_of_their_numbers(kept, book):
    book.open("claims.simple", "2026-11-23 10:00")
    first = book.tasks[1]
    many = [
        replace(first, number=n, clocks=tuple(replace(clock, task=n) for clock in first.clocks)) for n in range(1, 1202)
    ]
    recorded(kept, Decision(tuple(many)))
    with kept.transaction() as session:
        found = SqlDesk(session).tasks([one.number for one in reversed(many)])
        _, total = SqlDesk(session).find(Query())
    assert list(found) == many
    assert total == 1201
