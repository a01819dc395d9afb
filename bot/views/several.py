"""Many notices for one place in one message: who must act by when, the worst in a table, the way to the rest."""

from collections import Counter
from collections.abc import Iterator, Sequence

from blockkit import Button, StaticSelect

from bot.domain.report import ReportState
from bot.domain.task import Clock, Duty, Outcome
from bot.views.blocks import Either, Part, cut, heading, paragraph, row, small
from bot.views.card import verb_button
from bot.views.reader import Block, Reader
from bot.views.tables import menu, table
from bot.views.told import Told, duty_for
from bot.views.words import DONE, ENDS, MARKS, RED, YELLOW, Words

MOST_ROWS = 20
MOST_NAMES = 3  # of those who must act, in a sentence
COLUMNS = ("task", "due", "what", "who")  # on a phone the first two are in sight
MOST_REPORTS = 5  # whose buttons stand in one message
LONGEST_ROW = 300
RED_KINDS, YELLOW_KINDS = frozenset({"red", "duty_red"}), frozenset({"yellow", "duty_yellow"})
SIGNS = {"given": "📌", "entered_late": "⚠️", "progress": "📝", "stuck": "✋", "measure": "📋", "moved": "📅"}
OVER = 9  # the rank of what is done, after everything that is not


def several(told: Sequence[Told], reader: Reader) -> list[Part]:
    """Counts by kind and who must act by when, who is called upon, the worst twenty, and the way to the rest."""
    words, plain = Words(reader), Words(reader, plain=True)
    ranked = sorted(told, key=lambda one: (_rank(one, words), one.notice.fell_at))
    mark = {0: RED, 1: YELLOW}.get(_rank(ranked[0], words), DONE if _rank(ranked[0], words) == OVER else "🔔")
    parts: list[Part] = [heading(f"{mark} {_first_line(told, plain)}")]
    parts += [paragraph(line) for line in _called(told, reader, words)]
    parts.append(_worst(ranked[:MOST_ROWS], reader))
    parts += [block for one in _reports(told) for block in _answer(one, plain)]
    if (more := len(told) - MOST_ROWS) > 0:
        parts.append(small(words.put("several.more", count=more)))
    return [*parts, *row([*_menu(ranked[:MOST_ROWS], plain), *_buttons(told, ranked[0], reader, plain)])]


def _worst(shown: Sequence[Told], reader: Reader) -> Part:
    """A table, or in plain words a paragraph for each."""
    words, plain = Words(reader), Words(reader, plain=True)
    head = [plain.put(f"column.{name}") for name in COLUMNS]
    return Either(table(head, [_cells(one, plain) for one in shown]), [paragraph(_row(one, words)) for one in shown])


def _cells(one: Told, plain: Words) -> tuple[str, ...]:
    """One notice as a row: the task with its mark, how its time stands, what of it, whose."""
    kind, sign = plain.put(f"kind.{one.notice.kind}"), SIGNS.get(one.notice.kind, "•")
    if one.task is None:
        return (f"{sign} {_untasked(one, kind, plain)}", "", kind, "")
    task = f"#{one.task.number} {plain.short(one.task.title)}"
    if one.clock is None:
        return (f"{sign} {task}", "", kind, plain.person(one.fact("by") or one.task.responsible))
    owner, clock = one.about
    what, who = plain.clock(owner, clock), plain.person(clock.bearer)
    if clock.stopped_at:
        mark = ENDS[clock.outcome or Outcome.UNTIMED]
        return (f"{mark} {task}", plain.put("column.over", at=plain.instant(clock.stopped_at)), what, who)
    due = plain.put("several.due_left", due=plain.due(clock), left=plain.left(clock)) if clock.due_at else ""
    return (f"{MARKS[plain.colour(clock)]} {task}", due, what, who)


def _menu(shown: Sequence[Told], plain: Words) -> list[StaticSelect]:
    """Any one of those shown, for a look at it."""
    tasks = {one.task.number: one.task for one in shown if one.task}
    options = [(plain.task(task), str(number)) for number, task in tasks.items()]
    return [menu(plain.put("several.pick"), "show", options)] if options else []


def _first_line(told: Sequence[Told], plain: Words) -> str:
    """What it is, and who must do what by when: the report that is due first, else the work; a person's own alone."""
    counts, person = _counts(told, plain), plain.reader.person
    reports = [duty for duty in _owed(told, Duty.RECTIFICATION) if person in (None, duty.bearer)]
    if reports:
        return plain.put(
            "several.first.report", counts=counts, who=_bearers(reports, plain), due=_first(reports, plain)
        )
    warned = [one.clock for one in told if one.clock and one.notice.kind in RED_KINDS | YELLOW_KINDS]
    running = [clock for clock in warned if clock.running and person in (None, clock.bearer)]
    if not running:
        return counts
    if late := [clock for clock in running if plain.colour(clock) == "red"]:
        return plain.put("several.first.late", counts=counts, who=_bearers(late, plain))
    return plain.put("several.first.work", counts=counts, who=_bearers(running, plain), due=_first(running, plain))


