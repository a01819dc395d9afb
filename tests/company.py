"""A small company, made by hand: two departments and management, four standards, October 2026 to 2027."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.domain.calendar import Calendar
from bot.domain.calendar_days import Shift, build_days
from bot.domain.company import Company, Department, Management, Person
from bot.domain.standards import Allowance, Begins, Language, Names, Opens, Stage, Standard, Unit
from bot.domain.task import ClockKind, Duty, Task

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # Monday 10:00 in Shanghai

WANG, CHEN, LIN = "U0WANG", "U0CHEN", "U0LIN"  # claims: a colleague, the deputy, the head
LI, ZHANG = "U0LI", "U0ZHANG"  # sales: a colleague, the head
HUA_1, HUA_2 = "U0HUA1", "U0HUA2"  # sales: two people of one name
ZHOU = "U0ZHOU"  # management
CLAIMS_CHANNEL, SALES_CHANNEL, MANAGEMENT_CHANNEL, AUDIT_CHANNEL = "C0CLAIMS", "C0SALES", "C0BOSS", "C0AUDIT"

PEOPLE = {
    WANG: Person(WANG, "王小明", "claims", "理賠專員"),
    CHEN: Person(CHEN, "陳志遠", "claims", "理賠專員"),
    LIN: Person(LIN, "林美玲", "claims", "理賠經理"),
    LI: Person(LI, "李大同", "sales", "業務員"),
    ZHANG: Person(ZHANG, "張建國", "sales", "業務經理"),
    HUA_1: Person(HUA_1, "李華", "sales", "業務員"),
    HUA_2: Person(HUA_2, "李華", "sales", "業務員"),
    ZHOU: Person(ZHOU, "周文斌", "office", "總經理"),
}


def names(hant: str, hans: str, en: str) -> Names:
    return {Language.HANT: hant, Language.HANS: hans, Language.EN: en}


def _department(department: str, called: Names, channel: str, head: str | None, deputy: str | None) -> Department:
    return Department(department, called, channel, head, deputy, Language.HANT)


DEPARTMENTS = {
    "claims": _department("claims", names("理賠部", "理赔部", "Claims"), CLAIMS_CHANNEL, LIN, CHEN),
    "sales": _department("sales", names("銷售部", "销售部", "Sales"), SALES_CHANNEL, ZHANG, None),
    "office": _department("office", names("總經理室", "总经理室", "Office"), MANAGEMENT_CHANNEL, None, None),
}


def _days(amount: int) -> Allowance:
    return Allowance(amount, Unit.WORKING_DAYS)


REGISTRATION = Stage("registration", names("立案", "立案", "Registration"), "3.3.1", Begins.DOCUMENTS, _days(1))
REVIEW = Stage(
    "review",
    names("審核", "审核", "Review"),
    "3.3.2",
    Begins.DOCUMENTS,
    _days(3),
    implies=("registration",),
    decides=True,
)
PAYMENT = Stage("payment", names("賠付", "赔付", "Payment"), "3.3.3", Begins.STAGE, _days(1), after="review")
CONTACT = Stage("contact", names("聯繫客戶", "联系客户", "Contact the customer"), "3.2.3", Begins.RECEIPT, _days(1))
SOLVE = Stage("solve", names("解決", "解决", "Solve"), "3.2.3", Begins.RECEIPT, _days(5), implies=("contact",))
REPLY = Stage("reply", names("回覆", "回复", "Reply"), "3.1.1", Begins.RECEIPT, _days(1))
STATISTICS = Stage(
    "statistics",
    names("提交統計", "提交统计", "Deliver the statistics"),
    "3.4.3",
    Begins.RECEIPT,
    Allowance(5, Unit.NTH_WORKING_DAY),
)


def _standard(standard: str, called: Names, *stages: Stage, opens: Opens = Opens.BY_HAND) -> Standard:
    return Standard(standard, called, stages[0].clause, standard.partition(".")[0], opens, stages)


STANDARDS = {
    standard.id: standard
    for standard in (
        _standard("sales.email", names("郵件諮詢", "邮件咨询", "Enquiry by e-mail"), REPLY),
        _standard("sales.complaint", names("簡單投訴", "简单投诉", "Simple complaint"), CONTACT, SOLVE),
        _standard("claims.simple", names("簡單理賠", "简单理赔", "Simple claim"), REGISTRATION, REVIEW, PAYMENT),
        _standard("claims.general", names("一般理賠", "一般理赔", "General claim"), REGISTRATION, REVIEW, PAYMENT),
        _standard(
            "claims.statistics", names("月度統計", "月度统计", "Monthly figures"), STATISTICS, opens=Opens.BY_ITSELF
        ),
    )
}


def make_calendar() -> Calendar:
    """From October 2026 to the end of 2027, which is not official yet; National Day off, Saturday 10 October worked."""
    days = build_days(
        date(2026, 10, 1),
        date(2027, 12, 31),
        weekdays={0, 1, 2, 3, 4},
        shifts=(Shift(9 * 3600, 12 * 3600), Shift(13 * 3600 + 1800, 18 * 3600)),
        holidays={date(2026, 10, day): "國慶節" for day in range(1, 8)},
        make_up={date(2026, 10, 10)},
        company_off={},
        company_extra={},
        half_days={},
        official_years={2026},
    )
    return Calendar("tests-1", ZONE, days)


def make_company() -> Company:
    """The company as everybody knows it; `dataclasses.replace` makes others of it."""
    return Company(
        name="測試保險",
        people=PEOPLE,
        departments=DEPARTMENTS,
        management=Management((ZHOU,), MANAGEMENT_CHANNEL, Language.HANT),
        administrators=(ZHOU,),
        audit_channel=AUDIT_CHANNEL,
        language=Language.HANT,
        standards=STANDARDS,
        calendar=make_calendar(),
    )


def at(text: str) -> datetime:
    """``2026-11-23 10:00`` in the company's zone, as aware UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def ending(company: Company, last: date) -> Company:
    """The company with a table of days that ends early: whatever reaches past it is refused."""
    days = [day for day in company.calendar.days if day.date <= last]
    return replace(company, calendar=Calendar("short", company.calendar.zone, days))


def owing_only(task: Task) -> Task:
    """The task with duties in the place of its stages; a late duty starts nothing that the calendar must reach."""
    return replace(task, clocks=tuple(replace(c, kind=ClockKind.DUTY, name=Duty.PROGRESS) for c in task.clocks))
