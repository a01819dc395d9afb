"""What the tests' own app shows on Home and does for its shortcuts: enough for a browser to try each of them."""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

Json = dict[str, Any]
WORK = {"7": "車險理賠", "8": "火險理賠", "9": "電話諮詢"}
SHORTCUTS: list[Any] = [
    {"callback_id": "open_task", "name": "開立工作", "kind": "global"},
    {"callback_id": "task_from_message", "name": "轉成工作", "kind": "message"},
]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(action: str, text: str, value: str) -> Json:
    return {"type": "button", "action_id": action, "text": plain(text), "value": value}


def asked_title(title: str) -> Json:
    """A form with one field, and the words it is about."""
    field = {"type": "plain_text_input", "action_id": "title", "initial_value": title}
    blocks = [{"type": "input", "block_id": "title", "label": plain("工作名稱"), "element": field}]
    return {
        "type": "modal",
        "callback_id": "echo",
        "title": plain("轉成工作"),
        "submit": plain("送出"),
        "blocks": blocks,
    }


class HomeApp:
    """A Home tab with a filter, work to close, and a form; everything republishes the view."""

    def __init__(self, client: AsyncWebClient) -> None:
        self.client = client
        self.work: dict[str, dict[str, str]] = {}
        self.filter: dict[str, str] = {}

    def view(self, user: str) -> Json:
        chosen, work = self.filter.get(user, "all"), self.work.setdefault(user, dict(WORK))
        names = {"all": "全部", "claims": "理賠"}
        options = [{"text": plain(name), "value": value} for value, name in names.items()]
        shown = {number: title for number, title in work.items() if chosen == "all" or "理賠" in title}
        rows = [
            {
                "type": "section",
                "block_id": f"row{number}",
                "text": {"type": "mrkdwn", "text": f"*#{number}* {title}\n:red_circle: 明天 18:00 前"},
                "accessory": button("home_close", "辦結", number),
            }
            for number, title in shown.items()
        ]
        select = {"type": "static_select", "action_id": "home_filter", "options": options}
        select["initial_option"] = next(one for one in options if one["value"] == chosen)
        bar = [button("home_open", "開立工作", "new"), select]
        head = {"type": "header", "text": plain(f"我的工作（{len(shown)}）")}
        return {"type": "home", "blocks": [head, {"type": "actions", "block_id": "bar", "elements": bar}, *rows]}

    async def publish(self, user: str) -> None:
        await self.client.views_publish(user_id=user, view=self.view(user))

    async def on_opened(self, event: Json) -> None:
        await self.publish(event["user"])

    async def on_close(self, ack: Any, body: Json) -> None:
        await ack()
        user = body["user"]["id"]
        self.work[user].pop(body["actions"][0]["value"])
        await self.publish(user)

    async def on_filter(self, ack: Any, body: Json) -> None:
        await ack()
        user = body["user"]["id"]
        self.filter[user] = body["actions"][0]["selected_option"]["value"]
        await self.publish(user)

    async def on_new(self, ack: Any, body: Json) -> None:
        await ack()
        await self.client.views_open(trigger_id=body["trigger_id"], view=asked_title(""))

    async def on_open_task(self, ack: Any, shortcut: Json) -> None:
        await ack()
        await self.client.views_open(trigger_id=shortcut["trigger_id"], view=asked_title("新工作"))

    async def on_from_message(self, ack: Any, shortcut: Json) -> None:
        await ack()
        await self.client.views_open(trigger_id=shortcut["trigger_id"], view=asked_title(shortcut["message"]["text"]))

    def listen(self, app: AsyncApp) -> None:
        """Takes Home's events and the shortcuts over for the app."""
        app.event("app_home_opened")(self.on_opened)
        app.action("home_close")(self.on_close)
        app.action("home_filter")(self.on_filter)
        app.action("home_open")(self.on_new)
        app.shortcut("open_task")(self.on_open_task)
        app.shortcut("task_from_message")(self.on_from_message)
