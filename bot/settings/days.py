"""The official calendar, from the pinned library `holidays`, with the company's hours and days over it."""

from datetime import date
from typing import Protocol, cast

import holidays
from holidays.version import __version__

from bot.domain.calendar import Calendar
from bot.domain.calendar_days import Day, build_days, digest
from bot.domain.standards import Language
from bot.settings.blueprint import Blueprint

_LOCALES = {
    Language.HANT: ("zh_TW", "zh_HK", "zh_CN"),
    Language.HANS: ("zh_CN", "zh_TW", "zh_HK"),
    Language.EN: ("en_US", "en_GB"),
}


class _Official(Protocol):
    """What is used of a country's holidays."""

    supported_languages: tuple[str, ...]
    start_year: int
    end_year: int
    has_substituted_holidays: bool
    weekend_workdays: set[date]
    estimated_label: str | None

    def items(self) -> list[tuple[date, str]]: ...
    def tr(self, text: str) -> str: ...


def calendar_years(today: date) -> tuple[int, int]:
    """First and last year of the table that is kept on that day: last year to the year after next."""
    return today.year - 1, today.year + 2


def official_days(blueprint: Blueprint, first_year: int, last_year: int) -> tuple[list[Day], str]:
    """Every day from 1 January to 31 December of those years, and the version of what they say.

    A day is official when its year's schedule is: where holidays and make-up days are arranged anew each year (China,
    Taiwan), when the library has that arrangement; elsewhere, when no holiday of the year is an estimate. The version
    names the library, the country and a digest of the content, so equal versions mean equal days.
    """
    years = range(first_year, last_year + 1)
    country = _country(blueprint, years)
    days = build_days(
        date(first_year, 1, 1),
        date(last_year, 12, 31),
        weekdays=blueprint.hours.weekdays,
        shifts=blueprint.hours.shifts,
        holidays=dict(country.items()),
        make_up=country.weekend_workdays,
        company_off=blueprint.days.off,
        company_extra=blueprint.days.extra,
        half_days=blueprint.days.half,
        official_years=[year for year in years if _is_official(country, year)],
    )
    content = digest(blueprint.zone, days)[:8]
    return days, f"holidays {__version__} {blueprint.country} {content}"


def official_calendar(blueprint: Blueprint, first_year: int, last_year: int) -> Calendar:
    """A calendar of those days; for a program that keeps none in a database."""
    days, version = official_days(blueprint, first_year, last_year)
    return Calendar(version, blueprint.zone, days)


def _country(blueprint: Blueprint, years: range) -> _Official:
    known = holidays.country_holidays(blueprint.country)
    wanted = (locale for locale in _LOCALES[blueprint.language] if locale in known.supported_languages)
    language = next(wanted, known.default_language)  # None would mean this machine's own
    found = holidays.country_holidays(blueprint.country, subdiv=blueprint.subdivision, years=years, language=language)
    return cast("_Official", found)


def _is_official(country: _Official, year: int) -> bool:
    if not country.start_year <= year <= country.end_year:
        return False
    if country.has_substituted_holidays:
        return year in getattr(country, "special_public_holidays", {})
    label = getattr(country, "estimated_label", None)
    estimated = country.tr(label).replace("%s", "").strip() if label else None
    return not estimated or not any(on.year == year and estimated in name for on, name in country.items())
