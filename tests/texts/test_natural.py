from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.calendar import Calendar
from bot.domain.calendar_days import Shift, build_days
from bot.domain.standards import Language
from bot.texts.days import by_when, time_left
from bot.texts.texts import texts_in

SHANGHAI = ZoneInfo("Asia/Shanghai")
HANT, HANS, EN = Language
DAYS = build_days(
    date(2026, 11, 1),
    date(2027, 1, 31),
    weekdays=range(5),
    shifts=(Shift(32_400, 43_200), Shift(48_600, 64_800)),
    holidays={},
    make_up=(),
    company_off={},
    company_extra={},
    half_days={},
    official_years={2026},
)
CALENDAR = Calendar("natural", SHANGHAI, DAYS)
MONDAY = "2026-11-23 10:00"


def at(local: str) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=SHANGHAI).astimezone(UTC)


BY = {
    "today": ("2026-11-23 18:00", "今天 18:00 前", "今天 18:00 前", "by 18:00 today"),
    "tomorrow": ("2026-11-24 18:00", "明天 18:00 前", "明天 18:00 前", "by tomorrow 18:00"),
    "yesterday": ("2026-11-22 18:00", "昨天 18:00 前", "昨天 18:00 前", "by yesterday 18:00"),
    "this week": ("2026-11-27 18:00", "週五 18:00 前", "周五 18:00 前", "by Friday 18:00"),
    "Sunday is of this week": ("2026-11-29 12:00", "週日 12:00 前", "周日 12:00 前", "by Sunday 12:00"),
    "next week": ("2026-11-30 18:00", "下週一 18:00 前", "下周一 18:00 前", "by Mon 30 Nov, 18:00"),
    "the week after": (
        "2026-12-07 18:00",
        "12月7日（一）18:00 前",
        "12月7日（一）18:00 前",
        "by Mon 7 Dec, 18:00",
    ),
    "last week": ("2026-11-20 18:00", "11月20日（五）18:00 前", "11月20日（五）18:00 前", "by Fri 20 Nov, 18:00"),
}


@pytest.mark.parametrize(("due", "hant", "hans", "en"), BY.values(), ids=BY)
def test_a_near_deadline_is_told_by_its_day(due, hant, hans, en):
    said = [by_when(at(due), at(MONDAY), CALENDAR, texts_in(language)) for language in (HANT, HANS, EN)]
    assert said == [hant, hans, en]


def test_the_day_is_the_companys_and_not_utcs():
    """Tuesday 00:30 in Shanghai is Monday 16:30 UTC, and still tomorrow for those who work there."""
    assert by_when(at("2026-11-24 00:30"), at("2026-11-23 23:50"), CALENDAR, texts_in(HANT)) == "明天 00:30 前"


LEFT = {
    "hours of today": ("2026-11-23 18:00", MONDAY, "還剩 6 個工作小時又 30 分鐘", "6 working hours 30 min left"),
    "three hours": ("2026-11-23 18:00", "2026-11-23 15:00", "還剩 3 個工作小時", "3 working hours left"),
    "lunch does not count": ("2026-11-23 14:00", "2026-11-23 11:30", "還剩 1 個工作小時", "1 working hour left"),
    "less than two days": ("2026-11-24 18:00", MONDAY, "還剩 14 個工作小時", "14 working hours left"),
    "two days": ("2026-11-25 18:00", MONDAY, "還剩 2 個工作日", "2 working days left"),
    "a weekend between": ("2026-11-27 18:00", "2026-11-20 18:00", "還剩 5 個工作日", "5 working days left"),
    "just late": ("2026-11-23 18:00", "2026-11-23 18:00:20", "剛逾期", "just past its deadline"),
    "hours late": ("2026-11-20 18:00", MONDAY, "已逾期 1 個工作小時", "1 working hour late"),
    "two days late": ("2026-11-19 18:00", "2026-11-23 18:00", "已逾期 2 個工作日", "2 working days late"),
    "on a day off": ("2026-11-19 18:00", "2026-11-22 12:00", "已逾期 7 個工作小時又 30 分鐘", None),
    "at the deadline nothing is late": ("2026-11-23 18:00", "2026-11-23 18:00", "還剩不到 1 分鐘工作時間", None),
    "before the first day of the calendar": ("2026-10-20 18:00", MONDAY, "已逾期 33 天", "33 days late"),
}


@pytest.mark.parametrize(("due", "now", "hant", "en"), LEFT.values(), ids=LEFT)
def test_what_is_left_is_told_in_working_time(due, now, hant, en):
    assert time_left(at(due), at(now), CALENDAR, texts_in(HANT)) == hant
    assert en in (None, time_left(at(due), at(now), CALENDAR, texts_in(EN)))


ELAPSED = {
    "minutes": ("2026-11-23 10:12", "還剩 12 分鐘"),
    "lunch counts": ("2026-11-23 14:00", "還剩 4 小時"),
    "days": ("2026-11-26 10:00", "還剩 3 天"),
}


@pytest.mark.parametrize(("due", "told"), ELAPSED.values(), ids=ELAPSED)
def test_what_runs_by_the_wall_clock_is_told_so(due, told):
    assert time_left(at(due), at(MONDAY), CALENDAR, texts_in(HANT), elapsed=True) == told


WHOLE = {
    "none on the same day": ("2026-11-23 09:00", "2026-11-23 18:00", 0),
    "until the same time of day": ("2026-11-23 15:00", "2026-11-24 15:00", 1),
    "a minute less": ("2026-11-23 15:00", "2026-11-24 14:59", 0),
    "after closing counts from closing": ("2026-11-23 22:00", "2026-11-24 18:00", 1),
    "from a day off": ("2026-11-22 12:00", "2026-11-23 09:00", 1),
    "over a weekend": ("2026-11-20 18:00", "2026-11-22 20:00", 0),
    "backwards": ("2026-11-24 18:00", "2026-11-23 18:00", 0),
}


@pytest.mark.parametrize(("start", "end", "days"), WHOLE.values(), ids=WHOLE)
def test_whole_working_days(start, end, days):
    assert CALENDAR.working_days(at(start), at(end)) == days
