"""Buttons in messages and in forms: answered to the person only, acted on once, worth nothing when tampered with."""

import pytest

from tests.company import CHEN, LI, LIN, WANG, ZHOU
from tests.gate.conftest import CHANNEL

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("app")]


def warning(slack, *buttons: tuple[str, str]) -> tuple[str, str]:
    """A message with buttons in the channel, as the outbox would post it."""
    elements = [
        {"type": "button", "action_id": name, "value": value, "text": {"type": "plain_text", "text": name}}
        for name, value in buttons
    ]
    message = slack.post(
        CHANNEL, slack.bot_user, {"text": "late", "blocks": [{"type": "actions", "elements": elements}]}
    )
    return CHANNEL, message.ts


async def opened(slack, office, who=WANG, *, received="2026-11-16T10:00"):
    await slack.slash(who, CHANNEL, f"/task open claims.simple 車險 CLM-1 received:{received}")
    office.tick("2026-11-23 10:00")


def last(slack, user):
    return slack.messages(CHANNEL, user)[-1]


def told(slack, user):
    return [message for message in slack.messages(CHANNEL, user) if message.ephemeral_to == user]


async def test_a_button_is_answered_to_the_one_who_pressed_and_the_message_stays(slack, office):
    await opened(slack, office)
    message = warning(slack, ("show", "1"))

    await slack.press(LIN, action_id="show", message=message)

    assert last(slack, LIN).ephemeral_to == LIN
    assert "車險" in last(slack, LIN).text
    assert last(slack, CHEN).text == "late"
    assert slack.refusals == []


async def test_what_follows_the_colon_only_tells_buttons_apart(slack, office):
    await opened(slack, office)
    message = warning(slack, ("show:1", "1"), ("show:2", "2"))
    await slack.press(LIN, action_id="show:1", message=message)
    assert "車險" in last(slack, LIN).text


@pytest.mark.parametrize(
    ("button", "value", "form"), [("progress", "1", "progress"), ("close", "1.1", "close"), ("stuck", "1", "stuck")]
)
async def test_a_button_opens_the_form_of_its_verb(slack, office, button, value, form):
    await opened(slack, office)
    seen = await slack.press(WANG, action_id=button, message=warning(slack, (button, value)))
    assert seen.view.body["callback_id"] == form
    assert slack.refusals == []


async def test_a_form_that_comes_too_late_says_so(slack, office):
    await opened(slack, office)
    slack.triggers.life = -1
    await slack.press(LIN, action_id="rectify", message=warning(slack, ("rectify", "1")))
    assert "again" in last(slack, LIN).text


async def reported(slack, office):
    await opened(slack, office)
    await slack.slash(LIN, CHANNEL, "/task rectify 缺人 | 加人 @陳志遠 2026-11-30 | 排班")


async def test_a_press_that_is_delivered_twice_acts_once(slack, office):
    await reported(slack, office)
    message, visits = warning(slack, ("accept", "1")), office.visits
    slack.wire.duplicates = 1

    await slack.press(ZHOU, action_id="accept", message=message)
    await office.visited(visits + 2, slack)
    await office.visited(visits + 2, slack)  # time enough for two answers

    assert office.desk.all_reports[1].state == "accepted"
    assert len(told(slack, ZHOU)) == 1, "the second delivery says nothing"


async def test_two_presses_are_answered_twice(slack, office):
    """The second one is told that the report is accepted already."""
    await reported(slack, office)
    message = warning(slack, ("accept", "1"))
    for _ in range(2):
        await slack.press(ZHOU, action_id="accept", message=message)
    assert len([clock for clock in office.desk.all_tasks[1].clocks if clock.name == "measure"]) == 1
    assert len(told(slack, ZHOU)) == 2


@pytest.mark.parametrize("who", [WANG, LIN, LI])
async def test_a_button_that_is_not_theirs_gains_nothing(slack, office, who):
    await reported(slack, office)
    before = office.desk
    await slack.press(who, action_id="accept", message=warning(slack, ("accept", "1")))
    assert office.desk is before
    assert last(slack, who).ephemeral_to == who


@pytest.mark.parametrize(
    ("button", "value"),
    [
        pytest.param("show", "2", id="another-department's-task"),
        ("show", "99999999999999999999"),
        ("show", "1; drop table"),
        ("close", "1.99"),
        ("list", "department"),
        ("list", "<@U0LIN>"),
        ("open", "received:x"),
        ("accept", "1"),
        ("eval", "1"),
        ("__class__", ""),
        ("add_measure", "1"),
        (":", ""),
    ],
)
async def test_a_tampered_button_is_refused_in_words(slack, office, button, value, caplog):
    await opened(slack, office)
    await slack.slash(LI, CHANNEL, "/task open sales.email 詢價")
    message = warning(slack, ("show", "1"))
    before = office.desk

    seen = await slack.press(CHEN, action_id=button, message=message, tampered_value=value)

    assert office.desk is before
    assert seen.view is None
    assert last(slack, CHEN).ephemeral_to == CHEN
    assert "詢價" not in last(slack, CHEN).text
    assert not [record for record in caplog.records if record.levelname == "ERROR"], "a refusal, not an accident"


async def test_a_message_s_next_page_is_the_person_s_own(slack, office):
    """The same button in a channel shows a colleague their own red work and management the company's."""
    await opened(slack, office)
    message = warning(slack, ("list", "red 0"))
    for who in (CHEN, ZHOU):
        await slack.press(who, action_id="list", message=message)
    assert "車險" not in last(slack, CHEN).text
    assert "車險" in last(slack, ZHOU).text


async def test_a_button_in_a_result_takes_the_result_s_place(slack):
    """A form has no response url: the answer comes in the view itself."""
    await slack.slash(WANG, CHANNEL, "/task open sales.email 詢價")
    view = (await slack.slash(WANG, CHANNEL, "/task stuck 1")).view
    result = (await slack.submit(WANG, view.id, {"text": {"text": "缺件"}})).view
    shown = (await slack.press(WANG, action_id="show", view_id=result.id)).view
    assert shown.id == result.id
    assert "詢價" in str(shown.body["blocks"])
    form = (await slack.press(WANG, action_id="close", view_id=shown.id)).view
    assert (form.id, form.body["callback_id"]) == (result.id, "close")
    assert slack.refusals == []
