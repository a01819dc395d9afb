"""The states of a message in the outbox and its legal moves; every other move changes nothing."""

from collections.abc import Mapping
from enum import StrEnum


class MessageState(StrEnum):
    """Where a message stands."""

    PENDING = "pending"  # waits for its turn; for certain, no attempt of it has reached Slack
    SENDING = "sending"  # claimed under a token; nobody knows whether Slack has it until somebody says so
    SENT = "sent"  # Slack has it, at `channel` and `ts`
    DEAD = "dead"  # cannot be delivered; stays on record, and others were told instead


MESSAGE_MOVES: Mapping[tuple[MessageState, str], MessageState] = {
    (MessageState.PENDING, "claim"): MessageState.SENDING,
    (MessageState.SENDING, "reclaim"): MessageState.SENDING,
    (MessageState.SENDING, "fix"): MessageState.SENDING,
    (MessageState.SENDING, "extend"): MessageState.SENDING,
    (MessageState.SENDING, "put_back"): MessageState.PENDING,
    (MessageState.SENDING, "deliver"): MessageState.SENT,
    (MessageState.SENDING, "bury"): MessageState.DEAD,
    (MessageState.SENT, "show"): MessageState.SENT,
}


def before_and_after(gesture: str) -> tuple[MessageState, MessageState]:
    """The state that a gesture needs and the one that it leads to. Each gesture has one row in the table."""
    return next((before, after) for (before, known), after in MESSAGE_MOVES.items() if known == gesture)
