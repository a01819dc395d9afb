"""`/task open STANDARD TITLE [REFERENCE] [@WHO] [received:TIME] [documents:TIME]`: a new piece of work (policy 3)."""

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

OPTIONS = {
    "received": "received",
    "收件": "received",
    "收到": "received",
    "documents": "documents",
    "文件": "documents",
    "齊件": "documents",
    "齐件": "documents",
}


@dataclass(frozen=True)
class Wish:
    """What was told so far; None and empty where nothing was."""

    standard: Standard | None = None
    title: str = ""
    reference: str = ""
    responsible: Person | None = None
    received: datetime | None = None
    documents: datetime | None = None


@verb("open", may=Action.OPEN, titles=chinese("開立", "开立"))
def open_work(ask: Ask, desk: Desk) -> Reply:
    """Open the task, or the form when the standard or the title is missing."""
    wish = _from_words(ask) if ask.form is None else _from_form(ask)
    if wish.standard is None or not wish.title:
        return _form(wish, ask)
    opening = Opening(
        standard=wish.standard.id,
        title=wish.title,
        reference=wish.reference,
        responsible=(wish.responsible or ask.who).id,
        received_at=wish.received or ask.now,
        documents_at=wish.documents,
    )
    try:
        decision = open_task(opening, desk.next_task(), ask.who.id, ask.now, ask.company)
    except Refusal as no:
        raise _below_its_field(no) from None
    desk.record(decision)
    return say("open.done", decision.task.number, task=decision.task)


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
    }
    return Open("open", facts=facts)


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
