"""Machine time, as leases, back-off and look-ups need it; handed in, so that a test need not wait."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Machine:
    """Seconds since 1970, steady seconds, and a way to wait for some of them."""

    wall: Callable[[], float] = time.time
    steady: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
