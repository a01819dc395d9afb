"""What the command line prints: plain lines in the language of the terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.domain.calendar_days import Day, DayChange
from bot.domain.deadlines import Deadline
from bot.domain.refusal import Refusal
from bot.domain.standards import Language, Standard
from bot.texts.texts import texts_in
from bot.views.explained import day_line
from bot.views.reader import Reader
from bot.views.words import ELAPSED, Words

Json = dict[str, str | bool]


def language_of(locale: str) -> Language:
    """The terminal's language from `LANG` or the like; English when it is not Chinese."""
    if not locale.startswith("zh"):
        return Language.EN
    return Language.HANS if any(part in locale for part in ("CN", "SG", "Hans")) else Language.HANT


def fault(key: str, facts: Mapping[str, object], language: Language) -> str:
    """A fault of a file or of the environment: what is wrong and how to mend it."""
    return texts_in(language).say(key, **{name: _plain(value) for name, value in facts.items()})


def refused(no: Refusal, reader: Reader | None, language: Language) -> str:
    """A refusal as one line; without a reader, when there is no company yet, its facts are shown as they are."""
    return Words(reader, plain=True).say(no.key, **no.facts) if reader else fault(no.key, no.facts, language)


def _plain(value: object) -> str | int:
    if isinstance(value, int):
        return value
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)


def deadlines(standard: Standard, found: Sequence[Deadline], reader: Reader) -> Iterator[str]:
    """Every stage: start, yellow point and deadline, the rule and the count day by day."""
    words = Words(reader, plain=True)
    yield f"{words.name(standard.names)} ({standard.id})"
    for one in found:
        span, unit = one.span, one.allowance.unit
        due = words.instant(span.due_at) + (words.put("provisional") if span.provisional else "")
        yield ""
        yield words.put(
            "cli.stage",
            name=words.name(one.stage.names),
            rule=words.listed(_rule(one, words)),
        )
        yield words.put("cli.span", start=words.instant(span.started_at), yellow=words.instant(span.yellow_at), due=due)
        if unit not in ELAPSED:
            yield from (f"  {day_line(counted, unit, words)}" for counted in one.days)
    yield ""
    yield words.say("cli.calendar", version=reader.company.calendar.version)


def _rule(one: Deadline, words: Words) -> Iterator[str]:
    yield words.allowance(one.allowance)
    yield words.put("why.clause", clause=one.stage.clause)
    if one.article:
        yield words.put("article.civil_code")


def deadlines_json(found: Iterable[Deadline], zone: ZoneInfo) -> list[Json]:
    """The same for a program: ISO times in the company's zone."""
    return [
        {
            "stage": one.stage.id,
            "started_at": one.span.started_at.astimezone(zone).isoformat(),
            "yellow_at": one.span.yellow_at.astimezone(zone).isoformat(),
            "due_at": one.span.due_at.astimezone(zone).isoformat(),
            "provisional": one.span.provisional,
        }
        for one in found
    ]


def calendar(changed: Sequence[DayChange], official: Sequence[int], library: str, reader: Reader) -> Iterator[str]:
    """The running calendar against the library's."""
    words = Words(reader, plain=True)
    running = reader.company.calendar
    provisional = sorted({day.date.year for day in running.days if not day.official})
    yield words.say("cli.running", version=running.version, first=running.days[0].date, last=running.days[-1].date)
    if provisional:
        yield words.put("cli.provisional_years", years=words.listed(map(str, provisional)))
    if library == running.version:
        yield words.put("cli.same")
        return
    yield words.say("cli.differs", version=library, count=len(changed))
    yield from (
        words.put("cli.day", date=_iso(one.date), old=_day(one.old, words), new=_day(one.new, words)) for one in changed
    )
    yield from (words.put("cli.made_official", year=str(year)) for year in official)
    yield words.put("cli.how_to_update")


def _iso(on: date) -> str:
    return on.isoformat()


def _day(day: Day, words: Words) -> str:
    return f"{words.put(f'cli.kind.{day.kind}')} {day.name}".strip()


def say(key: str, reader: Reader, **facts: object) -> str:
    """One sentence of the command line."""
    return Words(reader, plain=True).say(key, **facts)
