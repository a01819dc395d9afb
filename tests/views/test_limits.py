"""Whatever people type, and however much there is of it, Slack takes what is shown."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.decision import Notice
from bot.domain.reply import Show, say
from bot.domain.report import Measure, Report, ReportState, Version
from bot.domain.standards import Language
from bot.domain.task import TaskState
from bot.domain.warnings import fall_due
from bot.views.notices import KINDS, Told, message
from bot.views.reader import Reader
from bot.views.replies import reply
from tests.views.checks import sound

SIGNS = st.sampled_from(["<!channel>", "<@U0WANG>", "&", "<", ">", "*", "_", "```", "\n", "\ue000", "{", "}", "審核"])
typed = st.lists(SIGNS | st.text(max_size=30), min_size=1, max_size=8).map("".join).filter(str.strip)
slow = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
STAGES = 12


@pytest.fixture
def crowded(book):
    """A task of twelve stages, all red, with everything that they made people owe."""
    task = book.open("claims.complex", "2026-09-21 10:00")
    first = task.standard.stages[0]
    stages = tuple(replace(first, id=f"stage{n}", clause="3.3.1") for n in range(STAGES))
    clocks = tuple(replace(task.clocks[0], seq=n + 1, name=f"stage{n}") for n in range(STAGES))
    many = replace(task, standard=replace(task.standard, stages=stages), clocks=clocks)
    return book.keep(fall_due(many, book.at("2026-09-22 18:01"), book.company)).task


def of_kind(kind: str, book, task, report: Report, text: str) -> Told:
    about_clock = kind in {"yellow", "red", "duty_yellow", "duty_red", "measure", "moved", "handed_over"}
    clock = (
        (STAGES + 1 if kind in {"duty_yellow", "duty_red", "measure", "handed_over"} else 1) if about_clock else None
    )
    facts = {
        "by": text, "text": text, "cause": text, "measure": text, "ready": text, "remark": text, "place": text,
        "kind": "red", "number": text, "digest": text, "what": "clocks", "count": 3, "calendar": text,
        "before": 1, "after": 2, "version": 1,
    }  # fmt: skip
    told = Notice(kind, "C0CLAIMS", f"{kind}:1", book.at("2026-09-22 18:01"), 1, clock, 7, facts)
    return Told(told, task, report, (task,))


def long_report(book, text: str, task) -> Report:
    measures = tuple(Measure(text[:3000], "U0WANG", date(2026, 9, 30)) for _ in range(10))
    version = Version("U0CHEN", book.at("2026-09-22 18:01"), text[:3000], measures, text[:3000], text[:3000])
    answers = tuple((task.number, n % STAGES + 1) for n in range(500))
    return Report(7, "claims", ReportState.HANDED_IN, answers, (version,))


@pytest.mark.parametrize("kind", list(KINDS))
@slow
@given(text=typed, times=st.integers(1, 200), language=st.sampled_from(list(Language)))
def test_a_notice_of_any_kind_with_any_words_is_one_that_slack_takes(book, crowded, kind, text, times, language):
    words = (text * times)[:3000]
    task = replace(crowded, title=words[:150], reference=words[:80])
    told = of_kind(kind, book, task, long_report(book, words, task), words)
    reader = Reader(language, book.company, book.at("2026-09-22 18:02"))

    sound(message([told], reader, late=True))
    sound(message([told] * 30, reader, late=True))


@slow
@given(text=typed, times=st.integers(1, 200), closed=st.booleans())
def test_a_task_and_a_report_with_any_words_are_shown_in_what_slack_takes(book, crowded, text, times, closed):
    words = (text * times)[:3000]
    state = TaskState.CLOSED if closed else TaskState.OPEN
    task = replace(
        crowded, title=words[:150], reference=words[:80], result=words, state=state, closed_at=crowded.received_at
    )
    report = long_report(book, words, task)
    reader = Reader(Language.HANT, book.company, book.at("2026-09-22 18:02"), book.person("趙建國"))

    sound(reply(Show("task", {"task": task}), reader))
    sound(reply(Show("report", {"report": report, "tasks": (task,)}), reader))
    sound(reply(say("open.done", 1, task=task, who=task.responsible), reader))
