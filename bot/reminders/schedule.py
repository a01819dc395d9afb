"""When the fixed jobs run: a few, declared here, on machine time. What must happen stands in the rows, not here."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC

from apscheduler.executors.asyncio import AsyncIOExecutor
from apscheduler.schedulers.asyncio import AsyncIOScheduler

Job = Callable[[], object] | Callable[[], Awaitable[object]]

EVERY: Mapping[str, float] = {"tick": 1, "summaries": 1, "seal": 60, "audit": 60, "people": 5}  # machine seconds


def schedule(jobs: Mapping[str, Job]) -> AsyncIOScheduler:
    """A scheduler for the jobs of `EVERY`, not started yet. Each asks for `now` itself; functions run in a thread.

    A job never runs beside itself; turns that were missed while it ran, or while the machine slept, are one turn.

    Raises:
        ValueError: not exactly the jobs of `EVERY`.
    """
    if set(jobs) != set(EVERY):
        raise ValueError(f"jobs {sorted(jobs)} are not {sorted(EVERY)}")
    scheduler = AsyncIOScheduler(timezone=UTC, executors={"default": AsyncIOExecutor()})
    for name, seconds in EVERY.items():
        scheduler.add_job(
            jobs[name],
            "interval",
            seconds=seconds,
            id=name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    return scheduler
