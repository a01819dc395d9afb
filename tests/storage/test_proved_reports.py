"""A rectification report whose text was changed behind the bot's back is found; one that nobody touched is not."""

from datetime import date

import pytest
from sqlalchemy import text

from bot.domain.decision import Decision
from bot.domain.rectification import give_back, hand_in
from bot.domain.report import Measure, Version
from bot.domain.task import Duty
from storage.seals import Fault, verify
from tests.storage.test_desk import opened, recorded

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def reported(kept, book):
    """A report that was handed in, returned and handed in again."""
    opened(kept, book)
    book.tick("2026-11-24 18:01")
    recorded(kept, Decision(tuple(book.tasks.values()), tuple(book.lines)))
    book.lines.clear()

    def handed(at: str, causes: str) -> None:
        measure = Measure("補齊人力", book.person("王小明"), date(2026, 12, 30))
        version = Version(book.person("陳志強"), book.at(at), causes, (measure,), "每週檢討")
        former = book.reports.get(1)
        recorded(
            kept,
            book.keep(hand_in(1, list(book.owed(Duty.RECTIFICATION)), version, former=former, company=book.company)),
        )

    handed("2026-11-25 10:00", "人手不足")
    boss, now = next(iter(book.company.management.people)), book.at("2026-11-25 11:00")
    tasks = [book.tasks[1]]
    recorded(kept, book.keep(give_back(book.reports[1], tasks, "太空泛", who=boss, now=now, company=book.company)))
    handed("2026-11-25 14:00", "十一月來件多")
    return kept


def faults(database):
    with database.reading() as session:
        return verify(session)


def replaced(database, before: str, after: str) -> None:
    """Somebody edits the report's row by hand."""
    with database.engine.begin() as connection:
        change = text("update report set versions = replace(versions, :before, :after)")
        connection.execute(change, {"before": before, "after": after})


def test_a_report_that_nobody_touched_is_not_accused(reported):
    assert faults(reported) == []


@pytest.mark.parametrize(
    ("before", "after", "version"),
    [
        pytest.param("2026-12-30", "2027-12-30", 1, id="a measure's date"),
        pytest.param(r"\u5341\u4e00\u6708", r"\u5341\u4e8c\u6708", 2, id="the causes of the second version"),
        pytest.param("U0WANG", "U0CHEN", 1, id="who is responsible"),
    ],
)
def test_a_changed_text_is_found(reported, before, after, version):
    replaced(reported, before, after)
    assert Fault("report", report=1, version=version) in faults(reported)


def test_a_report_that_is_gone_is_found(reported):
    with reported.engine.begin() as connection:
        connection.execute(text("delete from report"))
    assert faults(reported) == [Fault("report", report=1, version=1), Fault("report", report=1, version=2)]
