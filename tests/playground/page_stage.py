"""A small workspace with its page, and a small app of the tests' own: enough for a browser to try every gesture."""

import asyncio
import re
import threading
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar
from zoneinfo import ZoneInfo

from playwright.sync_api import Page
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.page import page_routes
from bot.playground.page_ways import ClockWords
from bot.playground.people import Channel, Person
from bot.playground.server import Playground
from bot.playground.workspace import Workspace
from tests.playground.page_home import SHORTCUTS, HomeApp

T = TypeVar("T")
ARTEFACTS = Path(__file__).parents[2] / "artefacts"
PEOPLE = [
    Person("U1", "王小明", "zh-TW"),
    Person("U2", "李娜", "zh-CN"),
    Person("U3", "Anna Weber", "en-US", tz="Europe/Berlin"),
]
STANDARDS = {"claims.simple": "簡單理賠", "claims.complex": "複雜理賠", "sales.phone": "電話諮詢"}


def kept(page: Page, name: str) -> None:
    """Keeps what the page shows now as `artefacts/NAME.png`."""
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png", animations="disabled")


class WallClock:
    """A clock that stands still until it is moved."""

    zone: tzinfo = ZoneInfo("Asia/Shanghai")

    def __init__(self) -> None:
        self.speed: float = 0
        self.time = datetime(2026, 2, 13, 9, 0, tzinfo=UTC)
        self.events = [datetime(2026, 2, 13, 10, 0, tzinfo=UTC)]

    def now(self) -> datetime:
        return self.time

    def set_speed(self, speed: float) -> None:
        self.speed = speed

    async def jump(self, to: datetime) -> None:
        self.time = to

    def next_event(self) -> datetime | None:
        return next((event for event in self.events if event > self.time), None)

    def next_working_day(self) -> datetime | None:
        return datetime(2026, 2, 14, 1, 0, tzinfo=UTC)

    def words(self, locale: str) -> ClockWords:
        passed = "18:00 → 3 red" if self.time.hour == 10 else ""
        hours = "Open" if locale == "en-US" else "上班中"
        return {"hours": hours, "next_event": "18:00 · #7", "next_working_day": "", "passed": passed}


