"""One copy of the bot that only delivers, in a process of its own; it runs until it is killed.

The workers are forks of one process that has imported this, so that a killed one is back in milliseconds; what takes
long is therefore done here at import.
"""

import asyncio
import logging
from collections.abc import Mapping

from bot.domain.standards import Language
from bot.reminders.clock import Clock
from bot.reminders.deliver.answers import client
from bot.reminders.deliver.office import Office
from bot.reminders.deliver.rounds import Deliver
from bot.reminders.folding import Folding
from bot.reminders.languages import Languages
from bot.reminders.pace import unhurried
from bot.texts.texts import texts_in
from storage.database import Database
from tests.company import make_company
from tests.faults.naive import MarkThenPost, PostThenMark

LEASE = 3.0  # seconds; short, so that what a killed process held is looked up soon
TIMEOUT = 0.5
TOKEN = "xoxb-playground"
COMPANY = make_company()
SENTENCES = [texts_in(language) for language in Language]
DESIGNS: Mapping[str, type[Deliver]] = {
    "reconcile": Deliver,
    "post_then_mark": PostThenMark,
    "mark_then_post": MarkThenPost,
}


def work(database_url: str, api_url: str, design: str) -> None:
    logging.disable(logging.CRITICAL)  # every fifth call fails: that is the point, and no news
    asyncio.run(deliver(database_url, api_url, design))


async def deliver(database_url: str, api_url: str, design: str) -> None:
    database = Database(database_url)
    slack = client(TOKEN, api_url)
    slack.timeout = TIMEOUT  # type: ignore[assignment]  # a fraction of a second will do here
    office = Office(
        database,
        lambda: COMPANY,
        Clock().now,
        slack,
        Languages(database),
        unhurried(),
        lease=LEASE,
        timeout=TIMEOUT,
    )
    await DESIGNS[design](office, Folding(database), poll=0.05).run(asyncio.Event())
