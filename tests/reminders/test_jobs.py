"""The daily seal, the recount by a new calendar, and the few fixed jobs that ask for the time themselves."""

import asyncio
from dataclasses import replace
from datetime import date
from threading import current_thread

import pytest

from bot.domain.calendar import Calendar
from bot.domain.calendar_days import Day
from bot.domain.decision import Decision
from bot.reminders.recounting import recount_all
from bot.reminders.schedule import EVERY, schedule
from bot.reminders.seal import Seal
from storage import seals
from storage.desk import SqlDesk
from storage.loading import load_tasks
from tests.company import AUDIT_CHANNEL, WANG, ZONE, at

pytestmark = pytest.mark.anyio


def sealing(branch):
    return Seal(branch.database, branch.the_company, branch.clock.now, branch.wake)


async def test_a_day_with_history_is_sealed_once_and_posted_to_the_audit_channel(branch):
    branch.open()
    branch.jump("2026-11-24 00:00")
    job = sealing(branch)

    digest = job.run()
    again, another = job.run(), sealing(branch).run()
    await branch.deliver.drain()

    assert (again, another) == (None, None)
    (text,) = branch.texts(AUDIT_CHANNEL)
    assert digest in text
    with branch.database.reading() as session:
        assert seals.verify(session) == []


async def test_the_next_day_is_sealed_again_when_history_grew_and_not_when_it_did_not(branch):
    branch.open()
    job = sealing(branch)
    first = job.run()
    branch.jump("2026-11-24 00:10")
    assert job.run() is None

    branch.open()
    branch.jump("2026-11-25 00:00")
    assert job.run() not in (None, first)


def with_day_off(company, off: date):
    days = [day if day.date != off else replace(day, kind=holiday(company), shifts=()) for day in company.calendar.days]
    return replace(company, calendar=Calendar("tests-2", ZONE, days))


def holiday(company) -> Day:
    return company.calendar.day(date(2026, 10, 1)).kind


async def test_a_new_calendar_moves_running_deadlines_and_tells_those_concerned(branch):
    """Tuesday becomes a day off: what was due then is due on Wednesday, in pages of any size."""
    tasks = [branch.open() for _ in range(3)]
    branch.company = with_day_off(branch.company, date(2026, 11, 24))
    branch.save_calendar()

    moved = recount_all(branch.database, branch.company, branch.clock.now(), page=2)
    await branch.deliver.drain()

    assert moved == 3
    with branch.database.reading() as session:
        after = load_tasks(session, [task.number for task in tasks])
    assert {clock.due_at for task in after for clock in task.clocks if clock.name == "registration"} == {
        at("2026-11-25 18:00")
    }
    assert "11月25日" in branch.texts(WANG)[-1]
    assert recount_all(branch.database, branch.company, branch.clock.now(), page=2) == 0


async def test_a_calendar_that_moves_nothing_writes_nothing(branch):
    branch.open()
    branch.company = with_day_off(branch.company, date(2027, 6, 1))

    assert recount_all(branch.database, branch.company, branch.clock.now()) == 0


async def test_jobs_run_beside_the_loop_and_keep_their_names():
    ran = asyncio.Event()
    loop = asyncio.get_running_loop()
    threads = []

    def tick() -> None:
        threads.append(current_thread())
        loop.call_soon_threadsafe(ran.set)

    async def audit() -> None:
        return

    scheduler = schedule({"tick": tick, "summaries": tick, "seal": tick, "audit": audit, "people": audit})
    scheduler.start()
    async with asyncio.timeout(5):
        await ran.wait()
    scheduler.shutdown(wait=False)

    assert threads[0] is not current_thread()


def test_each_job_comes_in_its_own_time_once_and_never_beside_itself():
    scheduler = schedule(dict.fromkeys(EVERY, lambda: None))

    assert {job.id: job.trigger.interval.total_seconds() for job in scheduler.get_jobs()} == {
        "tick": 1,
        "summaries": 1,
        "seal": 60,
        "audit": 60,
        "people": 5,
    }


def test_a_job_that_is_missing_is_noticed_at_the_start():
    with pytest.raises(ValueError, match="tick"):
        schedule({"tick": lambda: None})


async def test_a_closed_task_is_not_counted_again(branch):
    task = branch.open()
    with branch.database.transaction() as session:
        clocks = tuple(replace(clock, stopped_at=branch.clock.now()) for clock in task.clocks)
        SqlDesk(session).record(Decision((replace(task, clocks=clocks),)))
    branch.company = with_day_off(branch.company, date(2026, 11, 24))

    assert recount_all(branch.database, branch.company, branch.clock.now()) == 0
