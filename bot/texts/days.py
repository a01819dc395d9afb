"""Days as people say them: days off by name, "by tomorrow 18:00", "3 working hours left", "2 working days late".

The official calendar writes a day off in one language or another and keeps one name a day; a reader of another language
is told the same day in their own words.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType

from bot.domain.calendar import Calendar
from bot.domain.refusal import Refusal
from bot.domain.standards import Language
from bot.texts.texts import Texts

MINUTE, DAY = 60, 86_400
MANY_HOURS = 10  # from here on minutes are left out
MANY_DAYS = 2  # from here on time is told in days
WEEK = 7

KNOWN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "holiday.new_year": ("New Year's Day", "元旦"),
        "holiday.new_year_eve": ("Chinese New Year's Eve", "農曆除夕", "农历除夕", "除夕"),
        "holiday.spring_festival": ("Chinese New Year", "春節", "春节", "Spring Festival"),
        "holiday.tomb_sweeping": ("Tomb-Sweeping Day", "清明節", "清明节", "清明"),
        "holiday.labour": ("Labor Day", "Labour Day", "勞動節", "劳动节"),
        "holiday.dragon_boat": ("Dragon Boat Festival", "端午節", "端午节"),
        "holiday.mid_autumn": ("Mid-Autumn Festival", "中秋節", "中秋节"),
        "holiday.national": ("National Day", "國慶節", "国庆节"),
        "holiday.swapped": ("Day off (substituted", "放假日", "休息日"),
    }
)


def day_key(name: str) -> str | None:
    """The key of a day off that is known by name, with or without a note behind it; None for all others."""
    for key, names in KNOWN.items():
        if any(name.startswith(known) for known in names):
            return key if "; " not in name and "、" not in name else None
    return None


def near(at: datetime, now: datetime, calendar: Calendar, texts: Texts) -> str | None:
    """``明天 18:00``, ``週五 18:00``, ``tomorrow 18:00``, ``Friday 18:00`` in the company's zone; None when it is far.

    Yesterday, today, tomorrow, the rest of this week, in Chinese the next one too; in English the six days to come.
    """
    local, today = at.astimezone(calendar.zone), now.astimezone(calendar.zone).date()
    time = f"{local:%H:%M}"
    match (local.date() - today).days:
        case 0:
            return texts.say("near.today", time=time)
        case 1:
            return texts.say("near.tomorrow", time=time)
        case -1:
            return texts.say("near.yesterday", time=time)
    weeks = _weeks_ahead(local.date(), today, texts.language)
    if local.date() < today or weeks is None:
        return None
    weekday = texts.format_weekday(local.date())
    return texts.say("near.next_week" if weeks else "near.this_week", weekday=weekday, time=time)


def by_when(at: datetime, now: datetime, calendar: Calendar, texts: Texts) -> str:
    """``明天 18:00 前``, ``by tomorrow 18:00``; with the full date when it is far from now."""
    when = near(at, now, calendar, texts) or texts.format_instant(at, calendar.zone, now)
    return texts.say("near.by", when=when)


def time_left(due: datetime, now: datetime, calendar: Calendar, texts: Texts, *, elapsed: bool = False) -> str:
    """``還剩 3 個工作小時``, ``已逾期 2 個工作日``: working time; elapsed if asked for or where no calendar reaches."""
    late = now > due
    first, last = (due, now) if late else (now, due)
    passed, days, how = int((last - first).total_seconds()), 0, "elapsed"
    if not elapsed:
        try:
            passed, days = calendar.working_seconds(first, last), calendar.working_days(first, last)
            how = "working"
        except Refusal:  # red for longer than the table of days goes back
            how = "elapsed"
    if late and passed < MINUTE:
        return texts.say("late_by.moment")
    days = days if how == "working" else passed // DAY
    time = texts.say(f"duration.{how}.days", days=days) if days >= MANY_DAYS else duration(passed, how, texts)
    return texts.say("late_by" if late else "left", time=time)


def duration(seconds: int, how: str, texts: Texts) -> str:
    """So much ``working`` or ``elapsed`` time, rounded down to minutes, to hours when there are many."""
    hours, minutes = divmod(seconds // MINUTE, MINUTE)
    if seconds < MINUTE:
        return texts.say(f"duration.{how}.moment")
    if not hours:
        return texts.say(f"duration.{how}.minutes", minutes=minutes)
    if not minutes or hours >= MANY_HOURS:
        return texts.say(f"duration.{how}.hours", hours=hours)
    return texts.say(f"duration.{how}.both", hours=hours, minutes=minutes)


def _weeks_ahead(on: date, today: date, language: Language) -> int | None:
    """0 when the weekday alone tells the date, 1 when it is the next week's; None when it is too far."""
    if language is Language.EN:
        return 0 if (on - today).days < WEEK else None
    monday = today - timedelta(days=today.weekday())
    weeks = (on - monday).days // WEEK
    return weeks if weeks in (0, 1) else None
