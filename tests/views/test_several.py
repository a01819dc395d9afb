from dataclasses import replace

import pytest

from bot.domain.decision import Notice
from bot.domain.standards import Language
from bot.domain.warnings import fall_due
from bot.views.notices import Told, message
from bot.views.reader import Reader
from tests.views.checks import buttons, picks, plain_form, rows, sound, texts
from tests.views.stage import HEAD, told

CHANNEL, MANAGEMENT = "C0CLAIMS", "C0MGMT"


def storm(book, how_many: int, title: str = "車險理賠") -> list[Notice]:
    """So many claims whose registration falls due at one closing time, and their red warnings."""
    first = book.open("claims.complex", "2026-09-21 10:00")
    for number in range(1, how_many + 1):
        clocks = tuple(replace(clock, task=number) for clock in first.clocks)
        book.tasks[number] = replace(first, number=number, title=title, clocks=clocks)
    return [
        notice
        for task in list(book.tasks.values())
        for notice in book.keep(fall_due(task, book.at("2026-09-22 18:01"), book.company)).notices
        if notice.kind == "red"
    ]


def at(book, notices, place, language=Language.HANT, when="2026-09-22 18:01"):
    here = [told(book, notice) for notice in notices if notice.to == place]
    person = place if place in book.company.people else None
    return sound(message(here, Reader(language, book.company, book.at(when), person), late=False))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("title", ["車險理賠", "<&>" * 50], ids=["short", "all-escaped"])
def test_five_hundred_reds_are_one_message_within_slacks_limits(book, language, title):
    """No storms: deadlines by the day all fall at closing time."""
    notices = storm(book, 500, title)
    for place in (CHANNEL, MANAGEMENT, "U0WANG"):
        payload = at(book, notices, place, language)
        assert len(rows(payload, "table")) == 1 + 20
        assert len(picks(payload)) == 20
        assert ("list", "red 0") in buttons(payload)


def test_many_reds_are_counted_the_head_is_called_once_and_the_first_report_is_named(book):
    payload = at(book, storm(book, 25), CHANNEL)
    lines = payload.text.splitlines()

    assert lines[:2] == [
        "🔴 紅色預警 25 件，請陳志強在 9月24日（四）18:00 前提交整改報告",
        "<@U0CHEN> 請處理：",
    ]
    assert lines[2] == (
        "陳志強須立即查明原因、訂定措施，並向公司管理層提交書面整改報告；最早一份的期限是 9月24日（四）18:00，"
        "一份報告可以回應多件（制度第 4.2.2b、4.2.2c 條）。"
    )
    assert lines[3:5] == ["🔴 紅色預警 #1 車險理賠｜立案｜王小明", "期限 9月22日（二）18:00，剛逾期"]
    assert lines[-1] == "另有 5 件未列出，請按「查看清單」。"
    assert buttons(payload)[-2:] == [("list", "red 0"), ("rectify", None)]
    assert rows(payload, "table")[:2] == [
        ["工作", "期限", "事項", "責任人"],
        ["🔴 #1 車險理賠", "9月22日（二）18:00，剛逾期", "立案", "王小明"],
    ]
    assert not [block for block in plain_form(payload) if block["type"] == "table"]


def test_only_the_department_is_pinged_and_only_those_who_owe_a_report_get_its_button(book):
    notices = storm(book, 3)
    bearer, management = at(book, notices, "U0WANG"), at(book, notices, MANAGEMENT)

    assert "<@" not in bearer.text + management.text
    assert bearer.text.splitlines()[0] == "🔴 紅色預警 3 件，請王小明儘快辦結"
    assert buttons(bearer)[-1] == buttons(management)[-1] == ("list", "red 0")


def test_what_was_closed_since_goes_to_the_end_with_its_outcome(book):
    notices = storm(book, 3)
    book.end(1, "registration", "2026-09-23 09:30")
    lines = at(book, notices, CHANNEL, when="2026-09-23 09:31").text.splitlines()

    assert lines[0] == "🔴 紅色預警 3 件、其中 1 件已完成，請陳志強在 9月24日（四）18:00 前提交整改報告"
    assert lines[-2:] == ["❌ #1 車險理賠", "立案：9月23日（三）09:30 逾期完成（期限 9月22日（二）18:00）"]


def test_when_everything_is_done_nobody_is_called_any_more(book):
    notices = [notice for notice in storm(book, 2) if notice.to == CHANNEL]
    for number in (1, 2):
        book.end(number, "registration", "2026-09-23 09:30")
        ended = tuple(clock for clock in book.tasks[number].clocks if clock.name != "rectification")
        book.tasks[number] = replace(book.tasks[number], clocks=ended)
    payload = at(book, notices, CHANNEL, when="2026-09-23 09:31")

    assert payload.text.startswith("✅ 紅色預警 2 件、其中 2 件已完成\n")
    assert "<@" not in payload.text


def test_yellow_warnings_together_ask_for_progress_by_the_first_deadline(book):
    book.open("claims.complex", "2026-09-21 10:00")
    book.open("claims.general", "2026-09-21 11:00")
    payload = at(book, book.tick("2026-09-22 17:00"), "U0WANG", when="2026-09-22 17:00")

    assert payload.text.splitlines()[:2] == [
        "🟡 黃色預警 2 件，請王小明在 9月22日（二）18:00 前辦結最早到期的一件",
        (
            "不能在期限內辦結的，須報告進展：原因、已採取的措施、預計完成時間。"
            "最早一份的期限是 9月23日（三）18:00（制度第 4.2.1b 條）。"
        ),
    ]
    assert buttons(payload)[-1] == ("list", "yellow 0")


def test_notices_of_different_kinds_share_one_message(book):
    book.open("claims.complex", "2026-09-21 10:00", by=HEAD)
    given = next(iter(book.notices.values()))
    (yellow,) = book.tick("2026-09-22 17:00")
    payload = at(book, [given, yellow], "U0WANG")

    assert payload.text.splitlines()[0] == "🔴 新交辦的工作 1 件、黃色預警 1 件，請王小明儘快辦結"
    assert "📌 新交辦的工作｜#1 車險理賠｜陳志強" in payload.text


def test_upkeep_notices_can_share_a_message_too(book):
    notices = [
        Notice("audit", "C0AUDIT", "audit:1", book.at("2026-09-22 17:00"), facts={"what": "clocks", "count": 3}),
        Notice("seal", "C0AUDIT", "seal:1", book.at("2026-09-22 17:00"), facts={"digest": "<ab&12>"}),
    ]
    reader = Reader(Language.HANT, book.company, book.at("2026-09-22 17:00"))
    payload = sound(message([Told(notice) for notice in notices], reader, late=True))

    assert "&lt;ab&amp;12&gt;" in payload.text
    assert buttons(payload) == []
    assert [text["text"] for text in texts(payload.blocks)][-1].startswith("這則通知遲到了")
