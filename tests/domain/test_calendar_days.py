"""What a calendar is made of, what it is known by, and how two of them differ."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.calendar import Calendar, changes, made_official
from bot.domain.calendar_days import build_days, digest
from tests.domain.calendars import OFFICE, SHANGHAI, china, plain, shifts

FIRST, LAST = date(2026, 9, 1), date(2026, 9, 30)  # a Tuesday and a Wednesday


def september(**company: object) -> Calendar:
    return Calendar("september", SHANGHAI, plain(FIRST, LAST, OFFICE, **company))


HOLIDAY, MAKE_UP, BOTH, OFF, EXTRA, HALF, HALF_OFF = (
    FIRST + timedelta(days=number) for number in (1, 4, 5, 2, 11, 3, 12)
)
MORNING = shifts(9, 12)


def test_days_are_built_by_precedence():
    """The company goes before a make-up day, that before a holiday, that before the weekday."""
    built = build_days(
        FIRST - timedelta(days=3),
        LAST,
        weekdays=range(5),
        shifts=OFFICE,
        holidays={HOLIDAY: "feast", BOTH: "feast", OFF: "feast", HALF_OFF: "feast"},
        make_up={MAKE_UP: "for the feast", BOTH: "", EXTRA: "made up"},
        company_off={OFF: "outing"},
        company_extra={EXTRA: MORNING},
        half_days={HALF: MORNING, HALF_OFF: MORNING},
        official_years=[2025],
    )
    by_date = {day.date: (day.kind.value, day.name, day.shifts) for day in built}

    assert len(built) == 33
    assert by_date[FIRST] == ("working", "", OFFICE)
    assert by_date[FIRST - timedelta(days=2)] == ("weekend", "", ())
    assert by_date[HOLIDAY] == ("holiday", "feast", ())
    assert by_date[MAKE_UP] == ("make_up", "for the feast", OFFICE)
    assert by_date[BOTH] == ("make_up", "", OFFICE)
    assert by_date[OFF] == ("company_off", "outing", ())
    assert by_date[EXTRA] == ("company_extra", "made up", MORNING)
    assert by_date[HALF] == ("working", "", MORNING)
    assert by_date[HALF_OFF] == ("company_extra", "feast", MORNING)
    assert not any(day.official for day in built)


def test_the_company_cannot_say_two_things_of_one_date():
    with pytest.raises(ValueError, match=f"two things of {OFF}"):
        september(company_off={OFF: "outing"}, half_days={OFF: MORNING})


def test_an_empty_range_has_no_days():
    with pytest.raises(ValueError, match="has no days"):
        plain(LAST, FIRST, OFFICE)


def test_the_official_years_are_those_that_the_library_knows_a_schedule_for():
    calendar = china()

    assert {day.date.year for day in calendar.days if not day.official} == {2027}
    assert [day.date for day in calendar.days if day.kind == "make_up" and day.date.year == 2026] == [
        date(2026, *month_day) for month_day in ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10))
    ]


def test_a_digest_is_stable_and_tells_any_difference():
    """Written down once: it must never change for the same days, since the database keeps it."""
    days = plain(FIRST, LAST, OFFICE)
    known = digest(SHANGHAI, days)

    others = (
        digest(ZoneInfo("Asia/Taipei"), days),
        digest(SHANGHAI, days[1:]),
        digest(SHANGHAI, plain(FIRST, LAST, MORNING)),
        digest(SHANGHAI, plain(FIRST, LAST, OFFICE, holidays={FIRST: "a"})),
        digest(SHANGHAI, plain(FIRST, LAST, OFFICE, holidays={FIRST: "b"})),
        digest(SHANGHAI, plain(FIRST, LAST, OFFICE, official_years=())),
    )

    assert known == "a9b119ba14f0ba86"
    assert len({known, *others}) == 7


def test_changes_are_the_dates_that_differ_where_both_calendars_know_them():
    old = september(official_years=())
    days = plain(date(2026, 9, 15), date(2026, 10, 15), OFFICE, holidays={date(2026, 9, 25): "Mid-Autumn"})
    new = Calendar("new", SHANGHAI, days)

    (change,) = changes(old, new)

    assert (change.date, change.old.kind, change.new.kind, change.new.name) == (
        *(date(2026, 9, 25), "working", "holiday", "Mid-Autumn"),
    )
    assert change.moves_time
    assert made_official(old, new) == (2026,)
    assert made_official(new, old) == ()
    assert changes(new, new) == ()


def test_a_change_of_name_alone_moves_no_time():
    old, new = september(holidays={FIRST: "a"}), september(holidays={FIRST: "b"})

    assert [change.moves_time for change in changes(old, new)] == [False]
