import pytest

from bot.domain.decision import Notice
from bot.domain.standards import Language
from bot.reminders.findings import Finding
from bot.views.notices import KINDS
from tests.views.checks import buttons
from tests.views.stage import HEAD, seen

NOW = "2026-09-22 17:00"


@pytest.fixture
def opened(book):
    return book.open("claims.complex", "2026-09-21 10:00")


def notice(book, kind: str, to: str = "U0WANG", /, **said: object) -> Notice:
    about = {name: said.pop(name) for name in ("task", "clock") if name in said}
    return Notice(kind, to, f"{kind}:1", book.at(NOW), **about, facts=said)


def test_work_that_somebody_gives_is_told_with_its_deadlines_and_a_way_to_close_it(book):
    book.open("claims.complex", "2026-09-21 10:00", by=HEAD)
    (given,) = book.notices.values()
    payload = seen(book, given, "2026-09-21 10:00", Language.EN)

    assert payload.text == (
        "📌 陳志強 gave you a task: #1\n車險理賠 (CLM-1) | Complex claim | responsible: 王小明\n"
        "🟢 Running | Registration: by tomorrow 18:00, 14 working hours left | due Tue 22 Sept, 18:00\n"
        "🟢 Running | Review: 10 working days left | due Mon 12 Oct, 18:00"
    )
    assert buttons(payload) == [("show", "1"), ("close", "1")]


def test_the_head_hears_of_work_that_is_entered_when_it_is_late_already(book):
    book.open("claims.complex", "2026-09-21 10:00", entered="2026-09-24 10:00")
    (entered,) = book.notices.values()
    payload = seen(book, entered, "2026-09-24 10:00")

    assert payload.text.startswith(
        "⚠️ 王小明登記的 #1 已臨近或超過期限\n車險理賠（CLM-1）｜複雜理賠｜責任人：王小明\n"
        "收件：9月21日（一）10:00｜登記：9月24日（四）10:00\n"
        "🔴 紅色預警｜立案：已逾期 8 個工作小時又 30 分鐘｜期限 9月22日（二）18:00"
    )
    assert buttons(payload) == [("show", "1")]


def test_a_moved_deadline_says_from_when_to_when_by_which_calendar(book, opened):
    before, after = (int(book.at(at).timestamp()) for at in ("2026-10-12 18:00", "2026-10-13 18:00"))
    moved = notice(book, "moved", task=opened.number, clock=2, before=before, after=after, calendar="holidays 0.110")
    payload = seen(book, moved, NOW)

    assert payload.text == (
        "📅 #1 的期限有更動\n車險理賠（CLM-1）｜複雜理賠｜責任人：王小明\n"
        "行事曆更新後，「審核」的期限由 10月12日（一）18:00 改為 10月13日（二）18:00。\n行事曆版本：holidays 0.110。"
    )
    assert buttons(payload) == [("show", "1"), ("why", "1")]


def test_a_report_that_passes_to_a_new_head_says_who_owed_it_and_by_when(book, opened):
    book.tick("2026-09-22 18:01")
    (duty,) = book.clocks(opened.number, "rectification")
    handed = notice(book, "handed_over", "U0LIN", task=1, clock=duty.seq, before="U0CHEN")
    payload = seen(book, handed, "2026-09-22 18:02")

    assert payload.text.endswith(
        "原責任人是陳志強。請在 9月24日（四）18:00 前向公司管理層提交書面整改報告（制度第 4.2.2c 條）。"
    )
    assert buttons(payload)[-1] == ("show", "1")


@pytest.mark.parametrize(
    ("place", "number", "said"),
    [
        ("U0WANG", "1287", "給王小明的「紅色預警」送不到（#1287），已改為通知上一級（如有）。"),
        ("C0CLAIMS", "", "給理賠部的「紅色預警」送不到，已改為通知上一級（如有）。"),
        ("C0MGMT", "", "給公司管理層的「紅色預警」送不到，已改為通知上一級（如有）。"),
        ("C0GONE", "", "給C0GONE的「紅色預警」送不到，已改為通知上一級（如有）。"),
    ],
    ids=["person", "department", "management", "unknown"],
)
def test_the_audit_channel_hears_what_could_not_be_delivered(book, place, number, said):
    payload = seen(book, notice(book, "undeliverable", "C0AUDIT", place=place, kind="red", number=number), NOW)
    assert payload.text == f"⚠️ 有一則通知無法送達\n{said}"


@pytest.mark.parametrize("finding", list(Finding))
@pytest.mark.parametrize("language", list(Language))
def test_every_finding_of_the_audit_has_words(book, finding, language):
    payload = seen(book, notice(book, "audit", "C0AUDIT", what=finding.value, count=1), NOW, language)
    assert len(payload.text.splitlines()) == 2


def test_the_seal_says_its_digest_and_how_to_check_it(book):
    payload = seen(book, notice(book, "seal", "C0AUDIT", digest="3f9a1c2e"), NOW, Language.EN)
    assert payload.text == (
        "🔏 Seal of the history, Tue 22 Sept, 17:00\n"
        "Digest: `3f9a1c2e`. “app.py verify” checks later whether the history was changed."
    )


def test_a_notice_that_came_without_what_it_is_about_is_an_error_and_no_empty_message(book):
    with pytest.raises(LookupError, match="came without its task"):
        seen(book, notice(book, "yellow"), NOW)
    with pytest.raises(LookupError, match="came without its report"):
        seen(book, notice(book, "handed_in"), NOW)
    with pytest.raises(KeyError):
        seen(book, notice(book, "no_such_kind"), NOW)
    assert len(KINDS) == 20
