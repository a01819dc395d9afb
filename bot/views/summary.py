"""The morning summary: what is red, yellow, due today and owed, for a person, a department or management."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from blockkit import Button

from bot.domain.standing import Row, Standing
from bot.domain.task import ClockKind, Duty
from bot.views.blocks import button, cut, heading, paragraph, payload, row, small
from bot.views.card import verb_button
from bot.views.reader import Block, Payload, Reader
from bot.views.words import MARKS, Words

MOST_ROWS = 12  # of one colour
MOST_DEPARTMENTS = 25
LONGEST_ROW = 300


def message(standing: Standing, reader: Reader, *, department: str | None, late: bool) -> Payload:
    """How things stand this morning.

    Args:
        standing: the running clocks of the whole company; what this reader is shown is chosen here.
        reader: a person sees their own work and duties and, as a head, the reds of their departments.
        department: for that department's channel; None with a person, or for management: the whole company.
        late: whether to say that it comes later than it should have.
    """
    words, plain = Words(reader), Words(reader, plain=True)
    rows = _shown(standing.rows, reader, department)
    whose = (
        plain.department(department) if department else plain.put("summary.yours" if reader.person else "summary.all")
    )
    today = reader.company.calendar.local(reader.now).date()
    parts = [heading(f"☀️ {plain.say('summary.title', on=today, whose=whose)}")]
    parts += [small(words.put("summary.late"))] if late else []
    parts.append(paragraph(_counts(rows, words)))
    if department is None and reader.person is None:
        parts += _departments(rows, words)
    for part, chosen in _PARTS:
        parts += _part(part, [one for one in rows if chosen(one, words)], words)
    return payload(parts, row(_buttons(rows, words, plain)))


def _shown(rows: Iterable[Row], reader: Reader, department: str | None) -> list[Row]:
    """Those that concern the reader, the soonest due first."""
    headed = reader.company.heads_now(reader.person, reader.now) if reader.person else ()
    words = Words(reader)

    def concerns(one: Row) -> bool:
        if reader.person is None:
            return department in (None, one.department)
        mine = reader.person in (one.bearer, one.responsible)
        return mine or (one.department in headed and _red_stage(one, words))

    return sorted((one for one in rows if concerns(one)), key=lambda one: (one.due_at is None, one.due_at, one.number))


def _colour(one: Row, words: Words) -> str:
    late = one.due_at is not None and words.reader.now > one.due_at
    return "red" if late else str(one.state)


def _red_stage(one: Row, words: Words) -> bool:
    return one.kind is ClockKind.STAGE and _colour(one, words) == "red"


def _yellow_stage(one: Row, words: Words) -> bool:
    return one.kind is ClockKind.STAGE and _colour(one, words) == "yellow"


def _due_today(one: Row, words: Words) -> bool:
    """Green still, with a deadline that falls on this day."""
    local = words.reader.company.calendar.local
    falls = one.due_at is not None and local(one.due_at).date() == local(words.reader.now).date()
    return one.kind is ClockKind.STAGE and falls and _colour(one, words) == "green"


def _owed(one: Row, _words: Words) -> bool:
    return one.kind is ClockKind.DUTY


_PARTS: Sequence[tuple[str, Callable[[Row, Words], bool]]] = (
    ("red", _red_stage),
    ("owed", _owed),
    ("yellow", _yellow_stage),
    ("today", _due_today),
)


def _counts(rows: Sequence[Row], words: Words) -> str:
    found = [(part, sum(chosen(one, words) for one in rows)) for part, chosen in _PARTS]
    return words.listed(words.put(f"summary.count.{part}", count=count) for part, count in found if count) or words.put(
        "summary.nothing"
    )


def _departments(rows: Sequence[Row], words: Words) -> list[Block]:
    """For management: a line a department."""
    reds = Counter(one.department for one in rows if _red_stage(one, words))
    yellows = Counter(one.department for one in rows if _yellow_stage(one, words))
    owed = Counter(one.department for one in rows if _owed(one, words))
    lines = [
        words.put(
            "summary.department", name=words.department(name), red=reds[name], yellow=yellows[name], owed=owed[name]
        )
        for name in words.reader.company.departments
        if reds[name] or yellows[name] or owed[name]
    ]
    return [paragraph("\n".join(lines[:MOST_DEPARTMENTS]))] if lines else []


def _part(part: str, rows: Sequence[Row], words: Words) -> list[Block]:
    """One part under its title; the rest of it by number."""
    if not rows:
        return []
    lines = [words.put(f"summary.part.{part}"), *(_line(one, words) for one in rows[:MOST_ROWS])]
    if (more := len(rows) - MOST_ROWS) > 0:
        lines.append(words.put("more", count=more))
    return [paragraph("\n".join(lines))]


def _line(one: Row, words: Words) -> str:
    standard = words.reader.company.standards.get(one.standard)
    stages = standard.stages if standard else ()
    name = next((words.name(stage.names) for stage in stages if stage.id == one.name), None)
    told = words.put(
        "summary.row",
        task=f"#{one.number} {words.short(one.title)}",
        name=name or words.fact("stage", one.name) if one.kind is ClockKind.STAGE else words.put(f"duty.{one.name}"),
        who=words.person(one.bearer),
        due=words.instant(one.due_at) + (words.put("provisional") if one.provisional else "")
        if one.due_at
        else words.put("due.none"),
        left=words.until(one.due_at),
    )
    return cut(f"{MARKS[_colour(one, words)]} {told}", LONGEST_ROW)


def _buttons(rows: Sequence[Row], words: Words, plain: Words) -> list[Button]:
    """The report that the reader owes; the whole list of what is red, or of the reader's own work."""
    person = words.reader.person
    owes = any(one.name == Duty.RECTIFICATION and one.bearer == person for one in rows)
    report = [verb_button("rectify", plain)] if owes else []
    if any(_red_stage(one, words) for one in rows):
        return [*report, button(plain.put("button.list_red"), "list", "red 0")]
    return [*report, button(plain.put("button.list"), "list", "mine 0")] if person else []
