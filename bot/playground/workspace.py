"""A Slack workspace on this machine, as its people and its page use it: gestures, and what each person sees.

Everything here belongs to the event loop that serves it. Times that decide (trigger ids, response urls, rate limits,
`ts`) are the machine's; the workspace's clock only stamps `shown_at`.
"""

from collections.abc import Mapping

from bot.playground import gestures, modals
from bot.playground.answers import Typed
from bot.playground.messages import Message, Seen
from bot.playground.people import Channel, Json, Person
from bot.playground.state import State
from bot.playground.views import View
from bot.playground.wire import Delivery

__all__ = ["Workspace"]


class Workspace(State):
    """A workspace with one app in it: what `State` holds, seen and used by people.

    Tests shorten its time limits (seconds): `ack_timeout`, `trigger_life`, `response_url_life`, `retry_delays`.
    `events` are the event types the app subscribed to, `scopes` what its token may do. `refusals` lists everything ever
    refused, `limits` and `faults` tell how it slows down and fails, `ledger` lists every accepted post.
    `unsupported` names kinds of blocks (and elements) that this workspace does not know yet: it refuses them.
    """

    # What people see

    def channels_of(self, user: str) -> list[Channel]:
        """The channels the person is in, by name, then their direct message with the bot, if any."""
        mine = [channel for channel in self.channels.values() if user in channel.members]
        return sorted(mine, key=lambda channel: (channel.is_im, channel.name))

    def messages(self, channel: str, user: str) -> list[Message]:
        """What the person sees in the channel, oldest first: its messages and those only they can see."""
        self.place(user, channel)
        return [message for message in self.log.standing(channel) if message.ephemeral_to in (None, user)]

    def open_views(self, user: str) -> list[View]:
        """The person's open forms, the lowest first; the last one is the one they see."""
        return [*self.shelf.stack(user)]

    def home(self, user: str) -> View | None:
        """The person's Home tab as last published, None before that."""
        return self.shelf.homes.get(user)

    # What the administrator does

    def set_person(self, person: Person) -> None:
        """Add a person, or change one: deactivated, made a guest, another language."""
        self.people[person.id] = person
        self.touch()

    async def disconnect(self, reason: str | None = "refresh_requested") -> None:
        """Send every Socket Mode connection away; `warning` only announces it, None cuts the lines without a word."""
        await self.wire.disconnect(reason)

    def stall(self) -> None:
        """Let every present connection go silent without closing: no envelope, no ack, no pong; new ones work."""
        self.wire.stall()

    @property
    def http(self) -> Delivery | None:
        """The signed HTTP delivery that is used instead of Socket Mode, None by default."""
        return self.wire.http

    @http.setter
    def http(self, delivery: Delivery | None) -> None:
        self.wire.http = delivery

    @property
    def ack_timeout(self) -> float:
        """Seconds that a person waits for the app's ack."""
        return self.wire.ack_timeout

    @ack_timeout.setter
    def ack_timeout(self, seconds: float) -> None:
        self.wire.ack_timeout = seconds

    @property
    def trigger_life(self) -> float:
        """Seconds in which a trigger id opens a view."""
        return self.triggers.life

    @trigger_life.setter
    def trigger_life(self, seconds: float) -> None:
        self.triggers.life = seconds

    @property
    def response_url_life(self) -> float:
        """Seconds in which a response url takes answers."""
        return self.doors.life

    @response_url_life.setter
    def response_url_life(self, seconds: float) -> None:
        self.doors.life = seconds

    # Gestures. Each raises Impossible for what Slack's client would not offer.

    async def slash(self, user: str, channel: str, line: str) -> Seen:
        """Type a whole slash command; `@name` and `#name` arrive as `<@U1|name>` and `<#C1|name>`."""
        return await gestures.slash(self, user, channel, line)

    async def press(
        self,
        user: str,
        *,
        action_id: str,
        message: tuple[str, str] | None = None,
        view_id: str | None = None,
        block_id: str | None = None,
        value: str | None = None,
        selected: Typed = None,
        tampered_value: str | None = None,
    ) -> Seen:
        """Press a button or choose in a menu, in a message (channel, ts) or in a view (a form or the Home tab).

        `block_id` and `value` tell apart elements that share an action id. `selected` is the choice in a menu, or the
        text typed into a dispatching input. `tampered_value` stands for a forged request: it replaces the value, and
        needs no such element to exist.
        """
        place = gestures.surface(self, user, message, view_id)
        found = gestures.element_in(place, action_id, block_id, value)
        return await gestures.press(
            self,
            user,
            place,
            found,
            action_id=action_id,
            block_id=block_id,
            selected=selected,
            tampered_value=tampered_value,
        )

    async def submit(self, user: str, view_id: str, values: Mapping[str, Mapping[str, Typed]] | None = None) -> Seen:
        """Type the values into the form on top and submit it.

        The client itself refuses a required field left empty or a wrong e-mail, url, number or length: the words are in
        `Seen.errors` and nothing is sent.
        """
        return await modals.submit(self, user, view_id, values or {})

    def type_in(self, user: str, view_id: str, values: Mapping[str, Mapping[str, Typed]]) -> View:
        """Type without submitting; the values stay while block_id and action_id stay, also through views.update."""
        return modals.type_in(self, user, view_id, values)

    async def close(self, user: str, view_id: str, *, all_views: bool = False) -> Seen:
        """Close the form on top (or the whole stack); the app hears of it when it asked to (`notify_on_close`)."""
        return await modals.close(self, user, view_id, all_views=all_views)

    async def suggest(
        self,
        user: str,
        *,
        action_id: str,
        query: str,
        message: tuple[str, str] | None = None,
        view_id: str | None = None,
        block_id: str | None = None,
    ) -> list[Json]:
        """Type into an external select: its options; groups are `{"label": ..., "options": [...]}` entries.

        Fewer letters than `min_query_length`, no answer in time or a wrong answer: an empty list.
        """
        place = gestures.surface(self, user, message, view_id)
        found = gestures.element_in(place, action_id, block_id, None)
        return await gestures.suggest(self, user, place, found, query)

    async def open_home(self, user: str) -> Seen:
        """Open the app's Home tab (`app_home_opened`, when subscribed)."""
        return await gestures.open_home(self, user)

    async def shortcut(self, user: str, callback_id: str) -> Seen:
        """Choose a global shortcut."""
        return await gestures.shortcut(self, user, callback_id)

    async def message_shortcut(self, user: str, callback_id: str, channel: str, ts: str) -> Seen:
        """Choose a shortcut on a message."""
        place = gestures.surface(self, user, (channel, ts), None)
        return await gestures.message_shortcut(self, user, callback_id, place)

    async def post_as(self, user: str, channel: str, text: str, *, thread_ts: str | None = None) -> Message:
        """Write a message as a person (a `message` event, when subscribed)."""
        return await gestures.post_as(self, user, channel, text, thread_ts)
