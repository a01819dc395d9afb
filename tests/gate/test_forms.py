"""Forms: opened, submitted, refused below their fields, added to, submitted twice, tampered with."""

import json
from dataclasses import replace

import pytest

from bot.commands import by_id
from bot.gate.forms import Gesture, cleaned
from bot.playground.faults import Failure
from tests.company import CHEN, LIN, WANG, ZHOU, at
from tests.gate.conftest import CHANNEL

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("app")]


def typed(**fields):
    """Values for a form, by field; `__` stands for a dot."""
    return {name: {name: value} for name, value in ((n.replace("__", "."), v) for n, v in fields.items())}


async def form_of(slack, user, line):
    seen = await slack.slash(user, CHANNEL, line)
    assert seen.view is not None, seen.text
    return seen.view


async def late_claims(slack, office):
    for number, who in ((1, WANG), (2, CHEN)):
        line = f"/task open claims.simple 車險{number} CLM-{number} received:2026-11-16T10:00"
        await slack.slash(who, CHANNEL, line)
    office.tick("2026-11-23 10:00")


async def test_work_is_opened_by_form_with_a_standard_found_by_typing(slack, office):
    view = await form_of(slack, WANG, "/task open")
    options = await slack.suggest(WANG, action_id="standard", query="简单", view_id=view.id)
    assert [option["value"] for option in options] == ["claims.simple", "sales.complaint"]

    seconds = int(at("2026-11-20 10:30").timestamp())
    fields = typed(standard="claims.simple", title="車險", reference="CLM-1", responsible=CHEN, received=seconds)
    seen = await slack.submit(WANG, view.id, fields)

    task = office.desk.all_tasks[1]
    assert (task.title, task.reference, task.responsible) == ("車險", "CLM-1", CHEN)
    assert task.received_at == at("2026-11-20 10:30")
    assert "車險" in str(seen.view.body["blocks"]), "the result stands in the form's place"
    assert "submit" not in seen.view.body
    assert office.woken == 1
    assert slack.refusals == []


async def test_a_refusal_stands_below_its_field_and_the_form_may_come_again(slack, office):
    view = await form_of(slack, LIN, "/task open sales.email")
    future = int(at("2026-11-24 10:00").timestamp())

    seen = await slack.submit(LIN, view.id, typed(title="Price", received=future))
    assert list(seen.errors) == ["received"]
    assert office.desk.all_tasks == {}

    await slack.submit(LIN, view.id, typed(received=int(at("2026-11-23 09:00").timestamp())))
    assert list(office.desk.all_tasks) == [1]


async def test_the_documents_have_a_field_of_their_own(slack, office):
    """Empty means at receipt; a time before the receipt is refused below it."""
    received, before, after = (int(at(f"2026-11-20 {hour}").timestamp()) for hour in ("10:00", "09:00", "16:00"))
    view = await form_of(slack, WANG, "/task open claims.simple")
    seen = await slack.submit(WANG, view.id, typed(title="車險", received=received, documents=before))
    assert list(seen.errors) == ["documents"]
    await slack.submit(WANG, view.id, typed(documents=after))
    view = await form_of(slack, WANG, "/task open claims.simple")
    await slack.submit(WANG, view.id, typed(title="車險", received=received))

    assert office.desk.all_tasks[1].documents_at == at("2026-11-20 16:00")
    assert office.desk.all_tasks[2].documents_at == at("2026-11-20 10:00")
    assert slack.refusals == []


async def test_a_refusal_without_a_field_of_the_form_stands_below_the_first(slack):
    view = await form_of(slack, WANG, "/task open")
    await slack.suggest(WANG, action_id="standard", query="月度", view_id=view.id)
    seen = await slack.submit(WANG, view.id, typed(standard="claims.statistics", title="十月"))
    assert list(seen.errors) == ["standard"]


async def test_a_submission_that_is_delivered_twice_acts_once(slack, office):
    view = await form_of(slack, WANG, "/task open sales.email")
    slack.wire.duplicates = 1
    visits = office.visits
    await slack.submit(WANG, view.id, typed(title="詢價"))
    await office.visited(visits + 2, slack)
    assert list(office.desk.all_tasks) == [1]


async def test_a_second_click_after_a_lost_ack_closes_the_form_and_acts_once(slack, office):
    """The person saw an error, but the work was done: pressing again must not do it twice."""
    view = await form_of(slack, WANG, "/task open sales.email")
    slack.wire.hold_acks, slack.wire.ack_timeout = True, 0.3
    assert (await slack.submit(WANG, view.id, typed(title="詢價"))).error == "operation_timeout"
    slack.wire.hold_acks, slack.wire.ack_timeout = False, 3.0

    seen = await slack.submit(WANG, view.id)

    assert (seen.error, seen.view) == (None, None)
    assert list(office.desk.all_tasks) == [1]


