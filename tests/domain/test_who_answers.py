"""Nobody's duty is lost with a head, a colleague or a department that is gone; nobody judges their own report."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.recount import hand_over_duties
from bot.domain.rectification import accept, give_back, hand_in
from bot.domain.refusal import Refusal
from bot.domain.report import Measure, Version
from bot.domain.task import Duty
from tests.domain.book import WANG


def without_head(company):
    claims = replace(company.departments["claims"], head=None, deputy=None)
    return replace(company, departments={**company.departments, "claims": claims})


def without(company, person):
    return replace(company, people={key: one for key, one in company.people.items() if key != person})


def test_without_a_head_management_owes_the_report_until_there_is_one(book, company, head):
    """4.2.2c: somebody always owes the written report."""
    book.company = without_head(company)
    book.open("claims.simple", "2026-11-23 10:00")
    book.tick("2026-11-24 18:01")
    assert book.clock(1, Duty.RECTIFICATION).bearer == company.management.people[0]

    handed_over = hand_over_duties(book.tasks[1], book.at("2026-11-25 09:00"), company).task
    assert [clock.bearer for clock in handed_over.duties_running(Duty.RECTIFICATION)] == [head]


def test_red_falls_though_the_department_is_gone_from_the_file(book, company):
    book.open("claims.simple", "2026-11-23 10:00")
    left = {key: one for key, one in company.departments.items() if key != "claims"}
    book.company = replace(company, departments=left)
    told = book.tick("2026-11-24 18:01")
    assert {notice.to for notice in told if notice.kind == "red"} == {
        book.person(WANG),
        company.management.channel,
    }


def test_the_duty_of_somebody_who_left_goes_to_the_head(book, company, head):
    book.open("claims.simple", "2026-11-23 10:00")
    book.tick("2026-11-24 17:30")
    now = book.at("2026-11-25 09:00")
    assert hand_over_duties(book.tasks[1], now, company).lines == ()

    task = hand_over_duties(book.tasks[1], now, without(company, book.person(WANG))).task
    assert [clock.bearer for clock in task.duties_running(Duty.PROGRESS)] == [head]


@pytest.fixture
def report(book, head):
    """Handed in by the head on Wednesday 10:00, with a measure for the next Monday."""
    book.open("claims.simple", "2026-11-23 10:00")
    book.tick("2026-11-24 18:01")
    measures = (Measure("每日檢視", book.person(WANG), date(2026, 11, 30)),)
    version = Version(head, book.at("2026-11-25 10:00"), "人手不足", measures, "排班")
    owed = list(book.owed(Duty.RECTIFICATION))
    book.keep(hand_in(1, owed, version, former=None, company=book.company))
    return book.reports[1]


def test_nobody_answers_their_own_report(book, company, report, head):
    now, tasks = book.at("2026-11-25 11:00"), [book.tasks[1]]
    both = replace(company, management=replace(company.management, people=(head, *company.management.people)))
    with pytest.raises(Refusal, match=r"report\.own"):
        accept(report, tasks, who=head, now=now, company=both)
    with pytest.raises(Refusal, match=r"report\.own"):
        give_back(report, tasks, "x", who=head, now=now, company=both)
    alone = replace(company, management=replace(company.management, people=(head,)))
    assert accept(report, tasks, who=head, now=now, company=alone).reports[0].state == "accepted"


def test_a_report_whose_measure_is_past_its_date_is_returned_not_accepted(book, company, report):
    """Its bearer would be red at once, for a date that management let pass."""
    manager, tasks = company.management.people[0], [book.tasks[1]]
    with pytest.raises(Refusal, match=r"report\.date_past"):
        accept(report, tasks, who=manager, now=book.at("2026-11-30 18:01"), company=company)
    assert accept(report, tasks, who=manager, now=book.at("2026-11-30 18:00"), company=company).reports


def test_the_chained_history_proves_every_word_of_a_report(book, report):
    (line,) = [line for line in book.lines if line.what == "handed_in"]
    assert line.before == report.latest.digest
    measures = (replace(report.latest.measures[0], what="另一項"),)
    assert replace(report.latest, measures=measures).digest != line.before
