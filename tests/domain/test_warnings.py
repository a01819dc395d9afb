"""Yellow, red and what they make a person owe (policy 4.2)."""

from dataclasses import replace

from bot.domain.task import ClockState, Duty, Outcome
from tests.domain.book import WANG


def kinds(notices):
    return sorted((notice.kind, notice.to) for notice in notices)


def test_yellow_falls_at_80_percent_of_the_working_time(book):
    """4.2.1a: from Mon 10:00 to Thu 18:00 there are 29 working hours; 80 % are used up on Thu 10:42."""
    book.open("claims.simple", "2026-11-23 10:00")
    assert book.local(book.clock(1, "review").yellow_at) == "2026-11-26 10:42"


def test_yellow_warns_the_bearer_once_and_starts_the_progress_report(book):
    """4.2.1a, 4.2.1b: the duty runs 1 WD from the issue."""
    book.open("support.document.regular", "2026-11-23 10:00", who=support(book))
    told = book.tick("2026-11-24 16:30")
    assert kinds(told) == [("yellow", book.person(support(book)))]
    assert book.local(book.clock(1, Duty.PROGRESS).due_at) == "2026-11-25 18:00"
    assert book.tick("2026-11-24 16:31") == []


def support(book):
    return next(p.name for p in book.company.people.values() if p.department == "support")


def test_closing_in_time_makes_the_progress_report_lapse(book):
    book.open("claims.simple", "2026-11-23 10:00")
    book.end(1, "registration", "2026-11-23 11:00")
    book.tick("2026-11-26 15:00")
    book.end(1, "review", "2026-11-26 18:00", approved=True)
    assert book.clock(1, Duty.PROGRESS).outcome is Outcome.LAPSED
    assert book.clock(1, "review").outcome is Outcome.MET


def test_closing_late_does_not(book):
    book.open("claims.simple", "2026-11-23 10:00")
    book.end(1, "registration", "2026-11-23 11:00")
    book.tick("2026-11-26 15:00")
    book.end(1, "review", "2026-11-26 18:01", approved=True)
    assert book.clock(1, Duty.PROGRESS).running


def test_a_progress_report_goes_to_the_head_and_stops_the_duty(book, head):
    book.open("claims.simple", "2026-11-23 10:00")
    book.end(1, "registration", "2026-11-23 11:00")
    book.tick("2026-11-26 15:00")
    book.progress(1, "2026-11-27 10:00")
    assert book.clock(1, Duty.PROGRESS).outcome is Outcome.MET
    assert [notice.to for notice in book.notices.values() if notice.kind == "progress"] == [head]


def test_a_head_who_is_responsible_reports_progress_to_management(book, head):
    book.open("claims.simple", "2026-11-23 10:00", who=book.company.people[head].name)
    book.tick("2026-11-24 17:00")
    book.progress(1, "2026-11-24 17:05", who=book.company.people[head].name)
    (told,) = [notice for notice in book.notices.values() if notice.kind == "progress"]
    assert told.to == book.company.management.channel


def test_late_means_strictly_after(book):
    """At the deadline nothing is red; one second later it is."""
    book.open("claims.simple", "2026-11-23 10:00")
    book.tick("2026-11-24 18:00:00")
    assert book.clock(1, "registration").state is ClockState.YELLOW
    book.tick("2026-11-24 18:00:01")
    assert book.clock(1, "registration").state is ClockState.RED


def test_red_tells_the_bearer_the_department_and_management_at_once(book, head):
    """4.2.2a, 4.2.2c: and the head owes the written report within 2 WD of the issue."""
    book.open("claims.simple", "2026-11-23 10:00")
    book.tick("2026-11-24 17:30")
    told = book.tick("2026-11-24 18:00:01")
    company = book.company
    places = {book.person(WANG), company.departments["claims"].channel, company.management.channel}
    assert {notice.to for notice in told if notice.kind == "red"} == places
    duty = book.clock(1, Duty.RECTIFICATION)
    assert (duty.bearer, book.local(duty.due_at)) == (head, "2026-11-26 18:00")


