"""What was typed before a form opened, or while it was open, is not lost with it."""

import pytest

from bot.domain.refusal import Refusal
from bot.domain.report import Report
from bot.domain.task import Task
from tests.company import CHEN, LIN, WANG, ZHOU, at
from tests.fakes import FakeDesk

REPORT = "缺人 | 加人 <@U0CHEN|陳> 11-30 | 每週排班"


def test_the_time_of_the_documents_goes_into_the_form_and_comes_back(office):
    """The claim's deadlines count from it (3.3)."""
    form = office.type("open claims.simple received:2026-11-18T10:00 documents:2026-11-20T10:00:30")
    assert form.facts["documents"] == at("2026-11-20 10:00:30")
    typed = {"standard": "claims.simple", "title": "車險", "responsible": f"<@{WANG}>", "received": "2026-11-18T10:00"}
    office.hand_in("open", {**typed, "documents": "2026-11-20T02:00:30Z"}, *form.words)
    assert office.task().documents_at == at("2026-11-20 10:00:30")


def test_a_time_of_the_documents_that_was_taken_out_of_the_form_is_not_kept(office):
    form = office.type("open claims.simple received:2026-11-18T10:00 documents:2026-11-20T10:00:30")
    typed = {"standard": "claims.simple", "title": "車險", "responsible": f"<@{WANG}>", "received": "2026-11-18T10:00"}
    office.hand_in("open", {**typed, "documents": ""}, *form.words)
    assert office.task().documents_at == at("2026-11-18 10:00")


def test_a_form_that_was_told_no_time_of_documents_takes_the_receipt(office):
    """The negative control."""
    form = office.type("open claims.simple received:2026-11-18T10:00")
    typed = {"standard": "claims.simple", "title": "車險", "responsible": "", "received": "2026-11-18T10:00"}
    office.hand_in("open", typed, *form.words)
    assert office.task().documents_at == at("2026-11-18 10:00")


def test_a_report_written_while_its_first_task_was_answered_still_answers_the_others(office):
    office.type("open claims.simple 車險 CLM-1 received:2026-11-16T10:00")
    office.type("open claims.simple 車險 CLM-2 received:2026-11-16T10:00", CHEN)
    office.tick("2026-11-23 10:00")
    form = office.type("rectify", LIN)
    office.type(f"rectify 1 {REPORT}", LIN)

    measure = {"measure.1.what": "加人", "measure.1.who": f"<@{CHEN}>", "measure.1.on": "2026-11-30"}
    typed = {"answers": ("all",), "causes": "缺人", "prevention": "排班", **measure}
    office.hand_in("rectify", typed, *form.words, who=LIN)

    assert {task for task, _ in office.desk.all_reports[2].answers} == {2}


def test_a_red_that_fell_after_the_form_was_opened_is_not_in_it(office):
    """`all` means all that were owed then; when those are answered, nothing is left to hand in."""
    office.type("open claims.simple 車險 CLM-1 received:2026-11-16T10:00")
    office.tick("2026-11-23 10:00")
    form = office.type("rectify", LIN)
    office.type("open claims.simple 車險 CLM-2 received:2026-11-16T10:00", CHEN)
    office.tick("2026-11-23 10:05")
    measure = {"measure.1.what": "加人", "measure.1.who": f"<@{CHEN}>", "measure.1.on": "2026-11-30"}
    typed = {"answers": ("all",), "causes": "缺人", "prevention": "排班", "opened": "2026-11-23T02:00:00Z", **measure}

    assert form.facts["opened"] == at("2026-11-23 10:00")
    office.hand_in("rectify", typed, *form.words, who=LIN)
    assert {task for task, _ in office.desk.all_reports[1].answers} == {1}

    with pytest.raises(Refusal) as refused:
        office.hand_in("rectify", typed, *form.words, who=LIN)
    assert refused.value.key == "rectify.not_owed"


class LockingDesk(FakeDesk):
    """It writes down which locks it takes."""

    def task(self, number: int) -> Task:
        self.__dict__.setdefault("locks", []).append("task")
        return super().task(number)

    def report(self, number: int) -> Report:
        self.__dict__.setdefault("locks", []).append("report")
        return super().report(number)


@pytest.mark.parametrize(
    ("line", "who", "returned"),
    [
        (f"rectify {REPORT}", LIN, True),
        (f"rectify 1 {REPORT}", LIN, True),
        ("accept 1", ZHOU, False),
        ("return 1 太空泛", ZHOU, False),
    ],
)
def test_a_report_is_locked_before_its_tasks_whoever_comes(office, line, who, returned):
    """Else one who accepts and one who hands in could wait for each other for ever, on PostgreSQL."""
    office.type("open claims.simple 車險 CLM-1 received:2026-11-16T10:00")
    office.tick("2026-11-23 10:00")
    office.type(f"rectify {REPORT}", LIN)
    if returned:
        office.type("return 1 太空泛", ZHOU)
    office.books.desk = LockingDesk(**vars(office.desk))

    office.type(line, who)

    locks = office.desk.locks
    assert locks == sorted(locks)
    assert set(locks) == {"report", "task"}
