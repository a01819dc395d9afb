import logging
from pathlib import Path

import pytest

from bot.settings import Faults, read_environment, sample_company

VARIABLES = {
    "SLACK_BOT_TOKEN": "xoxb-secret",
    "SLACK_APP_TOKEN": "xapp-secret",
    "SLACK_SIGNING_SECRET": "signing-secret",
    "SLACK_API_URL": "http://127.0.0.1:1/api/",
    "DATABASE_URL": "postgresql+psycopg://bot:pass-secret@db/timeliness",
    "COMPANY_FILE": "other.toml",
    "API_HOST": "0.0.0.0",
    "API_PORT": "0",
    "API_TOKENS": "one-secret, two-secret,",
    "LOG_LEVEL": "debug",
    "LOG_FORMAT": "json",
}

WRONG = [
    ("API_PORT", "http", "environment.port_wrong"),
    ("API_PORT", "65536", "environment.port_wrong"),
    ("LOG_LEVEL", "loud", "environment.choice_unknown"),
    ("LOG_FORMAT", "xml", "environment.choice_unknown"),
    ("SLACK_API_URL", "https://slack.com/api", "environment.url_wrong"),
    ("SLACK_API_URL", "slack.com/api/", "environment.url_wrong"),
]


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch, tmp_path):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_without_variables_the_defaults_of_the_design_hold():
    environment = read_environment()

    assert environment.slack_bot_token is None
    assert environment.slack_app_token is None
    assert environment.slack_signing_secret is None
    assert environment.slack_api_url == "https://slack.com/api/"
    assert environment.database_url.get_secret_value() == "sqlite:///timeliness.db"
    assert environment.company_path == Path("company.toml")
    assert (environment.api_host, environment.api_port, environment.api_tokens) == ("127.0.0.1", 8080, ())
    assert (environment.log_level, environment.log_format) == ("INFO", "text")


def test_every_variable_is_read(monkeypatch):
    for name, value in VARIABLES.items():
        monkeypatch.setenv(name, value)

    environment = read_environment()

    assert environment.slack_bot_token.get_secret_value() == "xoxb-secret"
    assert environment.slack_app_token.get_secret_value() == "xapp-secret"
    assert environment.slack_signing_secret.get_secret_value() == "signing-secret"
    assert environment.slack_api_url == "http://127.0.0.1:1/api/"
    assert environment.database_url.get_secret_value() == VARIABLES["DATABASE_URL"]
    assert environment.company_path == Path("other.toml")
    assert (environment.api_host, environment.api_port) == ("0.0.0.0", 0)
    assert [token.get_secret_value() for token in environment.api_tokens] == ["one-secret", "two-secret"]
    assert (environment.log_level, environment.log_format) == ("DEBUG", "json")


def test_secrets_are_never_shown(monkeypatch, caplog):
    for name, value in VARIABLES.items():
        monkeypatch.setenv(name, value)
    environment = read_environment()

    with caplog.at_level(logging.INFO):
        logging.getLogger("test").info("%s", environment)
    shown = (repr(environment), str(environment), str(environment.model_dump()), caplog.text)

    assert not [text for text in shown if "-secret" in text]


def test_an_empty_variable_is_as_good_as_none(monkeypatch):
    monkeypatch.setenv("SLACK_APP_TOKEN", "")
    monkeypatch.setenv("API_PORT", "")

    environment = read_environment()

    assert environment.slack_app_token is None
    assert environment.api_port == 8080


@pytest.mark.parametrize(("name", "value", "key"), WRONG)
def test_a_variable_that_makes_no_sense_is_refused_by_its_name(monkeypatch, name, value, key):
    monkeypatch.setenv(name, value)

    with pytest.raises(Faults) as raised:
        read_environment()

    (fault,) = raised.value.faults
    assert (fault.path, fault.line, fault.key, fault.facts["name"]) == (None, 0, key, name)
    assert value not in str(raised.value)


def test_all_senseless_variables_are_named_at_once(monkeypatch):
    for name, value, _ in WRONG:
        monkeypatch.setenv(name, value)

    with pytest.raises(Faults) as raised:
        read_environment()

    assert sorted(fault.facts["name"] for fault in raised.value.faults) == [
        "API_PORT",
        "LOG_FORMAT",
        "LOG_LEVEL",
        "SLACK_API_URL",
    ]


def test_demo_and_deadline_fall_back_to_the_sample_only_when_no_company_is_named_or_there(monkeypatch, tmp_path):
    assert read_environment().company_path_or_sample == sample_company()

    (tmp_path / "company.toml").touch()
    assert read_environment().company_path_or_sample == Path("company.toml")

    monkeypatch.setenv("COMPANY_FILE", "gone.toml")
    assert read_environment().company_path_or_sample == Path("gone.toml")
