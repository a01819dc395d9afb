"""What Prometheus reads at `/metrics`: what this copy did, and how the company stands in the database.

Labels are departments, verbs and kinds: never a person, a customer or anything that was typed.
"""

import time
from collections.abc import Callable, Iterator

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from storage.measures import Figures

KEPT = 10.0  # machine seconds for which the database's figures are believed
ACK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)  # seconds; Slack gives up after 3
TICK = (0.001, 0.005, 0.02, 0.1, 0.5, 1.0, 5.0, 30.0)
PAGE = CONTENT_TYPE_LATEST
DEPARTMENTS = {
    "open": "Open tasks.",
    "yellow": "Open tasks whose worst running stage is yellow.",
    "red": "Open tasks whose worst running stage is red.",
    "owed": "Running duties: progress reports, rectification reports, measures.",
}


class Metrics:
    """One copy's figures, in a registry of its own. Safe to use from several threads; it is a `bot.gate.watch.Watch`.

    Args:
        figures: asks the database; what it raises leaves its figures out and says so as `timeliness_database_up`.
        beaten_at: when (machine, steady seconds) the tick last ran; 0 before that.
        wall: machine seconds since 1970; `steady` are those that never jump.
    """

    def __init__(
        self,
        figures: Callable[[], Figures | None],
        beaten_at: Callable[[], float],
        *,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._registry = CollectorRegistry(auto_describe=False)
        self._registry.register(Standing(figures, beaten_at, wall, steady))
        self._gestures = self._counter("gestures", "Gestures of people, by verb and result.", "verb result")
        self._away = self._counter("http_turned_away", "Requests to /slack/events that were refused.", "status")
        self._told = self._counter("deliveries", "Attempts to tell something in Slack, by result.", "result")
        self._found = self._counter("audit_findings", "What should have happened and had not.", "finding")
        self._acks = self._histogram("ack_seconds", "From a request of Slack's to its ack.", ACK, "kind")
        self._ticks = self._histogram("tick_seconds", "How long a tick took.", TICK)

    def _counter(self, name: str, says: str, labels: str) -> Counter:
        return Counter(f"timeliness_{name}", says, labels.split(), registry=self._registry)

    def _histogram(self, name: str, says: str, buckets: tuple[float, ...], labels: str = "") -> Histogram:
        return Histogram(f"timeliness_{name}", says, labels.split(), buckets=buckets, registry=self._registry)

    def page(self) -> bytes:
        """The text that Prometheus reads; of the kind `PAGE`."""
        return generate_latest(self._registry)

    def gesture(self, verb: str, result: str) -> None:
        """A gesture is over."""
        self._gestures.labels(verb, result).inc()

    def acked(self, kind: str, seconds: float) -> None:
        """A request of Slack's was acknowledged after so many machine seconds."""
        self._acks.labels(kind).observe(seconds)

    def turned_away(self, status: int) -> None:
        """A request to the HTTP door was refused."""
        self._away.labels(str(status)).inc()

    def told(self, result: str) -> None:
        """An attempt to tell something ended: ``done``, ``slow`` (429), ``refused``, ``unsent``, ``lost``."""
        self._told.labels(result).inc()

    def ticked(self, seconds: float) -> None:
        """A tick is over."""
        self._ticks.observe(seconds)

    def found(self, finding: str, many: int) -> None:
        """The audit found so many of that."""
        self._found.labels(finding).inc(many)


class Standing(Collector):
    """The database's figures, asked for when somebody looks, at most every `KEPT` seconds."""

    def __init__(
        self,
        figures: Callable[[], Figures | None],
        beaten_at: Callable[[], float],
        wall: Callable[[], float],
        steady: Callable[[], float],
    ) -> None:
        self._figures, self._beaten_at, self._wall, self._steady = figures, beaten_at, wall, steady
        self._known: Figures | None = None
        self._asked_at = float("-inf")

    def collect(self) -> Iterator[Metric]:
        """Every figure of this moment."""
        known = self._now()
        yield _gauge("tick_age_seconds", "Since the last tick of this copy.", self._steady() - self._beaten_at())
        yield _gauge("database_up", "Whether the database answers.", float(known is not None))
        if known is None:
            return
        for name, says in DEPARTMENTS.items():
            family = GaugeMetricFamily(f"timeliness_tasks_{name}", says, labels=["department"])
            for department, many in sorted(getattr(known, name).items()):
                family.add_metric([department], many)
            yield family
        age = max(0.0, self._wall() - known.oldest) if known.oldest is not None else 0.0
        yield _gauge("outbox_waiting", "Messages that are to be sent.", known.waiting)
        yield _gauge("outbox_oldest_seconds", "For how long the oldest of them has waited.", age)
        yield _gauge("notices_untold", "Notices that are in no message yet.", known.untold)
        yield _gauge("dead_letters", "Messages that could not be delivered, ever.", known.dead)
        yield _gauge("database_bytes", "The size of the database.", known.size)

    def _now(self) -> Figures | None:
        if self._steady() - self._asked_at >= KEPT:
            self._known, self._asked_at = self._figures(), self._steady()
        return self._known


def _gauge(name: str, says: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"timeliness_{name}", says, value=value)
