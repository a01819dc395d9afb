"""Questions to a database that may never answer: asked in a thread of their own, so that nobody hangs with it."""

from collections.abc import Callable
from threading import Lock, Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class Patiently(Generic[T]):
    """Asks and waits so long. While an earlier question is not answered yet, no second one is asked.

    Args:
        ask: the question; does not raise.
        otherwise: what is said while there is no answer.
        seconds: machine time that somebody waits.
    """

    def __init__(self, ask: Callable[[], T], otherwise: T, seconds: float = 2.0) -> None:
        self._ask, self._otherwise, self._seconds = ask, otherwise, seconds
        self._lock = Lock()
        self._asked: Thread | None = None
        self._answer = otherwise

    def __call__(self) -> T:
        """The answer, or what is said instead."""
        asked = self._thread()
        asked.join(self._seconds)
        return self._otherwise if asked.is_alive() else self._answer

    def _thread(self) -> Thread:
        with self._lock:
            if self._asked is None or not self._asked.is_alive():
                self._asked = Thread(target=self._keep, name="patience", daemon=True)
                self._asked.start()
            return self._asked

    def _keep(self) -> None:
        self._answer = self._ask()
