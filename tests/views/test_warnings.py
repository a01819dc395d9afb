import pytest

from bot.domain.closing import finish_measure
from bot.domain.decision import Notice
from bot.domain.progress import say_stuck
from bot.domain.standards import Language
from bot.domain.task import Duty
from tests.views.checks import buttons
from tests.views.stage import accepted, kept, report_on, returned, seen

YELLOW = {
    Language.HANT: (
        "🟡 黃色預警：#1「立案」請王小明在 9月22日（二）18:00 前辦結\n"
        "車險理賠（CLM-1）｜複雜理賠｜責任人：王小明\n"
        "期限：9月22日（二）18:00（制度第 3.3.1 條），還剩 1 個工作小時。\n"
        "若不能在期限內辦結，王小明須在 9月23日（三）18:00 前向陳志強報告進展：原因、已採取的措施、"
        "預計完成時間（制度第 4.2.1b 條）。"
    ),
    Language.HANS: (
        "🟡 黄色预警：#1“立案”请王小明在 9月22日（二）18:00 前办结\n"
        "車險理賠（CLM-1）｜复杂理赔｜责任人：王小明\n"
        "截止时间：9月22日（二）18:00（制度第 3.3.1 条），还剩 1 个工作小时。\n"
        "如果不能在截止前办结，王小明须在 9月23日（三）18:00 前向陳志強报告进展：原因、已采取的措施、"
        "预计完成时间（制度第 4.2.1b 条）。"
    ),
    Language.EN: (
        "🟡 Yellow warning: #1 “Registration”, 王小明 must close it by Tue 22 Sept, 18:00\n"
        "車險理賠 (CLM-1) | Complex claim | responsible: 王小明\n"
        "Deadline: Tue 22 Sept, 18:00 (clause 3.3.1), 1 working hour left.\n"
        "Unless it is closed in time, 王小明 must report progress to 陳志強 by Wed 23 Sept, 18:00: the cause, the "
        "measure taken, when it will be done (clause 4.2.1b)."
    ),
}
RED = {
    Language.HANT: (
        "🔴 紅色預警：#1「立案」已逾期，請陳志強在 9月28日（一）18:00 前提交整改報告\n"
        "<@U0CHEN> 請處理：\n"
        "車險理賠（CLM-1）｜複雜理賠｜責任人：王小明\n"
        "期限：9月22日（二）18:00（制度第 3.3.1 條），已逾期 1 個工作小時又 5 分鐘。\n"
        "陳志強須立即查明原因、訂定措施（每項都有責任人與日期），並在 9月28日（一）18:00 前"
        "向公司管理層提交書面整改報告（制度第 4.2.2b、4.2.2c 條）。"
    ),
    Language.HANS: (
        "🔴 红色预警：#1“立案”已超时，请陳志強在 9月28日（一）18:00 前提交整改报告\n"
        "<@U0CHEN> 请处理：\n"
        "車險理賠（CLM-1）｜复杂理赔｜责任人：王小明\n"
        "截止时间：9月22日（二）18:00（制度第 3.3.1 条），已超时 1 个工作小时 5 分钟。\n"
        "陳志強须立即查明原因、制定措施（每项都有责任人和日期），并在 9月28日（一）18:00 前"
        "向公司管理层提交书面整改报告（制度第 4.2.2b、4.2.2c 条）。"
    ),
    Language.EN: (
        "🔴 Red warning: #1 “Registration” is overdue, 陳志強 owes the report by Mon 28 Sept, 18:00\n"
        "<@U0CHEN> please see to this:\n"
        "車險理賠 (CLM-1) | Complex claim | responsible: 王小明\n"
        "Deadline: Tue 22 Sept, 18:00 (clause 3.3.1), 1 working hour 5 min late.\n"
        "陳志強 must find the causes and set measures at once, each with a person responsible and a date, and hand "
        "management the written rectification report by Mon 28 Sept, 18:00 (clauses 4.2.2b and 4.2.2c)."
    ),
}
CLAIMS, MANAGEMENT = "C0CLAIMS", "C0MGMT"


@pytest.fixture
def yellow(book) -> Notice:
    """A claim received on Monday; its registration is due on Tuesday at closing time."""
    book.open("claims.complex", "2026-09-21 10:00")
    (notice,) = book.tick("2026-09-22 17:00")
    return notice


