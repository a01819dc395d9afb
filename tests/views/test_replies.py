from dataclasses import replace
from datetime import date

import pytest

from bot.domain.desk import Query
from bot.domain.explain import Explanation, explain_clock
from bot.domain.history import Entry
from bot.domain.may import Action
from bot.domain.refusal import Refusal
from bot.domain.reply import Show, say
from bot.domain.report import Report, ReportState, Version
from bot.domain.standards import Allowance, Language, Unit
from bot.views.replies import broken, refusal, refusal_text, reply, working
from tests.views.checks import buttons, sound
from tests.views.stage import HEAD, accepted, report_on


@pytest.fixture
def opened(book):
    return book.open("claims.complex", "2026-09-30 16:00")


def explanation(book, number: int, seq: int) -> Show:
    task = book.tasks[number]
    entries = [Entry(n, line, "") for n, line in enumerate(book.lines, 1)]
    explained = explain_clock(task, task.clock(seq), book.company.calendar)
    return Show("why", {"explanation": Explanation(task, (explained,), entries)})


def test_opening_answers_with_number_and_every_deadline(reads, opened):
    answer = say("open.done", opened.number, task=opened, who=opened.responsible)
    payload = sound(reply(answer, reads("2026-09-30 16:00")))

    assert payload.text == (
        "✅ 已開立工作 #1 車險理賠，責任人：王小明。\n"
        "🟢 進行中｜立案：下週四 18:00 前，還剩 9 個工作小時又 30 分鐘｜期限 10月8日（四）18:00\n"
        "🟢 進行中｜審核：還剩 10 個工作日｜期限 10月20日（二）18:00"
    )
    assert buttons(payload) == [("show", "1"), ("why", "1"), ("close", "1")]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (Language.HANT, "✅ #1 車險理賠：這個環節已結束。", "✅ 立案：9月30日（三）17:00 按時完成"),
        (Language.HANS, "✅ #1 車險理賠：这个环节已结束。", "✅ 立案：9月30日（三）17:00 按时完成"),
        (Language.EN, "✅ #1 車險理賠: this stage has ended.", "✅ Registration: done on time, Wed 30 Sept, 17:00"),
    ],
)
def test_ending_a_stage_answers_how_it_ended_and_what_runs_on(book, reads, opened, language, first, second):
    task = book.end(opened.number, "registration", "2026-09-30 17:00")
    answer = say("close.stage_done", 1, task=task, clock=task.clock(1))
    lines = sound(reply(answer, reads("2026-09-30 17:00", language=language))).text.splitlines()

    assert lines[:2] == [first, second]
    assert len(lines) == 3


def test_a_task_shows_stages_duties_and_the_buttons_that_this_reader_may_press(book, reads, opened):
    book.tick("2026-10-09 09:00")
    shown = Show("task", {"task": book.tasks[opened.number]})
    bearer, head = (sound(reply(shown, reads("2026-10-09 09:00", who))) for who in ("王小明", HEAD))
    other = sound(reply(shown, reads("2026-10-09 09:00", None)))

    assert bearer.text == (
        "#1 車險理賠\n時效標準：複雜理賠（制度第 3.3.1-3 條）｜理賠部\n責任人：王小明\n案號：CLM-1\n"
        "收件：9月30日（三）16:00\n登記：9月30日（三）16:00，王小明\n"
        "*環節*\n🔴 紅色預警｜立案：剛逾期｜期限 10月8日（四）18:00\n"
        "🟢 進行中｜審核：還剩 8 個工作日｜期限 10月20日（二）18:00\n⚪ 賠付：「審核」完成後開始計時\n"
        "*責任事項*\n🟢 進行中｜整改報告：陳志強，下週一 18:00 前，還剩 2 個工作日｜期限 10月12日（一）18:00"
    )
    assert buttons(bearer) == [("close", "1"), ("progress", "1"), ("stuck", "1"), ("why", "1")]
    assert buttons(head) == [("close", "1"), ("rectify", "1"), ("why", "1")]
    assert buttons(other) == []


def test_a_closed_task_shows_its_result_and_how_each_stage_ended(book, reads, opened):
    book.end(opened.number, "review", "2026-10-09 10:00", approved=False)
    payload = sound(reply(Show("task", {"task": book.tasks[1]}), reads("2026-10-09 10:00")))

    assert "❌ 立案：10月9日（五）10:00 逾期完成（期限 10月8日（四）18:00）\n✅ 審核：" in payload.text
    assert "已於 10月9日（五）10:00 辦結，結果：已賠付" in payload.text
    assert "賠付：" not in payload.text  # a claim that is refused has no payment


