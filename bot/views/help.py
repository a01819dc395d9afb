"""Help that teaches: what this reader may do in their role, each line to copy; or every way to type one verb."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import cast

from bot.domain.company import Person
from bot.domain.standards import Language, Standard
from bot.domain.task import Task
from bot.views.blocks import heading, paragraph, small
from bot.views.reader import Block, Reader
from bot.views.words import Words

OF_HEADS, OF_MANAGEMENT, OF_ANYBODY = ("rectify",), ("accept", "return"), ("standards", "help")
APART = frozenset((*OF_HEADS, *OF_MANAGEMENT, *OF_ANYBODY))
AHEAD = timedelta(days=7)  # of the date in an example
LONGEST_EXAMPLE = 40

Facts = Mapping[str, object]


def helped(facts: Facts, reader: Reader) -> list[Block]:
    """What the reader may do, or what they asked about."""
    about = facts.get("about")
    return explained(str(about), facts, reader) if about else help_lines(facts, reader)


def explained(about: str, facts: Facts, reader: Reader) -> list[Block]:
    """Every way to type one verb, with examples."""
    words, plain = Words(reader), Words(reader, plain=True)
    said, known = _examples(facts, words), words.texts.knows(f"help_verb.{about}")
    ways = words.put(f"help_verb.{about}", **said) if known else words.put(f"help.{about}", **said)
    return [heading(plain.put(f"action.{about}")), paragraph(ways), small(words.put("help.more"))]


def help_lines(facts: Facts, reader: Reader) -> list[Block]:
    """A line a verb, by what the reader is: a colleague, a head, of management, an administrator."""
    words = Words(reader)
    verbs, said = cast("Sequence[str]", facts["actions"]), _examples(facts, words)
    parts = [heading(words.put("help.title")), paragraph(words.put("help.intro"))]
    for title, lines in _parts(verbs, said, words):
        parts.append(paragraph("\n".join((title, *(f"• {line}" for line in lines)))))
    return [*parts, small(words.put("help.more"))]


def _parts(verbs: Sequence[str], said: Mapping[str, str], words: Words) -> Iterator[tuple[str, list[str]]]:
    """A title and its lines, for every part that the reader has."""
    company, person = words.reader.company, words.reader.person or ""

    def lines(*wanted: str) -> list[str]:
        return [words.put(f"help.{verb}", **said) for verb in wanted if verb in verbs]

    yield words.put("help.part.work"), lines(*(verb for verb in verbs if verb not in APART))
    if headed := company.heads_now(person, words.reader.now):
        names = words.listed(words.department(department) for department in headed)
        own = [words.put("help.department"), words.put("help.colleague", who=said["who"])]
        yield words.put("help.part.head", departments=names), [*own, *lines(*OF_HEADS)]
    if company.is_management(person):
        yield words.put("help.part.management"), [words.put("help.company"), *lines(*OF_MANAGEMENT)]
    if person in company.administrators:
        yield words.put("help.part.administrator"), [words.put("help.file")]
    shortcut = words.put("help.message", name=words.put("manifest.task_from_message"))
    yield words.put("help.part.more"), [shortcut, *lines(*OF_ANYBODY)]


def _examples(facts: Facts, words: Words) -> dict[str, str]:
    """What stands in the examples: the reader's own work where there is some."""
    task, standard, colleague = facts.get("task"), facts.get("standard"), facts.get("colleague")
    known = task if isinstance(task, Task) else None
    ahead = words.reader.company.calendar.local(words.reader.now + AHEAD).date()
    return {
        "number": str(known.number) if known else words.put("help.number"),
        "report": words.put("help.number"),
        "standard": _typed(_called(standard, words) if isinstance(standard, Standard) else "claims.simple", words),
        "title": words.put("help.example"),
        "reference": known.reference if known and known.reference.isascii() else "CLM-2026-0042",
        "who": _typed(colleague.name if isinstance(colleague, Person) else "", words),
        "date": ahead.isoformat(),
    }


def _called(standard: Standard, words: Words) -> str:
    """As it is typed most easily: in English the id, since names have blanks in them."""
    return standard.id if words.reader.language is Language.EN else standard.names[words.reader.language]


def _typed(text: str, words: Words) -> str:
    """Inside code: no sign that would end it."""
    return words.typed(text[:LONGEST_EXAMPLE].replace("`", "'"))