@pytest.fixture
def reds(book, yellow) -> dict[str, Notice]:
    """The red warnings that fell on Wednesday morning after the yellow one, by place."""
    assert yellow
    return {notice.to: notice for notice in book.tick("2026-09-23 09:00") if notice.kind == "red"}


def last_line(payload) -> str:
    return payload.text.splitlines()[-1]


@pytest.mark.parametrize("language", list(Language))
def test_a_yellow_warning_says_what_is_due_when_and_what_is_owed_to_whom(book, yellow, language):
    """4.2.1a, 4.2.1b, in the reader's language; the progress report is due one working day after the issue."""
    payload = seen(book, yellow, "2026-09-22 17:00", language)

    assert payload.text == YELLOW[language]
    assert buttons(payload) == [("show", "1"), ("progress", "1"), ("close", "1")]


@pytest.mark.parametrize("language", list(Language))
def test_a_red_warning_in_the_channel_calls_the_head_and_says_what_is_owed(book, reds, language):
    """4.2.2a to 4.2.2c: the one place where somebody is pinged."""
    payload = seen(book, reds[CLAIMS], "2026-09-23 10:05", language)

    assert payload.text == RED[language]
    assert buttons(payload) == [("show", "1"), ("close", "1"), ("rectify", "1")]


def test_the_bearer_and_management_are_told_of_red_without_anybody_being_pinged(book, reds):
    bearer, management = (seen(book, reds[to], "2026-09-23 10:05") for to in ("U0WANG", MANAGEMENT))

    assert "<@" not in bearer.text + management.text
    assert management.text == RED[Language.HANT].replace("<@U0CHEN> 請處理：\n", "")
    assert bearer.text.splitlines()[0] == "🔴 紅色預警：#1「立案」已逾期，請王小明儘快辦結"
    assert bearer.text.splitlines()[1:] == management.text.splitlines()[1:]
    assert buttons(bearer) == [("show", "1"), ("close", "1")]
    assert buttons(management) == [("show", "1")]


def test_yellow_on_work_whose_customer_waits_asks_to_keep_the_customer_informed(book):
    """3.1.2: no clock, but a word in the yellow warning."""
    book.open("sales.application.complex", "2026-09-21 10:00", who="吳俊傑")
    (notice,) = book.tick("2026-09-29 12:00")

    assert last_line(seen(book, notice, "2026-09-29 12:00")) == "辦理期間請持續讓客戶知道進度（制度第 3.1.2 條）。"


def test_a_warning_whose_work_was_closed_in_time_says_so_and_asks_for_nothing(book, yellow):
    book.end(1, "registration", "2026-09-22 17:30")
    payload = seen(book, yellow, "2026-09-22 17:31")

    assert payload.text.startswith("✅ #1「立案」已按時完成\n")
    assert payload.text.endswith("完成：9月22日（二）17:30｜期限：9月22日（二）18:00")
    assert buttons(payload) == [("show", "1")]


def test_work_closed_late_still_owes_the_progress_report_and_its_warning_says_so(book, yellow):
    """Closing in time lets the duty lapse, closing late does not."""
    book.end(1, "registration", "2026-09-23 09:30")
    payload = seen(book, yellow, "2026-09-23 09:31")

    assert payload.text.startswith("❌ #1「立案」已逾期完成\n")
    assert "王小明仍須在 9月23日（三）18:00 前向陳志強報告進展" in payload.text
    assert buttons(payload) == [("show", "1"), ("progress", "1")]


def test_a_warning_whose_progress_was_reported_says_so_and_drops_the_button(book, yellow):
    book.progress(1, "2026-09-22 17:10")
    payload = seen(book, yellow, "2026-09-22 17:11")

    assert last_line(payload) == "✅ 已於 9月22日（二）17:10 報告進展。"
    assert buttons(payload) == [("show", "1"), ("close", "1")]


@pytest.mark.usefixtures("yellow")
def test_the_head_reads_the_progress_report_as_it_was_written(book):
    book.progress(1, "2026-09-22 17:10")
    notice = next(notice for notice in book.notices.values() if notice.kind == "progress")

    assert seen(book, notice, "2026-09-22 17:11").text == (
        "📝 王小明報告進展：#1\n車險理賠（CLM-1）｜複雜理賠｜責任人：王小明\n"
        "*原因*\n缺照片\n*已採取的措施*\n已補件\n*預計完成時間*\n明天"
    )