async def test_a_task_is_picked_and_its_form_takes_the_place(slack, office):
    await slack.slash(WANG, CHANNEL, "/task open claims.simple 車險")
    view = await form_of(slack, WANG, "/task close")
    picked = (await slack.submit(WANG, view.id, typed(task="1"))).view
    assert (picked.id, picked.body["callback_id"]) == (view.id, "close")

    await slack.submit(WANG, picked.id, typed(stage="2", approved="refused", result="不在承保範圍"))
    assert office.desk.all_tasks[1].state == "closed"
    assert slack.refusals == []


async def test_a_decision_that_is_missing_is_asked_for_below_its_field(slack):
    await slack.slash(WANG, CHANNEL, "/task open claims.simple 車險")
    view = await form_of(slack, WANG, "/task close 1")
    seen = await slack.submit(WANG, view.id, typed(stage="2", result="完成"))
    assert list(seen.errors) == ["approved"]


async def test_progress_and_stuck_by_form(slack, office):
    await slack.slash(WANG, CHANNEL, "/task open claims.simple 車險")
    view = await form_of(slack, WANG, "/task progress 1")
    await slack.submit(WANG, view.id, typed(cause="缺照片", measure="已補件", ready="明天"))
    view = await form_of(slack, WANG, "/task stuck 1")
    await slack.submit(WANG, view.id, typed(text="客戶失聯"))
    assert [notice.kind for notice in office.desk.notices.values()] == ["progress", "stuck"]
    assert slack.refusals == []


MEASURE = {"measure__1__what": "加人", "measure__1__who": CHEN, "measure__1__on": "2026-11-30"}


async def test_measures_are_added_without_losing_what_was_typed(slack, office):
    await late_claims(slack, office)
    view = await form_of(slack, LIN, "/task rectify")
    slack.type_in(LIN, view.id, typed(causes="缺人", **MEASURE))

    more = (await slack.press(LIN, action_id="add_measure", view_id=view.id)).view

    assert more.id == view.id
    assert more.values["causes"]["causes"]["value"] == "缺人"
    assert more.values["measure.1.who"]["measure.1.who"]["selected_user"] == CHEN
    second = {"measure__2__what": "培訓", "measure__2__who": LIN, "measure__2__on": "2026-12-04"}
    await slack.submit(LIN, view.id, typed(prevention="排班", **second))

    report = office.desk.all_reports[1]
    assert len(report.answers) == 4
    assert [(m.what, m.responsible, f"{m.on}") for m in report.latest.measures] == [
        ("加人", CHEN, "2026-11-30"),
        ("培訓", LIN, "2026-12-04"),
    ]
    assert slack.refusals == []


async def test_a_red_that_falls_while_the_report_is_written_is_not_answered_unseen(slack, office):
    """What is owed later stays owed, also after a measure was added."""
    await late_claims(slack, office)
    view = await form_of(slack, LIN, "/task rectify")
    await slack.slash(WANG, CHANNEL, "/task open claims.simple 車險3 CLM-3 received:2026-11-16T10:00")
    office.tick("2026-11-23 10:01")

    slack.type_in(LIN, view.id, typed(causes="缺人", **MEASURE))
    await slack.press(LIN, action_id="add_measure", view_id=view.id)
    second = {name.replace("1", "2"): value for name, value in MEASURE.items()}
    await slack.submit(LIN, view.id, typed(prevention="排班", **second))

    assert {task for task, _ in office.desk.all_reports[1].answers} == {1, 2}
    assert len([*office.desk.all_tasks[3].duties_running("rectification")]) == 2
    assert slack.refusals == []


async def test_ten_measures_are_the_most(slack, office):
    await late_claims(slack, office)
    view = await form_of(slack, LIN, "/task rectify")
    for _ in range(9):
        view = (await slack.press(LIN, action_id="add_measure", view_id=view.id)).view
    assert "measure.10.what" in view.values
    assert "add_measure" not in str(view.body["blocks"])


async def test_a_faulty_measure_is_refused_below_its_own_field(slack, office):
    await late_claims(slack, office)
    view = await form_of(slack, LIN, "/task rectify 1")
    fields = typed(causes="缺人", prevention="排班", **{**MEASURE, "measure__1__on": "2026-11-01"})
    assert list((await slack.submit(LIN, view.id, fields)).errors) == ["measure.1.on"]


