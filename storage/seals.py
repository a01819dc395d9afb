"""The daily seal over all chains of history, and the walk that finds what was changed, removed or reordered."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, zip_longest

from sqlalchemy import and_, func, insert, select
from sqlmodel import Session

from bot.domain.history import START, End, first_fault, seal
from storage.dialects import take_turn
from storage.rows import entry_from, report_from
from storage.tables import LineRow, ReportRow, SealEnd, SealRow, TaskRow, table

LINE, TASK, SEAL, END, REPORT = table(LineRow), table(TaskRow), table(SealRow), table(SealEnd), table(ReportRow)
PIECE = 5000


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not fit.

    Attributes:
        kind: ``line`` (a chain breaks at place `n`), ``end`` (a chain's end is not the one that its task remembers),
            ``sealed`` (a line under a seal is gone or another), ``seal`` (a seal does not follow from its chain ends),
            ``report`` (a version of a rectification report is not the text that was handed in).
    """

    kind: str
    task: int = 0
    n: int = 0
    seal: int = 0
    report: int = 0
    version: int = 0

    @property
    def facts(self) -> dict[str, str]:
        """Its places as words, for a sentence."""
        named = {"task": self.task, "line": self.n, "seal": self.seal, "report": self.report, "version": self.version}
        return {name: str(number) for name, number in named.items()}


def make_seal(session: Session, now: datetime) -> str | None:
    """Seal the chains that grew since the last seal; the digest (hex), or None when none did."""
    take_turn(session, "seal")
    last = session.execute(select(SEAL).order_by(SEAL.c.id.desc()).limit(1)).first()
    number, previous = (last.id, last.digest) if last else (0, START)
    sealed = select(END.c.task, func.max(END.c.n).label("n")).group_by(END.c.task).subquery()
    grown = (
        select(TASK.c.number, TASK.c.chain_n, TASK.c.chain_end)
        .outerjoin(sealed, sealed.c.task == TASK.c.number)
        .where(TASK.c.chain_n > func.coalesce(sealed.c.n, 0))
        .order_by(TASK.c.number)
    )
    ends = [End(task, n, link) for task, n, link in session.execute(grown)]
    if not ends:
        return None
    digest = seal(previous, ends)
    session.execute(insert(SEAL).values(id=number + 1, at=now, digest=digest))
    rows = [{"seal": number + 1, "task": end.task, "n": end.n, "link": end.link} for end in ends]
    session.connection().execute(insert(END), rows)
    return digest


def verify(session: Session) -> list[Fault]:
    """Every fault of every chain, every seal and every rectification report."""
    return [*_chains(session), *_sealed(session), *_seals(session), *_reports(session)]


def _chains(session: Session) -> Iterator[Fault]:
    """One chain at a time in memory."""
    query = select(LINE, TASK.c.chain_n, TASK.c.chain_end).outerjoin(TASK, TASK.c.number == LINE.c.task)
    rows = session.execute(query.order_by(LINE.c.task, LINE.c.n).execution_options(yield_per=PIECE))
    for task, lines in groupby(rows, key=lambda row: row.task):
        chain = list(lines)
        entries = [entry_from(row) for row in chain]
        if place := first_fault(entries):
            yield Fault("line", task, place)
        last = chain[-1]
        if (len(chain), last.link) != (last.chain_n, last.chain_end):
            yield Fault("end", task, last.chain_n or 0)
    lost = select(TASK.c.number, TASK.c.chain_n).outerjoin(LINE, LINE.c.task == TASK.c.number)
    for task, n in session.execute(lost.where(LINE.c.task.is_(None), TASK.c.chain_n > 0).order_by(TASK.c.number)):
        yield Fault("end", task, n)


def _sealed(session: Session) -> Iterator[Fault]:
    same = and_(LINE.c.task == END.c.task, LINE.c.n == END.c.n, LINE.c.link == END.c.link)
    gone = select(END).outerjoin(LINE, same).where(LINE.c.task.is_(None))
    yield from (Fault("sealed", row.task, row.n, row.seal) for row in session.execute(gone))


def _seals(session: Session) -> Iterator[Fault]:
    previous = START
    for place, row in enumerate(session.execute(select(SEAL).order_by(SEAL.c.id)).all(), start=1):
        ends = [
            End(end.task, end.n, end.link)
            for end in session.execute(select(END).where(END.c.seal == row.id).order_by(END.c.task))
        ]
        if row.id != place or row.digest != seal(previous, ends):
            yield Fault("seal", seal=row.id)
        previous = row.digest


def _reports(session: Session) -> Iterator[Fault]:
    """Each version's text against the digest in the line of its handing in; a version that is gone is found, too."""
    lines = select(LINE.c.after, LINE.c.before).where(LINE.c.what == "handed_in").order_by(LINE.c.at, LINE.c.task)
    handed: dict[str, dict[str, None]] = defaultdict(dict)
    for number, digest in session.execute(lines):
        handed[number][digest] = None
    kept = {row.number: report_from(row) for row in session.execute(select(REPORT))}
    for number in sorted({*kept, *(int(named) for named in handed if named.isdecimal())}):
        digests = [version.digest for version in kept[number].versions] if number in kept else []
        for place, (said, is_now) in enumerate(zip_longest(handed[str(number)], digests), start=1):
            if said != is_now:
                yield Fault("report", report=number, version=place)


def last_seal(session: Session) -> tuple[datetime, str] | None:
    """When the last seal was made and its digest (hex)."""
    row = session.execute(select(SEAL).order_by(SEAL.c.id.desc()).limit(1)).first()
    return (row.at, row.digest) if row else None


def last_line(session: Session) -> datetime | None:
    """When the last line of history was written; None when there is none."""
    found: datetime | None = session.execute(select(func.max(LINE.c.at))).scalar_one()
    return found


def count_chains(session: Session) -> int:
    """How many tasks have a history."""
    count: int = session.execute(select(func.count()).select_from(TASK)).scalar_one()
    return count
