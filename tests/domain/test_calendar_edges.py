"""The table's first and last second, and what is refused."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from bot.domain.calendar import Calendar
from bot.domain.calendar_days import Day, DayKind, Shift
from bot.domain.refusal import Refusal
from bot.domain.standards import Unit
from tests.domain.calendars import OFFICE, SHANGHAI, at, plain, shifts

FIRST, LAST = date(2026, 9, 1), date(2026, 9, 30)  # a Tuesday and a Wednesday
SECOND = timedelta(seconds=1)


def september(hours: tuple[Shift, ...] = OFFICE, **company: object) -> Calendar:
    return Calendar("september", SHANGHAI, plain(FIRST, LAST, hours, **company))


def refused(question, *args: object) -> tuple[str, dict[str, object]]:
    with pytest.raises(Refusal) as refusal:
        question(*args)
    return refusal.value.key, refusal.value.facts


UNITS = [unit for unit in Unit if unit not in {Unit.RINGS, Unit.PROMISED}]
PAST = ("calendar.horizon", {"last": LAST})
BEFORE = ("calendar.before", {"first": FIRST})


@pytest.mark.parametrize("unit", UNITS, ids=str)
def test_a_start_outside_the_table_is_refused(unit):
    calendar = september()
    first, end = at("2026-09-01"), at("2026-10-01")

    assert refused(calendar.due, unit, 1, first - SECOND) == BEFORE
    assert refused(calendar.due, unit, 1, end) == PAST
    assert refused(calendar.span, unit, 1, end) == PAST
    assert calendar.due(Unit.MINUTES, 1, first) == first + 60 * SECOND
    for second, answer in ((first - SECOND, BEFORE), (end, PAST)):
        many = np.array([at("2026-09-10").timestamp(), second.timestamp()], dtype=np.int64)
        assert refused(calendar.due_bulk, unit, 1, many) == answer


AT_THE_END = {
    "the last working day": (Unit.WORKING_DAYS, 1, "2026-09-29 10:00", "2026-09-30 18:00"),
    "the last working second": (Unit.WORKING_HOURS, 1, "2026-09-30 17:00", "2026-09-30 18:00"),
    "the last hour": (Unit.HOURS, 1, "2026-09-30 23:00", "2026-10-01 00:00"),
    "the last minute": (Unit.MINUTES, 1, "2026-09-30 23:59", "2026-10-01 00:00"),
    "the last working day of its month": (Unit.NTH_WORKING_DAY, 22, "2026-09-01", "2026-09-30 18:00"),
    "the last day of its quarter, which began before the table": (
        Unit.END_OF_QUARTER,
        1,
        "2026-09-01",
        "2026-09-30 18:00",
    ),
}


@pytest.mark.parametrize(("unit", "amount", "start", "due"), AT_THE_END.values(), ids=AT_THE_END)
def test_a_deadline_at_the_tables_very_end_is_known_and_a_second_later_is_not(unit, amount, start, due):
    calendar = september()

    span = calendar.span(unit, amount, at(start))

    assert span.due_at == at(due)
    assert span.started_at <= span.yellow_at <= span.due_at
    if unit in {Unit.WORKING_HOURS, Unit.HOURS, Unit.MINUTES}:
        assert refused(calendar.due, unit, amount, at(start) + SECOND) == PAST
    if unit is Unit.WORKING_DAYS:
        assert refused(calendar.due, unit, amount + 1, at(start)) == PAST


def test_business_until_the_tables_last_midnight_is_known():
    calendar = september(shifts(20, 24))
    start, end = at("2026-09-29 21:00"), at("2026-10-01 00:00")

    span = calendar.span(Unit.WORKING_DAYS, 1, start)

    assert (span.due_at, span.provisional) == (end, False)
    assert calendar.working_seconds(start, end) == 7 * 3600
    assert calendar.add_working(start, 7 * 3600) == end
    assert [counted.seconds for counted in calendar.count(start, end)] == [3 * 3600, 4 * 3600]


@pytest.mark.parametrize("amount", [10**6, 10**15, 10**30], ids=["a million", "past datetime", "past 64 bits"])
@pytest.mark.parametrize("unit", UNITS[:4], ids=str)
def test_an_amount_beyond_all_tables_is_refused(unit, amount):
    calendar, start = september(), at("2026-09-10 10:00")

    assert refused(calendar.due, unit, amount, start) == PAST
    assert refused(calendar.due_bulk, unit, amount, np.array([start.timestamp()], dtype=np.int64)) == PAST


def test_a_month_has_only_so_many_working_days():
    assert refused(september().due, Unit.NTH_WORKING_DAY, 23, at("2026-09-10")) == (
        "calendar.too_few",
        {"wanted": 23, "found": 22},
    )


def test_a_quarter_may_have_no_working_day():
    closed = {FIRST + timedelta(days=number): "closed" for number in range(30)}

    assert refused(september(company_off=closed).due, Unit.END_OF_QUARTER, 1, at("2026-09-10")) == (
        "calendar.too_few",
        {"wanted": 1, "found": 0},
    )


def test_a_month_or_quarter_that_the_table_has_in_part_is_refused_when_the_rest_matters():
    days = plain(date(2026, 9, 10), date(2026, 10, 15), OFFICE)
    calendar = Calendar("part", SHANGHAI, days)

    assert refused(calendar.due, Unit.NTH_WORKING_DAY, 1, at("2026-09-10")) == (
        "calendar.before",
        {"first": date(2026, 9, 10)},
    )
    assert calendar.due(Unit.NTH_WORKING_DAY, 11, at("2026-10-01")) == at("2026-10-15 18:00")
    horizon = ("calendar.horizon", {"last": date(2026, 10, 15)})
    assert refused(calendar.due, Unit.NTH_WORKING_DAY, 12, at("2026-10-01")) == horizon
    assert refused(calendar.due, Unit.END_OF_QUARTER, 1, at("2026-10-01")) == horizon


def test_every_other_question_outside_the_table_is_refused():
    calendar = september()
    day_before, day_after = FIRST - timedelta(days=1), LAST + timedelta(days=1)
    inside, before, after = at("2026-09-10"), at("2026-08-31"), at("2026-10-02")

    for question in (calendar.day, calendar.is_working_day, calendar.opens, calendar.closes, calendar.next_working_day):
        assert refused(question, day_before) == BEFORE
        assert refused(question, day_after) == PAST
    assert refused(calendar.next_working_day, LAST) == PAST
    assert refused(calendar.working_seconds, before, inside) == BEFORE
    assert refused(calendar.working_seconds, inside, after) == PAST
    assert refused(calendar.add_working, inside, 10**9) == PAST
    assert refused(calendar.count, inside, after) == PAST
    assert refused(calendar.by_date, day_after, inside) == PAST
    assert refused(calendar.by_date, LAST, before) == BEFORE


def test_an_agreed_date_before_the_tables_first_working_day_is_refused():
    calendar = september(company_off={FIRST: "closed"})

    assert refused(calendar.by_date, FIRST, at("2026-09-01 10:00")) == BEFORE


@pytest.mark.parametrize("unit", [Unit.RINGS, Unit.PROMISED], ids=str)
def test_rings_and_promises_are_not_reckoned(unit):
    calendar, start = september(), at("2026-09-10")

    assert refused(calendar.due, unit, 3, start) == ("calendar.unit", {"unit": unit})
    assert refused(calendar.span, unit, 3, start) == ("calendar.unit", {"unit": unit})
    assert refused(calendar.due_bulk, unit, 3, np.array([start.timestamp()], dtype=np.int64))[0] == "calendar.unit"


def test_a_naive_time_is_an_error():
    calendar, naive = september(), datetime(2026, 9, 10, 10)  # noqa: DTZ001 -- that is the point

    for question in (
        lambda: calendar.due(Unit.HOURS, 1, naive),
        lambda: calendar.span(Unit.HOURS, 1, naive),
        lambda: calendar.by_date(LAST, naive),
        lambda: calendar.working_seconds(naive, naive),
        lambda: calendar.local(naive),
    ):
        with pytest.raises(ValueError, match="has no time zone"):
            question()


@pytest.mark.parametrize("amount", [0, -1])
def test_an_allowance_of_less_than_one_is_an_error(amount):
    with pytest.raises(ValueError, match="an allowance of"):
        september().due(Unit.WORKING_DAYS, amount, at("2026-09-10"))


@pytest.mark.parametrize("share", [0, -0.1, 1.01])
def test_a_yellow_point_outside_the_time_is_an_error(share):
    with pytest.raises(ValueError, match="a yellow point at"):
        september().span(Unit.WORKING_DAYS, 1, at("2026-09-10"), share)


def test_none_at_once_is_none():
    none = np.array([], dtype=np.int64)

    assert september().due_bulk(Unit.WORKING_HOURS, 1, none).tolist() == []


def a_day(on: date, *hours: tuple[int, int]) -> Day:
    return Day(on, DayKind.WORKING, "", tuple(Shift(*each) for each in hours), official=True)


FAULTY = {
    "no days": ([], "at least one day"),
    "a gap": ([a_day(FIRST), a_day(FIRST + timedelta(days=2))], "without a gap"),
    "out of order": ([a_day(LAST), a_day(LAST - timedelta(days=1))], "in order"),
    "a day twice": ([a_day(FIRST), a_day(FIRST)], "without a gap"),
    "overlapping shifts": ([a_day(FIRST, (0, 10), (9, 20))], "overlapping"),
    "shifts out of order": ([a_day(FIRST, (10, 20), (0, 9))], "out of order"),
    "a shift of no length": ([a_day(FIRST, (10, 10))], "shift 10-10"),
    "a shift over midnight": ([a_day(FIRST, (80_000, 90_000))], "outside the day"),
}


@pytest.mark.parametrize(("days", "fault"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_table_is_an_error(days, fault):
    with pytest.raises(ValueError, match=fault):
        Calendar("faulty", SHANGHAI, days)


def test_shifts_may_touch():
    calendar = september(shifts(9, 12, 12, 13))

    assert calendar.due(Unit.WORKING_HOURS, 4, at("2026-09-01 09:00")) == at("2026-09-01 13:00")


def test_an_instant_outside_the_years_of_the_table_can_still_be_shown_in_the_zone():
    assert september().local(datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)).isoformat() == "1970-01-01T07:59:59+08:00"