async def test_a_returned_report_comes_with_the_remark_and_its_former_words(slack, office):
    await late_claims(slack, office)
    await slack.slash(LIN, CHANNEL, "/task rectify 缺人 | 加人 @陳志遠 2026-11-30 | 排班")
    view = await form_of(slack, ZHOU, "/task return 1")
    await slack.submit(ZHOU, view.id, typed(remark="太空泛"))

    view = await form_of(slack, LIN, "/task rectify")

    assert "太空泛" in str(view.body["blocks"])
    assert view.values["measure.1.what"]["measure.1.what"]["value"] == "加人"
    await slack.submit(LIN, view.id)
    assert len(office.desk.all_reports[1].versions) == 2
    assert slack.refusals == []


def tamper(slack, view, **body):
    return slack.shelf.put(replace(view, body={**view.body, **body}))


@pytest.mark.parametrize(
    "metadata",
    [
        "",
        "{",
        "[]",
        "1",
        '{"verb": "close"}',
        '{"verb": "rm", "words": [], "measures": 0, "opened": ""}',
        '{"verb": "close", "words": [1], "measures": 0, "opened": ""}',
        '{"verb": "close", "words": ["1"], "measures": -1, "opened": ""}',
        '{"verb": "close", "words": ["1"], "measures": "many", "opened": ""}',
        '{"verb": "close", "words": ["1"], "measures": 0, "opened": 1}',
        "[" * 3000,
    ],
)
async def test_a_form_that_remembers_nonsense_is_refused(slack, office, metadata, caplog):
    await slack.slash(WANG, CHANNEL, "/task open sales.email 詢價")
    view = await form_of(slack, WANG, "/task close 1")
    tamper(slack, view, private_metadata=metadata)
    before = office.desk
    seen = await slack.submit(WANG, view.id, typed(result="完成"))
    assert list(seen.errors) == ["result"]
    assert office.desk is before
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        pytest.param("close", ["1"], id="another's-task"),
        pytest.param("accept", ["1"], id="another-verb"),
        pytest.param("show", ["1"], id="to-look-only"),
        pytest.param("close", ["9" * 40], id="a-number-beyond-all"),
        pytest.param("return", ["1", "再想"], id="management's-verb"),
    ],
)
async def test_a_tampered_form_gains_nothing(slack, office, verb, words):
    """李大同 forges a form about a claim that is not theirs."""
    await late_claims(slack, office)
    await slack.slash("U0LI", CHANNEL, "/task open sales.email 詢價")
    view = await form_of(slack, "U0LI", "/task stuck 3")
    tamper(slack, view, private_metadata=json.dumps({"verb": verb, "words": words, "measures": 0, "opened": ""}))
    before = office.desk
    seen = await slack.submit("U0LI", view.id, typed(text="完成"))
    assert list(seen.errors) == ["text"]
    assert office.desk is before


async def test_what_no_database_takes_is_gone_before_any_command_sees_it():
    """NUL and halves of pairs, in words, fields, choices and the key; a word of nothing else is none."""
    verb = by_id("rectify")
    assert verb is not None
    given = Gesture(verb, ("1\x00", "\x00", "因\ud800"), {"causes": "a\x00\nb", "answers": ("1.1\x00",)}, "form:\x00V1")
    kept = cleaned(given)
    assert (kept.words, kept.form, kept.key) == (("1", "因"), {"causes": "a\nb", "answers": ("1.1",)}, "form:V1")
    assert cleaned(replace(given, form=None)).form is None


async def test_an_unexpected_error_leaves_the_form_with_the_id_below_its_first_field(slack, office):
    view = await form_of(slack, LIN, "/task open sales.email")
    office.broken = RuntimeError("secret words")
    seen = await slack.submit(LIN, view.id, typed(title="Price"))
    (words,) = seen.errors.values()
    assert "secret" not in words
    office.broken = None
    await slack.submit(LIN, view.id)
    assert list(office.desk.all_tasks) == [1]


@pytest.mark.parametrize("failure", [Failure("error"), Failure("drop_before")], ids=lambda failure: failure.kind)
async def test_a_form_that_cannot_be_changed_is_logged_and_keeps_what_was_typed(slack, office, caplog, failure):
    await late_claims(slack, office)
    view = await form_of(slack, LIN, "/task rectify")
    slack.type_in(LIN, view.id, typed(causes="缺人"))
    slack.faults.plan("views.update", failure)
    seen = await slack.press(LIN, action_id="add_measure", view_id=view.id)
    assert (seen.error, seen.view.values["causes"]["causes"]["value"]) == (None, "缺人")
    assert any("could not be changed" in record.getMessage() for record in caplog.records)
