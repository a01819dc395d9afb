"""The accepted report as a Word file, read back by the library that wrote it and by eye."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import docx
import pytest

from bot.domain.report import Measure
from bot.domain.standards import Language
from bot.views.document import Accepted, document, file_name
from bot.views.reader import Reader
from tests.views.stage import accepted, report_on, returned

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONTS = {
    Language.HANT: "Microsoft JhengHei",
    Language.HANS: "Microsoft YaHei",
    Language.EN: "Microsoft YaHei",
}


@pytest.fixture
def final(book) -> Accepted:
    """A report that was returned once and then accepted on 24 September at noon."""
    book.open("claims.complex", "2026-09-21 10:00")
    book.tick("2026-09-23 09:00")
    report_on(book, "2026-09-23 11:00")
    returned(book, "2026-09-23 14:00")
    report_on(book, "2026-09-24 11:00", text="人手不足\n十一月來件多", former=book.reports[7])
    notices = accepted(book, "2026-09-24 12:00")
    return Accepted(book.reports[7], [book.tasks[1]], notices["document"].facts["by"], book.at("2026-09-24 12:00"))


def drawn(book, final, language=Language.HANT, now="2026-09-24 12:00") -> bytes:
    return document(final, Reader(language, book.company, book.at(now)))


def read(written: bytes):
    return docx.Document(BytesIO(written))


def cells(table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_it_says_whose_report_it_is_what_it_answers_and_what_will_be_done(book, final):
    """4.2.2b, 4.2.2c: causes, measures with a person and a date each, prevention; the version that counts."""
    paper = read(drawn(book, final))
    facts, reds, measures, answer, back = map(cells, paper.tables)
    headings = [one.text for one in paper.paragraphs if one.style.name == "Heading 1"]

    assert paper.paragraphs[0].text == "整改報告第 7 號"
    assert facts == [
        ["公司", book.company.name],
        ["部門", "理賠部"],
        ["部門負責人", "陳志強"],
        ["版本", "第 2 版"],
        ["提交時間", "2026年9月24日（四） 11:00"],
    ]
    assert reds[1] == [
        "#1", "車險理賠 (CLM-1)", "複雜理賠", "立案", "2026年9月22日（二） 18:00", "2026年9月23日（三） 09:00",
    ]  # fmt: skip
    assert measures == [["序", "措施", "責任人", "完成日期"], ["1", "補齊人力", "王小明", "2026年9月30日（三）"]]
    assert answer == [["接受人", "趙建國"], ["接受時間", "2026年9月24日（四） 12:00"]]
    assert back[1] == ["第 1 版", "2026年9月23日（三） 11:00", "請補充原因"]
    assert [one[0] for one in headings] == list("一二三四五六")
    assert {"人手不足", "十一月來件多", "每週檢討"} <= {one.text for one in paper.paragraphs}
    assert paper.paragraphs[-1].text.endswith(final.report.latest.digest)


def test_a_report_that_was_never_returned_has_no_table_of_returns(book, final):
    report = replace(final.report, versions=final.report.versions[1:])
    assert len(read(drawn(book, replace(final, report=report))).tables) == 4


@pytest.mark.parametrize("language", list(Language))
def test_both_scripts_have_a_font_of_their_own_on_a4_with_page_numbers(book, final, language):
    """Word chooses Chinese letters by w:eastAsia; a Latin font alone would leave it to each reader's machine."""
    written = drawn(book, final, language)
    paper = read(written)
    styles = paper.styles.element
    fonts = {
        style.get(f"{W}styleId"): dict(style.find(f"{W}rPr/{W}rFonts").attrib)
        for style in styles.findall(f"{W}style")
        if style.find(f"{W}rPr/{W}rFonts") is not None
    }
    section = paper.sections[0]

    for name in ("Normal", "Title", "Heading1"):
        assert fonts[name] == {
            f"{W}ascii": "Calibri", f"{W}hAnsi": "Calibri", f"{W}cs": "Calibri", f"{W}eastAsia": FONTS[language],
        }  # fmt: skip
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    footer = section.footer.paragraphs[0]._p
    assert [one.get(f"{W}instr") for one in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    assert final.report.latest.digest in paper.paragraphs[-1].text


def test_every_table_has_a_head_on_each_page_and_widths_that_fill_it(book, final):
    paper = read(drawn(book, final))
    for table in (paper.tables[1], paper.tables[2], paper.tables[4]):
        assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
        assert sum(column.width.cm for column in table.columns) == pytest.approx(16.4, abs=0.1)


def test_the_same_report_is_the_same_bytes_whenever_it_is_drawn(book, final):
    first = drawn(book, final)
    assert drawn(book, final, now="2027-03-01 09:00") == first
    later = replace(final, at=final.at + timedelta(seconds=60))
    assert drawn(book, later) != first, "a control: another acceptance is another paper"


def test_it_is_in_the_language_of_its_reader(book, final):
    english = read(drawn(book, final, Language.EN))
    assert english.paragraphs[0].text == "Rectification report 7"
    assert cells(english.tables[2])[1] == ["1", "補齊人力", "王小明", "Wed 30 Sept 2026"]
    assert file_name(final.report, Reader(Language.HANS, book.company, final.at)) == "整改报告-7.docx"


def test_signs_that_a_word_file_cannot_hold_are_left_out(book, final):
    """People paste from anywhere; a control sign would make Word refuse the file."""
    version = final.report.latest
    measure = Measure("補\x0b齊\x00 <人力> & ", version.measures[0].responsible, version.measures[0].on)
    odd = replace(version, causes="a\x08b\r\nc\ufffe", measures=(measure,))
    report = replace(final.report, versions=(*final.report.versions[:-1], odd))
    written = drawn(book, replace(final, report=report))

    assert cells(read(written).tables[2])[1][1] == "補齊 <人力> & "
    assert {"ab", "c"} <= {one.text for one in read(written).paragraphs}
