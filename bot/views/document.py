"""The accepted rectification report as a Word document (policy 4.2.2c); the one module that knows `docx`.

The same report in the same language is the same bytes, whenever it is drawn: dates are told with their year, the
document's own dates are those of the acceptance, and the archive's times are fixed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from bot.domain.report import Report
from bot.domain.standards import Language
from bot.domain.task import Task
from bot.views.reader import Reader
from bot.views.words import Words

LATIN, MONO = "Calibri", "Consolas"
FONTS = {Language.HANT: "Microsoft JhengHei", Language.HANS: "Microsoft YaHei", Language.EN: "Microsoft YaHei"}
SPOKEN = {Language.HANT: "zh-TW", Language.HANS: "zh-CN", Language.EN: "zh-CN"}  # of the Chinese in it
INK, SHADE = RGBColor(0x1F, 0x38, 0x64), "E8EDF5"
PAGE = Cm(21.0), Cm(29.7)  # A4
MARGIN = Cm(2.3)
MOST_REDS = 200  # rows of the table of reds; the rest by number
EPOCH = (1980, 1, 1, 0, 0, 0)  # of every file in the archive
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML takes no others


@dataclass(frozen=True)
class Accepted:
    """A report that management accepted: who did (Slack id) and when, and the tasks that it answers."""

    report: Report
    answered: Sequence[Task]
    by: str
    at: datetime


def file_name(report: Report, reader: Reader) -> str:
    """What the file is called."""
    return f"{Words(reader, plain=True).say('document.file', number=report.number)}.docx"


def document(accepted: Accepted, reader: Reader) -> bytes:
    """The report in the reader's language, for A4."""
    return _fixed(_Writer(accepted, Words(reader, plain=True)).written())


