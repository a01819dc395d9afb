"""The parts of the Home tab: rows of tasks with their buttons, what is owed, reports that wait, figures."""

from collections.abc import Iterable, Sequence

from blockkit import Button

from bot.domain.home import FEW, Count, Home, Owed
from bot.domain.report import Report
from bot.domain.task import Clock, Duty, Task
from bot.views.blocks import built, cut, paragraph, row, small
from bot.views.card import stage_line, task_buttons, verb_button
from bot.views.lists import urgent
from bot.views.reader import Block
from bot.views.words import Words

GESTURES = ("progress", "close", "stuck")  # of one's own task, in this order
LONGEST_ROW = 600
MOST_DEPARTMENTS = 30
MOST_PEOPLE = 15


def own_row(task: Task, part: str, words: Words) -> list[Block]:
    """A task with a button for each gesture of its reader; `part` tells it from the same task elsewhere."""
    fitting = {element["action_id"]: element for element in map(built, task_buttons(task, words.reader))}
    shows = built(verb_button("show", Words(words.reader, plain=True), str(task.number)))
    gestures = [fitting[verb] for verb in GESTURES if verb in fitting]
    return [paragraph(_told(task, words)), *_apart(f"{part}.{task.number}", [in_a_row([*gestures, shows])])]


def other_row(task: Task, words: Words) -> list[Block]:
    """A task with one button that shows it."""
    shows = verb_button("show", Words(words.reader, plain=True), str(task.number))
    return _apart(f"list.{task.number}", [paragraph(_told(task, words), shows)])


def _told(task: Task, words: Words) -> str:
    """Number, title, standard, whose it is when it is another's; then how its most urgent clock stands."""
    called, standard = f"#{task.number} {words.short(task.title)}", words.name(task.standard.names)
    clock = urgent(task.stages_running, words) or urgent(tuple(task.duties_running()), words)
    stands = stage_line(task, clock, words) if clock else words.put("list.closed")
    if task.responsible == words.reader.person:
        return cut(f"{words.put('home.row', task=called, standard=standard)}\n{stands}", LONGEST_ROW)
    who = words.person(task.responsible)
    return cut(f"{words.put('home.row.who', task=called, standard=standard, who=who)}\n{stands}", LONGEST_ROW)


def owed(shown: Home, words: Words) -> Iterable[Block]:
    """What the reader must hand in, each with the button that does it."""
    if not shown.duties and not shown.rectifications:
        return
    yield paragraph(words.put("home.owed"))
    yield from (_rectification(one, words) for one in shown.rectifications[:FEW])
    yield from (_duty(task, clock, words) for task, clock in shown.duties)
    yield from _more(shown.duties_total - len(shown.duties), words)


def _rectification(one: Owed, words: Words) -> Block:
    """All that one department must answer in writing; one report may answer it."""
    due = words.near(one.due_at) if one.due_at else words.put("due.none")
    name, left = words.department(one.department), words.until(one.due_at)
    told = words.put("home.rectification", department=name, count=one.count, due=due, left=left)
    writes = verb_button("rectify", Words(words.reader, plain=True), str(one.task))
    return _apart(one.department, [paragraph(told, writes)])[0]


def _duty(task: Task, clock: Clock, words: Words) -> Block:
    bare = Words(words.reader, plain=True)
    pays = (
        verb_button("progress", bare, str(task.number))
        if clock.name == Duty.PROGRESS
        else verb_button("close", bare, clock.id)
    )
    title = words.put("home.row", task=f"#{task.number} {words.short(task.title)}", standard=_standard(task, words))
    told = cut(f"{title}\n{stage_line(task, clock, words)}", LONGEST_ROW)
    return _apart(f"owed.{clock.id}", [paragraph(told, pays)])[0]


def _standard(task: Task, words: Words) -> str:
    return words.name(task.standard.names)


def reports(shown: Home, words: Words) -> Iterable[Block]:
    """The reports that wait for the reader's answer, with accept, return and show."""
    if not shown.reports:
        return
    yield paragraph(words.put("home.reports"))
    for report in shown.reports:
        yield from _report(report, words)
    yield from _more(shown.reports_total - len(shown.reports), words)


def _report(report: Report, words: Words) -> list[Block]:
    bare, number = Words(words.reader, plain=True), str(report.number)
    told = words.say(
        "home.report",
        number=report.number,
        department=report.department,
        version=len(report.versions),
        who=report.latest.by,
        at=report.latest.at,
        count=len({task for task, _ in report.answers}),
    )
    buttons: Sequence[Button] = [
        verb_button("accept", bare, number),
        verb_button("return", bare, number),
        verb_button("show", bare, f"report {number}"),
    ]
    return [paragraph(told), *_apart(f"report.{number}", row(buttons))]


def department_lines(shown: Home, words: Words) -> Iterable[Block]:
    """A line for each department: open, red, yellow, owed."""
    lines = [
        _counted("home.department", words.department(name), count, words, owed=owed_in)
        for name, count, owed_in in shown.departments[:MOST_DEPARTMENTS]
    ]
    if lines:
        yield paragraph("\n".join(lines))
    yield from _more(len(shown.departments) - MOST_DEPARTMENTS, words)


def people_lines(shown: Home, words: Words) -> Iterable[Block]:
    """The people of the department and how much each has on hand, those in trouble first."""
    if not shown.people:
        return
    lines = [_counted("home.load", words.person(who), count, words) for who, count in shown.people[:MOST_PEOPLE]]
    yield paragraph("\n".join((words.put("home.people"), *lines)))
    yield from _more(len(shown.people) - MOST_PEOPLE, words)


def _counted(key: str, name: str, count: Count, words: Words, **more: int) -> str:
    return words.put(key, name=name, open=count.open, red=count.red, yellow=count.yellow, **more)


def _more(count: int, words: Words) -> list[Block]:
    return [small(words.put("more", count=count))] if count > 0 else []


def in_a_row(elements: Sequence[Block]) -> Block:
    """Buttons and menus side by side."""
    return {"type": "actions", "elements": list(elements)}


def _apart(place: str, blocks: list[Block]) -> list[Block]:
    """The same blocks with actions of their own in the whole view: what follows the colon only tells buttons apart."""
    for block in blocks:
        for element in block.get("elements", ()) if block["type"] == "actions" else (block["accessory"],):
            element["action_id"] = f"{element['action_id']}:{place}"
    return blocks
