"""The demo: the sample company's bot on the playground, with some days of real gestures behind it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.admin.seed import PAST, Step, live_through, moment
from bot.assembly import Bot
from bot.commands import VERBS
from bot.domain.morning import morning_of
from bot.domain.standards import Language
from bot.playground.faults import Limits
from bot.playground.page import page_routes
from bot.playground.people import Channel, Person
from bot.playground.server import Playground
from bot.playground.workspace import Workspace
from bot.reminders.clock import Clock
from bot.reminders.pace import unhurried
from bot.settings import Blueprint, calendar_years, official_calendar
from storage import due, outbox
from storage.database import Database, Session
from storage.schema import migrate

LOOKS, LOOK = 60, 0.05  # how often, and after how many machine seconds, a leap looks whether all is told
NAMES = {Language.HANT: "時效", Language.HANS: "时效", Language.EN: "Timeliness"}  # of the app, in the sidebar
LOCALES = {Language.HANT: "zh-TW", Language.HANS: "zh-CN", Language.EN: "en-US"}


class ClockBar:
    """The playground's clock bar: the bot's clock, and when something happens next."""

    def __init__(self, bot: Bot) -> None:
        self._bot, self.zone = bot, bot.company().calendar.zone
        self.now, self.set_speed = bot.clock.now, bot.clock.set_speed

    @property
    def speed(self) -> float:
        """Seconds of this clock for one second of the machine."""
        return self._bot.clock.speed

    async def jump(self, to: datetime) -> None:
        """Go on from there; ends when what fell due is told, so that the next leap makes nothing late, or after 3 s."""
        self._bot.clock.jump(to)
        await asyncio.to_thread(self._bot.beat)
        await asyncio.to_thread(self._bot.summaries.run)
        for _ in range(LOOKS):
            if not await self._bot.office.read(_something_to_tell):
                return
            await asyncio.sleep(LOOK)

    def next_event(self) -> datetime | None:
        """The next warning or the next morning's summary, whichever comes first."""
        with self._bot.database.reading() as session:
            event = due.next_event(session)
        found = [at for at in (event, self.next_working_day()) if at]
        return min(found, default=None)

    def next_working_day(self) -> datetime | None:
        """The hour of the summary on the next working day, or today's when it is still to come."""
        company, now = self._bot.company(), self.now()
        today = company.calendar.local(now).date()
        if company.calendar.is_working_day(today) and now < morning_of(company, now):
            return morning_of(company, now)
        on = company.calendar.next_working_day(today)
        return datetime.combine(on, company.choices.morning, company.calendar.zone)


def _something_to_tell(session: Session) -> bool:
    return bool(outbox.unfolded(session) or [*outbox.places_waiting(session)])


def stops(bar: ClockBar, to: datetime) -> Iterator[datetime]:
    """Where to halt on the way to `to`, asked again once all that is due there is told.

    It ends at an event that stays due, as that of a task that refuses does: time goes on without it.
    """
    before = None
    while (event := bar.next_event()) and event <= to and event != before:
        yield max(event, bar.now())
        before = event


def workspace_of(blueprint: Blueprint, clock: Clock, language: Language) -> Workspace:
    """The company's people and channels as a Slack workspace; everybody reads that language but for the file's word."""
    people = [
        Person(person.id, person.name, LOCALES[person.language or language], blueprint.zone.key)
        for person in blueprint.people.values()
    ]
    everybody = [person.id for person in people] + ["U0BOT"]
    channels = [Channel(id_, name, members=everybody) for id_, name in blueprint.channel_names.items()]
    return Workspace(people, channels, clock=clock, bot_user="U0BOT", app_name=NAMES[language])


def speaking(blueprint: Blueprint, language: Language) -> Blueprint:
    """The same company with its channels in another language."""
    departments = {id_: replace(one, language=language) for id_, one in blueprint.departments.items()}
    management = replace(blueprint.management, language=language)
    return replace(blueprint, departments=departments, management=management, language=language)


async def relive(bot: Bot, workspace: Workspace, now: datetime, language: Language) -> None:
    """Bring the demo from its past up to `now` by real gestures, without waiting for anything."""

    async def say(step: Step, words: str) -> None:
        await workspace.slash(step.who, step.channel, f"/task {words}")

    async def go_on(to: datetime) -> None:
        for at in stops(ClockBar(bot), to):
            bot.clock.jump(at)
            await bot.settle()
        bot.clock.jump(to)

    pace, bot.office.pace = bot.office.pace, unhurried()
    await live_through(bot.company().calendar, now, language, say=say, go_on=go_on)
    await go_on(now)
    bot.office.pace = pace
    workspace.log.forget_ephemerals()


async def run_demo(
    blueprint: Blueprint,
    clock: Clock,
    language: Language,
    *,
    port: int,
    file: Path,
    ready: Callable[[str], None],
    over: Callable[[], Awaitable[None]],
) -> None:
    """The sample company on a Slack of its own.

    Args:
        clock: where the demo begins, after the company's past; its speed is kept.
        port: of the page, on loopback; OSError when it is taken.
        file: of the database; there is none yet.
        ready: told the page's address.
        over: awaited before everything is stopped.
    """
    now, blueprint = clock.now(), speaking(blueprint, language)
    calendar = official_calendar(blueprint, *calendar_years(now.date()))
    past = Clock(moment(calendar, now, PAST[0].days_ago, PAST[0].at), 0.0)
    workspace = workspace_of(blueprint, past, language)
    database = Database(f"sqlite:///{file}")
    migrate(database)
    bot = Bot(database, blueprint, past, token=workspace.bot_token, api_url=f"http://127.0.0.1:{port}/api/")
    page = page_routes(workspace, ClockBar(bot), hints={"/task": " · ".join(verb.names[language] for verb in VERBS)})
    playground = Playground(workspace, port=port, extra_routes=page)
    await playground.start()
    await bot.connect(workspace.app_token)
    await workspace.wire.wait_connected()
    await relive(bot, workspace, now, language)
    past.set_speed(clock.speed)
    workspace.limits = Limits(enabled=True)
    bot.work()
    ready(playground.url)
    await over()
    await bot.stop()
    await playground.stop()
