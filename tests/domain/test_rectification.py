"""The written report: handed in, returned, bettered, accepted; its measures are duties (policy 4.2.2)."""

from datetime import date

import pytest

from bot.domain.closing import finish_measure
from bot.domain.rectification import accept, give_back, hand_in, report_to_better
from bot.domain.refusal import Refusal
from bot.domain.report import Measure, ReportState, Version
from bot.domain.task import Duty, Outcome
from tests.domain.book import WANG


@pytest.fixture
def red(book):
    """A claim whose registration went red on Tuesday evening: the report is owed until Thursday 18:00."""
    book.open("claims.simple", "2026-11-23 10:00")
    book.tick("2026-11-24 18:00:01")
    return book


def version(book, head, now, *, on=date(2026, 11, 30), who=WANG):
    measures = (Measure("每日檢視未登記案件", book.person(who), on),)
    return Version(head, book.at(now), "人手不足", measures, "排班調整")


def handed_in(book, head, now="2026-11-25 10:00", former=None, number=1):
    owed = list(book.owed(Duty.RECTIFICATION))
    return book.keep(hand_in(number, owed, version(book, head, now), former=former, company=book.company))


def answer(book):
    numbers = dict.fromkeys(number for number, _ in book.reports[1].answers)
    return book.reports[1], [book.tasks[number] for number in numbers]


def manager(book):
    return book.company.management.people[0]


def test_handing_in_stops_the_duty_and_tells_management(red, head):
    handed_in(red, head)
    assert red.clock(1, Duty.RECTIFICATION).outcome is Outcome.MET
    (told,) = [notice for notice in red.notices.values() if notice.kind == "handed_in"]
    assert (told.to, told.report) == (red.company.management.channel, 1)


def test_one_report_answers_many_reds_of_a_department(red, head):
    red.open("claims.general", "2026-11-23 10:00")
    red.tick("2026-11-24 18:00:02")
    handed_in(red, head)
    assert red.reports[1].answers == ((1, 1), (2, 1))
    assert list(red.owed(Duty.RECTIFICATION)) == []


def test_a_return_starts_a_new_duty_of_one_day(red, head):
    handed_in(red, head)
    report, tasks = answer(red)
    now = red.at("2026-11-25 15:00")
    red.keep(give_back(report, tasks, "請補充原因", who=manager(red), now=now, company=red.company))
    again = red.clocks(1, Duty.RECTIFICATION)[-1]
    assert (again.report, red.local(again.due_at)) == (1, "2026-11-26 18:00")
    assert red.reports[1].state is ReportState.RETURNED
    assert red.reports[1].latest.remark == "請補充原因"


def test_a_bettered_report_keeps_its_versions(red, head):
    handed_in(red, head)
    report, tasks = answer(red)
    now = red.at("2026-11-25 15:00")
    red.keep(give_back(report, tasks, "請補充", who=manager(red), now=now, company=red.company))
    assert report_to_better(list(red.owed(Duty.RECTIFICATION))) == 1
    handed_in(red, head, now="2026-11-26 09:30", former=red.reports[1])
    assert len(red.reports[1].versions) == 2
    assert red.reports[1].state is ReportState.HANDED_IN
    assert red.reports[1].answers == ((1, 1),)


def test_on_acceptance_each_measure_becomes_a_duty_due_at_close_of_business(red, head):
    handed_in(red, head)
    report, tasks = answer(red)
    red.keep(accept(report, tasks, who=manager(red), now=red.at("2026-11-25 15:00"), company=red.company))
    measure = red.clock(1, Duty.MEASURE)
    assert (measure.bearer, red.local(measure.due_at)) == (red.person(WANG), "2026-11-30 18:00")
    assert measure.text == "每日檢視未登記案件"
    told = {(notice.kind, notice.to) for notice in red.notices.values()}
    assert {("measure", red.person(WANG)), ("accepted", head)} <= told


def test_a_measure_is_seen_through(red, head):
    """4.2.2b: carried out, its duty is met; late, it goes one step up."""
    handed_in(red, head)
    report, tasks = answer(red)
    red.keep(accept(report, tasks, who=manager(red), now=red.at("2026-11-25 15:00"), company=red.company))
    seq = red.clock(1, Duty.MEASURE).seq
    now = red.at("2026-11-30 17:00")
    red.keep(finish_measure(red.tasks[1], seq, result="已執行", who=red.person(WANG), now=now, company=red.company))
    assert red.clock(1, Duty.MEASURE).outcome is Outcome.MET


def test_a_late_measure_goes_to_the_head(red, head):
    handed_in(red, head)
    report, tasks = answer(red)
    red.keep(accept(report, tasks, who=manager(red), now=red.at("2026-11-25 15:00"), company=red.company))
    told = red.tick("2026-11-30 18:00:01")
    assert head in {notice.to for notice in told if notice.kind == "duty_red" and notice.clock == 4}


def test_a_report_is_accepted_once(red, head):
    handed_in(red, head)
    report, tasks = answer(red)
    red.keep(accept(report, tasks, who=manager(red), now=red.at("2026-11-25 15:00"), company=red.company))
    report, tasks = answer(red)
    with pytest.raises(Refusal, match=r"report\.illegal"):
        accept(report, tasks, who=manager(red), now=red.at("2026-11-25 15:01"), company=red.company)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"on": date(2026, 11, 20)}, "measure.1.on", id="a-date-that-has-passed"),
        pytest.param({"on": date(2031, 1, 5)}, "measure.1.on", id="a-date-past-the-calendar"),
    ],
)
def test_a_bad_measure_is_refused_under_its_field(red, head, change, field):
    owed = list(red.owed(Duty.RECTIFICATION))
    bad = version(red, head, "2026-11-25 10:00", **change)
    with pytest.raises(Refusal) as refused:
        hand_in(1, owed, bad, former=None, company=red.company)
    assert refused.value.field == field


def test_a_report_without_measure_is_refused(red, head):
    """4.2.2b: measures, each with a responsible person and a date."""
    empty = Version(head, red.at("2026-11-25 10:00"), "人手不足", (), "排班")
    with pytest.raises(Refusal, match=r"rectify\.no_measure"):
        hand_in(1, list(red.owed(Duty.RECTIFICATION)), empty, former=None, company=red.company)


def test_nothing_owed_is_nothing_to_hand_in(book, head):
    with pytest.raises(Refusal, match=r"rectify\.nothing_owed"):
        hand_in(1, [], version(book, head, "2026-11-25 10:00"), former=None, company=book.company)
