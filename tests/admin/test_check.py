"""`app.py check` against the playground: every fault that can be planted, all at once, each with its line."""

from dataclasses import replace

import pytest
from pydantic import SecretStr
from typer.testing import CliRunner

from app import cli
from bot.admin.check import FAULTS, check
from bot.admin.manifest import manifest
from bot.demo import workspace_of
from bot.domain.standards import Language
from bot.playground.faults import Failure
from bot.playground.joining import install
from bot.playground.people import Person
from bot.playground.server import Playground
from bot.reminders.clock import Clock
from bot.settings import Environment, Fault, Faults, read_company, sample_company
from bot.texts.texts import texts_in
from bot.views import console
from tests.company import NOW

pytestmark = pytest.mark.anyio
SAMPLE = sample_company()
LINES = SAMPLE.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def slack():
    """The sample company's workspace, with the app installed by its manifest."""
    workspace = workspace_of(read_company(SAMPLE), Clock(NOW, 0.0), Language.HANT)
    playground = Playground(workspace)
    await playground.start()
    yield workspace
    await playground.stop()


def environment(slack, **other):
    tokens = {"slack_bot_token": SecretStr(slack.bot_token), "slack_app_token": SecretStr(slack.app_token)}
    return Environment(**(tokens | {"slack_api_url": f"{slack.base_url}/api/"} | other))


async def faults_of(slack, path=SAMPLE, **other):
    with pytest.raises(Faults) as raised:
        await check(environment(slack, **other), path)
    for fault in raised.value.faults:
        if fault.key in FAULTS:
            assert sorted(fault.facts) == sorted(FAULTS[fault.key])
        for language in Language:
            assert console.fault(fault.key, fault.facts, language)
    return raised.value.faults


def line_of(words: str) -> int:
    """The one line of the sample that begins with those words."""
    (found,) = [number for number, line in enumerate(LINES, 1) if line.startswith(words)]
    return found


def shown(faults: tuple[Fault, ...]) -> list[tuple[int, str]]:
    return [(fault.line, fault.key) for fault in faults]


async def test_a_company_in_order_is_well_and_says_how_much_was_proved(slack):
    """The negative control of every fault below."""
    assert await check(environment(slack), SAMPLE) == {"person": 13, "channel": 6, "group": 4}
    assert slack.refusals == []


async def test_every_fault_is_found_at_once_with_the_line_to_mend(slack):
    slack.channels["C0SALES"].archived = True
    slack.channels["C0CLAIMS"].members.remove("U0BOT")
    del slack.channels["C0AUDIT"]
    slack.groups = [one for one in slack.groups if one.id != "S0SERVICE"]
    people = slack.people
    people["U0WU"] = replace(people["U0WU"], deleted=True)
    people["U0XU"] = replace(people["U0XU"], is_restricted=True)
    people["U0HE"] = Person("U0HE", "何曉東", "zh-TW", team_id="T9OTHER")
    people["U0SUN"] = replace(people["U0SUN"], is_bot=True)
    del people["U0LIN"]
    slack.scopes -= {"files:write", "im:history"}

    found = await faults_of(slack)

    assert shown(found) == sorted(
        [
            (0, "check.scopes_missing"),
            (line_of("audit_channel ="), "check.channel_missing"),
            (line_of('channel = { id = "C0SALES"'), "check.channel_archived"),
            (line_of('group = "S0SERVICE"'), "check.group_missing"),
            (line_of('channel = { id = "C0CLAIMS"'), "check.channel_not_member"),
            (line_of('id = "U0SUN"'), "check.person_outside"),
            (line_of('id = "U0WU"'), "check.person_closed"),
            (line_of('id = "U0LIN"'), "check.person_missing"),
            (line_of('id = "U0XU"'), "check.person_guest"),
            (line_of('id = "U0HE"'), "check.person_outside"),
        ]
    )
    assert found[0].facts == {"scopes": ("files:write", "im:history")}


async def test_faults_of_the_file_itself_stand_among_those_of_slack(slack, tmp_path):
    words = SAMPLE.read_text(encoding="utf-8").replace('head = "U0LI"', 'head = "U0NOBODY"')
    file = tmp_path / "company.toml"
    file.write_text(words, encoding="utf-8")
    del slack.people["U0XU"]

    found = await faults_of(slack, file)

    assert shown(found) == [
        (line_of('head = "U0LI"'), "company.department.head_unknown"),
        (line_of('id = "U0XU"'), "check.person_missing"),
    ]
    assert {fault.path for fault in found} == {file}


