"""`app.py serve` as a process of its own against a playground in this one: started, watched, ended."""

import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.playground.server import Playground
from bot.playground.workspace import Workspace
from bot.settings import sample_company
from tests.databases import free_port

ROOT = Path(__file__).parents[2]
LOOK = 0.01  # seconds between two looks whether it is ready


@dataclass
class Served:
    """A process that serves; `port` is its HTTP door's."""

    process: asyncio.subprocess.Process
    port: int

    def memory(self, field: str = "VmRSS") -> float:
        """MB that the process holds, or with ``VmHWM`` has ever held."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith(field):
                return int(line.split()[1]) / 1024
        raise LookupError(field)

    async def ready(self) -> None:
        """Wait until `/readyz` says yes."""
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{self.port}") as door:
            while not await self._is_ready(door):
                if self.process.returncode is not None:
                    raise RuntimeError(f"serve ended with {self.process.returncode}")
                await asyncio.sleep(LOOK)

    async def _is_ready(self, door: httpx.AsyncClient) -> bool:
        try:
            return (await door.get("/readyz")).status_code == httpx.codes.OK
        except httpx.TransportError:
            return False


@asynccontextmanager
async def served(playground: Playground, workspace: Workspace, url: str, clock: str = "") -> AsyncIterator[Served]:
    """Serve the sample company from that database; told to end, and waited for, at the end."""
    port = free_port()
    environment = {
        "SLACK_BOT_TOKEN": workspace.bot_token,
        "SLACK_APP_TOKEN": workspace.app_token,
        "SLACK_API_URL": playground.api_url,
        "DATABASE_URL": url,
        "COMPANY_FILE": str(sample_company()),
        "API_PORT": str(port),
        "LOG_LEVEL": "ERROR",
    }
    words = [sys.executable, str(ROOT / "app.py"), "serve", *(["--clock", clock] if clock else [])]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as said:
        process = await asyncio.create_subprocess_exec(*words, env=kept | environment, stdout=said, stderr=said)
        try:
            yield Served(process, port)
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            await process.wait()
