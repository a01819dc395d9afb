"""How the tests ask: what a refused call ends in, a form opened as after a gesture, a Bolt app's socket."""

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.server import Playground
from bot.playground.workspace import Workspace

USER = "U1WANG"


async def refusal(call) -> str:
    """The error that a call ends in."""
    with pytest.raises(SlackApiError) as caught:
        await call
    return caught.value.response["error"]


async def opened(workspace: Workspace, client, view: dict) -> str:
    """Open a form as after a gesture; its id."""
    trigger = workspace.triggers.mint(USER)
    return (await client.views_open(trigger_id=trigger, view=view))["view"]["id"]


def handler(app: AsyncApp, workspace: Workspace, playground: Playground) -> AsyncSocketModeHandler:
    """A Bolt app's Socket Mode handler, not yet connected."""
    web = AsyncWebClient(workspace.app_token, base_url=playground.api_url)
    return AsyncSocketModeHandler(app, workspace.app_token, web_client=web, ping_interval=0.2)
