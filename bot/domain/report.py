"""The written rectification report (policy 4.2.2b, 4.2.2c): versions, measures, and what management makes of it."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from hashlib import sha256

from bot.domain.refusal import Refusal


class ReportState(StrEnum):
    """Where a report stands."""

    HANDED_IN = "handed_in"  # management has it and has not answered
    RETURNED = "returned"  # management wants it bettered; the head owes a new version
    ACCEPTED = "accepted"  # its measures are duties now


REPORT_MOVES: dict[tuple[ReportState, str], ReportState] = {
    (ReportState.HANDED_IN, "accept"): ReportState.ACCEPTED,
    (ReportState.HANDED_IN, "return"): ReportState.RETURNED,
    (ReportState.RETURNED, "hand_in"): ReportState.HANDED_IN,
}


@dataclass(frozen=True, slots=True)
class Measure:
    """What will be done, by whom (Slack id), by which date (company zone)."""

    what: str
    responsible: str
    on: date


@dataclass(frozen=True, slots=True)
class Version:
    """One handed-in text of a report; versions are kept."""

    by: str
    at: datetime
    causes: str
    measures: tuple[Measure, ...]
    prevention: str
    remark: str = ""  # why management returned this version

    @property
    def digest(self) -> str:
        """SHA-256 (hex) over everything that was handed in: it stands in the chained history, so the text is proved."""
        measures = [[measure.what, measure.responsible, measure.on.isoformat()] for measure in self.measures]
        words = [self.by, self.at.astimezone(UTC).isoformat(), self.causes, measures, self.prevention]
        return sha256(json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


@dataclass(frozen=True)
class Report:
    """A rectification report of one department. It may answer many reds.

    Attributes:
        answers: the breached clocks it answers, as (task number, clock `seq`).
    """

    number: int
    department: str
    state: ReportState
    answers: tuple[tuple[int, int], ...]
    versions: tuple[Version, ...]

    @property
    def latest(self) -> Version:
        """The version that counts."""
        return self.versions[-1]

    def moved(self, gesture: str) -> "Report":
        """This report after a legal move; any other is refused as ``report.illegal``."""
        try:
            return replace(self, state=REPORT_MOVES[self.state, gesture])
        except KeyError:
            raise Refusal("report.illegal", number=self.number, state=self.state, move=gesture) from None
