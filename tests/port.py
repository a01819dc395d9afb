"""A bot's HTTP port inside the test's own event loop, as `app.py serve` opens it."""

import asyncio
from dataclasses import dataclass

import uvicorn

from bot.assembly import Bot
from bot.gate.http import PATH
from bot.serving import listen, serving

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"


@dataclass
class Port:
    """Open until `close`."""

    server: uvicorn.Server
    answering: asyncio.Task[None]
    url: str

    @classmethod
    async def open(cls, bot: Bot) -> "Port":
        listening = listen("127.0.0.1", 0)
        server = serving(bot)
        answering = asyncio.create_task(server.serve(sockets=[listening]))
        return cls(server, answering, f"http://127.0.0.1:{listening.getsockname()[1]}")

    @property
    def events(self) -> str:
        """Slack's request URL."""
        return f"{self.url}{PATH}"

    async def close(self) -> None:
        self.server.should_exit = True
        await self.answering
