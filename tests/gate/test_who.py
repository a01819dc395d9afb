"""Who is let in: the company's own people, whatever they press or type."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.standards import Language, spoken
from bot.gate.who import KEPT, Door
from bot.playground.faults import Failure
from tests.company import LIN, WANG
from tests.fakes import FakeLanguages
from tests.gate.conftest import BOT, CHANNEL, CONNECT, GONE, GUEST, NEWCOMER, SINGLE, STRANGER

pytestmark = pytest.mark.anyio


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("user", [GUEST, SINGLE, CONNECT, STRANGER, GONE, BOT, NEWCOMER])
async def test_an_outsider_s_command_is_refused(slack, office, user):
    if user == STRANGER:
        slack.connect_commands = True
    seen = await slack.slash(user, CHANNEL, "/task help")
    assert seen.text
    assert "/task open" not in seen.text
    assert office.desk.keys == set()


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("user", [GUEST, SINGLE, CONNECT, STRANGER, GONE, NEWCOMER])
async def test_an_outsider_s_press_gains_nothing(slack, office, user):
    """Slack Connect guests cannot run our commands but can press our buttons."""
    await slack.slash(WANG, CHANNEL, "/task open sales.email 詢價")
    message = slack.post(CHANNEL, slack.bot_user, {"text": "warning"})
    before = office.desk

    await slack.press(user, action_id="show", message=(CHANNEL, message.ts), tampered_value="1")

    assert office.desk is before
    assert "詢價" not in slack.messages(CHANNEL, user)[-1].text


@pytest.mark.usefixtures("app")
async def test_nobody_is_let_in_while_slack_does_not_say_who_they_are(slack, office):
    slack.faults.plan("users.info", Failure("error"))
    seen = await slack.slash(LIN, CHANNEL, "/task open sales.email 詢價")
    assert seen.text
    assert office.desk.all_tasks == {}


@pytest.fixture
def door(slack):
    client = AsyncWebClient(slack.bot_token, base_url=f"{slack.base_url}/api/", retry_handlers=[])
    door = Door(client, FakeLanguages(), seconds=lambda: door.time)
    door.time = 0.0
    return door


def command_of(user, slack):
    return {"user_id": user, "team_id": slack.team_id}


async def test_what_slack_says_of_a_person_is_believed_for_ten_minutes(door, slack):
    body = command_of(WANG, slack)
    assert not (await door.visitor(body)).guest

    old = slack.people[WANG]
    slack.set_person(type(old)(old.id, old.name, "en-US", is_restricted=True))
    door.time = KEPT
    assert not (await door.visitor(body)).guest
    door.time = KEPT + 1
    assert (await door.visitor(body)).guest


async def test_a_language_is_remembered_once_it_is_known(door, slack):
    for user in (WANG, GUEST):
        await door.visitor(command_of(user, slack))
    assert door.languages.known == {WANG: Language.HANT}


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("zh-TW", Language.HANT),
        ("zh-HK", Language.HANT),
        ("zh-CN", Language.HANS),
        ("zh", Language.HANS),
        ("en-GB", Language.EN),
        ("fr-FR", None),
        ("", None),
    ],
)
def test_a_locale_is_a_language_that_the_bot_speaks_or_none(locale, language):
    assert spoken(locale) is language


async def test_the_workspace_that_the_gesture_names_must_be_ours(door, slack):
    """Whatever Slack says of the person."""
    assert (await door.visitor({"user": {"id": WANG, "team_id": "T9OTHER"}})).stranger
    assert not (await door.visitor({"user": {"id": WANG, "team_id": slack.team_id}})).stranger


async def test_nobody_is_let_in_whom_slack_does_not_know(door, slack):
    assert (await door.visitor(command_of("U0NOBODY", slack))).stranger


@pytest.mark.usefixtures("app")
async def test_an_outsider_is_suggested_nothing(slack):
    view = (await slack.slash(LIN, CHANNEL, "/task open")).view
    assert await slack.suggest(LIN, action_id="standard", query="", view_id=view.id)
    old = slack.people[LIN]
    slack.set_person(type(old)(old.id, old.name, old.locale, team_id="T9OTHER"))
    assert await slack.suggest(LIN, action_id="standard", query="", view_id=view.id) == []