@pytest.mark.parametrize(
    ("language", "days"),
    [
        (
            Language.HANT,
            [
                "9月30日（三） 起算當日，不計入",
                "10月1日（四） 國慶節 休",
                "10月4日（日） 休",
                "10月6日（二） 調休日 休",
                "10月8日（四） 第 1 個工作日",
                "10月10日（六） 調休上班，第 3 個工作日",
            ],
        ),
        (
            Language.HANS,
            [
                "9月30日（三） 起算当天，不计入",
                "10月1日（四） 国庆节 休",
                "10月10日（六） 调休上班，第 3 个工作日",
            ],
        ),
        (
            Language.EN,
            [
                "Wed 30 Sept: day of receipt, not counted",
                "Thu 1 Oct: National Day, off",
                "Sat 10 Oct: make-up day, worked, working day 3",
            ],
        ),
    ],
)
def test_why_counts_day_by_day_with_holidays_by_name_in_the_readers_words(book, reads, language, days):
    """3.3.2: received Wed 30 Sep 16:00, 3 WD is Sat 10 Oct 18:00."""
    book.open("claims.simple", "2026-09-30 16:00")
    lines = sound(reply(explanation(book, 1, 2), reads("2026-09-30 16:00", language=language))).text.splitlines()

    assert [line for line in lines if line in days] == days


def test_why_names_clause_article_calendar_yellow_point_and_every_change(book, reads):
    book.open("claims.simple", "2026-09-30 16:00")
    text = sound(reply(explanation(book, 1, 2), reads("2026-09-30 16:00"))).text

    assert "*審核*（3 個工作日，制度第 3.3.2 條，《民法典》第 201、203 條）" in text
    assert "從 9月30日（三）16:00 起算，期限 10月10日（六）18:00。" in text
    assert "行事曆版本：holidays 0.109 CN。黃色預警：10月10日（六）11:36（時間用到 80%）。" in text
    assert "• 9月30日（三）16:00　王小明開立工作：簡單理賠，車險理賠（收件 9月30日（三）16:00）" in text
    assert "• 9月30日（三）16:00　「審核」開始計時，責任人王小明，期限 10月10日（六）18:00" in text


def test_why_says_how_working_hours_and_the_wall_clock_are_counted(book, reads):
    book.open("support.technical.complex", "2026-09-30 17:00", who="何曉東")
    response = sound(reply(explanation(book, 1, 1), reads("2026-09-30 17:00"))).text
    offer = sound(reply(explanation(book, 1, 2), reads("2026-09-30 17:00"))).text

    assert "9月30日（三） 計入 1 個工作小時\n10月1日（四） 國慶節 休" in response
    assert "10月8日（四） 計入 1 個工作小時" in response
    assert "民法典" not in response
    assert "按時鐘連續計算，不分上下班與休假日。" in offer


def test_why_says_that_a_stage_is_untimed_and_how_a_measure_got_its_date(book, reads):
    book.open("support.technical.complex", "2026-09-21 10:00", who="何曉東")
    untimed = sound(reply(explanation(book, 1, 3), reads("2026-09-21 10:00"))).text
    book.tick("2026-09-23 09:00")
    report_on(book, "2026-09-23 11:00")
    accepted(book, "2026-09-24 12:00")
    (measure,) = book.clocks(1, "measure")
    measured = sound(reply(explanation(book, 1, measure.seq), reads("2026-09-24 12:00"))).text

    assert "這個環節不計時，辦完即結束。" in untimed
    assert "*整改措施（補齊人力）*（以 9月30日（三） 下班為期限，制度第 4.2.2b 條）" in measured


def test_why_keeps_the_first_deadline_and_leaves_out_the_middle_of_a_long_count(book, reads, opened):
    clock = replace(opened.clock(2), due_at=book.at("2026-12-31 18:00"), allowance=Allowance(58, Unit.WORKING_DAYS))
    book.tasks[1] = opened.with_clocks(clock)
    text = sound(reply(explanation(book, 1, 2), reads("2026-09-30 16:00", language=Language.EN))).text

    assert "The first deadline was Tue 20 Oct, 18:00." in text
    assert "… 69 days left out …" in text


