"""`/task open`: typed in full, by form, refused."""

import pytest

from bot.commands.search import find_standards
from bot.domain.refusal import Refusal
from bot.domain.reply import Open
from tests.company import CHEN, LIN, NOW, PEOPLE, STANDARDS, WANG, at


def refusal_of(office, line):
    with pytest.raises(Refusal) as refused:
        office.type(line)
    return refused.value


def test_work_is_opened_with_everything_typed(office):
    said = office.type(
        "open claims.simple 車險 理賠 CLM-2026-0042 <@U0CHEN|陳> received:2026-11-20T10:30 documents:2026-11-20T16:00"
    )

    task = office.task()
    assert (said.key, said.number, said.facts) == ("open.done", 1, {"task": task, "who": CHEN})
    assert (task.standard.id, task.title, task.reference) == ("claims.simple", "車險 理賠", "CLM-2026-0042")
    assert (task.responsible, task.opened_by) == (CHEN, WANG)
    assert (task.received_at, task.documents_at) == (at("2026-11-20 10:30"), at("2026-11-20 16:00"))
    assert [clock.name for clock in task.stages_running] == ["registration", "review"]
    assert office.told("given") == [CHEN]


def test_the_least_is_a_standard_and_a_title(office):
    office.type("開立 簡單投訴 保單未收到")

    task = office.task()
    assert (task.title, task.reference, task.responsible, task.received_at) == ("保單未收到", "", WANG, NOW)


@pytest.mark.parametrize("option", ["收件:", "收到：", "Received：", "received:"])
def test_the_time_of_receipt_has_three_names(office, option):
    office.type(f"open sales.email 詢價 {option}１１/２０T09:00")
    assert office.task().received_at == at("2026-11-20 09:00")


@pytest.mark.parametrize("option", ["文件:", "齊件：", "齐件:", "documents:"])
def test_the_time_of_complete_documents_has_its_names(office, option):
    office.type(f"open claims.simple 車險 收件:11-20T09:00 {option}11-20T16:00")
    assert office.task().documents_at == at("2026-11-20 16:00")


@pytest.mark.parametrize(
    ("words", "standard"),
    [
        ("claims.simple", "claims.simple"),
        ("CLAIMS.SIMPLE", "claims.simple"),
        ("簡單理賠", "claims.simple"),
        ("简单理赔", "claims.simple"),
        ("Simple claim", "claims.simple"),
        pytest.param("claims.s", None, id="two-begin-so"),
        pytest.param("sales.e", "sales.email", id="the-only-one-that-begins-so"),
        pytest.param("郵件", "sales.email", id="the-only-name-that-begins-so"),
        pytest.param("投訴", "sales.complaint", id="the-only-one-with-that-part"),
    ],
)
def test_a_standard_is_found_by_id_name_or_part(office, words, standard):
    if standard is None:
        assert refusal_of(office, f"open {words} 標題").key == "standard.several"
    else:
        office.type(f"open {words} 標題")
        assert (office.task().standard.id, office.task().title) == (standard, "標題")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("車險 CLM-1", ("車險", "CLM-1")),
        pytest.param("CLM-1", ("CLM-1", ""), id="one-word-is-the-title"),
        pytest.param("Car claim", ("Car claim", ""), id="no-digit-no-reference"),
        pytest.param("A:B 車險: 急", ("A:B 車險: 急", ""), id="other-colons-belong-to-the-title"),
        pytest.param("R&amp;D ＡＢＣ\u202e", ("R&D ＡＢＣ", ""), id="letters-stay-marks-go"),
    ],
)
def test_the_title_and_the_reference_are_told_apart(office, title, expected):
    office.type(f"open sales.email {title}")
    assert (office.task().title, office.task().reference) == expected


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("open", {"standard": None, "title": "", "responsible": WANG, "received": NOW}),
        ("open claims.simple", {"standard": STANDARDS["claims.simple"], "title": "", "responsible": WANG}),
        (
            "open claims.simple @陳志遠 received:09:00",
            {"responsible": CHEN, "received": at("2026-11-23 09:00"), "reference": ""},
        ),
    ],
)
def test_missing_words_open_the_form_with_what_is_known(office, line, facts):
    asked = office.type(line)
    assert isinstance(asked, Open)
    assert asked.form == "open"
    assert {name: asked.facts[name] for name in facts} == facts


@pytest.mark.parametrize(
    ("line", "key", "field"),
    [
        ("open claims 車險", "standard.several", "standard"),
        ("open 天氣 車險", "standard.none", "standard"),
        ("open claims.statistics 十月", "standard.by_itself", None),
        ("open sales.email 詢價 received:2026-11-24T10:00", "open.future", "received"),
        ("open sales.email 詢價 received:昨天", "instant.bad", "received"),
        ("open sales.email 詢價 received:2026-09-01T10:00", "calendar.before", "received"),
        ("open claims.simple 車險 收件:10:00 文件:09:00", "open.documents_first", "documents"),
        ("open sales.email 詢價 @李華", "person.several", "responsible"),
        ("open sales.email 詢價 @誰", "person.unknown", "responsible"),
        ("open sales.email 詢價 @王小明 @陳志遠", "open.one_person", "responsible"),
        (f"open sales.email {'車' * 151}", "words.too_long", "title"),
    ],
)
def test_what_cannot_be_opened_is_refused_and_changes_nothing(office, line, key, field):
    refused = refusal_of(office, line)
    assert (refused.key, refused.field) == (key, field)
    assert office.desk.all_tasks == {}


def test_an_unknown_standard_names_what_to_type_instead(office):
    assert refusal_of(office, "open claims.smple 車險").facts == {
        "word": "claims.smple",
        "near": "claims.simple, claims.general, claims.statistics",
    }


def test_a_form_opens_work(office):
    form = {"standard": "claims.simple", "title": " 車險\u202e ", "reference": "CLM-1", "responsible": "<@U0LIN>"}
    office.hand_in("open", {**form, "received": "2026-11-20T02:30:00Z"})

    task = office.task()
    assert (task.title, task.reference, task.responsible) == ("車險", "CLM-1", LIN)
    assert task.received_at == at("2026-11-20 10:30")


@pytest.mark.parametrize(
    ("form", "key", "field"),
    [
        ({"title": "車險"}, "words.missing", "standard"),
        ({"standard": "claims.simple", "title": "\u200b"}, "words.missing", "title"),
        ({"standard": "nothing", "title": "車險"}, "standard.unknown", None),
        ({"standard": "sales.email", "title": "詢價", "responsible": "<@U9>"}, "person.unknown", "responsible"),
        (
            {"standard": "sales.email", "title": "詢價", "received": "2026-11-23T03:00:00Z"},
            "open.future",
            "received",
        ),
    ],
)
def test_a_form_is_refused_below_its_field(office, form, key, field):
    with pytest.raises(Refusal) as refused:
        office.hand_in("open", form)
    assert (refused.value.key, refused.value.field) == (key, field)


def test_standards_are_found_in_any_language_own_department_first(office):
    def found(query, who=WANG):
        return [standard.id for standard in find_standards(query, office.company, PEOPLE[who])]

    assert found("簡單") == ["claims.simple", "sales.complaint"]
    assert found("Simple C", "U0LI") == ["sales.complaint", "claims.simple"]
    assert found("CLAIMS.") == ["claims.simple", "claims.general", "claims.statistics"]
    assert len(found("")) == len(STANDARDS)
    assert found("天氣") == []
