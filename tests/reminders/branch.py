"""A post office on a loopback Slack and a real database; the bot's clock and the machine's move only when told to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.company import Company
from bot.domain.decision import Decision, Notice
from bot.domain.opening import Opening, open_task
from bot.domain.task import Task
from bot.playground.messages import Message
from bot.playground.people import Channel, Person
from bot.playground.workspace import Workspace
from bot.reminders.clock import Clock
from bot.reminders.deliver.answers import client
from bot.reminders.deliver.office import Office
from bot.reminders.deliver.rounds import Deliver
from bot.reminders.folding import Folding
from bot.reminders.languages import Languages
from bot.reminders.pace import Pace
from bot.reminders.tick import Tick
from storage.calendars import save_calendar
from storage.database import Database
from storage.desk import SqlDesk
from tests.company import AUDIT_CHANNEL, CLAIMS_CHANNEL, MANAGEMENT_CHANNEL, NOW, SALES_CHANNEL, WANG, at
from tests.reminders.machine import Hands

CHANNELS = (CLAIMS_CHANNEL, SALES_CHANNEL, MANAGEMENT_CHANNEL, AUDIT_CHANNEL)


def workspace(company: Company) -> Workspace:
    people = [Person(person.id, person.name, "zh-TW") for person in company.people.values()]
    return Workspace(people, [Channel(channel, channel.lower(), members=["U0BOT"]) for channel in CHANNELS])


@dataclass
class Branch:
    """One process of the bot with what stands around it."""

    slack: Workspace
    database: Database
    company: Company
    api_url: str
    hands: Hands = field(default_factory=Hands)
    clock: Clock = field(default_factory=lambda: Clock(NOW, 0))
    answer_within: float = 5.0  # real seconds after which the bot's client gives up

    def __post_init__(self) -> None:
        self.folding = Folding(self.database, wall=self.hands.wall)
        self.languages = Languages(self.database, wall=self.hands.wall)
        self.office = self.make_office()
        self.deliver = Deliver(self.office, self.folding)
        self.woken = 0
        self.tick = Tick(self.database, self.the_company, self.clock.now, self.wake, self.folding)

    def make_office(self) -> Office:
        slack = client(self.slack.bot_token, self.api_url)
        slack.timeout = self.answer_within  # type: ignore[assignment]  # a fraction of a second will do here
        pace = Pace(monotonic=self.hands.steady)
        machine = self.hands.machine()
        return Office(self.database, self.the_company, self.clock.now, slack, self.languages, pace, machine)

    def the_company(self) -> Company:
        return self.company

    def wake(self) -> None:
        self.woken += 1

    def save_calendar(self) -> None:
        with self.database.transaction() as session:
            save_calendar(session, self.company.calendar, self.clock.now())

    def record(self, *notices: Notice) -> None:
        with self.database.transaction() as session:
            SqlDesk(session).record(Decision(notices=notices))

    def open(
        self, standard: str = "claims.simple", who: str = WANG, received: str = "", title: str = "車險理賠"
    ) -> Task:
        now = self.clock.now()
        opening = Opening(standard, title, "CLM-1", who, at(received) if received else now)
        with self.database.transaction() as session:
            desk = SqlDesk(session)
            decision = open_task(opening, desk.next_task(), who, now, self.company)
            desk.record(decision)
        return decision.task

    def decide(self, number: int, rule: Callable[[Task], Decision]) -> None:
        with self.database.transaction() as session:
            desk = SqlDesk(session)
            desk.record(rule(desk.task(number)))

    def jump(self, local: str) -> None:
        self.clock.jump(at(local))

    def said(self, place: str) -> list[Message]:
        """What the bot said at a place, oldest first."""
        channel = self.slack.dm(place) if place.startswith("U") else place
        return [*self.slack.log.standing(channel)] if channel else []

    def texts(self, place: str) -> list[str]:
        return [message.text for message in self.said(place)]

    def posted(self) -> list[dict[str, Any]]:
        """Everything that Slack ever accepted as a post, in order."""
        return self.slack.ledger

    def rows(self, statement: str) -> Sequence[Any]:
        with self.database.engine.connect() as connection:
            return connection.exec_driver_sql(statement).all()

    def states(self) -> list[str]:
        return [row.state for row in self.rows("select state from message order by id")]


def seal(place: str, words: str, *, fell_at: datetime = NOW) -> Notice:
    """A notice that stands alone and needs no task; its words can be found in the message."""
    return Notice("seal", place, f"seal:{place}:{words}", fell_at, facts={"digest": words})