def test_every_kind_of_line_of_history_is_a_sentence(book, reads, opened):
    """Also what comes in later versions: it is told by its name."""
    book.tick("2026-10-08 17:00")
    line = book.lines[0]
    others = [
        replace(line, who="U0CHEN", what="handed_in", after="7", why="人手不足"),
        replace(line, who="U0ZHAO", what="returned", after="7", why="請補充"),
        replace(line, who="U0ZHAO", what="accepted", after="7", why=""),
        replace(line, what="stuck", why="等再保"),
        replace(line, what="progress", why="缺照片 | 已補件 | 明天"),
        replace(
            line,
            who="bot",
            what="recounted",
            clock=1,
            before="2026-10-08T10:00:00+00:00",
            after="2026-10-09T10:00:00+00:00",
            why="v2",
        ),
        replace(line, who="bot", what="handed_over", before="U0CHEN", after="U0LIN"),
        replace(line, who="bot", what="stopped", before="progress", after="lapsed", why=""),
        replace(line, what="hold", why=""),
    ]
    book.lines.extend(others)
    text = sound(reply(explanation(book, opened.number, 1), reads("2026-10-08 17:00"))).text

    for told in (
        "「立案」發出黃色預警",
        "陳志強提交整改報告第 7 號：人手不足",
        "趙建國退回整改報告第 7 號：請補充",
        "趙建國接受整改報告第 7 號",
        "王小明反映工作受阻：等再保",
        "王小明報告進展：缺照片 | 已補件 | 明天",
        "行事曆更新（v2），「立案」的期限由 10月8日（四）18:00 改為 10月9日（五）18:00",
        "責任事項由陳志強轉交林淑芬",
        "「進展報告」免除（系統）",
        "王小明：hold",
    ):
        assert f"　{told}" in text


def test_of_a_long_history_the_last_twenty_lines_are_told_and_how_many_came_before(book, reads, opened):
    book.lines.extend([replace(book.lines[0], what="stuck", why="長" * 3000)] * 200)
    text = "".join(
        block["text"]["text"]
        for block in sound(reply(explanation(book, opened.number, 1), reads("2026-10-01 09:00"))).blocks
        if block["type"] == "section"
    )
    assert "（更早的 183 筆從略）" in text


def test_a_list_names_each_task_how_it_stands_and_what_to_type_for_the_rest(reads, opened):
    shown = Show("list", {"tasks": [opened] * 20, "total": 43, "query": Query(offset=20), "words": "red"})
    payload = sound(reply(shown, reads("2026-09-30 16:00")))
    lines = payload.text.splitlines()

    assert lines[0] == "共 43 件，這裡是第 21 到 40 件"
    assert lines[1:3] == [
        "#1 車險理賠｜複雜理賠｜王小明",
        "🟢 進行中｜立案：下週四 18:00 前，還剩 9 個工作小時又 30 分鐘｜期限 10月8日（四）18:00",
    ]
    assert lines[-1] == "還有 3 件。輸入「/task 列表 紅 40」看下一頁。"
    assert buttons(payload)[-1] == ("list", "red 40")
    assert len(buttons(payload)) == 21


def test_the_list_of_somebody_is_typed_with_the_name_and_pressed_with_the_id(reads, opened):
    shown = Show("list", {"tasks": [opened], "total": 2, "query": Query(), "words": "<@U0WANG>"})
    payload = sound(reply(shown, reads("2026-09-30 16:00", HEAD, Language.EN)))

    assert payload.text.splitlines()[-1] == "1 more. Type “/task list @王小明 1” for the next page."
    assert buttons(payload)[-1] == ("list", "<@U0WANG> 1")


def test_an_empty_list_says_so(reads):
    shown = Show("list", {"tasks": [], "total": 0, "query": Query(), "words": "mine"})
    assert sound(reply(shown, reads("2026-09-30 16:00"))).text == "沒有符合的工作。輸入「/task 開立」可開立一件。"


def test_the_standards_say_stages_allowances_and_which_cannot_be_opened_by_hand(reads, company):
    shown = Show("standards", {"standards": tuple(company.standards.values())})
    text = sound(reply(shown, reads("2026-09-30 16:00"))).text

    assert "• 複雜理賠（claims.complex，制度第 3.3.1-3 條）\n　立案：文件齊全起 1 個工作日" in text
    assert "　賠付：「審核」完成後 5 個工作日" in text
    assert "　接聽：鈴響 3 聲\n　☎️ 由電話系統量測，不能手動開立" in text
    assert "　進展反饋：每 3 個工作日一次（本版本尚不計時）\n　🔁 可以開立" in text


def test_two_hundred_standards_still_fit_into_one_message(reads, company):
    standards = tuple(replace(one, id=f"{one.id}.{n}") for n in range(10) for one in company.standards.values())
    payload = sound(reply(Show("standards", {"standards": standards}), reads("2026-09-30 16:00")))
    assert "另有 140 項" in "".join(
        block["elements"][0]["text"] for block in payload.blocks if block["type"] == "context"
    )


