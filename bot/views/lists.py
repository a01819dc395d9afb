"""Lists: tasks, standards, what a person may type."""

import re
from collections.abc import Sequence

from bot.domain.desk import Query
from bot.domain.standards import Opens, Stage, Standard, Unit
from bot.domain.task import Clock, Task
from bot.views.blocks import cut, heading, paragraph, row, small
from bot.views.card import stage_line, verb_button
from bot.views.reader import Block, Reader
from bot.views.words import Words

MOST_ROWS = 40  # of a list in one message
MOST_STANDARDS = 60
LONGEST_ROW = 400
BY_DATE = frozenset({Unit.RINGS, Unit.NTH_WORKING_DAY, Unit.END_OF_QUARTER, Unit.PROMISED})  # no time from a start
SCOPES = frozenset({"mine", "department", "red", "yellow"})
_MENTION = re.compile(r"<@([A-Z0-9]+)>")


def tasks(listed: Sequence[Task], total: int, query: Query, typed: str, reader: Reader) -> list[Block]:
    """A page of tasks, the worst first, each with a button that shows it; what to type for the next page.

    Args:
        listed: the page.
        total: how many there are in all.
        query: what was asked, for the place in the list.
        typed: the words that asked for it, such as ``red``.
        reader: who asked.
    """
    words, plain = Words(reader), Words(reader, plain=True)
    if not listed:
        return [paragraph(words.put("list.none"))]
    first = query.offset + 1
    last = query.offset + len(listed)
    paged = {"first": first, "last": last} if len(listed) < total else {}
    parts = [heading(plain.put("list.title" if paged else "list.all", total=total, **paged))]
    shown = listed[:MOST_ROWS]
    parts += [paragraph(task_row(task, words), verb_button("show", plain, str(task.number))) for task in shown]
    if last < total:
        following = f"{typed} {last}".strip()
        parts.append(small(words.say("list.more", left=total - last, words=_readable(following, plain))))
        parts += row([verb_button("list", plain, following)])
    return parts


def _readable(typed: str, words: Words) -> str:
    """What to type in the reader's language, with a mention as the name that it stands for."""
    scope, *rest = typed.split(" ")
    said = words.put(f"scope.{scope}") if scope in SCOPES else scope
    return _MENTION.sub(lambda found: f"@{words.person(found[1])}", " ".join((said, *rest)))


def task_row(task: Task, words: Words) -> str:
    """One task in two lines: what it is and whose, and how its most urgent stage stands."""
    clock = urgent(task.stages_running, words) or urgent(tuple(task.duties_running()), words)
    stands = stage_line(task, clock, words) if clock else words.put("list.closed")
    told = words.put(
        "list.row",
        task=f"#{task.number} {words.short(task.title)}",
        standard=words.name(task.standard.names),
        who=words.person(task.responsible),
    )
    return cut(f"{told}\n{stands}", LONGEST_ROW)


def urgent(clocks: Sequence[Clock], words: Words) -> Clock | None:
    """The worst of the running clocks, the soonest due among equals; those without a deadline last."""
    ranks = {"red": 0, "yellow": 1, "green": 2}
    timed = [clock for clock in clocks if clock.due_at]
    key = min(timed, key=lambda clock: (ranks[words.colour(clock)], clock.due_at), default=None)
    return key or next(iter(clocks), None)


def standards(listed: Sequence[Standard], reader: Reader) -> list[Block]:
    """The standards by department, in the order given, with stages and allowances; what cannot be opened says so."""
    words = Words(reader)
    if not listed:
        return [paragraph(words.put("standards.none"))]
    parts = [heading(Words(reader, plain=True).put("standards.title", count=len(listed)))]
    shown = listed[:MOST_STANDARDS]
    for department in dict.fromkeys(standard.department for standard in shown):
        parts.append(paragraph(words.put("standards.department", name=words.department(department))))
        parts += [paragraph(_standard(standard, words)) for standard in shown if standard.department == department]
    if (more := len(listed) - MOST_STANDARDS) > 0:
        parts.append(small(words.put("standards.more", count=more)))
    return [*_joined(parts), small(words.put("standards.how"))]


def _standard(standard: Standard, words: Words) -> str:
    lines = [words.say("standards.one", name=standard, id=standard.id, clause=standard.clause)]
    lines += [f"　{_stage(standard, stage, words)}" for stage in standard.stages]
    if standard.opens is not Opens.BY_HAND:
        lines.append(f"　{words.put(f'standards.{standard.opens}')}")
    if standard.without_repetition:
        lines.append(f"　{words.put('standards.without_repetition')}")
    return "\n".join(lines)


def _stage(standard: Standard, stage: Stage, words: Words) -> str:
    name = words.name(stage.names)
    lasts = words.allowance(stage.allowance) if stage.allowance else words.put("standards.untimed")
    if stage.allowance is None or stage.allowance.unit in BY_DATE:
        return words.put("standards.by", name=name, time=lasts)
    if stage.repeats:
        return words.put("standards.repeats", name=name, time=lasts)
    if stage.after:
        before = words.name(standard.stage(stage.after).names)
        return words.put("standards.after", name=name, time=lasts, before=before)
    return words.put(f"standards.from.{stage.begins}", name=name, time=lasts)


LONGEST_JOINED = 2800


def _follows(part: Block, joined: list[Block]) -> bool:
    return bool(joined) and joined[-1]["type"] == part["type"] == "section"


def _joined(parts: list[Block]) -> list[Block]:
    """Paragraphs run together until a block is full, so that many fit into one message."""
    joined: list[Block] = []
    for part in parts:
        together = f"{joined[-1]['text']['text']}\n{part['text']['text']}" if _follows(part, joined) else ""
        if together and len(together) < LONGEST_JOINED:
            joined[-1]["text"]["text"] = together
        else:
            joined.append(part)
    return joined
