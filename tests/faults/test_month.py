"""A simulated company lives some days in trouble; whatever should have been said was said, once, and nothing else.

The long form, whole months of thousands of tasks, is `python -m tests.faults.month` (README).
"""

import asyncio
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from bot.playground.messages import Message
from bot.playground.workspace import Workspace
from storage.database import Session
from tests.faults.month.life import Month, Outcome

pytestmark = [pytest.mark.long, pytest.mark.timeout(3600)]
SEEDS = range(1, 21)  # odd ones on SQLite, even ones on PostgreSQL
TASKS, DAYS = 6, 4
BUSY = 3  # a seed in whose days there is something of everything


def live(month: Month) -> Outcome:
    """Live it to its end."""
    return asyncio.run(month.live())


@pytest.mark.parametrize(
    ("seed", "database_url"),
    [pytest.param(seed, "sqlite" if seed % 2 else "postgresql", id=f"seed-{seed}") for seed in SEEDS],
    indirect=["database_url"],
)
def test_in_trouble_all_is_said_once(seed, database_url):
    outcome = live(Month(seed, database_url, TASKS, days=DAYS))

    assert outcome.faults == []
    assert outcome.said > 10
    assert outcome.failures > 0


# ---- Negative controls: what is done wrong on purpose is found ------------------------------------------------------


def told(workspace: Workspace) -> Iterator[Message]:
    """What the bot has said under a key."""
    for channel in workspace.channels:
        yield from (message for message in workspace.log.standing(channel) if message.metadata)


def forget_a_red(session: Session, _: Workspace) -> None:
    session.execute(text("delete from notice where id = (select min(id) from notice where kind = 'red')"))


def warn_without_cause(session: Session, _: Workspace) -> None:
    session.execute(
        text("update notice set kind = 'yellow' where id = (select min(id) from notice where kind = 'red')")
    )


def say_twice(_: Session, workspace: Workspace) -> None:
    first = next(told(workspace))
    workspace.post(first.channel, "U0BOT", {"text": first.text, "metadata": first.metadata})


def lose(_: Session, workspace: Workspace) -> None:
    workspace.log.delete(next(told(workspace)))


def put_to_sleep(session: Session, _: Workspace) -> None:
    session.execute(text("update clock set next_event_at = null where next_event_at is not null"))


def rewrite_history(session: Session, _: Workspace) -> None:
    session.execute(text("update line set why = 'something else' where n = 1 and task = 1"))


def forgive_a_report(session: Session, _: Workspace) -> None:
    session.execute(text("update clock set name = 'measure' where name = 'rectification'"))


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (forget_a_red, "never written down: ('red'"),
        (warn_without_cause, "written down without cause: ('yellow'"),
        (say_twice, "2 times in Slack"),
        (lose, "0 times in Slack"),
        (put_to_sleep, "has no next event"),
        (rewrite_history, "history: "),
        (forgive_a_report, "0 reports owed"),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_is_done_wrong_is_found(spoil, found, database_url):
    outcome = live(Month(BUSY, database_url, TASKS, days=DAYS, calm=True, spoil=spoil))

    assert any(found in fault for fault in outcome.faults)


@pytest.mark.parametrize("seed", range(100, 120))
def test_a_month_of_a_hundred_tasks(seed, database_url):
    assert live(Month(seed, database_url, 100)).faults == []
