from dataclasses import replace

import pytest

from bot.domain.standards import Language
from bot.domain.standing import Row, Standing
from bot.domain.task import ClockKind, ClockState
from bot.views.summary import message
from tests.views.checks import buttons, rows, sound
from tests.views.stage import HEAD

MORNING = "2026-09-23 09:00"


@pytest.fixture
def standing(book) -> Standing:
    """A red and a yellow claim, one due today, a report owed by the head of claims, and a red of sales."""
    red = Row(
        1, 1, ClockKind.STAGE, "registration", "車險 <1>", "CLM-1", "claims.complex", "claims",
        "U0WANG", "U0WANG", book.at("2026-09-22 18:00"), ClockState.RED, provisional=False,
    )  # fmt: skip
    yellow = replace(red, number=2, name="review", due_at=book.at("2026-09-24 18:00"), state=ClockState.YELLOW)
    today = replace(red, number=3, due_at=book.at("2026-09-23 18:00"), state=ClockState.GREEN)
    owed = replace(
        today, number=1, seq=3, kind=ClockKind.DUTY, name="rectification", bearer="U0CHEN",
        due_at=book.at("2026-09-24 18:00"), provisional=True,
    )  # fmt: skip
    sales = replace(
        red, number=4, name="reply", standard="sales.email", department="sales", responsible="U0WU", bearer="U0WU"
    )
    return Standing((red, sales, today, yellow, owed))


PROVISIONAL = "（暫定：官方行事曆尚未公布）"


def test_a_department_hears_of_its_own_work_the_red_first(standing, reads):
    payload = sound(message(standing, reads(MORNING, None), department="claims", late=False))

    assert payload.text == (
        "☀️ 9月23日（三） 早報｜理賠部\n"
        "紅色預警 1 件、待完成的責任事項 1 項、黃色預警 1 件、今天到期 1 件\n"
        "→ 請王小明在今天 18:00 前完成「立案」（#3）。\n→ 請陳志強在明天 18:00 前完成「整改報告」（#1）。\n"
        "*紅色預警*\n🔴 #1 車險 &lt;1&gt;｜立案｜王小明｜期限 9月22日（二）18:00，剛逾期\n"
        "*責任事項*\n🟢 #1 車險 &lt;1&gt;｜整改報告｜陳志強｜期限 9月24日（四）18:00（暫定：官方行事曆尚未公布），"
        "還剩 15 個工作小時\n"
        "*黃色預警*\n🟡 #2 車險 &lt;1&gt;｜審核｜王小明｜期限 9月24日（四）18:00，還剩 15 個工作小時\n"
        "*今天到期*\n🟢 #3 車險 &lt;1&gt;｜立案｜王小明｜期限 9月23日（三）18:00，還剩 7 個工作小時又 30 分鐘"
    )
    assert buttons(payload) == [("list", "red 0")]
    assert rows(payload, "data_table") == [
        ["工作", "期限", "事項", "責任人"],
        ["🔴 #1 車險 <1>", "剛逾期", "立案", "王小明"],
        ["🟢 #1 車險 <1>", f"明天 18:00{PROVISIONAL}，還剩 15 個工作小時", "整改報告", "陳志強"],
        ["🟡 #2 車險 <1>", "明天 18:00，還剩 15 個工作小時", "審核", "王小明"],
        ["🟢 #3 車險 <1>", "今天 18:00，還剩 7 個工作小時又 30 分鐘", "立案", "王小明"],
    ]


def chart(payload):
    (found,) = [block for block in payload.blocks if block["type"] == "data_visualization"]
    config = found["chart"]
    return config["axis_config"]["categories"], {
        one["name"]: [point["value"] for point in one["data"]] for one in config["series"]
    }


def test_people_and_departments_are_compared_in_a_chart_when_there_are_two(standing, reads):
    claims = message(standing, reads(MORNING, None), department="claims", late=False)
    company = message(standing, reads(MORNING, None), department=None, late=False)
    sales = message(standing, reads(MORNING, None), department="sales", late=False)

    assert chart(claims) == (
        ["王小明", "陳志強"],
        {"紅色預警": [1, 0], "黃色預警": [1, 0], "責任事項": [0, 1]},
    )
    assert chart(company) == (
        ["銷售部", "理賠部"],
        {"紅色預警": [1, 1], "黃色預警": [0, 1], "責任事項": [0, 1]},
    )
    assert rows(company, "table")[1:] == [["銷售部", "1", "0", "0"], ["理賠部", "1", "1", "1"]]
    assert {block["type"] for block in sales.blocks} == {"header", "section", "actions"}


def test_management_hears_of_the_whole_company_with_a_line_a_department(standing, reads):
    text = sound(message(standing, reads(MORNING, None, Language.EN), department=None, late=False)).text

    assert text.startswith(
        "☀️ Wed 23 Sept | Morning summary | the whole company\n"
        "red warnings: 2, duties owed: 1, yellow warnings: 1, due today: 1\n"
        "→ 王小明: “Registration” (#3) by 18:00 today.\n→ 陳志強: “Rectification report” (#1) by tomorrow 18:00.\n"
        "Sales: 1 red, 0 yellow, 0 duties\nClaims: 1 red, 1 yellow, 1 duty\n"
    )


def test_a_person_hears_of_their_own_and_a_head_of_the_departments_reds_too(standing, reads):
    wang = sound(message(standing, reads(MORNING), department=None, late=False)).text
    chen = sound(message(standing, reads(MORNING, HEAD, Language.HANS), department=None, late=False)).text

    assert "您的工作" in wang
    assert "#4" not in wang + chen
    assert "*责任事项*\n🟢 #1 車險 &lt;1&gt;｜整改报告｜陳志強" in chen
    assert "*红色预警*\n🔴 #1" in chen
    assert "#2" not in chen


def test_a_late_summary_says_so(standing, reads):
    text = sound(message(standing, reads(MORNING, None), department="claims", late=True)).text
    assert text.splitlines()[1] == "這份早報遲到了：系統當時未能送出。"


def test_when_everything_was_done_meanwhile_it_says_that_there_is_nothing_to_do(reads):
    payload = sound(message(Standing(()), reads(MORNING), department=None, late=False))
    assert payload.text.splitlines()[1] == "沒有需要處理的事。"
    assert buttons(payload) == [("list", "mine 0")]


def test_five_thousand_reds_with_long_titles_are_one_message(standing, reads):
    rows = tuple(replace(standing.rows[0], number=n, title="<&>" * 50) for n in range(5000))
    everything = Standing((*rows, *standing.rows))
    payload = sound(message(everything, reads(MORNING, None), department=None, late=False))
    assert "紅色預警 5002 件" in payload.text or "紅色預警 5,002 件" in payload.text
    assert "…另有" in payload.text
