"""Scenes of the main job: what was told to whom, and how it looks to them at a moment."""

from dataclasses import replace
from datetime import date

from bot.domain.decision import Decision, Notice
from bot.domain.rectification import accept, give_back, hand_in
from bot.domain.report import Measure, Report, Version
from bot.domain.standards import Language
from bot.domain.task import Duty
from bot.views.notices import Told, message
from bot.views.reader import Payload, Reader
from tests.domain.book import Book
from tests.views.checks import sound

HEAD, BOSS = "陳志強", "趙建國"


def told(book: Book, notice: Notice) -> Told:
    """The notice with the present state of what it is about."""
    report = book.reports.get(notice.report) if notice.report else None
    answered = sorted({number for number, _ in report.answers}) if report else []
    task = book.tasks[notice.task] if notice.task else None
    return Told(notice, task, report, tuple(book.tasks[number] for number in answered))


def seen(book: Book, notice: Notice, at: str, language: Language = Language.HANT, *, late: bool = False) -> Payload:
    """The message of one notice at its place."""
    person = notice.to if notice.to in book.company.people else None
    return sound(message([told(book, notice)], Reader(language, book.company, book.at(at), person), late=late))


def kept(book: Book, decision: Decision) -> dict[str, Notice]:
    """Keep a decision; its notices by kind."""
    book.keep(decision)
    return {notice.kind: notice for notice in decision.notices}


def report_on(book: Book, at: str, *, text: str = "人手不足", former: Report | None = None) -> dict[str, Notice]:
    """The head hands in the report on everything owed."""
    measure = Measure("補齊人力", book.person("王小明"), date(2026, 9, 30))
    version = Version(book.person(HEAD), book.at(at), text, (measure,), "每週檢討")
    owed = list(book.owed(Duty.RECTIFICATION))
    return kept(book, hand_in(7, owed, version, former=former, company=book.company))


def answered(book: Book) -> list:
    return [book.tasks[number] for number in sorted({number for number, _ in book.reports[7].answers})]


def accepted(book: Book, at: str) -> dict[str, Notice]:
    boss = next(iter(book.company.management.people))
    return kept(book, accept(book.reports[7], answered(book), who=boss, now=book.at(at), company=book.company))


def returned(book: Book, at: str, remark: str = "請補充原因") -> dict[str, Notice]:
    boss = next(iter(book.company.management.people))
    report = replace(book.reports[7])
    return kept(book, give_back(report, answered(book), remark, who=boss, now=book.at(at), company=book.company))
