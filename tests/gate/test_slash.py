"""A slash command from the envelope to the ack: answered, refused, late, broken."""

import logging

import pytest

from bot.domain.standards import Language
from bot.playground.faults import Failure
from tests.company import LIN, WANG, ZHANG, ZHOU
from tests.gate.conftest import CHANNEL

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("app")]


async def test_work_is_opened_and_the_answer_is_for_the_person_only(slack, office):
    seen = await slack.slash(ZHANG, CHANNEL, "/task open claims.simple Car CLM-1")

    assert "#1 Car" in seen.text
    assert seen.message.ephemeral_to == ZHANG
    assert office.desk.all_tasks[1].responsible == ZHANG
    assert office.woken == 1
    assert slack.refusals == []


async def test_everybody_is_answered_in_the_language_of_their_slack(slack, office):
    chinese, english = [await slack.slash(who, CHANNEL, "/task xyzzy") for who in (WANG, LIN)]
    assert "沒有" in chinese.text
    assert "There is no command" in english.text
    assert office.languages.known == {WANG: Language.HANT, LIN: Language.EN}


@pytest.mark.parametrize(
    "line",
    [
        *(
            "close 1 審核 核准 金額已定",
            "progress 1 a | b | c",
            "stuck 1 缺件",
            "list",
            "show 1",
            "why 1",
            "xyzzy",
            "opne",
        ),
        *("hold 1", "close 1 review x", "open claims x", "open 天氣 x", "list @李大同", "show 9", "list x", "accept"),
    ],
)
async def test_every_answer_has_its_sentence(slack, line, caplog):
    """In words, by the real texts: nothing ends as an unexpected error after it was committed."""
    await slack.slash(WANG, CHANNEL, "/task open claims.simple 車險 CLM-1")
    seen = await slack.slash(WANG, CHANNEL, f"/task {line}")
    assert seen.text or seen.view
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert slack.refusals == []


async def test_a_refusal_changes_nothing_and_wakes_nobody(slack, office):
    seen = await slack.slash(WANG, CHANNEL, "/task close 7 done")
    assert "7" in seen.text
    assert (office.desk.all_tasks, office.woken) == ({}, 0)


async def test_mentions_and_entities_arrive_as_they_were_typed(slack, office):
    await slack.slash(WANG, CHANNEL, "/task open sales.email R&D <b> @林美玲")
    task = office.desk.all_tasks[1]
    assert (task.title, task.responsible) == ("R&D <b>", LIN)


async def test_missing_words_open_a_form(slack):
    seen = await slack.slash(WANG, CHANNEL, "/task open claims.simple")
    assert (seen.text, seen.view.body["callback_id"]) == ("", "open")
    assert slack.refusals == []


async def test_a_form_that_comes_too_late_says_so(slack):
    """The trigger lives for 3 s."""
    slack.triggers.life = -1
    seen = await slack.slash(LIN, CHANNEL, "/task open")
    assert seen.view is None
    assert "again" in seen.text


async def test_a_command_that_is_delivered_twice_acts_once(slack, office):
    slack.wire.duplicates = 1
    await slack.slash(WANG, CHANNEL, "/task open sales.email 詢價")
    await office.visited(2, slack)
    assert list(office.desk.all_tasks) == [1]


async def test_two_commands_are_two_tasks(slack, office):
    for _ in range(2):
        await slack.slash(WANG, CHANNEL, "/task open sales.email 詢價")
    assert list(office.desk.all_tasks) == [1, 2]


async def test_an_unexpected_error_rolls_back_and_shows_the_id_it_was_logged_under(slack, office, caplog):
    """What was typed, and what the error itself says, stays out of the log."""
    office.broken = RuntimeError("secret words")
    with caplog.at_level(logging.DEBUG):
        seen = await slack.slash(LIN, CHANNEL, "/task open sales.email hush-hush")
    error_id = seen.text.rstrip(".").split()[-1].strip("*`")
    (logged,) = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert error_id in logged
    assert "RuntimeError" in logged
    assert office.desk.all_tasks == {}
    everything = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("bot."))
    assert not any(words in everything for words in ("secret words", "hush-hush", slack.bot_token))


async def test_help_and_every_picture_fit_into_slack(slack, office):
    await slack.slash(WANG, CHANNEL, "/task open claims.simple 車險 CLM-1 received:2026-11-16T10:00")
    office.tick("2026-11-23 10:00")
    for line in ("", "list", "list red", "show 1", "why 1", "standards", "standards 投訴", "help"):
        seen = await slack.slash(WANG, CHANNEL, f"/task {line}")
        assert seen.text, line
    assert slack.refusals == []


async def test_nobody_accepts_a_report_but_management(slack, office):
    await slack.slash(LIN, CHANNEL, "/task open claims.simple 車險 received:2026-11-16T10:00")
    office.tick("2026-11-23 10:00")
    await slack.slash(LIN, CHANNEL, "/task rectify 缺人 | 加人 @陳志遠 2026-11-30 | 排班")
    assert "may not" in (await slack.slash(LIN, CHANNEL, "/task accept 1")).text
    await slack.slash(ZHOU, CHANNEL, "/task accept 1")
    assert office.desk.all_reports[1].state == "accepted"


@pytest.mark.parametrize("verb", ["accept", "return"])
async def test_management_s_verbs_are_refused_to_others_before_anything_is_asked(slack, verb):
    assert "may not" in (await slack.slash(LIN, CHANNEL, f"/task {verb}")).text
    assert "may not" not in (await slack.slash(ZHOU, CHANNEL, f"/task {verb}")).text


@pytest.mark.parametrize(
    "failure", [Failure("error", error="fatal_error"), Failure("drop_before")], ids=lambda f: f.kind
)
async def test_a_form_that_slack_does_not_take_shows_an_id(slack, failure, caplog):
    slack.faults.plan("views.open", failure)
    seen = await slack.slash(LIN, CHANNEL, "/task open")
    (logged,) = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert logged.split()[2].rstrip(":") in seen.text
