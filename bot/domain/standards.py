"""A standard: the rule for one kind of work (policy 3), its stages and what each allows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.refusal import Refusal


class Unit(StrEnum):
    """What an allowance counts (policy, "How time is counted")."""

    WORKING_DAYS = "working_days"
    WORKING_HOURS = "working_hours"
    HOURS = "hours"
    MINUTES = "minutes"
    RINGS = "rings"
    NTH_WORKING_DAY = "nth_working_day"
    END_OF_QUARTER = "end_of_quarter"
    PROMISED = "promised"


class Language(StrEnum):
    """The languages the bot speaks."""

    HANT = "zh-Hant"
    HANS = "zh-Hans"
    EN = "en"


TRADITIONAL = frozenset({"TW", "HK", "MO", "HANT"})  # regions and scripts of a Chinese locale


def spoken(locale: str) -> Language | None:
    """The language of a Slack locale such as ``zh-TW``; None for one that the bot does not speak."""
    language, _, region = locale.replace("_", "-").partition("-")
    match language.lower():
        case "en":
            return Language.EN
        case "zh":
            return Language.HANT if region.upper() in TRADITIONAL else Language.HANS
        case _:
            return None


class Begins(StrEnum):
    """What starts a stage's clock."""

    RECEIPT = "receipt"
    DOCUMENTS = "documents"
    STAGE = "stage"  # the stage named by `after`, once it has ended (approved, when it decides)


class Opens(StrEnum):
    """How work under a standard comes to be."""

    BY_HAND = "by_hand"
    BY_ITSELF = "by_itself"  # recurring work: the bot will open it
    BY_SYSTEM = "by_system"  # measured by another system and recorded, not timed
    BY_PROMISE = "by_promise"  # needs the promised time asked for


Names = Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many of a unit; the amount is at least 1."""

    amount: int
    unit: Unit


@dataclass(frozen=True)
class Stage:
    """A part of a standard with an allowance of its own.

    Attributes:
        allowance: None for a stage that only ends the work and is not timed.
        after: the stage it follows, when it begins after one.
        implies: stages that must have come before it; ending it ends them at the same instant.
        decides: closing it says approved or refused; a refusal starts no following stage (policy 3.3.3).
        extendable: the deadline may be moved after a reason was explained to the customer (policy 3.3.2).
        repeats: feedback that starts anew each time it is given; acts in a later version, no clock until then.
        informs: the yellow warning asks that the customer be kept informed (policy 3.1.2).
        yellow: share of the time between start and deadline at which the yellow warning falls (policy 4.2.1a).
    """

    id: str
    names: Names
    clause: str
    begins: Begins
    allowance: Allowance | None
    after: str | None = None
    implies: tuple[str, ...] = ()
    decides: bool = False
    extendable: bool = False
    repeats: bool = False
    informs: bool = False
    yellow: float = 0.8

    @property
    def runs(self) -> bool:
        """Whether this version starts a clock for it."""
        return not self.repeats


@dataclass(frozen=True)
class Standard:
    """The rule for a kind of work; a task keeps the one it was opened under."""

    id: str
    names: Names
    clause: str
    department: str
    opens: Opens
    stages: tuple[Stage, ...]

    def stage(self, stage_id: str) -> Stage:
        """The stage of that id, or a refusal."""
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise Refusal("stage.unknown", stage=stage_id, standard=self.id)

    def starting(self) -> Iterator[Stage]:
        """The stages that run from receipt or from the documents."""
        return (stage for stage in self.stages if stage.runs and stage.begins is not Begins.STAGE)

    def following(self, stage_id: str) -> Iterator[Stage]:
        """The stages that start when that one has ended."""
        return (stage for stage in self.stages if stage.runs and stage.after == stage_id)

    @property
    def without_repetition(self) -> bool:
        """Whether it runs today without the repeated feedback that its data already names."""
        return any(stage.repeats for stage in self.stages)

    def refuse_by_hand(self) -> None:
        """Refuse the standards that nobody opens by hand, each with its own word."""
        if self.opens is not Opens.BY_HAND:
            raise Refusal(f"standard.{self.opens}", standard=self.id)