def test_no_standard_found_says_where_all_of_them_are(reads):
    text = sound(reply(Show("standards", {"standards": ()}), reads("2026-09-30 16:00"))).text
    assert text == "找不到符合的時效標準。請輸入「/task 標準」查看全部標準。"


@pytest.mark.parametrize(("who", "offered"), [("趙建國", ["accept", "return"]), (HEAD, [])], ids=["boss", "head"])
def test_a_report_is_shown_to_all_and_answered_by_management_only(book, reads, opened, who, offered):
    version = Version("U0CHEN", book.at("2026-09-30 17:00"), "<原因>", (), "預防")
    report = Report(7, "claims", ReportState.HANDED_IN, ((opened.number, 1),), (version,))
    payload = sound(reply(Show("report", {"report": report, "tasks": (opened,)}), reads("2026-09-30 17:30", who)))

    assert "現況：已提交，等待公司管理層答覆" in payload.text
    assert "*原因*\n&lt;原因&gt;" in payload.text
    assert [verb for verb, _ in buttons(payload)] == offered


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (
            Refusal("standard.unknown", standard="claims.<x>"),
            "沒有「claims.&lt;x&gt;」這項時效標準。請輸入「/task 標準」查看全部標準，或輸入「/task 開立」從表單選擇。",
        ),
        (
            Refusal("standard.by_system", standard="service.hotline"),
            "「客服熱線」由電話系統量測並記錄，不能手動開立。請輸入「/task 標準」選擇其他標準。",
        ),
        (
            Refusal("stage.not_running", number=1287, stage="review"),
            "工作 #1287 的「審核」環節沒有在計時。請輸入「/task 查看 1287」查看進行中的環節。",
        ),
        (
            Refusal("may.not", action=Action.CLOSE, number=3),
            "這一項您沒有權限辦結。請洽責任人或部門負責人，或輸入「/task 幫助」查看您可以做的事。",
        ),
        (
            Refusal("calendar.horizon", last=date(2027, 12, 31)),
            "行事曆只到 2027年12月31日（五），之後的期限不作推測。請填寫較早的日期，或請管理員更新行事曆。",
        ),
        (
            Refusal("calendar.unit", unit=Unit.RINGS),
            "以「鈴聲」為單位的期限無法從行事曆推算。請改用其他時效標準；輸入「/task 標準」可查看全部標準。",
        ),
        (
            Refusal("report.illegal", number=7, state=ReportState.ACCEPTED, move="return"),
            "整改報告第 7 號目前是「已接受」，不能再這樣處理。請看該報告的最新訊息。",
        ),
        (
            Refusal("rectify.one_report", field="answers", numbers=(3, 4)),
            "所選項目分屬不同的退回報告（第 3、4 號）。請一份一份重新提交。",
        ),
        (
            Refusal("verb.unknown", word="opne", near="open"),
            "沒有「opne」這個指令。您要的是不是「/task open」？也可以輸入「/task 幫助」查看可以做的事。",
        ),
        (Refusal("verb.unknown", word="x", near=""), "沒有「x」這個指令。請輸入「/task 幫助」查看可以做的事。"),
    ],
    ids=lambda value: value.key if isinstance(value, Refusal) else "",
)
def test_a_refusal_says_what_is_wrong_and_what_to_do(reads, refused, said):
    assert sound(refusal(refused, reads("2026-09-30 16:00"))).text == said


def test_a_refusal_below_a_field_is_plain_text_and_not_escaped(reads):
    no = Refusal("person.several", field="responsible", word="A & <B>")
    assert refusal_text(no, reads("2026-09-30 16:00", language=Language.EN)) == (
        "More than one person is called “A & <B>”. Please choose the right one with @ from the list."
    )


def test_an_unexpected_error_is_shown_with_its_id_and_patience_is_asked_for(reads):
    assert "error id: 3f9a1c2e" in sound(broken("3f9a1c2e", reads("2026-09-30 16:00", language=Language.EN))).text
    assert sound(working(reads("2026-09-30 16:00"))).text == "還在處理，結果隨後就到。"


def test_a_sentence_that_tells_of_nothing_done_has_no_tick(reads):
    assert sound(reply(say("pick.none"), reads("2026-09-30 16:00"))).text.startswith("您目前沒有進行中的工作。")


def test_work_red_for_longer_than_the_calendar_goes_back_is_late_by_days(book, reads, opened):
    clock = replace(opened.clock(1), due_at=book.at("2023-10-08 18:00"))
    task = opened.with_clocks(clock)
    assert "已逾期 1,088 天" in sound(reply(Show("task", {"task": task}), reads("2026-09-30 18:00"))).text
