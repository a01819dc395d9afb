"""How the demo's past and the tests' days go on: a halt at every event, and no halt without end."""

from datetime import UTC, datetime, timedelta

from bot.demo import stops

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Bar:
    """A clock bar whose events are there until they are told; one may never be."""

    def __init__(self, *events: datetime) -> None:
        self.events, self.time = [*events], AT

    def next_event(self) -> datetime | None:
        return min(self.events, default=None)

    def now(self) -> datetime:
        return self.time


def told(bar: Bar, to: datetime, stuck: datetime | None = None) -> list[datetime]:
    halts = []
    for at in stops(bar, to):
        halts.append(at)
        bar.time, bar.events = at, [event for event in bar.events if event > at or event == stuck]
        assert len(halts) < 10, "it goes round and round"
    return halts


def test_each_event_on_the_way_is_halted_at_and_none_after_it():
    """What fell due before now is told now."""
    assert told(Bar(AT - HOUR, AT + HOUR, AT + 2 * HOUR, AT + 4 * HOUR), AT + 3 * HOUR) == [
        AT,
        AT + HOUR,
        AT + 2 * HOUR,
    ]


def test_an_event_that_stays_due_is_halted_at_once():
    assert told(Bar(AT + HOUR), AT + 3 * HOUR, stuck=AT + HOUR) == [AT + HOUR]