def words(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def option(value: str, text: str) -> dict[str, Any]:
    return {"value": value, "text": words(text)}


def asked(name: str, label: str, element: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "input", "block_id": name, "label": words(label), "element": element | {"action_id": name}, **more}


def form(measures: int = 1) -> dict[str, Any]:
    """The test app's form: a searched standard, a title, any number of measures, and a button for one more."""
    search = {"type": "external_select", "min_query_length": 1, "placeholder": words("輸入名稱")}
    rows = [
        asked(f"measure{n}", f"措施 {n}", {"type": "plain_text_input"}, optional=True) for n in range(1, measures + 1)
    ]
    more = {"type": "button", "action_id": "more", "text": words("加一項措施"), "value": str(measures + 1)}
    return {
        "type": "modal",
        "callback_id": "open",
        "title": words("開立工作"),
        "submit": words("送出"),
        "blocks": [
            asked("standard", "時效標準", search),
            asked("title", "標題", {"type": "plain_text_input"}, hint=words("至少兩個字")),
            *rows,
            {"type": "actions", "block_id": "add", "elements": [more]},
        ],
    }


def warning() -> list[dict[str, Any]]:
    done = {"type": "button", "action_id": "done", "text": words("辦結"), "style": "primary", "value": "7"}
    confirm = {"title": words("確定？"), "text": words("要退回嗎"), "confirm": words("退回"), "deny": words("再想想")}
    back = {"type": "button", "action_id": "back", "text": words("退回"), "value": "7", "confirm": confirm}
    return [
        {"type": "section", "text": {"type": "mrkdwn", "text": ":large_yellow_circle: *黃色預警* #7"}},
        {"type": "actions", "elements": [done, back]},
    ]


async def on_task(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
    match body["text"]:
        case "form":
            await ack()
            await client.views_open(trigger_id=body["trigger_id"], view=form())
        case "warn":
            await ack()
            await client.chat_postMessage(channel=body["channel_id"], text="黃色預警 #7", blocks=warning())
        case "silent":
            pass
        case text:
            await ack(f"收到：{text}")


async def on_done(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    where = {"channel": body["container"]["channel_id"], "ts": body["container"]["message_ts"]}
    await client.chat_update(**where, text="已辦結 #7", blocks=[{"type": "section", "text": words("已辦結 #7")}])


async def on_more(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
    await ack()
    view = body["view"]
    await client.views_update(view_id=view["id"], hash=view["hash"], view=form(int(body["actions"][0]["value"])))


async def on_search(ack: Any, payload: dict[str, Any]) -> None:
    await ack(options=[option(key, name) for key, name in STANDARDS.items() if payload["value"] in name])


async def on_open(ack: Any, body: dict[str, Any], view: dict[str, Any], client: AsyncWebClient) -> None:
    values = view["state"]["values"]
    title = values["title"]["title"]["value"]
    if len(title) < 2:
        await ack(response_action="errors", errors={"title": "標題太短"})
        return
    await ack()
    channel = (await client.conversations_open(users=body["user"]["id"]))["channel"]["id"]
    chosen = values["standard"]["standard"]["selected_option"]["text"]["text"]
    await client.chat_postMessage(channel=channel, text=f"已開立：{chosen} {title}")


def small_app(client: AsyncWebClient, heard: list[dict[str, Any]]) -> AsyncApp:
    """The tests' own app; `heard` takes what the form `echo` and the menus `pick...` send."""

    async def on_echo(ack: Any, view: dict[str, Any]) -> None:
        await ack()
        heard.append(view["state"]["values"])

    async def on_pick(ack: Any, action: dict[str, Any]) -> None:
        await ack()
        heard.append(action)

    app = AsyncApp(client=client, process_before_response=True)
    app.command("/task")(on_task)
    app.action("done")(on_done)
    app.action("more")(on_more)
    app.options("standard")(on_search)
    app.view("open")(on_open)
    app.view("echo")(on_echo)
    app.action(re.compile("^pick"))(on_pick)
    HomeApp(client).listen(app)
    return app


class Stage:
    """Workspace, page and app together, in an event loop on a thread of its own."""

    def __init__(self) -> None:
        self.clock = WallClock()
        self.heard: list[dict[str, Any]] = []
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)

    def __enter__(self) -> Self:
        self.thread.start()
        self.wait(self._start())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.wait(self._stop())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    def wait(self, doing: Awaitable[T]) -> T:
        async def done() -> T:
            return await doing

        return asyncio.run_coroutine_threadsafe(done(), self.loop).result(10)

    def do(self, change: Callable[[], T]) -> T:
        """Runs something in the workspace's own loop."""

        async def changed() -> T:
            return change()

        return self.wait(changed())

    async def _start(self) -> None:
        everyone = [*(person.id for person in PEOPLE), "U0BOT"]
        channels = [
            Channel("C1", "理賠部", members=everyone),
            Channel("C2", "客服部", members=[everyone[1], "U0BOT"]),
            Channel("G1", "管理層", private=True, members=[everyone[0], "U0BOT"]),
        ]
        self.workspace = Workspace(PEOPLE, channels, clock=self.clock)
        routes = page_routes(self.workspace, self.clock, hints={"/task": "form · warn"}, shortcuts=SHORTCUTS)
        self.playground = Playground(self.workspace, extra_routes=routes)
        await self.playground.start()
        self.client = AsyncWebClient(token=self.workspace.bot_token, base_url=self.playground.api_url)
        self.handler = AsyncSocketModeHandler(small_app(self.client, self.heard), self.workspace.app_token)
        await self.handler.connect_async()

    async def _stop(self) -> None:
        await self.handler.close_async()
        await self.playground.stop()

    @property
    def url(self) -> str:
        return self.playground.url