@pytest.mark.usefixtures("yellow")
def test_what_a_person_typed_pings_nobody_and_links_nowhere(book):
    """Escaped once where mrkdwn is read, and not at all in the plain text of a heading."""
    text = "等 <!channel> & <https://evil.example|點我> *_~```"
    notices = kept(
        book, say_stuck(book.tasks[1], text, who="U0WANG", now=book.at("2026-09-22 17:20"), company=book.company)
    )
    payload = seen(book, notices["stuck"], "2026-09-22 17:21")

    assert last_line(payload) == "等 &lt;!channel&gt; &amp; &lt;https://evil.example|點我&gt; *_~```"
    assert payload.blocks[2]["text"]["text"] == last_line(payload)


@pytest.mark.usefixtures("reds")
def test_a_report_goes_to_management_with_causes_measures_and_prevention(book):
    payload = seen(book, report_on(book, "2026-09-23 11:00")["handed_in"], "2026-09-23 11:01")

    assert payload.text == (
        "📄 理賠部提交整改報告第 7 號，請答覆\n第 1 版｜陳志強於 9月23日（三）11:00 提交\n"
        "*回應的紅色預警*\n• #1 車險理賠｜立案（期限 9月22日（二）18:00）\n*原因*\n人手不足\n"
        "*整改措施*\n1. 補齊人力｜責任人：王小明｜完成日期：9月30日（三）\n*預防再發*\n每週檢討"
    )
    assert buttons(payload) == [("accept", "7"), ("return", "7")]


def test_a_red_whose_report_was_handed_in_says_so_and_no_longer_offers_to_write_it(book, reds):
    report_on(book, "2026-09-23 11:00")
    payload = seen(book, reds[CLAIMS], "2026-09-23 11:01")

    assert last_line(payload) == "✅ 陳志強已於 9月23日（三）11:00 提交整改報告。"
    assert "<@" not in payload.text
    assert buttons(payload) == [("show", "1"), ("close", "1")]


def test_a_returned_report_is_owed_again_with_the_remark_and_a_button(book, reds):
    handed_in = report_on(book, "2026-09-23 11:00")["handed_in"]
    notice = returned(book, "2026-09-23 14:00")["returned"]
    payload = seen(book, notice, "2026-09-23 14:01")

    assert payload.text == (
        "↩️ 趙建國退回整改報告第 7 號\n*退回意見*\n請補充原因\n陳志強須在 9月24日（四）18:00 前提交新版本。"
    )
    assert buttons(payload) == [("rectify", "1")]
    assert (
        "整改報告已被退回，陳志強須在 9月24日（四）18:00 前提交新版本"
        in seen(book, reds[CLAIMS], "2026-09-23 14:01").text
    )
    assert buttons(seen(book, handed_in, "2026-09-23 14:01")) == []


@pytest.mark.usefixtures("reds")
def test_an_older_version_says_that_there_is_a_newer_one(book):
    first = report_on(book, "2026-09-23 11:00")["handed_in"]
    remark = returned(book, "2026-09-23 14:00")["returned"]
    second = report_on(book, "2026-09-24 11:00", text="第二版", former=book.reports[7])["handed_in"]

    assert seen(book, first, "2026-09-24 11:01").text.startswith("📄 理賠部的整改報告第 7 號已有新版本\n第 1 版")
    assert "人手不足" in seen(book, first, "2026-09-24 11:01").text
    assert "*原因*\n第二版" in seen(book, second, "2026-09-24 11:01").text
    assert buttons(seen(book, second, "2026-09-24 11:01")) == [("accept", "7"), ("return", "7")]
    assert last_line(seen(book, remark, "2026-09-24 11:01")) == "✅ 已提交新版本。"
    assert buttons(seen(book, remark, "2026-09-24 11:01")) == []


