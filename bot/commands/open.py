"""`/task open STANDARD TITLE [REFERENCE] [@WHO] [received:TIME] [documents:TIME]`: a new piece of work (policy 3).

The form says by when the work would be due before it is submitted: what would be opened is decided, and not recorded.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from bot.commands.ask import Ask
from bot.commands.search import take_standard
from bot.commands.verbs import chinese, verb
from bot.commands.words import folded, mentioned, plain
from bot.domain.company import Person
from bot.domain.desk import Desk
from bot.domain.may import Action
from bot.domain.opening import Opening, open_task
from bot.domain.refusal import Refusal
from bot.domain.reply import Open, Reply, say
from bot.domain.standards import Standard
from bot.domain.task import Task

OPTIONS = {
    "received": "received",
    "收件": "received",
    "收到": "received",
    "documents": "documents",
    "文件": "documents",
    "齊件": "documents",
    "齐件": "documents",
}
PREVIEW = "preview"  # the field of a form that is only to be drawn anew
_LINK = re.compile(r"https?://[^\s<>|]{1,200}/archives/[^\s<>|]{1,200}")


@dataclass(frozen=True)
class Wish:
    """What was told so far; None and empty where nothing was."""

    standard: Standard | None = None
    title: str = ""
    reference: str = ""
    responsible: Person | None = None
    received: datetime | None = None
    documents: datetime | None = None
    link: str = ""


@verb("open", may=Action.OPEN, titles=chinese("開立", "开立"))
def open_work(ask: Ask, desk: Desk) -> Reply:
    """Open the task, or the form when the standard or the title is missing."""
    if ask.form is not None and PREVIEW in ask.form:
        return _drawn_anew(ask)
    wish = _from_words(ask) if ask.form is None else _from_form(ask)
    if wish.standard is None or not wish.title:
        return _form(wish, ask)
    try:
        decision = open_task(_opening(wish, wish.standard, ask), desk.next_task(), ask.who.id, ask.now, ask.company)
    except Refusal as no:
        raise _below_its_field(no) from None
    desk.record(decision)
    task = decision.task
    return say("open.done", task.number, task=task, who=task.responsible)


def _opening(wish: Wish, standard: Standard, ask: Ask) -> Opening:
    return Opening(
        standard=standard.id,
        title=wish.title,
        reference=wish.reference,
        responsible=(wish.responsible or ask.who).id,
        received_at=wish.received or ask.now,
        documents_at=wish.documents,
        link=wish.link,
    )


def expected(wish: Wish, ask: Ask) -> Task | Refusal | None:
    """The task that this would open, with its deadlines; why not, when it would be refused; None without a standard."""
    if wish.standard is None:
        return None
    try:
        opening = _opening(replace(wish, title=wish.title or "-", responsible=None), wish.standard, ask)
        return open_task(opening, 0, ask.who.id, ask.now, ask.company).task
    except Refusal as no:
        return no


def _drawn_anew(ask: Ask) -> Open:
    """The form as it is filled so far, with the deadlines that follow; what nobody can read is left out."""
    told = {name: ask.typed(name) for name in ("standard", "responsible", "received", "documents")}
    wish = Wish(
        standard=ask.company.standards.get(told["standard"]),
        title=ask.typed("title"),
        reference=ask.typed("reference"),
        responsible=ask.person(told["responsible"]) if told["responsible"] else None,
        received=ask.instant(told["received"]) if told["received"] else None,
        documents=ask.instant(told["documents"]) if told["documents"] else None,
        link=_link(ask),
    )
    return _form(wish, ask)


def _link(ask: Ask) -> str:
    """The message's address that the form remembers; anything else is left out."""
    return ask.words[0] if ask.words and _LINK.fullmatch(ask.words[0]) else ""


def _below_its_field(no: Refusal) -> Refusal:
    """A time that the calendar does not know stands below the time of receipt."""
    if no.field is None and no.key.startswith("calendar."):
        return Refusal(no.key, field="received", **no.facts)
    return no


def _form(wish: Wish, ask: Ask) -> Open:
    facts = {
        "standard": wish.standard,
        "title": wish.title,
        "reference": wish.reference,
        "responsible": (wish.responsible or ask.who).id,
        "received": wish.received or ask.now,
        "documents": wish.documents,
        "expected": expected(wish, ask),
    }
    return Open("open", (wish.link,) if wish.link else (), facts)


def _from_form(ask: Ask) -> Wish:
    standard, title = ask.typed("standard"), ask.typed("title")
    for field, text in (("standard", standard), ("title", title)):
        if not text:
            raise Refusal("words.missing", field=field)
    responsible, received, documents = (ask.typed(field) for field in ("responsible", "received", "documents"))
    return Wish(
        standard=ask.company.standard(standard),
        title=title,
        reference=ask.typed("reference"),
        responsible=ask.person(responsible, "responsible") if responsible else None,
        received=ask.instant(received, "received") if received else None,
        documents=ask.instant(documents, "documents") if documents else None,
        link=_link(ask),
    )


def _from_words(ask: Ask) -> Wish:
    words, people, times = _sorted(ask)
    if len(people) > 1:
        raise Refusal("open.one_person", field="responsible")
    wish = Wish(
        responsible=people[0] if people else None, received=times.get("received"), documents=times.get("documents")
    )
    if not words:
        return wish
    standard, told = take_standard(words, ask.company)
    title, reference = _title(told)
    return replace(wish, standard=standard, title=title, reference=reference)


def _title(words: tuple[str, ...]) -> tuple[str, str]:
    """The last of several words is the reference when it has a digit."""
    if len(words) > 1 and any(letter.isdigit() for letter in words[-1]):
        return plain(words[:-1]), plain(words[-1:])
    return plain(words), ""


def _sorted(ask: Ask) -> tuple[tuple[str, ...], list[Person], dict[str, datetime]]:
    """Plain words, people and times, which may stand anywhere."""
    words: list[str] = []
    people: list[Person] = []
    times: dict[str, datetime] = {}
    for word in ask.words:
        name, colon, value = folded(word).partition(":")
        if colon and name in OPTIONS:
            times[OPTIONS[name]] = ask.instant(value, OPTIONS[name])
        elif mentioned(word) or folded(word).startswith("@"):
            people.append(ask.person(word, "responsible"))
        else:
            words.append(word)
    return tuple(words), people, times
