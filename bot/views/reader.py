"""Who reads a view, and what a view hands out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.company import Company
from bot.domain.standards import Language

Block = dict[str, Any]


@dataclass(frozen=True)
class Reader:
    """The one for whom a view is drawn.

    Attributes:
        language: the language of every sentence.
        company: names of people, departments and standards; the calendar and the zone of every instant shown.
        now: aware UTC; what is left and what is late is told as of now.
        person: Slack id; None for a channel.
    """

    language: Language
    company: Company
    now: datetime
    person: str | None = None


@dataclass(frozen=True)
class Payload:
    """What is posted.

    Attributes:
        text: the whole message for screen readers, as mrkdwn with typed words escaped; under 3,900 characters, since
            Slack refuses more than 4,000 when a message is updated.
        blocks: plain dicts, within Slack's limits; None when the text says it all.
        plain: for blocks that not every Slack takes, what stands in their place where they are refused, by their
            place in `blocks` (as text, since it is kept as JSON).
    """

    text: str
    blocks: list[Block] | None = None
    plain: Mapping[str, list[Block]] = field(default_factory=dict)
