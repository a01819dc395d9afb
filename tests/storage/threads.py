"""Several at once, each in a thread of its own; what one raises is raised here."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

T = TypeVar("T")


def at_once(many: int, work: Callable[[int], T]) -> list[T]:
    """What each gives; they start together."""
    start = Barrier(many)

    def begin(number: int) -> T:
        start.wait()
        return work(number)

    with ThreadPoolExecutor(many) as pool:
        return [future.result() for future in [pool.submit(begin, number) for number in range(many)]]
