"""The command line, and the only place that starts anything; nobody imports it."""

import asyncio
import contextlib
import errno
import json
import logging
import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Never
from zoneinfo import ZoneInfo

import typer
from slack_sdk.errors import SlackApiError

from bot.admin.backup import back_up
from bot.admin.check import check
from bot.admin.log import secrets_of, start_log
from bot.admin.manifest import manifest
from bot.admin.present import Present, compare, official, take_over
from bot.demo import run_demo
from bot.domain.deadlines import deadlines as deadlines_of
from bot.domain.refusal import Refusal
from bot.domain.standards import Language
from bot.reminders.clock import Clock, parse_clock
from bot.reminders.recounting import recount_all
from bot.serving import run_serve
from bot.settings import (
    Blueprint,
    Environment,
    Faults,
    calendar_years,
    official_calendar,
    read_company,
    read_environment,
    sample_company,
)
from bot.views import console
from bot.views.reader import Reader
from storage.database import Database
from storage.schema import must_be_current
from storage.seals import count_chains, last_seal
from storage.seals import verify as find_faults

log = logging.getLogger("app")


async def until_told() -> None:
    """Until SIGTERM or SIGINT."""
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    await told.wait()


# ---- The command line -----------------------------------------------------------------------------------------------

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
calendar_cli = typer.Typer(invoke_without_command=True, help="The running calendar against the library's.")
cli.add_typer(calendar_cli, name="calendar")
ClockOption = Annotated[
    str, typer.Option("--clock", help="2026-02-13T17:00+08:00[@SPEED]: the bot's now starts there.")
]


def terminal() -> Language:
    """The language of the terminal."""
    return console.language_of(os.environ.get("LC_ALL") or os.environ.get("LANG") or "")


def say(key: str, **facts: object) -> str:
    """A sentence in the language of the terminal."""
    return console.fault(key, facts, terminal())


@contextmanager
def refusing() -> Iterator[None]:
    """Every refusal is a clear line on standard error and exit code 1, never a traceback."""
    try:
        yield
    except Faults as faults:
        lines = [f"{one.path}{f':{one.line}' if one.line else ''}: " if one.path else "" for one in faults.faults]
        said = [console.fault(one.key, one.facts, terminal()) for one in faults.faults]
        fail(*(where + what for where, what in zip(lines, said, strict=True)))
    except Refusal as refusal:
        fail(console.refused(refusal, None, terminal()))
    except SlackApiError as error:
        fail(console.fault("cli.slack_refused", {"error": error.response.get("error", "")}, terminal()))


def fail(*lines: str) -> Never:
    """Say why not and leave."""
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(1)


def clock_of(text: str, zone: ZoneInfo) -> Clock:
    """The clock that was asked for; real time by default, and said loudly when it is not."""
    clock = parse_clock(text, zone) if text else Clock()
    if clock.virtual:
        facts = {"now": clock.now().isoformat(), "speed": str(clock.speed)}
        log.warning(console.fault("cli.clock_virtual", facts, terminal()))
    return clock


def company_of(environment: Environment) -> Blueprint:
    """The company that is served; a missing file says how to make one."""
    path = environment.company_path
    if not path.exists():
        fail(console.fault("cli.company_missing", {"path": path, "sample": sample_company()}, terminal()))
    return read_company(path)


def started() -> Environment:
    """The environment, with the log set up as it says."""
    environment = read_environment()
    start_log(environment.log_level, environment.log_format, secrets_of(environment))
    return environment


@cli.command()
def serve(clock: ClockOption = "") -> None:
    """Run the bot on the Slack of SLACK_BOT_TOKEN, by Socket Mode (SLACK_APP_TOKEN) or HTTP (SLACK_SIGNING_SECRET)."""
    with refusing():
        environment = started()
        if environment.slack_bot_token is None:
            fail(console.fault("cli.token_missing", {"name": "SLACK_BOT_TOKEN"}, terminal()))
        if environment.slack_app_token is None and environment.slack_signing_secret is None:
            fail(console.fault("cli.no_way_in", {}, terminal()))
        blueprint = company_of(environment)
        asyncio.run(run_serve(environment, blueprint, clock_of(clock, blueprint.zone), say=say, over=until_told))


@cli.command()
def backup(file: Annotated[Path, typer.Argument(help="A new file; one that is there is never overwritten.")]) -> None:
    """Copy the whole database as it stands now, while others work with it, and prove the copy."""
    with refusing():
        kept = back_up(started().database_url.get_secret_value(), file)
        facts = {"file": kept.file, "size": kept.size, "tasks": kept.proof.tasks}
        typer.echo(say("cli.backed_up_older" if kept.proof.tasks is None else "cli.backed_up", **facts))
        if kept.proof.faults:
            fail(say("backup.chains", count=len(kept.proof.faults)))


