"""`list`, `show`, `why`, `standards`, `help`: what a person sees, and what is not theirs to see."""

import pytest

from bot.domain.explain import Explanation
from bot.domain.refusal import Refusal
from tests.company import CHEN, LI, LIN, STANDARDS, WANG, ZHANG, ZHOU


@pytest.fixture
def busy(office):
    """Claims: 1 red (Wang), 2 green (Chen). Sales: 3 red (Li)."""
    office.type("open claims.simple 車險 CLM-1 received:2026-11-16T10:00")
    office.type("open claims.simple 車險 CLM-2", CHEN)
    office.type("open sales.email 詢價 received:2026-11-16T10:00", LI)
    office.tick("2026-11-23 10:00")
    return office


def listed(office, line, who=WANG):
    shown = office.type(line, who)
    assert shown.what == "list"
    return [task.number for task in shown.facts["tasks"]]


@pytest.mark.parametrize(
    ("line", "who", "numbers"),
    [
        ("list", WANG, [1]),
        ("list mine", CHEN, [2]),
        ("列表 我的", CHEN, [2]),
        pytest.param("list mine", LIN, [1], id="a-duty-borne-counts-as-mine"),
        ("list department", LIN, [1, 2]),
        ("list 部門", ZHANG, [3]),
        ("list 部门", ZHOU, [1, 3, 2]),
        ("list red", WANG, [1]),
        ("list 紅", CHEN, []),
        ("list 红", LIN, [1]),
        ("list red", ZHOU, [1, 3]),
        ("list yellow", WANG, []),
        ("list 黃", ZHOU, []),
        ("list @陳志遠", LIN, [2]),
        ("list <@U0LI|li>", ZHOU, [3]),
        ("list <@U0WANG>", WANG, [1]),
        pytest.param("list red 1", ZHOU, [3], id="from-the-second-on"),
        pytest.param("list 1", WANG, [], id="a-number-alone-is-where-mine-goes-on"),
    ],
)
def test_a_list_has_what_the_person_may_see(busy, line, who, numbers):
    assert listed(busy, line, who) == numbers


@pytest.mark.parametrize(
    ("line", "who", "key"),
    [
        ("list department", WANG, "list.department"),
        ("list @陳志遠", WANG, "list.not_yours"),
        ("list @李大同", LIN, "list.not_yours"),
        ("list everything", WANG, "list.unknown"),
        ("list red 1 2", WANG, "list.unknown"),
        ("list red x", WANG, "number.bad"),
        ("list @誰", WANG, "person.unknown"),
    ],
)
def test_what_is_not_theirs_to_list_is_refused(busy, line, who, key):
    with pytest.raises(Refusal) as refused:
        busy.type(line, who)
    assert refused.value.key == key


@pytest.mark.parametrize(("line", "words"), [("列表 紅", "red"), ("list", "mine"), ("list <@U0WANG|w>", "<@U0WANG>")])
def test_a_list_says_what_to_type_for_the_next_page(busy, line, words):
    assert busy.type(line).facts["words"] == words


def test_a_task_is_shown(busy):
    assert busy.type("查看 #1").facts == {"task": busy.task(1)}


def test_why_has_the_count_and_the_history(busy):
    explanation = busy.type("為何 1.2").facts["explanation"]
    assert isinstance(explanation, Explanation)
    assert explanation.entries[0].line.what == "opened"
    assert explanation.clocks[0].clause == "3.3.1"


@pytest.mark.parametrize("verb", ["show", "why"])
def test_another_department_s_task_is_not_shown(busy, verb):
    with pytest.raises(Refusal, match=r"may\.not"):
        busy.type(f"{verb} 3")


def test_a_report_is_shown_to_its_department_and_to_management(busy):
    busy.type("rectify 1 缺人 | 加人 @陳志遠 11-30 | 排班", LIN)
    for who in (LIN, WANG, ZHOU):
        shown = busy.type("show 報告 1", who)
        assert (shown.what, shown.facts["report"].number, shown.facts["tasks"]) == ("report", 1, (busy.task(1),))
    with pytest.raises(Refusal, match=r"may\.not"):
        busy.type("show report 1", LI)


def test_standards_are_searched_and_all_are_shown_without_a_word(busy):
    assert [s.id for s in busy.type("標準 投诉").facts["standards"]] == ["sales.complaint"]
    assert len(busy.type("standards").facts["standards"]) == len(STANDARDS)
    assert busy.type("standards 天氣").facts["standards"] == ()


def test_help_lists_what_the_person_may_use(busy):
    colleague, boss = busy.type("").facts["actions"], busy.type("help", ZHOU).facts["actions"]
    assert set(boss) - set(colleague) == {"accept", "return"}
    assert {"open", "close", "rectify"} <= set(colleague)


def test_help_takes_examples_from_the_persons_own_work(busy):
    facts = busy.type("help").facts
    assert facts["task"] is busy.task(facts["task"].number)
    assert facts["task"].responsible == WANG
    assert facts["standard"].id == "claims.simple"
    assert facts["colleague"].department == "claims"


@pytest.mark.parametrize("word", ["close", "辦結", "办结", "CLOSE"])
def test_help_on_one_verb_takes_its_name_in_any_language(busy, word):
    assert busy.type(f"help {word}").facts["about"] == "close"


def test_help_on_what_is_no_verb_says_what_is_meant(busy):
    with pytest.raises(Refusal) as refused:
        busy.type("help clos")
    assert (refused.value.key, refused.value.facts["near"]) == ("verb.unknown", "close")
