"""Deadlines and business hours when a zone's clocks go forward or back."""

from datetime import date
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from bot.domain.calendar import Calendar
from bot.domain.calendar_days import Shift
from bot.domain.standards import Unit
from tests.domain.calendars import OFFICE, at, hour, plain, shifts, wall

WD, WH, H = Unit.WORKING_DAYS, Unit.WORKING_HOURS, Unit.HOURS
NEW_YORK, BERLIN = ZoneInfo("America/New_York"), ZoneInfo("Europe/Berlin")


def calendar_in(zone: str, hours: tuple[Shift, ...], first: date = date(2026, 1, 1), **company: object) -> Calendar:
    days = plain(first, date(first.year + 1, 12, 31), hours, **company)
    return Calendar(zone, ZoneInfo(zone), days)


CLOCKS = {
    "New York, forward": (NEW_YORK, WH, 2, "2026-03-06 17:00", "Mon 2026-03-09 10:00:00", "2026-03-09T14:00:00+00:00"),
    "New York, back": (NEW_YORK, WH, 2, "2026-10-30 17:00", "Mon 2026-11-02 10:00:00", "2026-11-02T15:00:00+00:00"),
    "Berlin, forward": (BERLIN, WD, 1, "2026-03-27 17:00", "Mon 2026-03-30 18:00:00", "2026-03-30T16:00:00+00:00"),
    "Berlin, back": (BERLIN, WD, 1, "2026-10-23 17:00", "Mon 2026-10-26 18:00:00", "2026-10-26T17:00:00+00:00"),
    "24 h forward": (NEW_YORK, H, 24, "2026-03-07 12:00", "Sun 2026-03-08 13:00:00", "2026-03-08T17:00:00+00:00"),
    "24 h back": (BERLIN, H, 24, "2026-10-24 12:00", "Sun 2026-10-25 11:00:00", "2026-10-25T10:00:00+00:00"),
    "received just before a midnight in winter": (
        *(NEW_YORK, WD, 1, "2026-11-01 23:59:59", "Mon 2026-11-02 18:00:00", "2026-11-02T23:00:00+00:00"),
    ),
    "received just after a midnight in summer": (
        *(NEW_YORK, WD, 1, "2026-03-09 00:00:00", "Tue 2026-03-10 18:00:00", "2026-03-10T22:00:00+00:00"),
    ),
}


@pytest.mark.parametrize(("zone", "unit", "amount", "received", "due", "utc"), CLOCKS.values(), ids=CLOCKS)
def test_deadline_when_clocks_change(zone, unit, amount, received, due, utc):
    found = calendar_in(zone.key, OFFICE).due(unit, amount, at(received, zone))

    assert (wall(found, zone), found.isoformat()) == (due, utc)


NIGHTS = {
    "forward, an hour less": ("2026-03-08", shifts(0, 8), 7),
    "back, an hour more": ("2026-11-01", shifts(0, 8), 9),
    "a closing that does not exist is read as if clocks were not yet forward": ("2026-03-08", shifts(1, 2.5), 1.5),
    "what would overlap then is cut off": ("2026-03-08", shifts(1, 2.5, 3, 4), 2),
    "what would be turned round then is left out": ("2026-03-08", shifts(2.5, 3.25), 0),
    "a time that comes twice is the first of the two": ("2026-11-01", shifts(1.25, 1.75), 0.5),
    "both hours when business goes on": ("2026-11-01", shifts(1.25, 2.25), 2),
}


@pytest.mark.parametrize(("on", "hours", "worked"), NIGHTS.values(), ids=NIGHTS)
def test_night_shift_when_clocks_change_in_new_york(on, hours, worked):
    """Clocks went forward at 2:00 on 8 March and back at 2:00 on 1 November 2026."""
    calendar = calendar_in("America/New_York", hours, weekdays=range(7))
    midnight = at(on, NEW_YORK)

    assert calendar.working_seconds(midnight, at(f"{on} 23:00", NEW_YORK)) == hour(worked)
    assert calendar.is_working_day(date.fromisoformat(on)) is (worked > 0)


def test_a_date_that_a_zone_left_out_is_no_working_day():
    """Samoa went from Thu 29 Dec to Sat 31 Dec 2011 when it changed sides of the date line."""
    samoa = ZoneInfo("Pacific/Apia")
    calendar = calendar_in("Pacific/Apia", OFFICE, first=date(2011, 1, 1))
    received = at("2011-12-29 10:00", samoa)

    assert wall(calendar.due(WD, 1, received), samoa) == "Mon 2012-01-02 18:00:00"
    assert calendar.opens(date(2011, 12, 30)) is None
    start = np.array([received.timestamp(), at("2011-12-31 00:30", samoa).timestamp()], dtype=np.int64)
    assert len(set(calendar.due_bulk(WD, 1, start).tolist())) == 1
