"""Machine time that passes only when somebody waits, so that a test of waiting takes no time."""

import time

from bot.reminders.deliver.machine import Machine


class Hands:
    """The hands of the machine's clock: `wall` and `steady` stand until somebody sleeps or `turn`s them."""

    def __init__(self) -> None:
        self.start = time.time()  # Slack stamps messages with the machine's real time
        self.passed = 0.0

    def turn(self, seconds: float) -> None:
        self.passed += seconds

    def wall(self) -> float:
        return self.start + self.passed

    def steady(self) -> float:
        return self.passed

    async def sleep(self, seconds: float) -> None:
        self.turn(seconds)

    def machine(self) -> Machine:
        return Machine(self.wall, self.steady, self.sleep)
