"""The morning summary: what is red, yellow, due today and owed, for a person, a department or management."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from blockkit import Button

from bot.domain.standing import Row, Standing
from bot.domain.task import ClockKind, Duty
from bot.views.blocks import Either, Part, button, cut, heading, paragraph, payload, row, small
from bot.views.card import verb_button
from bot.views.charts import bars
from bot.views.reader import Block, Payload, Reader
from bot.views.tables import data_table, table
from bot.views.words import MARKS, Words

MOST_ROWS = 12  # of one colour
COLUMNS = ("task", "due", "what", "who")  # on a phone the first two are in sight
FEWEST_ROWS = 2  # that are worth a table
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
    parts: list[Part] = [heading(f"☀️ {plain.say('summary.title', on=today, whose=whose)}")]
    parts += [small(words.put("summary.late"))] if late else []
    parts.append(paragraph(_counts(rows, words)))
    parts += [paragraph(line) for line in _most_urgent(rows, words)]
    parts += _overview(rows, words, department)
    parts += _items(rows, words, plain)
    return payload(parts, row(_buttons(rows, words, plain)))


def _overview(rows: Sequence[Row], words: Words, department: str | None) -> list[Part]:
    """For management a table and a chart of the departments; for a department a chart of its people."""
    if words.reader.person is not None:
        return []
    if department is None:
        return [*_departments(rows, words), *_chart_of_departments(rows, words)]
    return _chart_of_people(rows, words)


def _most_urgent(rows: Sequence[Row], words: Words) -> list[str]:
    """Who must do what by when: what is owed first, and the work that is to end first."""
    now, person = words.reader.now, words.reader.person
    ahead = [one for one in rows if one.due_at and one.due_at >= now and person in (None, one.bearer)]
    found = [next((one for one in ahead if one.kind is kind), None) for kind in (ClockKind.DUTY, ClockKind.STAGE)]
    return [
        words.put(
            "summary.urgent",
            number=str(one.number),
            name=_name(one, words),
            who=words.person(one.bearer),
            by=words.by(one.due_at),
        )
        for one in sorted((one for one in found if one), key=lambda one: (one.due_at, one.number))
        if one.due_at
    ]


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


_SERIES: Sequence[str] = ("red", "yellow", "owed")


def _by(of: Callable[[Row], str], rows: Sequence[Row], words: Words) -> dict[str, list[int]]:
    """By department or person, how many are red, yellow and owed; those with nothing are left out."""
    parts = dict(_PARTS)
    counts = {part: Counter(of(one) for one in rows if parts[part](one, words)) for part in _SERIES}
    return {name: found for name in {of(one): None for one in rows} if any(found := [counts[p][name] for p in _SERIES])}


def _by_department(rows: Sequence[Row], words: Words) -> dict[str, list[int]]:
    """In the order in which the company lists them; work of a department that is gone comes last."""
    found = _by(lambda one: one.department, rows, words)
    order = [*words.reader.company.departments]
    return dict(sorted(found.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order)))


def _departments(rows: Sequence[Row], words: Words) -> list[Part]:
    """For management: a row a department."""
    found, plain = _by_department(rows, words), Words(words.reader, plain=True)
    if not found:
        return []
    lines = [
        words.put("summary.department", name=words.department(name), red=red, yellow=yellow, owed=owed)
        for name, (red, yellow, owed) in found.items()
    ]
    head = [plain.put("column.department"), *(plain.put(f"summary.series.{part}") for part in _SERIES)]
    cells = [(plain.department(name), *map(str, counts)) for name, counts in found.items()]
    return [
        Either(
            table(head, cells, ("left", "right", "right", "right")), [paragraph("\n".join(lines[:MOST_DEPARTMENTS]))]
        )
    ]


def _chart_of_departments(rows: Sequence[Row], words: Words) -> list[Part]:
    plain = Words(words.reader, plain=True)
    found = {plain.department(name): counts for name, counts in _by_department(rows, words).items()}
    return _chart(plain.put("summary.chart.departments"), [*found], [*found.values()], plain)


def _chart_of_people(rows: Sequence[Row], words: Words) -> list[Part]:
    """Those with the most to do first."""
    plain = Words(words.reader, plain=True)
    found = sorted(_by(lambda one: one.bearer, rows, words).items(), key=lambda one: -sum(one[1]))
    names = [plain.person(person) for person, _ in found]
    return _chart(plain.put("summary.chart.people"), names, [counts for _, counts in found], plain)


def _chart(title: str, names: Sequence[str], counts: Sequence[Sequence[int]], plain: Words) -> list[Part]:
    """Says nothing that the table and the counts do not say, so there is nothing in its place."""
    series = {plain.put(f"summary.series.{part}"): [one[at] for one in counts] for at, part in enumerate(_SERIES)}
    drawn = bars(title, names, series, counted=plain.put("summary.chart.counted"))
    return [Either(drawn, [])] if drawn else []


def _items(rows: Sequence[Row], words: Words, plain: Words) -> list[Part]:
    """What is red, owed, yellow and due today: a table, in plain words a part for each."""
    chosen = {part: [one for one in rows if fits(one, words)] for part, fits in _PARTS}
    told = [block for part, some in chosen.items() for block in _part(part, some, words)]
    listed = [one for some in chosen.values() for one in some[:MOST_ROWS]]
    if len(listed) < FEWEST_ROWS:
        return [*told]
    head = [plain.put(f"column.{name}") for name in COLUMNS]
    return [Either(data_table(plain.put("summary.caption"), head, [_cells(one, plain) for one in listed]), told)]


def _cells(one: Row, plain: Words) -> tuple[str, ...]:
    """The task with its mark, by when and what is left or how late it is, what of it, whose."""
    left = plain.until(one.due_at)
    mark = plain.put("provisional") if one.provisional else ""
    if one.due_at is None:
        due = plain.put("due.none")
    elif one.due_at < plain.reader.now:
        due = left + mark
    else:
        due = plain.put("several.due_left", due=plain.near(one.due_at) + mark, left=left)
    task = f"{MARKS[_colour(one, plain)]} #{one.number} {plain.short(one.title)}"
    return (task, due, _name(one, plain), plain.person(one.bearer))


def _part(part: str, rows: Sequence[Row], words: Words) -> list[Block]:
    """One part under its title; the rest of it by number."""
    if not rows:
        return []
    lines = [words.put(f"summary.part.{part}"), *(_line(one, words) for one in rows[:MOST_ROWS])]
    if (more := len(rows) - MOST_ROWS) > 0:
        lines.append(words.put("more", count=more))
    return [paragraph("\n".join(lines))]


def _name(one: Row, words: Words) -> str:
    """What the clock runs for: a stage of the task's standard, or a duty."""
    if one.kind is not ClockKind.STAGE:
        return words.put(f"duty.{one.name}")
    standard = words.reader.company.standards.get(one.standard)
    stages = standard.stages if standard else ()
    return next((words.name(stage.names) for stage in stages if stage.id == one.name), words.any_stage(one.name))


def _line(one: Row, words: Words) -> str:
    told = words.put(
        "summary.row",
        task=f"#{one.number} {words.short(one.title)}",
        name=_name(one, words),
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
