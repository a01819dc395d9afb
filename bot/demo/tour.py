"""The guided tour of the demo: one claim from its opening to the accepted report, in seven steps."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from secrets import token_hex

from bot.assembly import Bot
from bot.commands import VERBS
from bot.demo.walk import Walk, walk
from bot.domain.standards import Language
from bot.domain.task import Task
from bot.playground.people import Json
from bot.playground.workspace import Workspace
from bot.settings import Blueprint
from bot.texts.texts import Texts, texts_in
from bot.views.reader import Reader
from bot.views.words import Words
from storage.followed import last_number

COLLEAGUE, HEAD, MANAGER = "U0WANG", "U0CHEN", "U0ZHAO"
CLAIMS, MANAGEMENT, DIRECT, HOME = "C0CLAIMS", "C0MGMT", "dm", "home"
STANDARD = "claims.simple"
FIRST_REFERENCE = 42  # of the claims that are opened on the tour
BUTTONS = ("why", "progress", "rectify", "accept", "return", "measure_done")  # that the sentences name
MEASURE_DAYS = 3  # working days until the example's measure is due


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do, as `bot.playground.tour` shows it; `say` and `why` are keys of sentences.

    Attributes:
        press: the button to press, by its action id, in the newest message that has it.
        types: whether a line is typed; `leaps` whether time goes on.
        form: the form that opens then, by its callback id.
    """

    id: str
    say: str
    why: str
    user: str | None = None
    place: str | None = None
    press: str = ""
    types: bool = False
    leaps: bool = False
    form: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One of the seven; `title` is a key."""

    id: str
    title: str
    acts: tuple[Act, ...] = field(default=())


STEPS: tuple[Step, ...] = (
    Step("open", "tour.open", (Act("opened", "tour.opened", "tour.opened.why", COLLEAGUE, CLAIMS, types=True),)),
    Step(
        "why",
        "tour.why",
        (
            Act("explained", "tour.explained", "tour.explained.why", COLLEAGUE, CLAIMS, press="why"),
            Act("counted", "tour.counted", "tour.counted.why", COLLEAGUE, CLAIMS),
        ),
    ),
    Step(
        "yellow",
        "tour.yellow",
        (
            Act("yellow", "tour.turned_yellow", "tour.turned_yellow.why", leaps=True),
            Act(
                "progressed",
                "tour.progressed",
                "tour.progressed.why",
                COLLEAGUE,
                DIRECT,
                press="progress",
                form="progress",
            ),
        ),
    ),
    Step(
        "red",
        "tour.red",
        (
            Act("red", "tour.turned_red", "tour.turned_red.why", leaps=True),
            Act("called", "tour.called", "tour.called.why", HEAD, CLAIMS),
        ),
    ),
    Step(
        "report",
        "tour.report",
        (Act("handed_in", "tour.handed_in", "tour.handed_in.why", HEAD, CLAIMS, press="rectify", form="rectify"),),
    ),
    Step(
        "answer",
        "tour.answer",
        (Act("accepted", "tour.accepted", "tour.accepted.why", MANAGER, MANAGEMENT, press="accept"),),
    ),
    Step(
        "after",
        "tour.after",
        (
            Act("measure", "tour.measure", "tour.measure.why", COLLEAGUE, DIRECT),
            Act("document", "tour.document", "tour.document.why", MANAGER, MANAGEMENT),
            Act("home", "tour.home", "tour.home.why", COLLEAGUE, HOME),
        ),
    ),
)
AGAIN = Act("handed_in", "tour.again", "tour.again.why", HEAD, DIRECT, press="rectify", form="rectify")
"""What stands in the place of handing in once management has returned the report."""


def fits(blueprint: Blueprint) -> bool:
    """Whether that company has the tour's people and channels: the sample does."""
    channels = {blueprint.management.channel, *(one.channel for one in blueprint.departments.values())}
    return {COLLEAGUE, HEAD, MANAGER} <= blueprint.people.keys() and {CLAIMS, MANAGEMENT} <= channels


class DemoTour:
    """The tour of one running demo, once it has begun; it follows the first claim that the colleague opens then."""

    def __init__(self, bot: Bot, workspace: Workspace) -> None:
        self._bot, self._workspace = bot, workspace
        self._after, self._runs, self._run = 0, 0, ""

    def begin(self) -> None:
        """From the start, with a claim of its own."""
        with self._bot.database.reading() as session:
            self._after = last_number(session)
        self._runs += 1
        self._run = token_hex(4)

    def stamp(self) -> str:
        """Changes whenever `told` does."""
        here = self._walk()
        number = here.task.number if here.task else 0
        return f"{self._run}:{number}:{','.join(sorted(here.reached))}:{here.returned}"

    def told(self, language: str) -> Json:
        """The tour as it stands."""
        spoken = Language(language) if language in {*Language} else self._bot.company().language
        return Telling(self._bot, self._walk(), spoken, FIRST_REFERENCE + self._runs - 1).tour() | {"run": self._run}

    def _walk(self) -> Walk:
        with self._bot.database.reading() as session:
            here = walk(session, self._after, COLLEAGUE)
        return replace(here, explained=self._explained(here.task)) if here.task else here

    def _explained(self, task: Task) -> bool:
        """Whether the count of its deadlines stands on the colleague's page, in whatever language."""
        facts = {"number": str(task.number), "title": task.title}
        titles = {texts_in(language).say("why.title", **facts) for language in Language}
        return not titles.isdisjoint(self._headings())

    def _headings(self) -> Iterator[str]:
        for message in self._workspace.messages(CLAIMS, COLLEAGUE):
            if message.ephemeral_to:
                yield from (block["text"]["text"] for block in message.blocks if block["type"] == "header")