class _Writer:
    """Writes one document from top to bottom."""

    def __init__(self, accepted: Accepted, words: Words) -> None:
        self._accepted, self._words = accepted, words
        self._report, self._version = accepted.report, accepted.report.latest
        self._document = docx.Document()

    def written(self) -> Document:
        """The whole of it."""
        self._page()
        self._title()
        self._section("answers")
        self._reds()
        self._section("causes")
        self._prose(self._version.causes)
        self._section("measures")
        self._measures()
        self._section("prevention")
        self._prose(self._version.prevention)
        self._section("acceptance")
        self._facts(
            [("accepted_by", self._words.person(self._accepted.by)), ("accepted_at", self._at(self._accepted.at))]
        )
        self._returned()
        self._proof()
        return self._document

    def _put(self, key: str, **facts: str | int) -> str:
        return self._words.put(f"document.{key}", **facts)

    def _at(self, at: datetime | None) -> str:
        """With its year, so that it means the same in any year."""
        if at is None:
            return "—"
        local = self._words.reader.company.calendar.local(at)
        return f"{self._on(local.date())} {local:%H:%M}"

    def _on(self, on: date) -> str:
        return self._words.texts.format_date(on, date.min)

    def _page(self) -> None:
        font = FONTS[self._words.reader.language]
        for name, size in (("Normal", 10.5), ("Title", 22), ("Heading 1", 13)):
            _dress(self._document.styles[name], font, size, SPOKEN[self._words.reader.language])
        self._document.styles["Normal"].paragraph_format.space_after = Pt(4)
        self._document.styles["Heading 1"].paragraph_format.space_before = Pt(14)
        section = self._document.sections[0]
        section.page_width, section.page_height = PAGE
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
        self._running_heads(section.header.paragraphs[0], section.footer.paragraphs[0])
        self._properties()

    def _running_heads(self, head: Paragraph, foot: Paragraph) -> None:
        head.alignment, foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER
        _small(head, _fit(f"{self._words.reader.company.name}　{self._put('title', number=str(self._report.number))}"))
        before, _, rest = self._put("page", page="\0", pages="\1").partition("\0")
        between, _, after = rest.partition("\1")
        for part in (before, "PAGE", between, "NUMPAGES", after):
            _field(foot, part) if part.isupper() else _small(foot, part)

    def _properties(self) -> None:
        properties = self._document.core_properties
        properties.title = _fit(self._put("title", number=str(self._report.number)))
        properties.author = properties.last_modified_by = _fit(self._words.reader.company.name)
        properties.created = properties.modified = self._accepted.at.astimezone(UTC).replace(tzinfo=None)
        properties.comments, properties.revision = "", 1

    def _title(self) -> None:
        title = self._document.add_paragraph(_fit(self._put("title", number=str(self._report.number))), "Title")
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        version, words = len(self._report.versions), self._words
        self._facts(
            [
                ("company", words.reader.company.name),
                ("department", words.department(self._report.department)),
                ("head", words.person(self._version.by)),
                ("version", self._put("version_number", version=version)),
                ("handed_in", self._at(self._version.at)),
            ]
        )

    def _section(self, name: str) -> None:
        self._document.add_heading(self._put(name), 1)

    def _prose(self, text: str) -> None:
        for line in _fit(text).splitlines() or [""]:
            self._document.add_paragraph(line)

    def _facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """What it is called, beside what it is."""
        table = self._table(2, (Cm(4.0), Cm(12.4)))
        for name, said in facts:
            label, told = _new_row(table).cells
            _fill(label, self._put(name), bold=True, shade=True)
            _fill(told, said)
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _rows(self, names: Sequence[str], widths: Sequence[float], rows: Iterator[Sequence[str]]) -> None:
        """A table under a head that is repeated on every page; no row is torn in two."""
        table = self._table(len(names), [Cm(width) for width in widths])
        head = _new_row(table)
        _mark(head._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001 -- the library has no public way
        for cell, name in zip(head.cells, names, strict=True):
            _fill(cell, self._put(name), bold=True, shade=True)
        for told in rows:
            row = _new_row(table)
            _mark(row._tr.get_or_add_trPr(), "w:cantSplit")  # noqa: SLF001 -- as above
            for cell, said in zip(row.cells, told, strict=True):
                _fill(cell, said)

    def _table(self, columns: int, widths: Sequence[int]) -> Table:
        table: Table = self._document.add_table(0, columns, "Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        return table

    def _reds(self) -> None:
        tasks = {task.number: task for task in self._accepted.answered}
        known = [(tasks[number], seq) for number, seq in self._report.answers if number in tasks]
        names = ("task", "what", "standard", "stage", "due", "breached")
        self._rows(names, (1.6, 4.3, 2.8, 2.1, 2.8, 2.8), (self._red(task, seq) for task, seq in known[:MOST_REDS]))
        if (more := len(known) - MOST_REDS) > 0:
            self._document.add_paragraph(self._words.put("more", count=more))

    def _red(self, task: Task, seq: int) -> Sequence[str]:
        clock, words = task.clock(seq), self._words
        what = f"{task.title} ({task.reference})" if task.reference else task.title
        standard, stage = words.name(task.standard.names), words.clock(task, clock)
        return (f"#{task.number}", what, standard, stage, self._at(clock.due_at), self._at(clock.breached_at))

    def _measures(self) -> None:
        rows = (
            (str(place), measure.what, self._words.person(measure.responsible), self._on(measure.on))
            for place, measure in enumerate(self._version.measures, 1)
        )
        self._rows(("place", "measure", "responsible", "on"), (1.2, 8.7, 3.0, 3.5), rows)

    def _returned(self) -> None:
        """Versions that management returned, with the remark."""
        returned = [(n, one) for n, one in enumerate(self._report.versions, 1) if one.remark]
        if returned:
            self._section("returned")
            rows = ((self._put("version_number", version=n), self._at(one.at), one.remark) for n, one in returned)
            self._rows(("version", "handed_in", "remark"), (2.6, 4.0, 9.8), rows)

    def _proof(self) -> None:
        said = self._document.add_paragraph()
        said.paragraph_format.space_before = Pt(14)
        _small(said, self._put("digest"))
        run = said.add_run(f"\n{self._version.digest}")
        run.font.size, run.font.name = Pt(8), MONO


def _dress(style: ParagraphStyle, font: str, size: float, spoken: str) -> None:
    """The Latin and the Chinese font by name: without the latter, each reader's Word chooses one of its own."""
    style.font.name, style.font.size = LATIN, Pt(size)
    if style.name != "Normal":
        style.font.color.rgb, style.font.bold = INK, True
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for name, face in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", font)):
        fonts.set(qn(f"w:{name}"), face)
    _mark(properties, "w:lang", val="en-GB", eastAsia=spoken)


def _new_row(table: Table) -> _Row:
    return cast("_Row", table.add_row())  # type: ignore[no-untyped-call]  # the library's one gap


def _fill(cell: _Cell, text: str, *, bold: bool = False, shade: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(_fit(text))
    run.bold, run.font.size = bold, Pt(9.5)
    if shade:
        _mark(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=SHADE)  # noqa: SLF001 -- as above


def _small(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8.5), RGBColor(0x59, 0x59, 0x59)


def _field(paragraph: Paragraph, code: str) -> None:
    """A figure that Word counts itself, such as the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = paragraph.add_run("1")
    run.font.size = Pt(8.5)
    field.append(run._r)  # noqa: SLF001 -- as above
    paragraph._p.append(field)  # noqa: SLF001 -- as above


def _mark(properties: BaseOxmlElement, tag: str, **attributes: str) -> None:
    """Set a property that the library has no word for, in the place of one that stands there."""
    for known in properties.findall(qn(tag)):
        properties.remove(known)
    mark = OxmlElement(tag)
    for name, value in attributes.items():
        mark.set(qn(f"w:{name}"), value)
    properties.append(mark)


def _fit(text: str) -> str:
    """Without the signs that XML does not take."""
    return _UNFIT.sub("", text)


def _fixed(written: Document) -> bytes:
    """The archive with its files in order and no times of its own."""
    first, second = BytesIO(), BytesIO()
    written.save(first)
    with ZipFile(first) as made, ZipFile(second, "w", ZIP_DEFLATED) as fixed:
        for name in made.namelist():
            fixed.writestr(ZipInfo(name, EPOCH), made.read(name), ZIP_DEFLATED)
    return second.getvalue()
