import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.refusal import Refusal
from bot.domain.reply import Open
from bot.domain.report import Measure, Report, ReportState, Version
from bot.domain.standards import Language
from bot.domain.task import Duty
from bot.views.forms import form, options, result
from bot.views.reader import Reader
from bot.views.replies import refusal
from tests.views.checks import fields, sound_view

TYPED = "<!channel> & *_~```"


@pytest.fixture
def opened(book):
    return book.open("claims.complex", "2026-09-21 10:00")


def drawn(answer: Open, reader: Reader):
    return sound_view(form(answer, reader))


def owed(book, how_many: int = 1):
    for _ in range(how_many):
        book.open("claims.complex", "2026-09-21 10:00")
    book.tick("2026-09-22 18:01")
    return list(book.owed(Duty.RECTIFICATION))


@pytest.mark.parametrize(
    ("language", "title", "labels"),
    [
        (Language.HANT, "開立工作", ["時效標準", "收件時間", "文件齊全時間", "工作名稱", "案號", "責任人"]),
        (Language.HANS, "开立工作", ["时效标准", "收件时间", "资料齐全时间", "工作名称", "案件编号", "责任人"]),
        (
            Language.EN,
            "Open a task",
            ["Standard", "Received", "Documents complete", "Title", "Reference", "Responsible"],
        ),
    ],
)
def test_the_form_for_opening_asks_in_the_readers_language(reads, language, title, labels):
    view = drawn(Open("open"), reads("2026-09-21 10:00", language=language))

    assert view["title"]["text"] == title
    assert [block["label"]["text"] for block in view["blocks"] if "label" in block] == labels
    assert list(fields(view)) == ["standard", "received", "documents", "title", "reference", "responsible"]


def test_the_form_for_opening_starts_with_what_is_known_and_else_with_the_person_and_now(reads, company):
    reader = reads("2026-09-21 10:00")
    empty = fields(drawn(Open("open"), reader))
    facts = {
        "standard": company.standards["claims.simple"],
        "title": TYPED,
        "reference": "CLM-1",
        "responsible": "U0CHEN",
        "received": reads("2026-09-20 09:00").now,
        "documents": reads("2026-09-20 17:00").now,
    }
    known = fields(drawn(Open("open", facts=facts), reader))

    assert empty["responsible"]["initial_user"] == "U0WANG"
    assert empty["received"]["initial_date_time"] == reader.now.timestamp()
    assert "initial_date_time" not in empty["documents"]
    assert known["documents"]["initial_date_time"] == reads("2026-09-20 17:00").now.timestamp()
    assert "initial_option" not in empty["standard"]
    assert known["standard"]["initial_option"]["value"] == "claims.simple"
    assert known["standard"]["initial_option"]["text"]["text"] == "簡單理賠（claims.simple）"
    assert known["title"]["initial_value"] == TYPED  # plain text: nothing is escaped
    assert known["reference"]["initial_value"] == "CLM-1"
    assert known["responsible"]["initial_user"] == "U0CHEN"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.text(max_size=1500), max_size=8), title=st.text(max_size=400))
def test_any_typed_words_make_a_form_that_slack_opens(reads, words, title):
    """The last words are left out of what the form remembers when they would not fit."""
    view = drawn(Open("open", tuple(words), {"title": title}), reads("2026-09-21 10:00"))
    remembered = json.loads(view["private_metadata"])["words"]
    assert remembered == words[: len(remembered)]


def test_a_form_remembers_its_verb_its_words_and_its_measures(reads, book):
    facts = {"owed": owed(book), "department": "claims", "chosen": ("all",), "measures": 3, "former": None}
    facts["opened"] = book.at("2026-11-23 10:00")
    view = drawn(Open("rectify", ("1",), facts), reads("2026-09-23 09:00", "陳志強"))

    assert view["callback_id"] == "rectify"
    assert json.loads(view["private_metadata"]) == {
        "verb": "rectify",
        "words": ["1"],
        "measures": 3,
        "opened": "2026-11-23T02:00:00Z",
    }


def test_suggested_standards_have_their_name_in_the_readers_language_and_their_id(reads, company):
    found = options(list(company.standards.values()), reads("2026-09-21 10:00", language=Language.EN))

    assert {"text": {"type": "plain_text", "text": "Simple claim (claims.simple)"}, "value": "claims.simple"} in found
    assert len(found) == len(company.standards) <= 100


def test_closing_one_plain_stage_asks_for_the_result_alone(reads, opened):
    facts = {"task": opened, "choices": opened.clocks[:1], "result": "", "approved": None}
    assert list(fields(drawn(Open("close", ("1.1",), facts), reads("2026-09-21 10:00")))) == ["result"]


def test_closing_a_stage_that_decides_asks_for_the_decision(reads, opened):
    facts = {"task": opened, "choices": opened.clocks[1:], "result": TYPED, "approved": False}
    view = drawn(Open("close", ("1.2",), facts), reads("2026-09-21 10:00"))

    assert list(fields(view)) == ["approved", "result"]
    assert not view["blocks"][1].get("optional")
    assert fields(view)["approved"]["initial_option"]["value"] == "refused"
    assert fields(view)["result"]["initial_value"] == TYPED


def test_closing_when_several_run_asks_which_and_the_decision_only_where_there_is_one(reads, opened):
    facts = {"task": opened, "choices": opened.clocks, "result": "", "approved": None}
    view = drawn(Open("close", ("1",), facts), reads("2026-09-21 10:00"))
    asked = fields(view)

    assert list(asked) == ["stage", "approved", "result"]
    assert [one["value"] for one in asked["stage"]["options"]] == ["1", "2"]
    assert asked["stage"]["options"][0]["text"]["text"] == "立案｜期限 9月22日（二）18:00"
    assert view["blocks"][2]["optional"] is True


