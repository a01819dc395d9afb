"""What falls due is found in the rows, decided, recorded, and told in one message for each place."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.decision import Decision
from bot.domain.task import Task
from bot.reminders.folding import HOLD, Folding
from bot.reminders.tick import Count, Tick
from storage import outbox
from storage.desk import SqlDesk
from storage.loading import load_tasks
from tests.company import AUDIT_CHANNEL, CLAIMS_CHANNEL, LIN, MANAGEMENT_CHANNEL, WANG, at, ending, owing_only
from tests.reminders.branch import seal

pytestmark = pytest.mark.anyio


def keep(branch, task):
    with branch.database.transaction() as session:
        SqlDesk(session).record(Decision((task,)))


def ticking(branch, *, batch: int, folding: Folding | None = None) -> Tick:
    ours = folding or branch.folding
    return Tick(branch.database, branch.the_company, branch.clock.now, branch.wake, ours, batch=batch)


def storm(branch, many: int) -> list[Task]:
    """So many claims that were received together, as their stages run."""
    first = branch.open()
    with branch.database.transaction() as session:
        desk = SqlDesk(session)
        numbers = [desk.next_task() for _ in range(many - 1)]
        tasks = [
            replace(first, number=number, clocks=tuple(replace(clock, task=number) for clock in first.clocks))
            for number in numbers
        ]
        desk.record(Decision(tuple(tasks)))
    return [first, *tasks]


def told(branch):
    return [row.place for row in branch.rows("select place from message order by place")]


async def test_with_nothing_due_nothing_happens(branch):
    branch.open()

    count = branch.tick.run()

    assert (count.tasks, count.notices, count.messages) == (0, 0, 0)
    assert branch.woken == 0


async def test_a_red_is_told_to_the_bearer_the_department_and_management(branch):
    branch.open()
    branch.jump("2026-11-24 18:01")

    count = branch.tick.run()

    assert count.tasks == 1
    assert told(branch) == sorted([WANG, CLAIMS_CHANNEL, MANAGEMENT_CHANNEL])
    assert branch.woken == 1


async def test_it_falls_once_however_often_the_tick_runs(branch):
    branch.open()
    branch.jump("2026-11-24 18:01")

    branch.tick.run()
    again = branch.tick.run()

    assert again.tasks == 0
    assert len(told(branch)) == 3


async def test_a_storm_of_many_batches_is_one_message_for_each_place(branch):
    branch.tick = ticking(branch, batch=10)
    storm(branch, 35)
    branch.jump("2026-11-24 18:01")

    count = branch.tick.run()

    assert count.tasks == 35
    assert told(branch) == sorted([WANG, CLAIMS_CHANNEL, MANAGEMENT_CHANNEL])
    assert branch.rows("select count(*) as many from notice where message is null")[0].many == 0


async def test_delivery_does_not_fold_while_a_tick_runs(branch):
    branch.open()
    branch.jump("2026-11-24 18:01")

    with branch.folding.tick():
        branch.tick._batch(Count(), branch.clock.now(), branch.company)
        assert branch.folding.fold() == 0

    assert branch.folding.fold() == 3


async def test_another_process_does_not_split_a_storm(branch):
    """Its delivery waits for the batches that are still to come; for a dead process it waits seconds only."""
    branch.tick = ticking(branch, batch=10)
    storm(branch, 25)
    branch.jump("2026-11-24 18:01")
    other = Folding(branch.database, wall=branch.hands.wall)
    first_batch = Count()
    with branch.folding.tick():
        branch.tick._batch(first_batch, branch.clock.now(), branch.company)

    assert other.fold() == 0
    branch.hands.turn(HOLD.total_seconds() + 1)
    assert other.fold() == 3


async def test_of_two_processes_in_one_storm_the_last_one_folds(branch):
    branch.tick = ticking(branch, batch=10)
    storm(branch, 35)
    branch.jump("2026-11-24 18:01")
    other = ticking(branch, batch=10, folding=Folding(branch.database, wall=lambda: branch.hands.wall() + 1))
    with branch.folding.tick():
        branch.tick._batch(Count(), branch.clock.now(), branch.company)
        with other.folding.tick():
            other._batch(Count(), branch.clock.now(), branch.company)
        with branch.database.transaction() as session:
            assert branch.folding.end(session) == 0

    assert other.run().messages == 3
    assert len(told(branch)) == 3


async def test_a_task_whose_rule_refuses_holds_no_other_up_and_the_audit_channel_hears_of_it(branch):
    """The report that the red starts would be due past the calendar's last day."""
    good, lost = branch.open(), branch.open()
    keep(branch, owing_only(good))
    branch.company = ending(branch.company, date(2026, 11, 24))
    branch.jump("2026-11-24 18:01")

    count = branch.tick.run()

    assert count.refused == {lost.number: "calendar.horizon"}
    assert count.tasks == 1
    assert sorted(told(branch)) == sorted([WANG, LIN, AUDIT_CHANNEL])
    with branch.database.reading() as session:
        after = load_tasks(session, [good.number, lost.number])
    assert after[0].clocks[0].breached_at == at("2026-11-24 18:01")
    assert after[1].clocks[0].breached_at is None

    assert branch.tick.run().refused == count.refused
    assert len(told(branch)) == 3


async def test_even_when_every_task_of_a_batch_refuses_the_others_fall_due(branch):
    branch.tick = ticking(branch, batch=2)
    storm(branch, 5)
    branch.clock.jump(at("2026-11-23 11:00"))
    keep(branch, owing_only(branch.open()))
    branch.company = ending(branch.company, date(2026, 11, 24))
    branch.jump("2026-11-24 18:01")

    count = branch.tick.run()

    assert len(count.refused) == 5
    assert count.tasks == 1


async def test_its_pulse_is_written_down_but_not_every_second(branch):
    branch.tick.run()
    branch.clock.jump(at("2026-11-23 10:00").replace(second=9))
    branch.tick.run()
    pulse = branch.rows("select at from pulse where name = 'tick'")
    assert pulse[0].at == int(at("2026-11-23 10:00").timestamp())

    branch.jump("2026-11-23 10:01")
    branch.tick.run()
    pulse = branch.rows("select at from pulse where name = 'tick'")
    assert pulse[0].at == int(at("2026-11-23 10:01").timestamp())


async def test_what_commands_have_to_tell_is_folded_by_delivery(branch):
    branch.open(who=WANG)
    with branch.database.transaction() as session:
        before = outbox.unfolded(session)
    assert branch.folding.fold() == (1 if before else 0)


async def test_five_hundred_at_one_closing_time_are_told_in_three_messages_that_slack_takes(branch):
    storm(branch, 500)
    branch.jump("2026-11-24 18:01")
    branch.tick.run()

    await branch.deliver.drain()

    assert branch.slack.refusals == []
    assert [len(branch.said(place)) for place in (WANG, CLAIMS_CHANNEL, MANAGEMENT_CHANNEL)] == [1, 1, 1]
    assert "500" in branch.texts(CLAIMS_CHANNEL)[0]
    assert f"<@{LIN}>" in branch.texts(CLAIMS_CHANNEL)[0]


async def test_after_a_storm_commands_are_told_without_delay(branch):
    branch.tick = ticking(branch, batch=10)
    storm(branch, 25)
    branch.jump("2026-11-24 18:01")
    branch.tick.run()

    branch.record(seal(AUDIT_CHANNEL, "abc"))

    assert branch.folding.fold() == 1
