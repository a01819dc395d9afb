"""The kinds of word that may stand in a file: ids, names, dates, shifts. Each says its own fault."""

import re
from collections.abc import Callable
from datetime import date, time
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from bot.domain.calendar_days import DAY_SECONDS, Shift
from bot.domain.standards import Begins, Language, Opens, Unit
from bot.settings.faults import Wrong

T = TypeVar("T")

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d\d:\d\d")
_SHIFT = re.compile(r"(\d\d):([0-5]\d)-(\d\d):([0-5]\d)")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _fits(pattern: str, key: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise Wrong(key, value=value)
        return value

    return AfterValidator(check)


def _choice(*options: StrEnum) -> BeforeValidator:
    def choose(value: object) -> StrEnum:
        for option in options:
            if value == option.value:
                return option
        raise Wrong("file.choice_unknown", value=value, choices=tuple(option.value for option in options))

    return BeforeValidator(choose)


def _each_once(values: tuple[T, ...]) -> tuple[T, ...]:
    for position, value in enumerate(values):
        if value in values[:position]:
            raise Wrong("file.twice", value=value)
    return values


def _listed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _all_languages(names: dict[Language, str]) -> dict[Language, str]:
    if missing := tuple(language for language in Language if language not in names):
        raise Wrong("file.names_missing", missing=missing)
    return names


def _parsed(key: str, parse: Callable[[str], object]) -> BeforeValidator:
    """Text that `parse` understands; a time zone raises KeyError or OSError for a name that is none."""

    def read(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return parse(value)
        except (ValueError, OSError, KeyError):
            raise Wrong(key, value=value) from None

    return BeforeValidator(read)


def _date(text: str) -> date:
    if not _DATE.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _time(text: str) -> time:
    if not _TIME.fullmatch(text):
        raise ValueError(text)
    return time.fromisoformat(text)


def _shift(text: object) -> Shift:
    match = _SHIFT.fullmatch(text) if isinstance(text, str) else None
    if not match:
        raise Wrong("company.shift_wrong", value=text)
    from_hour, from_minute, to_hour, to_minute = map(int, match.groups())
    shift = Shift(from_hour * 3600 + from_minute * 60, to_hour * 3600 + to_minute * 60)
    if shift.closes > DAY_SECONDS:
        raise Wrong("company.shift_wrong", value=text)
    if shift.opens >= shift.closes:
        raise Wrong("company.shift_reversed", value=text)
    return shift


def _in_order(shifts: tuple[Shift, ...]) -> tuple[Shift, ...]:
    for before, after in pairwise(shifts):
        if after.opens < before.closes:
            raise Wrong("company.shifts_overlap")
    return shifts


def _weekday(text: object) -> int:
    if text not in _WEEKDAYS:
        raise Wrong("file.choice_unknown", value=text, choices=_WEEKDAYS)
    return _WEEKDAYS.index(str(text))


_NOT_EMPTY = Field(min_length=1)
LIST = BeforeValidator(_listed)

Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, _fits(r"[a-z][a-z0-9_]*", "file.id_wrong")]
StandardId = Annotated[str, _fits(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*", "file.id_wrong")]
UserId = Annotated[str, _fits(r"[UW][A-Z0-9]+", "company.user_id_wrong")]
GroupId = Annotated[str, _fits(r"S[A-Z0-9]+", "company.group_id_wrong")]
ChannelId = Annotated[str, _fits(r"[CG][A-Z0-9]+", "company.channel_id_wrong")]
Users = Annotated[tuple[UserId, ...], LIST, _NOT_EMPTY, AfterValidator(_each_once)]
Ids = Annotated[tuple[Id, ...], LIST, AfterValidator(_each_once)]

LanguageWord = Annotated[Language, _choice(*Language)]
OpensWord = Annotated[Opens, _choice(*Opens)]
UnitWord = Annotated[Unit, _choice(*Unit)]
BeginsWord = Annotated[Begins, _choice(Begins.RECEIPT, Begins.DOCUMENTS)]
NamesTable = Annotated[dict[LanguageWord, Word], AfterValidator(_all_languages)]

DateKey = Annotated[date, _parsed("file.date_wrong", _date)]
Clock = Annotated[time, _parsed("file.time_wrong", _time)]
Country = Annotated[str, _fits(r"[A-Z]{2,3}", "file.id_wrong")]
Zone = Annotated[ZoneInfo, _parsed("company.zone_unknown", ZoneInfo)]
Weekdays = Annotated[
    tuple[Annotated[int, BeforeValidator(_weekday)], ...], LIST, _NOT_EMPTY, AfterValidator(_each_once)
]
Shifts = Annotated[tuple[Annotated[Shift, BeforeValidator(_shift)], ...], LIST, _NOT_EMPTY, AfterValidator(_in_order)]

Amount = Annotated[int, Field(ge=1)]
Share = Annotated[float, Field(gt=0, lt=1)]
