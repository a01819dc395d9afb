"""The demo: the sample company's bot on the playground, with some days of real gestures behind it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.admin.manifest import manifest
from bot.admin.seed import PAST, Step, live_through, moment
from bot.assembly import Bot
from bot.commands import VERBS
from bot.demo.clock_bar import ClockBar, stops
from bot.demo.names import named
from bot.demo.tour import DemoTour, fits
from bot.domain.company import Department
from bot.domain.standards import Language
from bot.playground.faults import Limits
from bot.playground.joining import install
from bot.playground.page import page_routes
from bot.playground.page_ways import Shortcut
from bot.playground.people import Channel, Group, Person
from bot.playground.server import Playground
from bot.playground.workspace import Workspace
from bot.reminders.clock import Clock
from bot.reminders.pace import unhurried
from bot.settings import Blueprint, calendar_years, official_calendar
from storage.database import Database
from storage.schema import migrate

NAMES = {Language.HANT: "時效", Language.HANS: "时效", Language.EN: "Timeliness"}  # of the app, in the sidebar
LOCALES = {Language.HANT: "zh-TW", Language.HANS: "zh-CN", Language.EN: "en-US"}


def workspace_of(blueprint: Blueprint, clock: Clock, language: Language) -> Workspace:
    """The company's people and channels as a Slack workspace; everybody reads that language but for the file's word."""
    people = [
        Person(person.id, person.name, LOCALES[person.language or language], blueprint.zone.key)
        for person in blueprint.people.values()
    ]
    inside = members_of(blueprint)
    channels = [Channel(id_, name, members=[*inside[id_], "U0BOT"]) for id_, name in blueprint.channel_names.items()]
    groups = groups_of(blueprint, language)
    workspace = Workspace(people, channels, clock=clock, bot_user="U0BOT", groups=groups, app_name=NAMES[language])
    install(workspace, manifest(language))
    return workspace


def members_of(blueprint: Blueprint) -> Mapping[str, Sequence[str]]:
    """Who is in each channel, by its id: a department's people; management with the heads; those who keep the file."""
    heads = [department.head for department in blueprint.departments.values() if department.head]
    above = (*blueprint.management.people, *blueprint.administrators)
    inside = {department.channel: _people_of(department, blueprint) for department in blueprint.departments.values()}
    rooms = inside | {blueprint.management.channel: (*above, *heads), blueprint.audit_channel: above}
    return {channel: tuple(dict.fromkeys(people)) for channel, people in rooms.items()}


def groups_of(blueprint: Blueprint, language: Language) -> list[Group]:
    """Each department's user group, with the people whom the file puts there."""
    return [
        Group(department.group, department.id, department.names[language], _people_of(department, blueprint))
        for department in blueprint.departments.values()
        if department.group
    ]


def _people_of(department: Department, blueprint: Blueprint) -> tuple[str, ...]:
    return tuple(person.id for person in blueprint.people.values() if person.department == department.id)


def speaking(blueprint: Blueprint, language: Language) -> Blueprint:
    """The same company with its channels in another language."""
    departments = {id_: replace(one, language=language) for id_, one in blueprint.departments.items()}
    management = replace(blueprint.management, language=language)
    return replace(blueprint, departments=departments, management=management, language=language)


def shortcuts_of(language: Language) -> list[Shortcut]:
    """The app's shortcuts as the manifest names them."""
    return [
        {"callback_id": one["callback_id"], "name": one["name"], "kind": one["type"]}
        for one in manifest(language)["features"]["shortcuts"]
    ]


async def relive(bot: Bot, workspace: Workspace, now: datetime, language: Language) -> None:
    """Bring the demo from its past up to `now` by real gestures, without waiting for anything."""

    async def say(step: Step, words: str) -> None:
        await workspace.slash(step.who, step.channel, f"/task {words}")
        await bot.settle()

    async def go_on(to: datetime) -> None:
        for at in stops(ClockBar(bot), to):
            bot.clock.jump(at)
            await bot.settle()
        bot.clock.jump(to)

    pace, bot.office.pace = bot.office.pace, unhurried()
    company = bot.company()
    names = {person.id: person.name for person in company.people.values()}
    await live_through(company.calendar, now, language, names=names, say=say, go_on=go_on)
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
    now, blueprint = clock.now(), named(speaking(blueprint, language), language)
    calendar = official_calendar(blueprint, *calendar_years(now.date()))
    past = Clock(moment(calendar, now, PAST[0].days_ago, PAST[0].at), 0.0)
    workspace = workspace_of(blueprint, past, language)
    database = Database(f"sqlite:///{file}")
    migrate(database)
    bot = Bot(database, blueprint, past, token=workspace.bot_token, api_url=f"http://127.0.0.1:{port}/api/")
    hints = {"/task": " · ".join(verb.names[language] for verb in VERBS)}
    tour = DemoTour(bot, workspace) if fits(blueprint) else None
    bar = ClockBar(bot, shut=True)
    page = page_routes(workspace, bar, hints=hints, shortcuts=shortcuts_of(language), tour=tour)
    playground = Playground(workspace, port=port, extra_routes=page)
    await playground.start()
    await bot.connect(workspace.app_token)
    await workspace.wire.wait_connected()
    await relive(bot, workspace, now, language)
    bar.shut = False
    if tour:
        tour.begin()
    past.set_speed(clock.speed)
    workspace.limits = Limits(enabled=True)
    bot.work()
    ready(playground.url)
    await over()
    await bot.stop()
    await playground.stop()
