from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest

from bot.domain.calendar_days import DayKind, Shift
from bot.domain.standards import Unit
from bot.settings import calendar_years, official_calendar, official_days, read_company
from tests.settings.written import edited, write

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEEK = ('["mon", "tue"]', '["mon", "tue", "wed", "thu", "fri"]')


def read(folder, *edits):
    return read_company(write(folder, edited(WEEK, *edits)))


def by_date(blueprint, first, last):
    return {day.date: day for day in official_days(blueprint, first, last)[0]}


def dates(days, kind, year):
    return {day.date.strftime("%m-%d") for day in days.values() if day.kind is kind and day.date.year == year}


def test_chinas_days_of_2026_are_those_of_the_state_councils_notice(tmp_path):
    """Weekends inside a holiday are off by themselves and not listed."""
    days = by_date(read(tmp_path), 2026, 2026)

    assert dates(days, DayKind.MAKE_UP, 2026) == {"01-04", "02-14", "02-28", "05-09", "09-20", "10-10"}
    off = {
        day for day in dates(days, DayKind.HOLIDAY, 2026) if days[date.fromisoformat(f"2026-{day}")].date.weekday() < 5
    }
    assert off == {
        *("01-01", "01-02"),
        *("02-16", "02-17", "02-18", "02-19", "02-20", "02-23"),
        "04-06",
        *("05-01", "05-04", "05-05"),
        "06-19",
        "09-25",
        *("10-01", "10-02", "10-05", "10-06", "10-07"),
    }


def test_make_up_days_have_the_hours_of_business_and_holidays_none(tmp_path):
    days = by_date(read(tmp_path), 2026, 2026)

    assert days[date(2026, 9, 20)].shifts == days[date(2026, 9, 21)].shifts != ()
    assert days[date(2026, 10, 1)].shifts == ()


def test_the_years_without_a_published_schedule_are_provisional(tmp_path):
    """In November 2026 that of 2027 was not published: the legal holidays are known, the make-up days are not."""
    days = by_date(read(tmp_path), 2025, 2028)

    assert {(day.date.year, day.official) for day in days.values()} == {
        (2025, True),
        (2026, True),
        (2027, False),
        (2028, False),
    }
    assert dates(days, DayKind.MAKE_UP, 2027) == set()
    assert {"01-01", "02-08", "05-03", "10-01"} <= dates(days, DayKind.HOLIDAY, 2027)


def test_the_policys_own_examples_come_out(tmp_path):
    """Policy, "How time is counted": the make-up Sunday, and National Day."""
    calendar = official_calendar(read(tmp_path), *calendar_years(date(2026, 11, 23)))

    def due(amount, *start):
        return calendar.local(calendar.due(Unit.WORKING_DAYS, amount, datetime(*start, tzinfo=SHANGHAI)))

    assert due(2, 2026, 9, 18, 17, 10) == datetime(2026, 9, 21, 18, tzinfo=SHANGHAI)
    assert due(3, 2026, 9, 30, 16) == datetime(2026, 10, 10, 18, tzinfo=SHANGHAI)
    span = calendar.span(Unit.WORKING_DAYS, 3, datetime(2026, 12, 30, 2, tzinfo=UTC))
    assert span.provisional


@pytest.mark.parametrize(("language", "name"), [("zh-Hant", "國慶節"), ("zh-Hans", "国庆节"), ("en", "National Day")])
def test_holidays_have_their_names_in_the_companys_language(tmp_path, language, name):
    days = by_date(read(tmp_path, ('language = "zh-Hant"', f'language = "{language}"')), 2026, 2026)

    assert days[date(2026, 10, 1)].name == name


def test_a_country_without_chinese_names_keeps_its_own(tmp_path):
    days = by_date(read(tmp_path, ('country = "CN"', 'country = "DE"\nsubdivision = "BY"')), 2026, 2026)

    assert days[date(2026, 10, 3)].name == "Tag der Deutschen Einheit"
    assert days[date(2026, 1, 6)].name == "Heilige Drei Könige"


def test_where_holidays_are_reckoned_by_law_every_year_is_official(tmp_path):
    days = by_date(read(tmp_path, ('country = "CN"', 'country = "DE"')), 2026, 2028)

    assert {day.official for day in days.values()} == {True}
    assert days[date(2026, 1, 6)].kind is DayKind.WORKING


def test_a_year_with_an_estimated_holiday_is_provisional(tmp_path):
    """Malaysia's next Eid dates depend on the moon until they are announced."""
    days = by_date(read(tmp_path, ('country = "CN"', 'country = "MY"')), 2026, 2028)

    assert {(day.date.year, day.official) for day in days.values()} == {(2026, True), (2027, True), (2028, False)}


def test_a_year_that_the_library_does_not_know_is_provisional(tmp_path):
    after = holidays.country_holidays("JP").end_year + 1

    days = by_date(read(tmp_path, ('country = "CN"', 'country = "JP"')), after - 1, after)

    assert {(day.date.year, day.official) for day in days.values()} == {(after - 1, True), (after, False)}


def test_the_companys_own_days_go_before_the_official_ones(tmp_path):
    blueprint = read(tmp_path, ("off = {", 'extra = { 2026-10-03 = ["10:00-11:00"] }\noff = { 2026-09-20 = "停電",'))

    days = by_date(blueprint, 2026, 2026)

    assert (days[date(2026, 9, 20)].kind, days[date(2026, 9, 20)].name) == (DayKind.COMPANY_OFF, "停電")
    assert days[date(2026, 10, 3)].kind is DayKind.COMPANY_EXTRA
    assert days[date(2026, 10, 3)].shifts == (Shift(36_000, 39_600),)
    assert days[date(2026, 12, 24)].shifts == (Shift(32_400, 43_200),)


def test_the_table_runs_from_last_year_to_the_year_after_next(tmp_path):
    assert calendar_years(date(2026, 11, 23)) == (2025, 2028)

    days, _ = official_days(read(tmp_path), 2025, 2028)

    assert (days[0].date, days[-1].date) == (date(2025, 1, 1), date(2028, 12, 31))
    assert len(days) == (date(2029, 1, 1) - date(2025, 1, 1)) / timedelta(days=1)


def test_the_version_names_library_country_and_content(tmp_path):
    first, again = (official_days(read(tmp_path), 2026, 2026)[1] for _ in range(2))
    other = official_days(read(tmp_path, ("2026-12-31", "2026-12-30")), 2026, 2026)[1]

    library, number, country, content = first.split()
    assert (library, number, country) == ("holidays", holidays.version.__version__, "CN")
    assert len(content) == 8
    assert first == again != other
