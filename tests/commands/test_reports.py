"""`progress`, `stuck`, `rectify`, `accept`, `return`: what a warning asks for, typed and by form."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.refusal import Refusal
from bot.domain.reply import Open
from bot.domain.report import Measure, ReportState
from tests.company import CHEN, DEPARTMENTS, LI, LIN, MANAGEMENT_CHANNEL, WANG, ZHANG, ZHOU

REPORT = "缺人 | 加人 <@U0CHEN|陳> 11-30 | 每週排班"


def refusal_of(office, line, who=WANG):
    with pytest.raises(Refusal) as refused:
        office.type(line, who)
    return refused.value


@pytest.fixture
def red(office):
    """Claims 1 and 2 are red in both stages, sales 3 in one: five reds, three tasks."""
    office.type("open claims.simple 車險 CLM-1 received:2026-11-16T10:00")
    office.type("open claims.simple 車險 CLM-2 received:2026-11-16T10:00", CHEN)
    office.type("open sales.email 詢價 received:2026-11-16T10:00", LI)
    office.tick("2026-11-23 10:00")
    return office


# progress and stuck


@pytest.mark.parametrize("bars", ["| |", "｜ ｜", "|｜"])
def test_progress_is_reported_to_the_head(red, bars):
    first, second = bars.replace(" ", "")
    said = red.type(f"進展 1 缺照片、單據 {first} 已通知補件 {second} 明天下班前")
    assert (said.key, said.number, said.facts["head"]) == ("progress.done", 1, LIN)
    (notice,) = (n for n in red.desk.notices.values() if n.kind == "progress")
    assert notice.to == LIN
    assert [notice.facts[name] for name in ("cause", "measure", "ready")] == [
        "缺照片、單據",
        "已通知補件",
        "明天下班前",
    ]


def test_a_head_who_is_the_bearer_reports_to_management(office):
    office.type("open claims.simple 車險", LIN)
    assert office.type("progress 1 a | b | c", LIN).key == "progress.done_management"
    assert office.type("stuck 1 缺件", LIN).key == "stuck.done_management"
    assert office.told("progress") == office.told("stuck") == [MANAGEMENT_CHANNEL]


@pytest.mark.parametrize("words", ["", "缺照片", "a | b", "a | | c", "| b | c", "a | b |"])
def test_progress_without_its_three_parts_opens_the_form(red, words):
    asked = red.type(f"progress 1 {words}")
    assert isinstance(asked, Open)
    assert (asked.form, asked.words, asked.facts) == ("progress", ("1",), {"task": red.task(1)})


def test_progress_by_form(red):
    red.hand_in("progress", {"cause": "缺照片\n兩張", "measure": "已補", "ready": "明天"}, "1")
    assert red.told("progress") == [LIN]
    with pytest.raises(Refusal) as refused:
        red.hand_in("progress", {"cause": "a", "measure": " ", "ready": "c"}, "1")
    assert (refused.value.key, refused.value.field) == ("words.missing", "measure")


@pytest.mark.parametrize("verb", ["progress", "stuck"])
def test_only_who_owes_the_work_reports_on_it(red, verb):
    for who in (CHEN, ZHOU):
        assert refusal_of(red, f"{verb} 1 a | b | c", who).key == "may.not"


def test_stuck_is_heard_by_the_head(red):
    said = red.type("受阻 1 客戶 聯繫不上")
    assert (said.key, said.facts["head"]) == ("stuck.done", LIN)
    (notice,) = (n for n in red.desk.notices.values() if n.kind == "stuck")
    assert (notice.to, notice.facts["text"]) == (LIN, "客戶 聯繫不上")


def test_stuck_without_a_word_opens_the_form(red):
    assert red.type("stuck 1").form == "stuck"
    with pytest.raises(Refusal) as refused:
        red.hand_in("stuck", {"text": "\u200b"}, "1")
    assert (refused.value.key, refused.value.field) == ("words.missing", "text")


def test_a_closed_task_is_not_stuck(office):
    office.type("open sales.email 詢價")
    office.type("close 1 已回覆")
    assert refusal_of(office, "stuck 1 缺件").key == "task.closed"


# rectify


def test_one_report_answers_every_red_of_the_department(red):
    said = red.type(f"整改 {REPORT}", LIN)

    assert (said.key, said.facts) == ("rectify.done", {"report": 1, "tasks": 2, "version": 1})
    report = red.desk.all_reports[1]
    assert report.answers == ((1, 1), (1, 2), (2, 1), (2, 2))
    assert report.latest.measures == (Measure("加人", CHEN, date(2026, 11, 30)),)
    assert red.told("handed_in") == [MANAGEMENT_CHANNEL]


def test_a_report_on_one_task_leaves_the_others_owed(red):
    red.type(f"rectify 2 {REPORT}", LIN)
    assert red.desk.all_reports[1].answers == ((2, 1), (2, 2))
    assert "rectification" in red.running(1)


def test_several_measures_each_with_a_person_and_a_date(red):
    red.type("rectify 缺 人 | 加 人 @陳志遠 11-30 ｜ 培訓 @林美玲 2026/12/4 | 排班", LIN)
    measures = red.desk.all_reports[1].latest.measures
    assert [(m.what, m.responsible, m.on) for m in measures] == [
        ("加 人", CHEN, date(2026, 11, 30)),
        ("培訓", LIN, date(2026, 12, 4)),
    ]


@pytest.mark.parametrize("words", ["", "1", "1 缺人", "缺人 | 排班", "缺人 | 加人 @陳志遠 11-30", "1 缺人 | | 排班 |"])
def test_a_report_with_missing_parts_opens_the_form(red, words):
    asked = red.type(f"rectify {words}", LIN)
    assert isinstance(asked, Open)
    assert (asked.form, asked.words) == ("rectify", ("1",))
    assert asked.facts["measures"] == 1


def test_the_form_has_every_red_owed_and_ticks_those_of_the_task(red):
    every = red.type("rectify", LIN).facts
    assert (every["department"], every["chosen"], every["others"]) == ("claims", ("all",), ())
    assert len(every["owed"]) == 4
    one = red.type("rectify 2", LIN).facts
    assert [pair[0].number for pair in one["owed"]] == [2, 2, 1, 1]
    assert one["chosen"] == tuple(clock.id for task, clock in one["owed"] if task.number == 2)


def test_one_more_measure_opens_the_form_again(red):
    asked = red.hand_in("rectify", {"add_measure": "1", "measures": "2"}, "1", who=LIN)
    assert asked.facts["measures"] == 3
    assert red.hand_in("rectify", {"add_measure": "1", "measures": "10"}, "1", who=LIN).facts["measures"] == 10


def form(**fields):
    filled = {"answers": ("all",), "causes": "缺人", "prevention": "排班", "measures": "2"}
    measure = {"measure.1.what": "加人", "measure.1.who": "<@U0CHEN>", "measure.1.on": "2026-11-30"}
    return {**filled, **measure, **{name.replace("_", "."): value for name, value in fields.items()}}


def test_a_form_hands_the_report_in_and_empty_measures_at_the_end_do_not_count(red):
    red.hand_in("rectify", form(), "1", who=LIN)
    assert len(red.desk.all_reports[1].answers) == 4
    assert len(red.desk.all_reports[1].latest.measures) == 1


def test_a_form_answers_what_was_ticked(red):
    place = next(clock.id for clock in red.task(2).clocks if clock.name == "rectification")
    red.hand_in("rectify", form(answers=(place,)), "1", who=LIN)
    assert red.desk.all_reports[1].answers == ((2, 1),)


@pytest.mark.parametrize(
    ("fields", "key", "field"),
    [
        ({"answers": ()}, "rectify.nothing_owed", "answers"),
        pytest.param({"answers": ("3.2",)}, "rectify.not_owed", "answers", id="another-department's-red"),
        ({"answers": ("x",)}, "number.bad", "answers"),
        ({"causes": ""}, "words.missing", "causes"),
        ({"prevention": " "}, "words.missing", "prevention"),
        ({"measure_1_who": ""}, "words.missing", "measure.1.who"),
        ({"measure_1_who": "<@U9>"}, "person.unknown", "measure.1.who"),
        ({"measure_1_on": ""}, "words.missing", "measure.1.on"),
        ({"measure_1_on": "2026-11-01"}, "calendar.date_past", "measure.1.on"),
        ({"measure_1_what": "", "measure_2_what": "培訓"}, "words.missing", "measure.1.what"),
        ({"measure_2_what": "培訓"}, "words.missing", "measure.2.who"),
        (
            {"measure_1_what": "", "measure_1_who": "", "measure_1_on": ""},
            "rectify.no_measure",
            "measure.1.what",
        ),
    ],
)
def test_a_faulty_form_is_refused_below_its_field(red, fields, key, field):
    with pytest.raises(Refusal) as refused:
        red.hand_in("rectify", form(**fields), "1", who=LIN)
    assert (refused.value.key, refused.value.field) == (key, field)
    assert red.desk.all_reports == {}


@pytest.mark.parametrize(
    ("line", "who", "key"),
    [
        ("rectify", WANG, "rectify.nothing_owed"),
        pytest.param(f"rectify 1 {REPORT}", WANG, "rectify.not_owed", id="a-colleague-with-work-there"),
        (f"rectify 3 {REPORT}", LIN, "may.not"),
        (f"rectify 9 {REPORT}", LIN, "task.unknown"),
        ("rectify 1 缺人 | 加人 | 排班", LIN, "rectify.measure"),
        ("rectify 1 缺人 | 加人 @誰 11-30 | 排班", LIN, "person.unknown"),
        ("rectify 1 缺人 | 加人 @陳志遠 後天 | 排班", LIN, "date.bad"),
        ("rectify 1 缺人 | " + "加人 @陳志遠 11-30 | " * 11 + "排班", LIN, "rectify.most"),
    ],
)
def test_what_cannot_be_handed_in_is_refused(red, line, who, key):
    if key == "rectify.not_owed":
        red.type(f"rectify 1 {REPORT}", LIN)
    assert refusal_of(red, line, who).key == key


def test_a_head_of_two_departments_writes_one_report_at_a_time(red):
    sales = replace(DEPARTMENTS["sales"], head=LIN)
    red.company = replace(red.company, departments={**DEPARTMENTS, "sales": sales})
    assert red.type("rectify", LIN).facts["others"] == ("sales",)
    assert red.type("rectify 3", LIN).facts["department"] == "sales"


# accept and return


def test_management_accepts_and_the_measures_become_duties(red):
    red.type(f"rectify {REPORT}", LIN)
    said = red.type("接受 1", ZHOU)
    assert (said.key, said.facts) == ("accept.done", {"report": 1, "measures": 1})
    assert red.desk.all_reports[1].state is ReportState.ACCEPTED
    assert (red.told("measure"), red.told("accepted")) == ([CHEN], [LIN])


def test_management_returns_with_a_remark_and_the_next_version_has_the_same_number(red):
    red.type(f"rectify {REPORT}", LIN)
    assert red.type("退回 1 措施 太空泛", ZHOU).key == "return.done"
    assert red.desk.all_reports[1].latest.remark == "措施 太空泛"

    asked = red.type("rectify", LIN)
    assert asked.facts["former"] == red.desk.all_reports[1]

    said = red.type("rectify 1 缺人 | 招兩人 @陳志遠 12-04 | 排班", LIN)
    assert said.facts == {"report": 1, "tasks": 2, "version": 2}
    assert "rectification" not in red.running(2), "the reds of a returned report come back together"


def test_two_returned_reports_are_bettered_one_after_the_other(red):
    red.type(f"rectify 1 {REPORT}", LIN)
    red.type(f"rectify 2 {REPORT}", LIN)
    for number in (1, 2):
        red.type(f"return {number} 再想", ZHOU)
    assert refusal_of(red, f"rectify {REPORT}", LIN).key == "rectify.one_report"
    asked = red.type("rectify", LIN).facts
    assert (asked["former"].number, {place[0] for place in asked["chosen"]}) == (1, {"1"})


def test_a_deputy_who_owes_the_next_version_hands_it_in_when_the_head_is_back(red):
    """A deputy keeps the duty that fell while the head was away."""
    away = replace(red.company.people[LIN], away=((date(2026, 11, 23), date(2026, 11, 24)),))
    present = red.company
    red.company = replace(red.company, people={**red.company.people, LIN: away})
    red.type(f"rectify {REPORT}", CHEN)
    red.type("return 1 再想", ZHOU)
    red.company = present
    assert red.type(f"rectify {REPORT}", CHEN).facts["version"] == 2


def test_return_asks_for_the_remark(red):
    red.type(f"rectify {REPORT}", LIN)
    asked = red.type("return 1", ZHOU)
    assert (asked.form, asked.words, asked.facts) == ("return", ("1",), {"report": red.desk.all_reports[1]})
    red.hand_in("return", {"remark": "再想"}, "1", who=ZHOU)
    assert red.desk.all_reports[1].state is ReportState.RETURNED


@pytest.mark.parametrize("verb", ["accept", "return"])
def test_a_report_is_answered_once_and_by_management_only(red, verb):
    red.type(f"rectify {REPORT}", LIN)
    for who in (WANG, LIN, ZHANG):
        assert refusal_of(red, f"{verb} 1 再想", who).key == "may.not"
    red.type(f"{verb} 1 再想", ZHOU)
    assert refusal_of(red, f"{verb} 1 再想", ZHOU).key == "report.illegal"
    assert refusal_of(red, f"{verb} 9 再想", ZHOU).key == "report.unknown"
    assert refusal_of(red, verb, ZHOU).key == "report.which"


def test_an_accepted_report_is_refused_before_a_remark_is_typed(red):
    red.type(f"rectify {REPORT}", LIN)
    red.type("accept 1", ZHOU)
    assert refusal_of(red, "return 1", ZHOU).key == "report.illegal"