@pytest.mark.parametrize(
    ("other", "key", "name"),
    [
        ({"slack_bot_token": None}, "cli.token_missing", "SLACK_BOT_TOKEN"),
        ({"slack_app_token": None}, "cli.token_missing", "SLACK_APP_TOKEN"),
        ({"slack_bot_token": SecretStr("xoxb-other")}, "check.token_refused", "SLACK_BOT_TOKEN"),
        ({"slack_app_token": SecretStr("xapp-other")}, "check.token_refused", "SLACK_APP_TOKEN"),
    ],
    ids=["no bot token", "no app token", "a wrong bot token", "a wrong app token"],
)
async def test_a_token_that_is_missing_or_wrong_is_named_without_its_value(slack, other, key, name):
    (found,) = await faults_of(slack, **other)
    assert (found.key, found.facts["name"]) == (key, name)
    assert "other" not in console.fault(found.key, found.facts, Language.EN)


async def test_over_http_no_app_token_is_needed(slack):
    over_http = environment(slack, slack_app_token=None, slack_signing_secret=SecretStr("s"))
    assert await check(over_http, SAMPLE)


async def test_an_app_token_without_its_scope_is_a_fault_of_its_own(slack):
    slack.faults.plan("apps.connections.open", Failure("error", error="missing_scope"))
    assert shown(await faults_of(slack)) == [(0, "check.app_scope_missing")]


async def test_a_missing_scope_is_said_once_and_not_again_for_each_call(slack):
    slack.scopes -= {"channels:read", "users:read", "usergroups:read"}
    (found,) = await faults_of(slack)
    assert found.facts == {"scopes": ("channels:read", "usergroups:read", "users:read")}


async def test_what_slack_does_not_answer_is_a_fault_and_no_silence(slack):
    slack.faults.plan("users.list", Failure("error", error="fatal_error"))
    (found,) = await faults_of(slack)
    assert found.facts == {"method": "users.list", "error": "fatal_error"}


async def test_a_slack_that_cannot_be_reached_is_said_once(slack):
    (found,) = await faults_of(slack, slack_api_url="http://127.0.0.1:9/api/")
    assert found.key == "check.unreachable"


async def test_it_waits_when_slack_is_asked_too_fast(slack):
    for method in ("auth.test", "conversations.info", "users.list", "usergroups.list"):
        slack.faults.plan(method, Failure("ratelimited", seconds=0))
    assert await check(environment(slack), SAMPLE)
    assert len(slack.faults.happened) == 4


async def test_hundreds_of_people_are_asked_for_by_the_page(slack, monkeypatch):
    for number in range(500):
        slack.set_person(Person(f"U9{number}", f"同事{number}", "zh-TW"))
    asked = []
    take = slack.faults.next
    monkeypatch.setattr(slack.faults, "next", lambda method: asked.append(method) or take(method))
    assert await check(environment(slack), SAMPLE)
    assert asked.count("users.list") == 3
    assert "users.info" not in asked


async def test_a_group_that_is_switched_off_is_a_fault(slack, monkeypatch):
    """The playground has no such groups: the answer is changed on its way."""
    monkeypatch.setattr("bot.admin.check._is_off", lambda group: group["id"] == "S0SALES")
    assert shown(await faults_of(slack)) == [(line_of('group = "S0SALES"'), "check.group_off")]


def test_every_fault_has_its_sentence_in_every_language():
    assert all(texts_in(language).knows(key) for key in FAULTS for language in Language)


async def test_the_app_is_what_its_manifest_says(slack):
    install(slack, manifest(Language.EN))
    assert "channels:join" not in slack.scopes
    assert slack.events >= {"team_join", "user_change"}


def test_the_command_prints_every_fault_and_ends_with_1(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "COMPANY_FILE", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_TW.UTF-8")
    said = CliRunner().invoke(cli, ["check"])
    assert said.exit_code == 1
    assert [line.partition("。")[0] for line in said.stderr.splitlines()] == [
        "company.toml: 找不到這個檔案",
        "尚未設定 SLACK_APP_TOKEN",
        "尚未設定 SLACK_BOT_TOKEN",
    ]
