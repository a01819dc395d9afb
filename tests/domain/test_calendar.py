"""The tricky cases of policy, "How time is counted", with the real days of China unless a case says otherwise."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from bot.domain.refusal import Refusal
from bot.domain.standards import Unit
from tests.domain.calendars import at, china, hour, shifts, wall

WD, WH, H, MIN = Unit.WORKING_DAYS, Unit.WORKING_HOURS, Unit.HOURS, Unit.MINUTES
NTH, QUARTER = Unit.NTH_WORKING_DAY, Unit.END_OF_QUARTER
NEW_YORK = ZoneInfo("America/New_York")


@pytest.fixture(scope="module")
def calendar():
    """2024 to 2027; the schedule of 2027 was not published in November 2026."""
    return china()


TRICKY = {
    "the day of receipt is not counted": (WD, 3, "2026-09-14 10:00", "Thu 2026-09-17 18:00:00"),
    "received before opening, that day is the day of receipt": (WD, 1, "2026-09-14 07:00", "Tue 2026-09-15 18:00:00"),
    "received after closing, that day is still the day of receipt": (
        *(WD, 1, "2026-09-14 19:30", "Tue 2026-09-15 18:00:00"),
    ),
    "received at closing on a Friday": (WD, 1, "2026-09-11 18:00", "Mon 2026-09-14 18:00:00"),
    "received in the last second of a day": (WD, 1, "2026-09-14 23:59:59", "Tue 2026-09-15 18:00:00"),
    "received at midnight": (WD, 1, "2026-09-15 00:00", "Wed 2026-09-16 18:00:00"),
    "received on a day off, the next working day is day 1": (WD, 1, "2026-09-12 11:00", "Mon 2026-09-14 18:00:00"),
    "received on a holiday": (WD, 1, "2026-10-03 10:00", "Thu 2026-10-08 18:00:00"),
    "a make-up Sunday is worked": (WD, 2, "2026-09-18 17:10", "Mon 2026-09-21 18:00:00"),
    "received on a make-up Sunday, it is the day of receipt": (WD, 1, "2026-09-20 10:00", "Mon 2026-09-21 18:00:00"),
    "National Day, to the make-up Saturday": (WD, 3, "2026-09-30 16:00", "Sat 2026-10-10 18:00:00"),
    "Spring Festival, over the make-up Saturday before it": (WD, 2, "2026-02-13 10:00", "Tue 2026-02-24 18:00:00"),
    "Spring Festival, to the make-up Saturday after it": (WD, 6, "2026-02-13 10:00", "Sat 2026-02-28 18:00:00"),
    "the last working day of 2026": (WD, 1, "2026-12-30 10:00", "Thu 2026-12-31 18:00:00"),
    "the turn of 2026/27": (WD, 3, "2026-12-30 10:00", "Tue 2027-01-05 18:00:00"),
    "2 h inside a morning": (WH, 2, "2026-09-15 09:30", "Tue 2026-09-15 11:30:00"),
    "2 h over lunch": (WH, 2, "2026-09-15 11:00", "Tue 2026-09-15 14:30:00"),
    "2 h received as lunch starts": (WH, 2, "2026-09-15 12:00", "Tue 2026-09-15 15:30:00"),
    "2 h received during lunch": (WH, 2, "2026-09-15 12:40", "Tue 2026-09-15 15:30:00"),
    "3 h that end as lunch starts": (WH, 3, "2026-09-15 09:00", "Tue 2026-09-15 12:00:00"),
    "2 h that end at closing stay at closing": (WH, 2, "2026-09-11 16:00", "Fri 2026-09-11 18:00:00"),
    "2 h over a weekend": (WH, 2, "2026-09-11 17:00", "Mon 2026-09-14 10:00:00"),
    "2 h from closing": (WH, 2, "2026-09-11 18:00", "Mon 2026-09-14 11:00:00"),
    "2 h received before opening": (WH, 2, "2026-09-14 06:00", "Mon 2026-09-14 11:00:00"),
    "2 h received on a day off": (WH, 2, "2026-09-12 15:00", "Mon 2026-09-14 11:00:00"),
    "4 h into a make-up Sunday": (WH, 4, "2026-09-19 15:00", "Sun 2026-09-20 14:30:00"),
    "4 h over National Day": (WH, 4, "2026-09-30 16:30", "Thu 2026-10-08 11:30:00"),
    "seconds are kept": (WH, 2, "2026-09-15 09:00:30", "Tue 2026-09-15 11:00:30"),
    "a fraction of a second is cut off": (WH, 2, "2026-09-15 09:00:30.999999", "Tue 2026-09-15 11:00:30"),
    "24 h by the wall clock": (H, 24, "2026-09-11 17:00", "Sat 2026-09-12 17:00:00"),
    "30 minutes by the wall clock": (MIN, 30, "2026-09-12 23:50", "Sun 2026-09-13 00:20:00"),
    "the 5th working day of October": (NTH, 5, "2026-10-01 00:00", "Tue 2026-10-13 18:00:00"),
    "the month's first working day is day 1, a make-up Sunday too": (
        NTH,
        1,
        "2026-01-01 00:00",
        "Sun 2026-01-04 18:00:00",
    ),
    "day 1 may be the day of the start": (NTH, 1, "2026-12-01 00:00", "Tue 2026-12-01 18:00:00"),
    "the month of the start is the local one": (NTH, 1, "2026-12-01 07:59", "Tue 2026-12-01 18:00:00"),
    "an nth working day that was over before the start": (NTH, 2, "2026-09-20 12:00", "Wed 2026-09-02 18:00:00"),
    "the first quarter": (QUARTER, 1, "2026-01-01 00:00", "Tue 2026-03-31 18:00:00"),
    "the third quarter": (QUARTER, 1, "2026-09-30 09:00", "Wed 2026-09-30 18:00:00"),
    "the last quarter, whatever the amount": (QUARTER, 7, "2026-10-05 12:00", "Thu 2026-12-31 18:00:00"),
    "a quarter whose last day is a Sunday": (QUARTER, 1, "2024-05-01 12:00", "Fri 2024-06-28 18:00:00"),
}


@pytest.mark.parametrize(("unit", "amount", "received", "due"), TRICKY.values(), ids=TRICKY)
def test_deadline(calendar, unit, amount, received, due):
    """The same by `due`, `span` and `due_bulk`, whatever zone the start is written in."""
    start = at(received)

    assert wall(calendar.due(unit, amount, start)) == due
    assert wall(calendar.due(unit, amount, start.astimezone(NEW_YORK))) == due
    assert wall(calendar.span(unit, amount, start).due_at) == due
    second = np.array([start.timestamp()], dtype=np.int64)
    assert [wall(datetime.fromtimestamp(s, UTC)) for s in calendar.due_bulk(unit, amount, second).tolist()] == [due]


def test_answers_are_aware_utc_in_whole_seconds(calendar):
    span = calendar.span(WD, 1, datetime(2026, 9, 14, 10, 0, 0, 999_999, timezone(timedelta(hours=8))))

    for instant in (span.started_at, span.yellow_at, span.due_at):
        assert instant.tzinfo is UTC
        assert instant.microsecond == 0
    assert span.started_at == at("2026-09-14 10:00")


YELLOW = {
    "80 % of 14 h": (WD, 1, "2026-09-14 10:00", 0.8, "Tue 2026-09-15 15:12:00"),
    "80 % of 2 h": (WH, 2, "2026-09-15 11:00", 0.8, "Tue 2026-09-15 14:06:00"),
    "closed hours do not count": (WD, 1, "2026-09-11 18:00", 0.8, "Mon 2026-09-14 16:30:00"),
    "rounded up: 80 % of 7.5 h and 1 s": (WD, 1, "2026-09-14 17:59:59", 0.8, "Tue 2026-09-15 16:30:00"),
    "no binary rubbish is rounded up: 70 % of 7.5 h": (WD, 1, "2026-09-14 18:00", 0.7, "Tue 2026-09-15 15:45:00"),
    "a yellow point at a closing stays there": (WD, 2, "2026-09-10 18:00", 0.5, "Fri 2026-09-11 18:00:00"),
    "24 h: of the elapsed time": (H, 24, "2026-09-11 17:00", 0.8, "Sat 2026-09-12 12:12:00"),
    "minutes: of the elapsed time, rounded up": (MIN, 1, "2026-09-12 10:00", 0.33, "Sat 2026-09-12 10:00:20"),
    "another point": (WD, 1, "2026-09-14 18:00", 0.5, "Tue 2026-09-15 14:15:00"),
    "the whole time": (WD, 1, "2026-09-14 18:00", 1, "Tue 2026-09-15 18:00:00"),
    "no working time between": (NTH, 2, "2026-09-20 12:00", 0.8, "Wed 2026-09-02 18:00:00"),
}


@pytest.mark.parametrize(("unit", "amount", "received", "share", "yellow"), YELLOW.values(), ids=YELLOW)
def test_yellow_point(calendar, unit, amount, received, share, yellow):
    """4.2.1a."""
    assert wall(calendar.span(unit, amount, at(received), share).yellow_at) == yellow


PROVISIONAL = {
    "ends in 2026": (WD, 1, "2026-12-30 10:00", False),
    "reaches into 2027": (WD, 2, "2026-12-30 10:00", True),
    "lies in 2027": (WH, 2, "2027-03-02 10:00", True),
    "24 h into 2027": (H, 24, "2026-12-31 10:00", True),
    "24 h that end with 2026": (H, 24, "2026-12-31 00:00", False),
    "the last quarter of 2026": (QUARTER, 1, "2026-10-01 10:00", False),
    "the first quarter of 2027": (QUARTER, 1, "2027-01-01 10:00", True),
    "was over before a start in 2027": (NTH, 1, "2027-01-31 10:00", True),
}


@pytest.mark.parametrize(("unit", "amount", "received", "provisional"), PROVISIONAL.values(), ids=PROVISIONAL)
def test_provisional(calendar, unit, amount, received, provisional):
    """What reaches into a year whose official schedule is not published is marked."""
    assert calendar.span(unit, amount, at(received)).provisional is provisional


COMPANY = {
    "shifts": shifts(8, 10, 11, 13, 20, 24),
    "half_days": {date(2026, 9, 16): shifts(9, 12)},
    "company_off": {date(2026, 9, 17): "founding day"},
    "company_extra": {date(2026, 9, 19): shifts(10, 11)},
}
OWN = {
    "a half day closes at noon": (WD, 1, "2026-09-15 09:00", "Wed 2026-09-16 12:00:00"),
    "a day off of the company is skipped": (WD, 2, "2026-09-15 09:00", "Sat 2026-09-19 00:00:00"),
    "an extra day counts": (WD, 3, "2026-09-15 09:00", "Sat 2026-09-19 11:00:00"),
    "hours over three shifts": (WH, 5, "2026-09-14 09:00", "Mon 2026-09-14 22:00:00"),
    "hours over a half day": (WH, 3, "2026-09-15 23:00", "Wed 2026-09-16 11:00:00"),
}


@pytest.mark.parametrize(("unit", "amount", "received", "due"), OWN.values(), ids=OWN)
def test_deadline_with_the_companys_own_days(unit, amount, received, due):
    """Three shifts a day, the last until midnight; a half day, a day off, an extra day."""
    assert wall(china(**COMPANY).due(unit, amount, at(received))) == due


def test_held_time_is_added_as_working_time(calendar):
    """Due Thu 18:00, held Wed 10:00 to Thu 11:00 (8.5 h): Mon 10:00, not closing time."""
    held, resumed, due = at("2026-09-09 10:00"), at("2026-09-10 11:00"), at("2026-09-10 18:00")

    assert calendar.working_seconds(held, resumed) == hour(8.5)
    left = calendar.working_seconds(held, due)
    assert wall(calendar.add_working(resumed, left)) == "Mon 2026-09-14 10:00:00"


def test_no_working_time_added_is_the_start_itself_and_less_is_an_error(calendar):
    closed = at("2026-09-12 10:00")

    assert calendar.add_working(closed, 0) == closed
    with pytest.raises(ValueError, match="-1"):
        calendar.add_working(closed, -1)


def test_working_time_back_in_time_is_none(calendar):
    assert calendar.working_seconds(at("2026-09-15 10:00"), at("2026-09-14 10:00")) == 0


AGREED = {
    "a working day": ("2026-09-16", "Wed 2026-09-16 18:00:00", "Wed 2026-09-16 15:00:00"),
    "a Saturday: the Friday before": ("2026-09-19", "Fri 2026-09-18 18:00:00", "Fri 2026-09-18 10:30:00"),
    "a make-up Sunday": ("2026-09-20", "Sun 2026-09-20 18:00:00", "Fri 2026-09-18 18:00:00"),
}


@pytest.mark.parametrize(("on", "due", "yellow"), AGREED.values(), ids=AGREED)
def test_agreed_date_ends_at_close_of_business(calendar, on, due, yellow):
    """3.4.3 and 4.2.2b: from Monday 18:00 on. A closed date means the last working day before it."""
    span = calendar.by_date(date.fromisoformat(on), at("2026-09-14 18:00"))

    assert (wall(span.due_at), wall(span.yellow_at), span.provisional) == (due, yellow, False)


def test_agreed_date_that_hangs_on_an_unpublished_year_is_provisional(calendar):
    """1 Jan 2027 is closed and means 31 Dec 2026, but that it is closed is not official yet."""
    span = calendar.by_date(date(2027, 1, 1), at("2026-12-28 10:00"))

    assert (wall(span.due_at), span.provisional) == ("Thu 2026-12-31 18:00:00", True)


@pytest.mark.parametrize(
    ("on", "start"),
    [("2026-09-14", "2026-09-14 18:00"), ("2026-09-13", "2026-09-12 09:00"), ("2026-09-01", "2026-09-14 09:00")],
    ids=["at closing", "the last working day before it is over", "past"],
)
def test_agreed_date_that_is_over_is_refused(calendar, on, start):
    with pytest.raises(Refusal, match=r"^calendar\.date_past date=datetime\.date"):
        calendar.by_date(date.fromisoformat(on), at(start))


def test_count_explains_each_date(calendar):
    """Wed 30 Sep 16:00, 3 WD: the day of receipt, seven days off by name, then 1, 2, 3."""
    start = at("2026-09-30 16:00")

    counted = calendar.count(start, calendar.due(WD, 3, start))

    assert [(f"{c.day.date:%d}", c.day.kind.value, c.number, c.seconds) for c in counted] == [
        ("30", "working", None, hour(2)),
        ("01", "holiday", None, 0),
        ("02", "holiday", None, 0),
        ("03", "holiday", None, 0),
        ("04", "weekend", None, 0),
        ("05", "holiday", None, 0),
        ("06", "holiday", None, 0),
        ("07", "holiday", None, 0),
        ("08", "working", 1, hour(7.5)),
        ("09", "working", 2, hour(7.5)),
        ("10", "make_up", 3, hour(7.5)),
    ]
    assert counted[1].day.name == "National Day"


def test_count_inside_one_date_and_backwards(calendar):
    start, due = at("2026-09-15 11:00"), at("2026-09-15 14:30")

    assert [(c.number, c.seconds) for c in calendar.count(start, due)] == [(None, hour(2))]
    assert [(c.number, c.seconds) for c in calendar.count(due, start)] == [(None, 0)]


def test_count_ends_with_the_day_whose_business_ends_at_midnight():
    calendar = china(**COMPANY)
    start = at("2026-09-14 09:00")

    counted = calendar.count(start, calendar.due(WD, 1, start))

    assert [(c.day.date.day, c.number, c.seconds) for c in counted] == [(14, None, hour(7)), (15, 1, hour(8))]


def test_days_can_be_asked_for(calendar):
    make_up, weekend = date(2026, 9, 20), date(2026, 9, 19)

    assert calendar.day(make_up).kind == "make_up"
    assert calendar.is_working_day(make_up)
    assert not calendar.is_working_day(weekend)
    assert calendar.next_working_day(date(2026, 9, 18)) == make_up
    assert calendar.next_working_day(date(2026, 9, 30)) == date(2026, 10, 8)
    assert wall(calendar.opens(make_up)) == "Sun 2026-09-20 09:00:00"
    assert wall(calendar.closes(make_up)) == "Sun 2026-09-20 18:00:00"
    assert calendar.opens(weekend) is calendar.closes(weekend) is None
    assert calendar.local(at("2026-09-20 10:00")).isoformat() == "2026-09-20T10:00:00+08:00"