@pytest.mark.parametrize(
    ("name", "asked"), [("progress", ["cause", "measure", "ready"]), ("stuck", ["text"])], ids=["progress", "stuck"]
)
def test_forms_about_a_task_name_it_and_ask_their_fields(reads, opened, name, asked):
    view = drawn(Open(name, ("1",), {"task": opened}), reads("2026-09-21 10:00"))

    assert list(fields(view)) == asked
    assert view["blocks"][0]["text"]["text"] == "#1 車險理賠（CLM-1）｜複雜理賠｜責任人：王小明"


def test_a_form_that_asks_for_a_task_runs_the_verb_that_lacked_it(reads, opened):
    view = drawn(Open("pick", facts={"tasks": [opened], "verb": "close"}), reads("2026-09-21 10:00"))

    assert view["callback_id"] == "pick"
    assert json.loads(view["private_metadata"])["verb"] == "close"
    assert fields(view)["task"]["options"][0]["value"] == "1"


def test_the_report_asks_for_everything_owed_at_once_unless_one_task_was_named(reads, book):
    pairs = owed(book, 3)
    facts = {"owed": pairs, "department": "claims", "chosen": ("all",), "measures": 1, "former": None}
    reader = reads("2026-09-23 09:00", "陳志強")
    every = fields(drawn(Open("rectify", ("1",), facts), reader))
    one = fields(drawn(Open("rectify", ("1",), facts | {"chosen": (pairs[1][1].id,)}), reader))

    assert [option["value"] for option in every["answers"]["options"]] == ["all", *(clock.id for _, clock in pairs)]
    assert every["answers"]["options"][0]["text"]["text"] == "全部待整改的項目（3 項）"
    assert every["answers"]["options"][1]["text"]["text"] == "#1 立案｜車險理賠"
    assert [option["value"] for option in every["answers"]["initial_options"]] == ["all"]
    assert [option["value"] for option in one["answers"]["initial_options"]] == [pairs[1][1].id]


@pytest.mark.parametrize(("wanted", "shown", "more"), [(1, 1, True), (4, 4, True), (10, 10, False), (99, 10, False)])
def test_measures_are_added_one_by_one_up_to_ten_and_keep_their_names(reads, book, wanted, shown, more):
    """Slack keeps what was typed in fields whose name stays."""
    facts = {"owed": owed(book), "department": "claims", "chosen": (), "measures": wanted, "former": None}
    view = drawn(Open("rectify", (), facts), reads("2026-09-23 09:00", "陳志強"))
    measures = [name for name in fields(view) if name.startswith("measure.")]

    assert measures == [f"measure.{place}.{part}" for place in range(1, shown + 1) for part in ("what", "who", "on")]
    assert any(block.get("block_id") == "add_measure" for block in view["blocks"]) is more


def test_a_returned_report_comes_back_with_the_remark_and_its_former_words(reads, book):
    pairs = owed(book)
    version = Version(
        "U0CHEN", book.at("2026-09-23 11:00"), "舊原因", (Measure(TYPED, "U0WANG", date(2026, 9, 30)),), "舊", TYPED
    )
    report = Report(7, "claims", ReportState.RETURNED, ((1, 1),), (version,))
    facts = {"owed": pairs, "department": "claims", "chosen": ("all",), "measures": 1, "former": report}
    view = drawn(Open("rectify", ("1",), facts | {"others": ("sales",)}), reads("2026-09-23 15:00", "陳志強"))
    asked = fields(view)

    said = [block["text"]["text"] for block in view["blocks"] if block["type"] == "section"]
    assert said[1] == "*公司管理層退回意見*\n&lt;!channel&gt; &amp; *_~```"
    assert (
        view["blocks"][1]["elements"][0]["text"] == "另有待提交的部門：銷售部。提交這一份之後，請再輸入「/task 整改」。"
    )
    assert asked["causes"]["initial_value"] == "舊原因"
    assert asked["measure.1.what"]["initial_value"] == TYPED
    assert asked["measure.1.who"]["initial_user"] == "U0WANG"
    assert asked["measure.1.on"]["initial_date"] == "2026-09-30"


def test_three_hundred_reds_still_make_a_form(reads, book):
    (pair,) = owed(book)
    facts = {"owed": [pair] * 300, "department": "claims", "chosen": ("all",), "measures": 1, "former": None}
    view = drawn(Open("rectify", (), facts), reads("2026-09-23 09:00", "陳志強"))
    assert len(fields(view)["answers"]["options"]) == 100


def test_returning_a_report_asks_why(reads, book):
    version = Version("U0CHEN", book.at("2026-09-23 11:00"), "原因", (), "預防")
    report = Report(7, "claims", ReportState.HANDED_IN, ((1, 1),), (version,))
    view = drawn(Open("return", ("7",), {"report": report}), reads("2026-09-23 12:00", "趙建國"))

    assert view["blocks"][0]["text"]["text"] == "整改報告第 7 號｜理賠部"
    assert list(fields(view)) == ["remark"]


def test_what_came_of_a_form_takes_its_place_without_a_submit_button(reads):
    reader = reads("2026-09-21 10:00")
    view = result(refusal(Refusal("words.missing"), reader), reader)

    assert "submit" not in view
    assert view["close"]["text"] == "關閉"
    assert view["blocks"][0]["text"]["text"] == "這裡不能空白。請填寫後再送出。"
