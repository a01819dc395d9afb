"""Why is this the deadline: the count day by day, clause and article, calendar, and the task's history."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.domain.calendar import Counted
from bot.domain.calendar_days import DayKind
from bot.domain.explain import CIVIL_CODE, Explained, Explanation
from bot.domain.standards import Unit
from bot.domain.task import Task
from bot.texts.days import day_key
from bot.views.blocks import heading, line_between, paragraph, small
from bot.views.lines import history
from bot.views.reader import Block, Reader
from bot.views.words import ELAPSED, Words

FIRST_DAYS, LAST_DAYS = 16, 8  # of a long count; the days between are told by their number
MOST_CLOCKS = 10
ARTICLES: Mapping[str, str] = MappingProxyType({CIVIL_CODE: "article.civil_code"})


def why(explanation: Explanation, reader: Reader) -> list[Block]:
    """Each clock explained, then the history."""
    words, task = Words(reader), explanation.task
    parts = [heading(Words(reader, plain=True).say("why.title", number=task.number, title=task.title))]
    for explained in explanation.clocks[:MOST_CLOCKS]:
        parts += [*_clock(task, explained, words), line_between()]
    if (more := len(explanation.clocks) - MOST_CLOCKS) > 0:
        parts.append(small(words.put("more", count=more)))
    return [*parts, paragraph(words.put("why.history")), paragraph(history(explanation.entries, task, words))]


def _clock(task: Task, explained: Explained, words: Words) -> list[Block]:
    clock = explained.clock
    said = [words.put("why.clock", name=words.clock(task, clock), rule=_rule(explained, words))]
    if clock.due_at is None:
        return [paragraph("\n".join((*said, words.put("why.untimed"))))]
    said.append(words.put("why.span", start=words.instant(clock.started_at), due=words.due(clock)))
    if clock.first_due_at and clock.first_due_at != clock.due_at:
        said.append(words.say("why.first_due", at=clock.first_due_at))
    parts = [paragraph("\n".join(said))]
    if days := _days(explained, words):
        parts.append(paragraph("\n".join(days)))
    return [*parts, small(_footnote(explained, words))]


def _rule(explained: Explained, words: Words) -> str:
    """Allowance, clause, article."""
    clock = explained.clock
    parts = [words.allowance(clock.allowance)] if clock.allowance else []
    if clock.on:
        parts.append(words.say("why.by_date", on=clock.on))
    parts.append(words.put("why.clause", clause=explained.clause))
    if article := ARTICLES.get(explained.article):
        parts.append(words.put(article))
    return words.put("clauses").join(parts)


def _footnote(explained: Explained, words: Words) -> str:
    clock = explained.clock
    told = words.say("why.calendar", version=clock.calendar)
    if clock.yellow_at:
        percent = round(clock.yellow_point * 100)
        told += words.put("why.yellow", at=words.instant(clock.yellow_at), percent=percent)
    return told


def _days(explained: Explained, words: Words) -> list[str]:
    """A line a day; nothing but a word for what runs by the wall clock."""
    clock = explained.clock
    unit = clock.allowance.unit if clock.allowance else None
    if unit in ELAPSED:
        return [words.put("why.elapsed")]
    lines = [day_line(counted, unit, words) for counted in explained.days]
    between = len(lines) - FIRST_DAYS - LAST_DAYS
    if between <= 0:
        return lines
    return [*lines[:FIRST_DAYS], words.put("why.days_between", count=between), *lines[-LAST_DAYS:]]


def day_line(counted: Counted, unit: Unit | None, words: Words) -> str:
    """One date: a day off by its name, a make-up day, the n-th working day, or the working time that counts."""
    day = counted.day
    return words.put("why.day", date=words.date(day.date), told=words.put("clauses").join(_told(counted, unit, words)))


def _told(counted: Counted, unit: Unit | None, words: Words) -> Sequence[str]:
    day = counted.day
    if not day.shifts:
        key = "day.company_off" if day.kind is DayKind.COMPANY_OFF else "day.holiday"
        return [words.put(key, name=_name(day.name, words)) if day.name else words.put("day.off")]
    told = [words.put(f"day.{day.kind}")] if day.kind in (DayKind.MAKE_UP, DayKind.COMPANY_EXTRA) else []
    if unit is Unit.WORKING_DAYS:
        counts = counted.number is not None
        told.append(words.put("day.number", number=counted.number or 0) if counts else words.put("day.receipt"))
    else:
        told.append(words.put("day.time", time=words.duration(counted.seconds, "working")))
    return told


def _name(name: str, words: Words) -> str:
    key = day_key(name)
    return words.put(key) if key else words.typed(name)
