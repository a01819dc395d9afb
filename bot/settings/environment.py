"""The environment's variables. Secrets are never shown, not even in a fault."""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.settings.company import sample_company
from bot.settings.faults import Fault, Faults

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
FORMATS = ("text", "json")


class Environment(BaseSettings):
    """How the program is run: each field is a variable of the same name in capitals. Read with `read_environment`.

    Attributes:
        slack_app_token: when set, Socket Mode.
        slack_signing_secret: HTTP mode, `/slack/events` on the API's port.
        slack_api_url: ends in a slash.
        database_url: an SQLAlchemy URL; secret, because it may hold a password.
        company_file: None when not set; `company_path` says which file that means.
        api_port: 0 for any free port.
        api_tokens: separated by commas; without any the business routes are off.
    """

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", hide_input_in_errors=True, frozen=True)

    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_api_url: Annotated[str, Field(pattern=r"^https?://.+/$")] = "https://slack.com/api/"
    database_url: SecretStr = SecretStr("sqlite:///timeliness.db")
    company_file: Path | None = None
    api_host: str = "127.0.0.1"
    api_port: Annotated[int, Field(ge=0, le=65535)] = 8080
    api_tokens: Annotated[tuple[SecretStr, ...], NoDecode] = ()
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    @field_validator("api_tokens", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:  # noqa: ANN401 -- whatever the variable or a caller holds
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, value: Any) -> Any:  # noqa: ANN401 -- as above
        return value.upper() if isinstance(value, str) else value

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every token and secret that is set; the database's password stands in its URL."""
        known = (self.slack_bot_token, self.slack_app_token, self.slack_signing_secret, *self.api_tokens)
        return tuple(one.get_secret_value() for one in known if one)

    @property
    def company_path(self) -> Path:
        """The company's file, there or not: the one that is named, else `company.toml` in the working folder."""
        return self.company_file or Path("company.toml")

    @property
    def company_path_or_sample(self) -> Path:
        """The same for `demo` and `deadline`: the sample when no file is named and none is there."""
        return self.company_path if self.company_file or self.company_path.exists() else sample_company()


def read_environment() -> Environment:
    """The environment of this process.

    Raises:
        Faults: each variable that cannot be understood, by name and without its value.
    """
    try:
        return Environment()
    except ValidationError as error:
        names = [str(detail["loc"][0]) for detail in error.errors(include_url=False, include_input=False)]
    raise Faults(_fault(name) for name in names)


def _fault(field: str) -> Fault:
    name = field.upper()
    match field:
        case "log_level":
            return Fault(None, 0, "environment.choice_unknown", {"name": name, "choices": LEVELS})
        case "log_format":
            return Fault(None, 0, "environment.choice_unknown", {"name": name, "choices": FORMATS})
        case "api_port":
            return Fault(None, 0, "environment.port_wrong", {"name": name})
        case _:
            return Fault(None, 0, "environment.url_wrong", {"name": name})
