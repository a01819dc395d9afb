"""What should have been said, told a second time in plain words from who did what when; and what was said.

It shares the calendar with the bot (which has an oracle of its own) and nothing else: no rule, no key, no folding.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from bot.domain.company import Company
from bot.playground.workspace import Workspace
from bot.reminders.deliver.lookup import opaque
from storage.database import Session
from storage.tables import ClockRow, LineRow, MessageRow, NoticeRow, ReportRow, TaskRow, table

TASK, CLOCK, LINE = table(TaskRow), table(ClockRow), table(LineRow)
NOTICE, MESSAGE, REPORT = table(NoticeRow), table(MessageRow), table(ReportRow)
Said = tuple[str, str, int | None, int | None]  # kind, place, task, clock or report
WARNINGS = ("yellow", "red", "duty_yellow", "duty_red")
WORDS = ("progress", "stuck", "given")


def should(session: Session, company: Company, ticks: list[datetime]) -> Counter[Said]:
    """Every warning that people and time have called for, by the instants at which the bot has looked."""
    tasks = {row.number: row for row in session.execute(select(TASK))}
    found: Counter[Said] = Counter()
    for clock in session.execute(select(CLOCK)):
        found.update(_of_clock(clock, tasks[clock.task], company, ticks))
    found.update(_of_gestures(session, company))
    return found


def _of_clock(clock, task, company: Company, ticks: list[datetime]) -> Iterator[Said]:
    if clock.due_at is None:
        return
    stage = clock.kind == "stage"
    end = clock.stopped_at or ticks[-1]
    seen = [at for at in ticks if at <= end and at >= clock.yellow_at and (not clock.stopped_at or at < end)]
    late_entry = clock.started_at < task.entered_at
    if any(at <= clock.due_at for at in seen) and not (late_entry and task.entered_at > clock.due_at):
        yield ("yellow" if stage else "duty_yellow", clock.bearer, clock.task, clock.seq)
    if end > clock.due_at and clock.outcome != "lapsed":
        above = company.step_up(clock.bearer, task.department, end)
        places = _told_of_red(clock, task, company) if stage else {clock.bearer, above}
        for place in places:
            yield ("red" if stage else "duty_red", place, clock.task, clock.seq)


def _told_of_red(clock, task, company: Company) -> set[str]:
    return {clock.bearer, company.department(task.department).channel, company.management.channel}


def _of_gestures(session: Session, company: Company) -> Iterator[Said]:
    for line in session.execute(select(LINE, TASK.c.department, TASK.c.responsible).join(TASK)):
        if line.what in ("progress", "stuck"):
            yield line.what, company.step_up(line.who, line.department, line.at), line.task, None
        if line.what == "opened" and line.who != line.responsible:
            yield "given", line.responsible, line.task, None
    for report in session.execute(select(REPORT)):
        for version, _ in enumerate(report.versions, 1):
            yield "handed_in", company.management.channel, None, report.number * 1000 + version
        if report.state == "accepted":
            yield "accepted", report.versions[-1]["by"], None, report.number


def written(session: Session) -> Counter[Said]:
    """The same of what the bot has written down to be said."""
    found: Counter[Said] = Counter()
    for row in session.execute(select(NOTICE)):
        if row.kind in WARNINGS:
            found[row.kind, row.place, row.task, row.clock] += 1
        elif row.kind in WORDS:
            found[row.kind, row.place, row.task, None] += 1
        elif row.kind == "handed_in":
            found[row.kind, row.place, None, row.report * 1000 + row.facts["version"]] += 1
        elif row.kind == "accepted":
            found[row.kind, row.place, None, row.report] += 1
    return found


def duties(session: Session) -> Iterator[str]:
    """A line for each red without its one report, or yellow without somebody who owes progress."""
    owed = Counter((row.task, row.answers, row.name) for row in session.execute(select(CLOCK)) if row.kind == "duty")
    for clock in session.execute(select(CLOCK).where(CLOCK.c.kind == "stage")):
        reports = owed[clock.task, clock.seq, "rectification"]
        if bool(clock.breached_at) != bool(reports):
            yield f"clock {clock.task}.{clock.seq}: breached {clock.breached_at}, {reports} reports owed"


def unsaid(session: Session, workspace: Workspace) -> Iterator[str]:
    """A line for each message that does not stand in Slack exactly once, and each that nobody wrote down."""
    there = Counter(
        ((message.metadata or {}).get("event_payload") or {}).get("key")
        for channel in workspace.channels
        for message in workspace.log.standing(channel)
        if message.bot and message.ephemeral_to is None and message.metadata
    )
    for row in session.execute(select(MESSAGE.c.key, MESSAGE.c.state, MESSAGE.c.place)):
        times = there.pop(opaque(row.key), 0)
        if times != 1 or row.state != "sent":
            yield f"{row.key} to {row.place}: {row.state}, {times} times in Slack"
    yield from (f"{key}: {times} times in Slack, and nobody wrote it" for key, times in there.items())
    for row in session.execute(select(NOTICE.c.key).where(NOTICE.c.message.is_(None))):
        yield f"{row.key}: in no message"


def asleep(session: Session) -> Iterator[str]:
    """A line for each running clock with a deadline that nothing will look at again."""
    waits = CLOCK.c.stopped_at.is_(None) & CLOCK.c.due_at.is_not(None) & CLOCK.c.breached_at.is_(None)
    for row in session.execute(select(CLOCK).where(waits & CLOCK.c.next_event_at.is_(None))):
        yield f"clock {row.task}.{row.seq} has no next event"