class Telling:
    """The tour in one language, as of one moment."""

    def __init__(self, bot: Bot, here: Walk, language: Language, reference: int) -> None:
        self._company, self._here, self._language, self._now = bot.company(), here, language, bot.clock.now()
        self._texts: Texts = texts_in(language)
        self._words = Words(Reader(language, self._company, self._now), plain=True)
        self._reference = f"CLM-{self._company.calendar.local(self._now).year}-{reference:04d}"

    def tour(self) -> Json:
        """Everything but the run."""
        return {
            "title": self._say("tour.title"),
            "intro": self._say("tour.intro"),
            "end": {"title": self._say("tour.end"), "say": self._say("tour.end.say")},
            "reached": sorted(self._here.reached),
            "steps": [{"id": step.id, "title": self._say(step.title), "acts": self._acts(step)} for step in STEPS],
        }

    def _acts(self, step: Step) -> list[Json]:
        return [self._act(AGAIN if act.id == AGAIN.id and self._here.returned else act) for act in step.acts]

    def _act(self, act: Act) -> Json:
        return {
            "id": act.id,
            "say": self._say(act.say),
            "why": self._say(act.why),
            "user": act.user,
            "place": act.place,
            "target": self._target(act),
            "do": self._does(act),
            "form": {"callback_id": act.form, "values": self._example(act.form)} if act.form else None,
        }

    def _say(self, key: str) -> str:
        return self._texts.say(key, **self._facts())

    def _facts(self) -> dict[str, str]:
        people = {"me": COLLEAGUE, "head": HEAD, "manager": MANAGER}
        buttons = {f"button_{verb}": self._texts.say(f"button.{verb}") for verb in BUTTONS}
        report = self._here.report
        return {
            **buttons,
            **{name: self._words.person(id_) for name, id_ in people.items()},
            "number": str(self._here.task.number) if self._here.task else "",
            "report": str(report.number) if report else "",
            "yellow": self._when(self._here.yellow_at),
            "red": self._when(self._here.red_at),
        }

    def _when(self, at: datetime | None) -> str:
        return self._words.near(at) if at else ""

    def _target(self, act: Act) -> Json:
        if act.types or act.leaps:
            return {"composer": act.types, "clock": act.leaps}
        number = f"#{self._here.task.number}" if self._here.task else ""
        return {
            "message": ".docx" if act.id == "document" else "" if act.press == "accept" else number,
            "press": act.press,
        }

    def _does(self, act: Act) -> Json | None:
        if act.types:
            return {"type": self._line("open", STANDARD, self._say("tour.claim"), self._reference)}
        if act.leaps:
            at = self._here.yellow_at if act.id == "yellow" else self._late_at
            return {"jump": at.isoformat(), "label": self._texts.say("tour.leap", at=self._when(at))} if at else None
        return {"press": act.press, "else": self._otherwise(act.press)} if act.press else None

    @property
    def _late_at(self) -> datetime | None:
        """The first second after the deadline."""
        return self._here.red_at + timedelta(seconds=1) if self._here.red_at else None

    def _otherwise(self, verb: str) -> str:
        """The line that does what the button does, should it be folded away."""
        task, report = self._here.task, self._here.report
        number = report.number if verb == "accept" and report else task.number if task and verb != "rectify" else ""
        return self._line(verb, str(number))

    def _line(self, verb: str, *words: str) -> str:
        (names,) = [known.names for known in VERBS if known.name == verb]
        return " ".join(filter(None, ("/task", names[self._language], *words)))

    def _example(self, form: str) -> Json:
        """An example for each field of the form, as the state of its element."""
        if form == "progress":
            written = {"cause": "tour.example.cause", "measure": "tour.example.measure", "ready": "tour.example.ready"}
            return {field: {"value": self._say(key)} for field, key in written.items()}
        return {
            "causes": {"value": self._say("tour.example.causes")},
            "measure.1.what": {"value": self._say("tour.example.what")},
            "measure.1.who": {"selected_user": COLLEAGUE},
            "measure.1.on": {"selected_date": self._measure_on().isoformat()},
            "prevention": {"value": self._say("tour.example.prevention")},
        }

    def _measure_on(self) -> date:
        on = self._company.calendar.local(self._now).date()
        for _ in range(MEASURE_DAYS):
            on = self._company.calendar.next_working_day(on)
        return on
