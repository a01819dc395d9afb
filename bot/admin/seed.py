"""What the demo's company has done before the visitor comes: real gestures, made while the clock runs up to now."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.calendar import Calendar
from bot.domain.standards import Language

MEASURE_DAYS = 6  # working days after now until the measure of the accepted report is due


@dataclass(frozen=True, slots=True)
class Step:
    """A gesture of the past: so many working days ago, at a local time, by whom (Slack id), and where.

    Attributes:
        hant, hans, en: what is typed after ``/task``; `{U0HE}` stands for that person's name, `{on}` for the date on
            which the accepted report's measure is due.
    """

    days_ago: int
    at: time
    who: str
    channel: str
    hant: str
    hans: str
    en: str

    def words(self, language: Language, blanks: Mapping[str, str]) -> str:
        """What is typed after ``/task``."""
        typed = {Language.HANT: self.hant, Language.HANS: self.hans, Language.EN: self.en}[language]
        return typed.format(**blanks)


SALES, SERVICE, CLAIMS, SUPPORT, MANAGEMENT = "C0SALES", "C0SERVICE", "C0CLAIMS", "C0SUPPORT", "C0MGMT"


def _open(
    days_ago: int, at: str, who: str, channel: str, standard: str, reference: str, hant: str, hans: str, en: str
) -> Step:
    words = (f"open {standard} {title} {reference}" for title in (hant, hans, en))
    return Step(days_ago, time.fromisoformat(at), who, channel, *words)


def _say(days_ago: int, at: str, who: str, channel: str, verb: str, hant: str, hans: str, en: str) -> Step:
    words = (f"{verb} {rest}".strip() for rest in (hant, hans, en))
    return Step(days_ago, time.fromisoformat(at), who, channel, *words)


_PROGRESS = (
    "現場照片不齊 | 已請客戶補件 | 明天上午",
    "现场照片不齐 | 已请客户补件 | 明天上午",
    "photos are missing | asked the customer for them | tomorrow morning",
)
_RECTIFIED = (
    "收件時沒有核對照片 | 收件當天核對照片清單 @{U0XU} {on} | 收件表增加核對欄",
    "收件时没有核对照片 | 收件当天核对照片清单 @{U0XU} {on} | 收件表增加核对栏",
    "nobody checked the photos at receipt | check photos on the day of receipt @{U0XU} {on} | a box on the form",
)
_BANK = (
    "銀行尚未提供扣款明細 | 已發函銀行 | 兩天內",
    "银行尚未提供扣款明细 | 已致函银行 | 两天内",
    "the bank has not sent the debit records | wrote to the bank | within two days",
)
_FACTORY = ("廠房火險投保", "厂房火险投保", "Factory fire cover")
_CHARGE = ("保費重複扣款查詢", "保费重复扣款查询", "Premium charged twice")
_DISPUTE = ("理賠金額爭議", "理赔金额争议", "Dispute over an amount")
_CONTRACT = ("合作契約審核", "合作合同审核", "Contract review")
_WORKS = ("工程險理賠", "工程险理赔", "Construction claim")
_STORIES = (
    # Claims: registered late; rectified and accepted, the measure runs; paid in time.
    _open(5, "09:20", "U0XU", CLAIMS, "claims.simple", "CLM-2026-0031", "車損理賠", "车损理赔", "Car damage"),
    _say(4, "16:10", "U0XU", CLAIMS, "progress 1", *_PROGRESS),
    _say(3, "10:20", "U0XU", CLAIMS, "close 1 registration", "已立案", "已立案", "registered"),
    _say(3, "11:30", "U0CHEN", CLAIMS, "rectify 1", *_RECTIFIED),
    _say(3, "15:40", "U0ZHAO", MANAGEMENT, "accept 1", "", "", ""),
    _say(3, "16:30", "U0XU", CLAIMS, "close 1 review approved", "核賠 12,000 元", "核赔 12,000 元", "12,000 approved"),
    _say(2, "10:05", "U0XU", CLAIMS, "close 1 payment", "已賠付", "已赔付", "paid"),
    # Sales: yellow, and a progress report is owed.
    _open(5, "09:35", "U0WU", SALES, "sales.application.complex", "APP-2026-0209", *_FACTORY),
    # Service: a complaint contacted in time, and a question answered late, on which the head owes a report.
    _open(2, "09:40", "U0HUANG", SERVICE, "service.question.general", "Q-0552", *_CHARGE),
    _open(2, "14:05", "U0HUANG", SERVICE, "service.complaint.simple", "CMP-0117", *_DISPUTE),
    _say(2, "15:10", "U0HUANG", SERVICE, "close 4 contact", "已致電說明", "已致电说明", "called the customer"),
    _say(1, "15:30", "U0HUANG", SERVICE, "progress 3", *_BANK),
    # Support and claims: on the way, in time.
    _open(1, "09:30", "U0HE", SUPPORT, "support.document.regular", "DOC-0083", *_CONTRACT),
    _open(1, "09:50", "U0LIN", CLAIMS, "claims.complex", "CLM-2026-0038", *_WORKS),
    _say(1, "14:30", "U0LIN", CLAIMS, "close 6 registration", "已立案", "已立案", "registered"),
    _say(1, "16:20", "U0HE", SUPPORT, "close 5", "審核通過", "审核通过", "reviewed and stamped"),
)
PAST: tuple[Step, ...] = tuple(sorted(_STORIES, key=lambda step: (-step.days_ago, step.at)))
"""Every gesture, in the order in which they were made: the tasks' numbers follow from it."""


async def live_through(
    calendar: Calendar,
    now: datetime,
    language: Language,
    *,
    names: Mapping[str, str],
    say: Callable[[Step, str], Awaitable[None]],
    go_on: Callable[[datetime], Awaitable[None]],
) -> None:
    """Make every gesture at its time, in order.

    Args:
        now: aware; the days are counted back from it.
        names: of people, by Slack id.
        say: makes one gesture.
        go_on: lets the clock run to an instant, with everything that falls due on the way.
    """
    blanks = {**names, "on": _days_after(calendar, now, MEASURE_DAYS).isoformat()}
    for step in PAST:
        await go_on(moment(calendar, now, step.days_ago, step.at))
        await say(step, step.words(language, blanks))


def moment(calendar: Calendar, now: datetime, days_ago: int, at: time) -> datetime:
    """That local time, so many working days before today."""
    on = calendar.local(now).date()
    for _ in range(days_ago):
        on = _working_day_before(calendar, on)
    return datetime.combine(on, at, calendar.zone)


def _working_day_before(calendar: Calendar, on: date) -> date:
    on -= timedelta(days=1)
    return on if calendar.is_working_day(on) else _working_day_before(calendar, on)


def _days_after(calendar: Calendar, now: datetime, days: int) -> date:
    on = calendar.local(now).date()
    for _ in range(days):
        on = calendar.next_working_day(on)
    return on