@cli.command()
def demo(
    clock: ClockOption = "",
    port: Annotated[int, typer.Option(help="Where the page is.")] = 8765,
    language: Annotated[Language | None, typer.Option(help="What people and channels read.")] = None,
) -> None:
    """Run the sample company on a Slack of its own, in the browser."""
    with refusing(), tempfile.TemporaryDirectory(prefix="timeliness-demo-") as folder:
        environment = started()
        blueprint = read_company(environment.company_path_or_sample)
        spoken = language or blueprint.language
        try:
            asyncio.run(
                run_demo(
                    blueprint,
                    clock_of(clock, blueprint.zone),
                    spoken,
                    port=port,
                    file=Path(folder, "demo.db"),
                    ready=lambda url: typer.echo(console.fault("cli.demo_ready", {"url": url}, terminal())),
                    over=until_told,
                )
            )
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            fail(console.fault("cli.port_taken", {"port": str(port)}, terminal()))


@cli.command()
def deadline(
    standard: Annotated[str, typer.Argument(help="Such as claims.simple.")],
    received: Annotated[str, typer.Argument(help="Such as 2026-11-20T10:30; without a zone, the company's.")],
    as_json: Annotated[bool, typer.Option("--json", help="For a program.")] = False,
) -> None:
    """Every stage that starts at RECEIVED: its start, yellow point and deadline, and why."""
    with refusing():
        blueprint = read_company(read_environment().company_path_or_sample)
        at = instant(received, blueprint)
        first, last = calendar_years(Clock().now().date())
        company = blueprint.company(official_calendar(blueprint, min(first, at.year - 1), last))
        reader = Reader(terminal(), company, at)
        with explaining(reader):
            found = deadlines_of(company.standard(standard), at, company.calendar)
        if as_json:
            typer.echo(json.dumps(console.deadlines_json(found, company.calendar.zone), indent=2))
        else:
            typer.echo("\n".join(console.deadlines(company.standard(standard), found, reader)))


def instant(text: str, blueprint: Blueprint) -> datetime:
    """A typed instant; without a zone it is the company's."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal("cli.received_bad", text=text) from None
    return at.replace(tzinfo=blueprint.zone) if at.utcoffset() is None else at


@contextmanager
def explaining(reader: Reader) -> Iterator[None]:
    """A refusal in the words of the company, once there is one."""
    try:
        yield
    except Refusal as refusal:
        fail(console.refused(refusal, reader, reader.language))


@contextmanager
def at_the_database() -> Iterator[tuple[Database, Blueprint, Reader]]:
    """The database and the company, for commands beside a running `serve`."""
    environment = started()
    blueprint = company_of(environment)
    with contextlib.closing(Database(environment.database_url.get_secret_value())) as database:
        must_be_current(database)
        now = Clock().now()
        reader = Reader(terminal(), Present(database, blueprint, now)(), now)
        with explaining(reader):
            yield database, blueprint, reader


@calendar_cli.callback()
def calendar(context: typer.Context) -> None:
    """The running calendar against the library's."""
    if context.invoked_subcommand:
        return
    with refusing(), at_the_database() as (_, blueprint, reader):
        library = official(blueprint, reader.now)
        changed, years = compare(reader.company.calendar, library)
        typer.echo("\n".join(console.calendar(changed, years, library.version, reader)))


@calendar_cli.command("update")
def calendar_update() -> None:
    """Take the library's calendar over; running deadlines are counted again, those concerned are told."""
    with refusing(), at_the_database() as (database, blueprint, reader):
        library = take_over(database, blueprint, reader.now)
        moved = recount_all(database, blueprint.company(library), reader.now)
        typer.echo(console.say("cli.taken_over", reader, version=library.version, moved=moved))


@cli.command("verify")
def verify_history() -> None:
    """Walk every chain of history and every seal; exit code 1 when one does not hold."""
    with refusing(), at_the_database() as (database, _, reader):
        with database.reading() as session:
            faults, chains, sealed = find_faults(session), count_chains(session), last_seal(session)
        if faults:
            fail(*(console.fault(f"cli.fault.{one.kind}", one.facts, terminal()) for one in faults))
        digest = sealed[1] if sealed else console.say("cli.no_seal", reader)
        typer.echo(console.say("cli.verified", reader, tasks=chains, digest=digest))


@cli.command("check")
def check_company() -> None:
    """Prove the company file, the tokens and the Slack workspace against each other; exit code 1 when one is wrong."""
    with refusing():
        environment = read_environment()
        well = asyncio.run(check(environment, environment.company_path))
        typer.echo(console.fault("check.well", {f"{what}s": count for what, count in well.items()}, terminal()))


@cli.command("manifest")
def print_manifest(
    url: Annotated[str | None, typer.Option(help="For HTTP: where Slack reaches the bot, https://...")] = None,
    language: Annotated[Language | None, typer.Option(help="Of what people see; else the company's.")] = None,
) -> None:
    """Print the app's manifest, made from the code: scopes, command, shortcuts, events."""
    with refusing():
        reads = language or read_company(read_environment().company_path_or_sample).language
        typer.echo(json.dumps(manifest(reads, url), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    cli()
