"""A loopback Slack in a process of its own, in which every fifth call fails; prints its Web API's address."""

import asyncio
import sys
from random import Random

from bot.playground.faults import Failure, Faults
from bot.playground.people import Channel, Person
from bot.playground.server import Playground
from bot.playground.workspace import Workspace

CHANNELS = tuple(f"C0ROOM{number}" for number in range(40))
PEOPLE = tuple(f"U0PERSON{number}" for number in range(20))
PLACES = (*CHANNELS, *PEOPLE)

LATENCY = 0.05  # seconds from Slack's acceptance to its answer, in which a process can be killed
LATE = 1.5  # seconds; longer than the worker waits
POSTING = (
    (0.04, Failure("ratelimited", seconds=0)),
    (0.03, Failure("status", code=503)),
    (0.03, Failure("status", code=502, accepted=True)),
    (0.04, Failure("drop_before")),
    (0.04, Failure("drop_after")),
    (0.02, Failure("late", seconds=LATE)),
)
READING = (
    (0.05, Failure("ratelimited", seconds=0)),
    (0.05, Failure("status", code=500)),
    (0.1, Failure("drop_before")),
)


def workspace(seed: int, *, calm: bool) -> Workspace:
    """Forty channels that the bot is in and twenty people.

    Unless it is calm a fifth of all calls fails, in every way that Slack has. The others take a moment.
    """
    people = [Person(person, person.lower(), "zh-TW") for person in PEOPLE]
    channels = [Channel(channel, channel.lower(), members=["U0BOT"]) for channel in CHANNELS]
    slack = Workspace(people, channels, random=Random(seed))
    if not calm:
        plan(slack.faults)
    slack.faults.chance("chat.postMessage", 1.0, Failure("late", seconds=LATENCY))
    return slack


def plan(faults: Faults) -> None:
    for probability, failure in POSTING:
        faults.chance("chat.postMessage", probability, failure)
    for method in ("conversations.history", "conversations.open", "users.info"):
        for probability, failure in READING:
            faults.chance(method, probability, failure)


async def serve(seed: int, *, calm: bool) -> None:
    """Serve until the process is ended."""
    playground = Playground(workspace(seed, calm=calm))
    await playground.start()
    print(playground.api_url, flush=True)  # noqa: T201 -- the one word to the process that started this one
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), calm="calm" in sys.argv[2:]))
