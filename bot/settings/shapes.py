"""company.toml and standards.toml as they are written, table by table."""

from datetime import date
from typing import Annotated, Any, ClassVar
from zoneinfo import ZoneInfo

from pydantic import Field

from bot.domain.standards import Language
from bot.settings.inspection import Said
from bot.settings.words import (
    LIST,
    Amount,
    BeginsWord,
    ChannelId,
    Clock,
    Country,
    DateKey,
    GroupId,
    Id,
    Ids,
    LanguageWord,
    NamesTable,
    OpensWord,
    Share,
    Shifts,
    StandardId,
    UnitWord,
    UserId,
    Users,
    Weekdays,
    Word,
    Zone,
)

Tables = Annotated[tuple[Any, ...], LIST]
"""An array of tables, each of which is taken by itself."""

Table = Any
"""A table that is taken by itself; None when it is not written."""


class ChannelSaid(Said):
    """A channel: its Slack id, and a name for people who read the file."""

    id: ChannelId
    name: Word | None = None


_NO_CHANNEL = ChannelSaid.model_construct(id="")


class CompanySaid(Said):
    """The whole of company.toml; its tables are taken one by one."""

    required: ClassVar = (
        "name", "language", "zone", "country", "administrators", "audit_channel", "hours", "management", "department",
        "person",
    )  # fmt: skip
    name: Word = ""
    language: LanguageWord = Language.HANT
    zone: Zone = ZoneInfo("UTC")
    country: Country = ""
    subdivision: Word | None = None
    administrators: Users = ()
    audit_channel: ChannelSaid = _NO_CHANNEL
    hours: Table = None
    days: Table = None
    choices: Table = None
    management: Table = None
    department: Tables = ()
    person: Tables = ()
    standard: Tables = ()


class HoursSaid(Said):
    """Hours of business."""

    required = ("weekdays", "shifts")
    weekdays: Weekdays = ()
    shifts: Shifts = ()


class DaysSaid(Said):
    """The company's own days; they go before the official calendar."""

    off: dict[DateKey, Word] = Field(default_factory=dict)
    extra: dict[DateKey, Shifts] = Field(default_factory=dict)
    half: dict[DateKey, Shifts] = Field(default_factory=dict)


class AllowanceSaid(Said):
    """So many of a unit."""

    allowance: Amount
    unit: UnitWord


class ChoicesSaid(Said):
    """What the policy leaves to the company; what is not written has the policy's default."""

    progress: AllowanceSaid | None = None
    rectification: AllowanceSaid | None = None
    returned: AllowanceSaid | None = None
    yellow: Share | None = None
    morning: Clock | None = None
    late_after_minutes: Amount | None = None


class ManagementSaid(Said):
    """The company's management."""

    required = ("people", "channel")
    people: Users = ()
    channel: ChannelSaid = _NO_CHANNEL
    language: LanguageWord | None = None


class DepartmentSaid(Said):
    """A department."""

    required = ("id", "names", "channel")
    id: Id = ""
    names: NamesTable = Field(default_factory=dict)
    channel: ChannelSaid = _NO_CHANNEL
    head: UserId | None = None
    deputy: UserId | None = None
    language: LanguageWord | None = None
    group: GroupId | None = None
    default_post: Word | None = None


class AwaySaid(Said):
    """First and last day of an absence."""

    first: date
    last: date


class PersonSaid(Said):
    """A colleague."""

    required = ("id", "name", "post")
    id: UserId = ""
    name: Word = ""
    department: Id | None = None
    post: Word = ""
    language: LanguageWord | None = None
    away: Annotated[tuple[AwaySaid, ...], LIST] = ()


class StandardsSaid(Said):
    """The whole of standards.toml."""

    required = ("stage_names", "standard")
    stage_names: dict[Id, NamesTable] = Field(default_factory=dict)
    standard: Tables = ()


class StandardSaid(Said):
    """A standard, or what a company changes in one."""

    required = ("id",)
    id: StandardId = ""
    used: bool = True
    names: NamesTable | None = None
    clause: Word | None = None
    department: Id | None = None
    opens: OpensWord | None = None
    stage: Tables = ()


class StageSaid(Said):
    """A stage, or what a company changes in one."""

    required = ("id",)
    id: Id = ""
    used: bool = True
    names: NamesTable | None = None
    clause: Word | None = None
    begins: BeginsWord | None = None
    after: Id | None = None
    allowance: Amount | None = None
    unit: UnitWord | None = None
    implies: Ids | None = None
    decides: bool | None = None
    extendable: bool | None = None
    repeats: bool | None = None
    informs: bool | None = None
    yellow: Share | None = None
