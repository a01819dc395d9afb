"""`/task rectify [N] [CAUSES | MEASURE @WHO DATE | ... | PREVENTION]`: the written report on reds (policy 4.2.2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.commands.ask import Ask
from bot.commands.measures import MOST_MEASURES, version_from_form, version_from_words
from bot.commands.verbs import chinese, verb
from bot.commands.words import folded
from bot.domain.desk import Desk
from bot.domain.may import Action
from bot.domain.rectification import Answered, hand_in, report_to_better
from bot.domain.refusal import Refusal
from bot.domain.reply import Open, Reply, say
from bot.domain.report import Report, Version
from bot.domain.task import Duty

ALL = "all"  # the choice that stands for every red owed


@dataclass(frozen=True)
class Owed:
    """The reports owed in one department, those the person chose, and the other departments that wait.

    Attributes:
        opened: when the form was opened; what the person came to owe later is not in it.
        former: the returned reports among them, by number, as they stand while nobody else can change them.
    """

    department: str
    every: tuple[Answered, ...]
    chosen: tuple[Answered, ...]
    others: tuple[str, ...]
    opened: datetime
    former: Mapping[int, Report]


@verb("rectify", may=Action.RECTIFY, titles=chinese("整改"))
def rectify(ask: Ask, desk: Desk) -> Reply:
    """Hand the report to management, or open its form. One department at a time."""
    number, words = _told(ask)
    owed = _owed(number, ask, desk)
    if ask.form is None:
        version = version_from_words(words, ask)
        return _form(owed) if version is None else _hand_in(owed, owed.chosen, version, ask, desk)
    if ask.typed("add_measure"):
        return _form(owed, measures=ask.number(ask.typed("measures")) + 1)
    return _hand_in(owed, _ticked(owed, ask), version_from_form(ask), ask, desk)


def _told(ask: Ask) -> tuple[int | None, tuple[str, ...]]:
    match ask.words:
        case (first, *rest) if folded(first).removeprefix("#").replace(".", "", 1).isdecimal():
            return ask.place(first)[0], tuple(rest)
        case words:
            return None, words


def _owed(number: int | None, ask: Ask, desk: Desk) -> Owed:
    """Those of the task's department, else of the first that waits; what the person bears and what they head."""
    opened = ask.instant(ask.typed("opened")) if ask.typed("opened") else ask.now
    found = [pair for pair in _found(ask, desk) if pair[1].started_at <= opened]
    former = _locked_reports(found, desk)
    department = _department(number, found, desk)
    every = tuple(pair for pair in found if pair[0].department == department)
    chosen = tuple(pair for pair in every if number in (None, pair[0].number))
    if ask.form is not None:  # its ticks say which; the remembered task may have been answered meanwhile
        chosen = chosen or every
    if not chosen:
        raise Refusal("rectify.not_owed", field="answers", number=number)
    others = {task.department for task, _ in found} - {department}
    return Owed(department, every, chosen, tuple(sorted(others)), opened, former)


def _found(ask: Ask, desk: Desk) -> Sequence[Answered]:
    headed = ask.company.heads_now(ask.who.id, ask.now)
    return desk.owed(bearer=ask.who.id, departments=headed, name=Duty.RECTIFICATION)


def _locked_reports(found: Sequence[Answered], desk: Desk) -> dict[int, Report]:
    """Reports are locked before tasks and by number, here as in accept and return: nobody waits in a circle."""
    numbers = {clock.report for _, clock in found if clock.report is not None}
    return {number: desk.report(number) for number in sorted(numbers)}


def _department(number: int | None, found: Sequence[Answered], desk: Desk) -> str:
    named = [task.department for task, _ in found if number in (None, task.number)]
    if named:
        return named[0]
    if number is None:
        raise Refusal("rectify.nothing_owed", field="answers")
    return desk.task(number).department


def _form(owed: Owed, measures: int = 1) -> Open:
    """One returned report is bettered at a time: the reds of a second one are left unticked."""
    numbers = [clock.report for _, clock in owed.chosen if clock.report is not None]
    ticked = tuple(pair for pair in owed.chosen if pair[1].report in (None, *numbers[:1]))
    former = owed.former[numbers[0]] if numbers else None
    every = sorted(owed.every, key=lambda pair: pair not in ticked)
    facts = {
        "owed": tuple(every),
        "department": owed.department,
        "chosen": (ALL,) if len(ticked) == len(every) else tuple(clock.id for _, clock in ticked),
        "measures": min(max(measures, len(former.latest.measures) if former else 1), MOST_MEASURES),
        "former": former,
        "others": owed.others,
        "opened": owed.opened,
    }
    return Open("rectify", (str(ticked[0][0].number),), facts)


def _ticked(owed: Owed, ask: Ask) -> tuple[Answered, ...]:
    """The reds ticked in the form; any that the person does not owe is refused."""
    wanted = ask.chosen("answers")
    if ALL in wanted:
        return owed.every
    known = {clock.id: (task, clock) for task, clock in owed.every}
    for place in wanted:
        if place not in known:
            raise Refusal("rectify.not_owed", field="answers", number=ask.place(place, "answers")[0])
    return tuple(known[place] for place in dict.fromkeys(wanted))


def _hand_in(owed: Owed, chosen: Sequence[Answered], version: Version, ask: Ask, desk: Desk) -> Reply:
    answered = _locked(_whole_reports(owed, chosen, ask, desk), desk)
    returned = report_to_better(answered)
    former = owed.former[returned] if returned else None
    decision = hand_in(returned or desk.next_report(), answered, version, former=former, company=ask.company)
    desk.record(decision)
    report: Report = decision.reports[0]
    return say("rectify.done", report=report.number, tasks=len(decision.tasks), version=len(report.versions))


def _whole_reports(owed: Owed, chosen: Sequence[Answered], ask: Ask, desk: Desk) -> Sequence[Answered]:
    """A returned report comes back whole: with one of its reds come the others."""
    returned = {clock.report for _, clock in chosen} & owed.former.keys()
    if not returned:
        return chosen
    taken = {clock.id for _, clock in chosen}
    return [pair for pair in _found(ask, desk) if pair[1].id in taken or pair[1].report in returned]


def _locked(chosen: Sequence[Answered], desk: Desk) -> list[Answered]:
    """The same duties as they stand once nobody else can change them; those answered meanwhile are left out."""
    tasks = {task.number: task for task in desk.tasks(sorted({task.number for task, _ in chosen}))}
    fresh = [(tasks[task.number], tasks[task.number].clock(clock.seq)) for task, clock in chosen]
    return [(task, clock) for task, clock in fresh if clock.running]