@pytest.mark.usefixtures("reds")
def test_an_accepted_report_tells_each_who_is_responsible_for_a_measure(book):
    handed_in = report_on(book, "2026-09-23 11:00")["handed_in"]
    notices = accepted(book, "2026-09-24 12:00")
    measure = next(iter(book.tasks[1].duties_running(Duty.MEASURE)))
    payload = seen(book, notices["measure"], "2026-09-24 12:01")

    assert payload.text == (
        "📋 您負責一項整改措施（#1，整改報告第 7 號）\n補齊人力\n責任人：王小明｜期限：9月30日（三）18:00\n"
        "車險理賠（CLM-1）｜複雜理賠｜責任人：王小明"
    )
    assert buttons(payload) == [("close", measure.id), ("show", "1")]
    assert "趙建國已接受整改報告第 7 號" in seen(book, notices["accepted"], "2026-09-24 12:01").text
    assert buttons(seen(book, handed_in, "2026-09-24 12:01")) == []


@pytest.mark.usefixtures("reds")
def test_a_measure_that_is_late_is_warned_of_with_its_own_button_for_the_bearer_alone(book):
    """4.2.x: one step up is told, and can look."""
    report_on(book, "2026-09-23 11:00")
    measured = accepted(book, "2026-09-24 12:00")["measure"]
    told = [notice for notice in book.tick("2026-10-08 09:30") if notice.kind == "duty_red"]
    late = {notice.to: notice for notice in told if notice.clock == measured.clock}
    bearer, head = (seen(book, late[to], "2026-10-08 09:30") for to in ("U0WANG", "U0CHEN"))

    assert "王小明須在 9月30日（三）18:00 前完成整改措施「補齊人力」，已逾期 30 分鐘工作時間。" in bearer.text
    assert buttons(bearer) == [("close", f"1.{measured.clock}"), ("show", "1")]
    assert buttons(head) == [("show", "1")]


@pytest.mark.usefixtures("reds")
def test_a_measure_that_was_carried_out_says_so_where_it_was_asked_for(book):
    report_on(book, "2026-09-23 11:00")
    notice = accepted(book, "2026-09-24 12:00")["measure"]
    now = book.at("2026-09-25 10:00")
    book.keep(finish_measure(book.tasks[1], notice.clock, result="完成", who="U0WANG", now=now, company=book.company))

    assert seen(book, notice, "2026-09-25 10:01").text.startswith("✅ #1「整改措施」已按時完成\n")


@pytest.mark.usefixtures("reds")
def test_a_late_progress_report_and_a_late_rectification_report_offer_to_write_them(book):
    late = {(n.to, n.clock): n for n in book.tick("2026-09-29 09:00") if n.kind == "duty_red"}
    shown = [buttons(seen(book, notice, "2026-09-29 09:00")) for notice in late.values()]

    assert [("progress", "1"), ("show", "1")] in shown
    assert [("rectify", "1"), ("show", "1")] in shown


def test_a_message_that_comes_late_says_when_it_should_have_come(book, yellow):
    payload = seen(book, yellow, "2026-09-22 17:00", late=True)
    assert last_line(payload) == "這則通知遲到了，原應在 9月22日（二）15:12 送出。"


def test_a_provisional_deadline_is_called_provisional_in_every_language(book):
    """Deadlines that reach into a year without an official schedule (2027 in November 2026)."""
    book.open("claims.complex", "2026-12-28 10:00")
    notice = next(n for n in book.tick("2027-01-11 10:00") if n.kind == "yellow" and n.clock == 2)

    assert "（暫定：官方行事曆尚未公布）" in seen(book, notice, "2027-01-11 10:00").text
    assert "（暂定：官方日历尚未公布）" in seen(book, notice, "2027-01-11 10:00", Language.HANS).text
    english = seen(book, notice, "2027-01-11 10:00", Language.EN).text
    assert " (provisional: the official calendar is not published yet)" in english


def test_a_department_without_a_head_asks_management_to_name_one(book, reds):
    """No duty can start then; the warning must not look as if nothing were owed."""
    clock = book.tasks[1].clock(1)
    without = book.tasks[1].clocks[:2]
    book.tasks[1] = book.tasks[1].__class__(**{**book.tasks[1].__dict__, "clocks": without})
    assert clock in without

    assert last_line(seen(book, reds[MANAGEMENT], "2026-09-23 10:05")).startswith("這個部門目前沒有負責人")
