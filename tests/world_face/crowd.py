"""A crowd that uses the bot at random: they type, press, fill forms, open Home, choose shortcuts, let time pass."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random
from typing import Any

from bot.demo import ClockBar
from bot.playground.anatomy import elements, every_block, inputs
from bot.playground.messages import Message, Refusal, Seen
from bot.playground.people import Impossible
from bot.playground.views import View
from tests.world import World

Json = dict[str, Any]
NEWEST = 6  # messages of a channel among which somebody presses
LINES = (
    *("", "help", "help open", "list", "list mine", "list red", "list yellow", "list department", "list @王小明"),
    *("show 1", "show 99", "why 1", "why 2", "why", "standards", "standards 理賠", "標準 claim", "open", "open claims"),
    *(
        "open claims.simple 車險 <理賠> & *粗* CLM-7",
        "open claims.complex 工程險 CLM-8 @林雅婷",
        "open nothing.such a b",
    ),
    *("close", "close 1", "close 1 已結", "close 2 registration ok", "progress 3", "progress 3 缺件 | 補件 | 明天中午"),
    *("stuck 3 等補件", "stuck", "rectify 1 人手不足 | 每日檢視 @吳俊傑 2026-12-01 | 調整排班", "rectify", "accept 1"),
    *("return 1 請寫明原因", "return 1", "extend 1", "opne", "```", "@everyone <!channel>", "開立 " + "長" * 300),
)
WORDS = ("已處理", "a & <b> *c*", "第一行\n第二行", "長" * 400, "CLM-2026-7", "12")


class Crowd:
    """Everybody in a world, moved by one seed; `did` says what was done, the newest last.

    A move that Slack's own client would not offer is no move; whatever it refuses of the bot's stays in
    `World.workspace.refusals`.
    """

    def __init__(self, world: World, seed: int, shortcuts: list[tuple[str, str]]) -> None:
        self.world, self.random = world, Random(seed)
        self.space, self.shortcuts = world.workspace, shortcuts
        self.people = [one.id for one in self.space.people.values() if not one.is_bot]
        self.did: list[str] = []

    def move(self) -> Seen | None:
        """One gesture of somebody, and everything told that follows from it."""
        who = self.random.choice(self.people)
        kinds: list[Callable[[str], Seen | None]] = [self.type, self.press, self.press, self.home, self.shortcut]
        act = self.fill if self.space.open_views(who) else self.random.choice(kinds)
        try:
            seen = act(who)
        except Impossible:
            return None
        self.world.settle()
        return seen

    def wait(self) -> None:
        """Time passes until the next thing happens, a day at most."""
        bar = ClockBar(self.world.bot)
        now = bar.now()
        to = min(bar.next_event() or now + timedelta(days=1), now + timedelta(days=1))
        self.note("", "waits until", f"{to:%m-%d %H:%M}")
        self.world.clock.jump(max(to, now + timedelta(minutes=1)))
        self.world.settle()

    def refused(self) -> list[Refusal]:
        """What Slack has refused but for races: of two who publish one Home, one comes second and does it again."""
        kept = self.space.refusals
        kept[:] = [one for one in kept if one.error != "hash_conflict"]
        return kept

    def note(self, who: str, *words: str) -> None:
        self.did.append(" ".join([who, *words]))

    def ran(self, gesture: Any) -> Any:
        return self.world.loop.run(gesture)

    def type(self, who: str) -> Seen:
        place, line = self.random.choice(self.space.channels_of(who)), self.random.choice(LINES)
        self.note(who, "types", line[:60])
        return self.ran(self.space.slash(who, place.id, f"/task {line}"))

    def seen_by(self, who: str) -> Iterator[Message]:
        for place in self.space.channels_of(who):
            yield from self.space.messages(place.id, who)[-NEWEST:]

    def press(self, who: str) -> Seen | None:
        found = [(m, block, one) for m in self.seen_by(who) for block, one in pressable(m.blocks)]
        if not found:
            return None
        message, block, one = self.random.choice(found)
        self.note(who, "presses", one["action_id"])
        where = {"message": (message.channel, message.ts), "block_id": block["block_id"], "value": one.get("value")}
        return self.ran(self.space.press(who, action_id=one["action_id"], selected=self.chosen(one), **where))

    def home(self, who: str) -> Seen | None:
        self.ran(self.space.open_home(who))
        self.world.settle()
        home = self.space.home(who)
        found = [*pressable(home.blocks)] if home else []
        if home is None or not found:
            return None
        block, one = self.random.choice(found)
        self.note(who, "presses at home", one["action_id"])
        more = {"block_id": block["block_id"], "value": one.get("value"), "selected": self.chosen(one)}
        return self.ran(self.space.press(who, view_id=home.id, action_id=one["action_id"], **more))

    def shortcut(self, who: str) -> Seen | None:
        if not self.shortcuts:
            return None
        kind, name = self.random.choice(self.shortcuts)
        messages = [one for one in self.seen_by(who) if one.ephemeral_to is None]
        self.note(who, "chooses", name)
        if kind == "global":
            return self.ran(self.space.shortcut(who, name))
        if not messages:
            return None
        message = self.random.choice(messages)
        return self.ran(self.space.message_shortcut(who, name, message.channel, message.ts))

    def fill(self, who: str) -> Seen:
        """Press a button of the form, leave it, or fill it in and submit it."""
        view = self.space.open_views(who)[-1]
        buttons = [*pressable(view.blocks)]
        drawn = self.random.random()
        if buttons and drawn < 0.25:
            block, one = self.random.choice(buttons)
            self.note(who, "presses in", view.title, one["action_id"])
            more = {"block_id": block["block_id"], "value": one.get("value"), "selected": self.chosen(one)}
            return self.ran(self.space.press(who, view_id=view.id, action_id=one["action_id"], **more))
        if "submit" not in view.body or drawn < 0.35:
            self.note(who, "closes", view.title)
            return self.ran(self.space.close(who, view.id))
        values = self.values(who, view)
        self.note(who, "submits", view.title)
        return self.ran(self.space.submit(who, view.id, values))

    def values(self, who: str, view: View) -> dict[str, dict[str, Any]]:
        values: dict[str, dict[str, Any]] = {}
        for block, one in inputs(view.blocks):
            if block["type"] == "input" and self.random.random() < 0.9:
                offered = self.offered(who, view, block, one) if "external" in one["type"] else []
                typed = self.chosen(one, offered)
                if typed is not None:
                    values.setdefault(block["block_id"], {})[one["action_id"]] = typed
        return values

    def offered(self, who: str, view: View, block: Json, one: Json) -> list[Json]:
        query = self.random.choice(["claims", "理賠", "zzz", "a"])
        found = self.space.suggest(
            who, view_id=view.id, action_id=one["action_id"], block_id=block["block_id"], query=query
        )
        return [option for entry in self.ran(found) for option in entry.get("options", [entry])]

    def chosen(self, one: Json, offered: list[Json] | None = None) -> Any:
        """Something that could be typed or chosen there; None for a button, or where nothing is offered."""
        groups = [option for group in one.get("option_groups", []) for option in group["options"]]
        options = [option["value"] for option in [*one.get("options", []), *groups, *(offered or [])]]
        now = int(self.world.clock.now().timestamp())
        choices: dict[str, list[Any]] = {
            **dict.fromkeys(["static_select", "external_select", "radio_buttons", "overflow"], options),
            "plain_text_input": [words[: one.get("max_length", 3000)] for words in WORDS],
            "checkboxes": [options, options[:1], []],
            "users_select": self.people,
            "datepicker": ["2026-11-20", "2026-12-01", "2030-01-01"],
            "datetimepicker": [now - 86_400, now - 60, now + 3600],
            "number_input": ["3"],
        }
        among = choices.get(one["type"].removeprefix("multi_")) or [None]
        drawn = self.random.choice(among)
        return [drawn] if one["type"].startswith("multi_") and drawn is not None else drawn


def pressable(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """What can be pressed or chosen outside inputs, with its block."""
    for block in every_block(blocks):
        if block["type"] != "input":
            yield from ((block, one) for one in elements(block) if not one.get("url"))