def test_red_falls_once_per_clock_ever(book):
    book.open("claims.simple", "2026-11-23 10:00")
    book.tick("2026-11-24 18:01")
    assert [n for n in book.tick("2026-11-25 09:00") if n.kind == "red"] == []


def test_red_falls_even_when_the_work_is_closed_late_between_two_ticks(book):
    book.open("claims.simple", "2026-11-23 10:00")
    book.end(1, "registration", "2026-11-25 09:00")
    clock = book.clock(1, "registration")
    assert (clock.outcome, book.local(clock.breached_at)) == (Outcome.MISSED, "2026-11-25 09:00")
    assert len([n for n in book.notices.values() if n.kind == "red"]) == 3
    assert len(list(book.owed(Duty.RECTIFICATION))) == 1


def test_a_stage_first_seen_past_its_deadline_goes_straight_to_red(book):
    book.open("claims.simple", "2026-11-23 10:00", entered="2026-11-25 09:00")
    told = book.tick("2026-11-25 09:00")
    assert {notice.kind for notice in told} == {"red"}
    assert book.clocks(1, Duty.PROGRESS) == []


def test_a_late_progress_report_goes_one_step_up(book, head):
    """4.2.x: the duty's own red goes to the head; it starts no further duty."""
    book.open("claims.simple", "2026-11-23 10:00")
    book.end(1, "registration", "2026-11-23 11:00")
    book.tick("2026-11-26 15:00")
    clocks = len(book.tasks[1].clocks)
    book.tick("2026-11-27 17:00")
    told = book.tick("2026-11-27 18:00:01")
    assert ("duty_red", head) in kinds(told)
    progress = [c for c in book.tasks[1].clocks if c.name == Duty.PROGRESS]
    assert len(progress) == 1
    assert len(book.tasks[1].clocks) == clocks + 1  # the stage's own red on Thursday started the one report


def test_a_late_rectification_report_goes_to_management(book):
    book.open("claims.simple", "2026-11-23 10:00")
    book.end(1, "registration", "2026-11-25 09:00")
    book.tick("2026-11-27 17:30")
    told = book.tick("2026-11-27 18:00:01")
    assert ("duty_red", book.company.management.channel) in kinds(told)


def test_the_deputy_owes_the_report_while_the_head_is_away(company, book, head):
    """The head who owes a report is the person who was head, or acted for the head, at that moment."""
    people = dict(company.people)
    away = ((book.at("2026-11-24 00:00").date(), book.at("2026-11-30 00:00").date()),)
    people[head] = replace(people[head], away=away)
    deputy = next(p.id for p in people.values() if p.department == "claims" and p.id not in (head, book.person(WANG)))
    departments = dict(company.departments) | {"claims": replace(company.departments["claims"], deputy=deputy)}
    book.company = replace(company, people=people, departments=departments)
    book.open("claims.simple", "2026-11-23 10:00")
    book.tick("2026-11-25 09:00")
    assert book.clock(1, Duty.RECTIFICATION).bearer == deputy


def test_every_running_clock_that_is_not_red_has_a_next_event(book):
    """Silence would be a lost deadline."""
    book.open("claims.simple", "2026-11-23 10:00")
    for now in ("2026-11-24 17:00", "2026-11-24 18:01", "2026-11-26 15:00", "2026-11-27 10:00"):
        book.tick(now)
        for clock in book.tasks[1].clocks:
            assert (clock.next_event_at is None) == (clock.state in (ClockState.RED, ClockState.STOPPED))


def test_work_typed_in_late_was_not_told_late(book):
    """Nothing can be said of work before it was typed in: the notice speaks of that moment."""
    book.open("claims.simple", "2026-11-23 10:00", entered="2026-11-25 09:00")
    told = book.tick("2026-11-25 09:00")
    assert {book.local(notice.fell_at) for notice in told} == {"2026-11-25 09:00"}