def _bearers(clocks: Sequence[Clock], words: Words) -> str:
    """Each of them once, whoever's is due first first."""
    names = [words.person(person) for person in dict.fromkeys(one.bearer for one in sorted(clocks, key=_when))]
    more = [words.put("more", count=len(names) - MOST_NAMES)] if len(names) > MOST_NAMES else []
    return words.listed([*names[:MOST_NAMES], *more])


def _first(clocks: Sequence[Clock], words: Words) -> str:
    return words.due(min(clocks, key=_when))


def _rank(one: Told, words: Words) -> int:
    clock = one.clock
    if one.notice.kind in RED_KINDS | YELLOW_KINDS and clock:
        if clock.stopped_at:
            return OVER
        return 0 if words.colour(clock) == "red" else 1
    return 2


def _counts(told: Sequence[Told], words: Words) -> str:
    kinds = Counter(one.notice.kind for one in told)
    lines = [words.put("several.kind", kind=words.put(f"kind.{kind}"), count=count) for kind, count in kinds.items()]
    if over := sum(_rank(one, words) == OVER for one in told):
        lines.append(words.put("several.over", count=over))
    return words.listed(lines)


def _called(told: Sequence[Told], reader: Reader, words: Words) -> Iterator[str]:
    """The head of a department is called by name in its channel, once; and what is owed, by the first deadline."""
    reports, progress = list(_owed(told, Duty.RECTIFICATION)), list(_owed(told, Duty.PROGRESS))
    channels = {department.channel for department in reader.company.departments.values()}
    if reports and told[0].notice.to in channels:
        yield words.put("warning.head", mention=f"<@{reports[0].bearer}>")
    if reports:
        yield words.put("several.owes_rectification", who=_bearers(reports, words), due=_first(reports, words))
    if progress:
        yield words.put("several.owes_progress", due=_first(progress, words))


def _owed(told: Sequence[Told], name: Duty) -> Iterator[Clock]:
    """Running duties that these warnings started."""
    for one in told:
        duty = duty_for(one.task, one.clock, name) if one.task and one.clock else None
        if duty and duty.running:
            yield duty


def _when(clock: Clock) -> float:
    return clock.due_at.timestamp() if clock.due_at else float("inf")


def _row(one: Told, words: Words) -> str:
    """One notice in two lines."""
    kind = words.put(f"kind.{one.notice.kind}")
    if one.task is None:
        return cut(_untasked(one, kind, words), LONGEST_ROW)
    task = f"#{one.task.number} {words.short(one.task.title)}"
    if one.clock is None:
        told = words.put("several.row", kind=kind, task=task, who=words.person(one.fact("by") or one.task.responsible))
        return cut(f"{SIGNS.get(one.notice.kind, '•')} {told}", LONGEST_ROW)
    return cut(_clock_row(one, task, words), LONGEST_ROW)


def _clock_row(one: Told, task: str, words: Words) -> str:
    owner, clock = one.about
    name, who = words.clock(owner, clock), words.person(clock.bearer)
    if clock.stopped_at:
        outcome = clock.outcome or Outcome.UNTIMED
        ended = words.put(f"stage.{outcome}", name=name, at=words.instant(clock.stopped_at), due=words.due(clock))
        return f"{ENDS[outcome]} {task}\n{ended}"
    first = words.put("several.clock", task=task, name=name, who=who)
    return f"{words.state(clock)} {first}\n{words.put('several.due', due=words.due(clock), left=words.left(clock))}"


def _untasked(one: Told, kind: str, words: Words) -> str:
    if one.report:
        return words.say("several.report", kind=kind, number=one.report.number, department=one.report.department)
    facts = words.listed(f"{name}: {words.typed(str(value))}" for name, value in one.notice.facts.items())
    return f"{kind} {facts}"


def _reports(told: Sequence[Told]) -> list[Told]:
    waiting = [one for one in told if one.notice.kind == "handed_in" and one.report]
    return [one for one in waiting if one.written.state is ReportState.HANDED_IN][:MOST_REPORTS]


def _answer(one: Told, plain: Words) -> list[Block]:
    number = str(one.written.number)
    return [
        paragraph(plain.say("report.title", number=one.written.number, department=one.written.department)),
        *row([verb_button("accept", plain, number), verb_button("return", plain, number)]),
    ]


def _buttons(told: Sequence[Told], worst: Told, reader: Reader, plain: Words) -> list[Button]:
    """The rest as a list; for the one who owes rectification reports, the form for all of them."""
    buttons = []
    if any(one.notice.task for one in told):
        state = {0: "red 0", 1: "yellow 0"}.get(_rank(worst, plain), "mine 0")
        buttons.append(button_rest(plain, state))
    bearers = {duty.bearer for duty in _owed(told, Duty.RECTIFICATION)}
    if (
        bearers
        and (reader.person is None or reader.person in bearers)
        and told[0].notice.to != reader.company.management.channel
    ):
        buttons.append(verb_button("rectify", plain))
    return buttons


def button_rest(plain: Words, typed: str) -> Button:
    """The button that lists what a message left out."""
    return verb_button("list", plain, typed)
