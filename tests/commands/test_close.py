"""`/task close`: the running stage, one of several, a measure, a decision."""

import pytest

from bot.domain.refusal import Refusal
from bot.domain.reply import Open
from bot.domain.task import Outcome, TaskState
from tests.company import CHEN, LI, LIN, WANG, ZHOU

EMAIL = "open sales.email 詢價"
CLAIM = "open claims.simple 車險 CLM-1 received:2026-11-23T09:30"


def refusal_of(office, line, who=WANG):
    before = office.desk
    with pytest.raises(Refusal) as refused:
        office.type(line, who)
    assert office.desk is before
    return refused.value


def test_the_only_running_stage_ends_and_with_it_the_task(office):
    office.type(EMAIL)

    said = office.type("辦結 1 已 回覆")

    assert (said.key, said.number, said.facts) == (
        "close.done",
        1,
        {"task": office.task(), "clock": office.task().clocks[0]},
    )
    assert (office.task().state, office.task().result) == (TaskState.CLOSED, "已 回覆")


def test_a_second_close_is_told_that_the_task_is_closed(office):
    """A person in a hurry gives two clicks."""
    office.type(EMAIL)
    office.type("close 1 已回覆")
    refused = refusal_of(office, "close 1 已回覆")
    assert (refused.key, refused.facts) == ("task.closed", {"number": 1, "at": office.now})


def test_several_running_stages_are_asked_about(office):
    """Ending the review would end the registration too: that is still the person's choice."""
    office.type(CLAIM)

    asked = office.type("close 1 已登錄")

    assert isinstance(asked, Open)
    assert (asked.form, asked.words) == ("close", ("1",))
    assert [clock.name for clock in asked.facts["choices"]] == ["registration", "review"]
    assert asked.facts["result"] == "已登錄"


@pytest.mark.parametrize("stage", ["registration", "立案", "Registration", "ＲＥＧＩＳＴＲＡＴＩＯＮ"])
def test_a_stage_is_named_in_any_language(office, stage):
    office.type(CLAIM)
    said = office.type(f"close 1 {stage} 已登錄")
    assert (said.key, said.facts["clock"].name) == ("close.stage_done", "registration")
    assert office.running() == ["review"]


def test_a_stage_is_named_by_several_words(office):
    office.type("open sales.complaint 保單未到")
    office.type("close 1 Contact the customer called back")
    assert office.running() == ["solve"]


def test_a_clock_is_named_by_its_number(office):
    office.type(CLAIM)
    office.type("close 1.1 已登錄")
    assert office.running() == ["review"]


@pytest.mark.parametrize(
    ("decision", "running"),
    [
        ("approved", ["payment"]),
        ("核准", ["payment"]),
        ("批准", ["payment"]),
        ("refused", []),
        ("拒賠", []),
        ("拒赔", []),
    ],
)
def test_a_review_decides_and_ends_the_registration_before_it(office, decision, running):
    """3.3.3: payment starts after approval; a refused claim has none."""
    office.type(CLAIM)
    office.type(f"close 1 審核 {decision} 金額已定")
    assert office.running() == running


def test_a_decision_alone_is_its_own_result(office):
    office.type(CLAIM)
    office.type("close 1 review 拒賠")
    assert office.task().result == "拒賠"


def test_a_review_without_its_decision_is_asked_about(office):
    office.type(CLAIM)
    asked = office.type("close 1 審核 金額已定")
    assert isinstance(asked, Open)
    assert (asked.words, asked.facts["result"]) == (("1.2",), "金額已定")


def test_a_result_that_is_missing_is_asked_for(office):
    office.type(EMAIL)
    assert office.type("close 1").words == ("1.1",)


def test_without_a_number_the_own_open_tasks_are_offered(office):
    office.type(EMAIL)
    asked = office.type("close")
    assert (asked.form, asked.facts["verb"], [t.number for t in asked.facts["tasks"]]) == ("pick", "close", [1])
    assert office.type("close", CHEN).key == "pick.none"


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("close 7 完成", "task.unknown"),
        ("close x 完成", "number.bad"),
        ("close 1.9 完成", "clock.unknown"),
        pytest.param("close 1 payment 已付", "stage.not_running", id="a-stage-that-has-not-started"),
    ],
)
def test_what_cannot_end_is_refused(office, line, key):
    office.type(CLAIM)
    assert refusal_of(office, line).key == key


@pytest.mark.parametrize("who", [CHEN, LI, ZHOU])
def test_only_the_responsible_and_the_head_end_a_stage(office, who):
    office.type(EMAIL)
    assert refusal_of(office, "close 1 完成", who).key == "may.not"
    office.type("close 1 完成", LIN)
    assert office.task().state is TaskState.CLOSED


def test_a_form_ends_the_chosen_stage(office):
    office.type(CLAIM)
    office.hand_in("close", {"stage": "2", "approved": "approved", "result": "金額已定"}, "1")
    assert office.running() == ["payment"]


@pytest.mark.parametrize(
    ("form", "key", "field"),
    [
        ({"result": "完成"}, "words.missing", "stage"),
        ({"stage": "2", "result": "完成"}, "close.approved_or_refused", "approved"),
        ({"stage": "1", "result": " "}, "words.missing", "result"),
        ({"stage": "x", "result": "完成"}, "number.bad", "stage"),
        ({"stage": "3", "result": "完成"}, "clock.unknown", None),
    ],
)
def test_a_form_is_refused_below_its_field(office, form, key, field):
    office.type(CLAIM)
    with pytest.raises(Refusal) as refused:
        office.hand_in("close", form, "1")
    assert (refused.value.key, refused.value.field) == (key, field)


def measured(office):
    """A late claim, closed; its report accepted; the measure is 陳志遠's."""
    office.type("open sales.email 詢價 received:2026-11-16T10:00")
    office.tick("2026-11-23 10:00")
    office.type("close 1 已回覆")
    office.type("rectify 1 缺人 | 加人 <@U0CHEN|陳> 11-30 | 排班", "U0ZHANG")
    office.type("accept 1", ZHOU)
    return next(clock.seq for clock in office.task().clocks if clock.name == "measure")


def test_the_bearer_of_a_measure_ends_it_on_a_closed_task(office):
    measured(office)
    said = office.type("close 1 已招人", CHEN)
    assert (said.key, said.facts["clock"].text) == ("close.measure_done", "加人")
    assert office.task().clocks[-1].outcome is Outcome.MET


def test_a_measure_is_named_by_its_number_and_not_by_strangers(office):
    seq = measured(office)
    assert refusal_of(office, f"close 1.{seq} 完成", WANG).key == "may.not"
    assert refusal_of(office, "close 1 完成", WANG).key == "task.closed"
    office.type(f"close 1.{seq} 完成", "U0ZHANG")
    assert refusal_of(office, f"close 1.{seq} 完成", "U0ZHANG").key == "measure.not_running"


def test_the_bearer_of_a_measure_does_not_end_the_task(office):
    """On an open task they see their measure only."""
    office.type("open sales.email 詢價 received:2026-11-16T10:00")
    office.tick("2026-11-23 10:00")
    office.type("rectify 1 缺人 | 加人 <@U0CHEN|陳> 11-30 | 排班", "U0ZHANG")
    office.type("accept 1", ZHOU)
    office.type("close 1 已招人", CHEN)
    assert office.running() == ["reply"]
    assert refusal_of(office, "close 1.1 完成", CHEN).key == "may.not"


def test_a_duty_that_is_reported_is_not_closed(office):
    office.type("open sales.email 詢價 received:2026-11-20T10:00")
    office.tick("2026-11-23 17:00")
    seq = next(clock.seq for clock in office.task().clocks if clock.name == "progress")
    assert refusal_of(office, f"close 1.{seq} 完成").key == "close.duty"


def test_a_stage_that_ended_or_a_closed_task_s_stage_is_refused_by_its_number(office):
    office.type(CLAIM)
    office.type("close 1.1 已登錄")
    assert refusal_of(office, "close 1.1 已登錄").key == "stage.not_running"
    office.type("close 1 拒賠")
    assert refusal_of(office, "close 1.1 已登錄").key == "task.closed"
