"""Every fault that company.toml can have: what is written, and the lines and keys that are said of it."""

import pytest

from bot.settings import Faults, read_company
from tests.settings.written import COMPANY, LAST, edited, faults_of, write

CASES = {
    # the file as TOML
    "an unclosed text": ([('"示例保險"', '"示例保險')], [(1, "file.syntax")]),
    "a key said twice": ([('country = "CN"', 'country = "CN"\nzone = "UTC"')], [(5, "file.syntax")]),
    "a table said twice": ([("yellow = 0.8", "yellow = 0.8\n[hours]")], [(15, "file.syntax")]),
    "an end too early": ([("last = 2026-12-03 }]\n", "last = 2026-12-03 }\n")], [(LAST, "file.syntax")]),
    # one table by itself
    "an unknown key": ([('country = "CN"', 'country = "CN"\ncolour = "red"')], [(5, "file.key_unknown")]),
    "a misspelt section": ([("[choices]", "[choice]")], [(13, "file.key_unknown")]),
    "a misspelt key in an inline table": ([('"C0MGMT" }', '"C0MGMT", nam = "x" }')], [(18, "file.key_unknown")]),
    "no name": ([('name = "示例保險"', "")], [(1, "file.key_missing")]),
    "no post": ([('post = "專員"\n', "")], [(50, "file.key_missing")]),
    "no channel id": ([('{ id = "C0MGMT" }', '{ name = "management" }')], [(18, "file.key_missing")]),
    "no end of an absence": ([(", last = 2026-12-03", "")], [(56, "file.key_missing")]),
    "a number for a name": ([('"示例保險"', "7")], [(1, "file.type_wrong")]),
    "a text for a list": ([('people = ["U0BOSS"]', 'people = "U0BOSS"')], [(17, "file.type_wrong")]),
    "a text for a share": ([("yellow = 0.8", 'yellow = "0.8"')], [(14, "file.type_wrong")]),
    "a yes for an amount": ([("allowance = 1", "allowance = true")], [(15, "file.type_wrong")]),
    "half an amount": ([("allowance = 1", "allowance = 1.5")], [(15, "file.type_wrong")]),
    "a text for a date": ([("first = 2026-12-01", 'first = "2026-12-01"')], [(56, "file.type_wrong")]),
    "a text for a section": (
        [('[hours]\nweekdays = ["mon", "tue"]\nshifts = ["09:00-12:00", "13:30-18:00"]', 'hours = "all"\n\n')],
        [(7, "file.type_wrong")],
    ),
    "one bracket for a person": (
        [(COMPANY[COMPANY.index("[[person]]") :], "[person]\n")],
        [
            (5, "company.administrator_unknown"),
            (17, "company.management.person_unknown"),
            (31, "company.department.head_unknown"),
            (32, "company.department.deputy_unknown"),
            (37, "file.type_wrong"),
        ],
    ),
    "an empty name": ([('"王小明"', '" "')], [(52, "file.empty")]),
    "nobody in management": (
        [('people = ["U0BOSS"]', "people = []")],
        [
            (17, "file.empty"),
            (41, "company.person.department_missing"),
        ],
    ),
    "no hours": ([('["09:00-12:00", "13:30-18:00"]', "[]")], [(9, "file.empty")]),
    "nothing allowed": ([("allowance = 1", "allowance = 0")], [(15, "file.too_small")]),
    "yellow at the deadline": ([("yellow = 0.8", "yellow = 1")], [(14, "file.out_of_range")]),
    "yellow at the start": ([("yellow = 0.8", "yellow = 0.0")], [(14, "file.out_of_range")]),
    "yellow never": ([("yellow = 0.8", "yellow = nan")], [(14, "file.type_wrong")]),
    "an unknown language": ([('language = "zh-Hant"', 'language = "zh"')], [(2, "file.choice_unknown")]),
    "a person's unknown language": ([('language = "zh-Hans"', 'language = "fr"')], [(55, "file.choice_unknown")]),
    "an unknown unit": ([('unit = "working_days"', 'unit = "moons"')], [(15, "file.choice_unknown")]),
    "an unknown weekday": ([('"tue"', '"tuesday"')], [(8, "file.choice_unknown")]),
    "a weekday twice": ([('"tue"', '"mon"')], [(8, "file.twice")]),
    "a department's id with a capital": (
        [('id = "sales"', 'id = "Sales"')],
        [
            (19, "standard.department_unknown"),
            (19, "standard.department_unknown"),
            (19, "standard.department_unknown"),
            (19, "standard.department_unknown"),
            (19, "standard.department_unknown"),
            (20, "file.id_wrong"),
        ],
    ),
    "a name in two languages only": ([(', en = "Sales"', "")], [(21, "file.names_missing")]),
    "a name in an unknown language": ([('en = "Sales"', 'fr = "Ventes"')], [(21, "file.choice_unknown")]),
    "a day that is none": ([("2026-12-31", "2026-13-31")], [(11, "file.date_wrong")]),
    "a day without dashes": ([("2026-12-31", "20261231")], [(11, "file.date_wrong")]),
    "a morning that is none": ([("yellow = 0.8", 'morning = "9 o\'clock"')], [(14, "file.time_wrong")]),
    "a morning past midnight": ([("yellow = 0.8", 'morning = "25:00"')], [(14, "file.time_wrong")]),
    "a user by name": ([('head = "U0HEAD"', 'head = "@head"')], [(31, "company.user_id_wrong")]),
    "a channel by name": ([('"C0MGMT"', '"#management"')], [(18, "company.channel_id_wrong")]),
    "an unknown zone": ([('"Asia/Shanghai"', '"Asia/Peking"')], [(3, "company.zone_unknown")]),
    "a zone that is a folder": ([('"Asia/Shanghai"', '"Asia"')], [(3, "company.zone_unknown")]),
    "a zone that climbs": ([('"Asia/Shanghai"', '"../etc/passwd"')], [(3, "company.zone_unknown")]),
    "hours in words": ([('"09:00-12:00", "13:30-18:00"', '"nine to five"')], [(9, "company.shift_wrong")]),
    "hours past midnight": ([('"13:30-18:00"', '"13:30-25:00"')], [(9, "company.shift_wrong")]),
    "reversed hours": ([('"13:30-18:00"', '"18:00-13:30"')], [(9, "company.shift_reversed")]),
    "overlapping hours": ([('"13:30-18:00"', '"11:59-18:00"')], [(9, "company.shifts_overlap")]),
    "hours in the wrong order": (
        [('"09:00-12:00", "13:30-18:00"', '"13:30-18:00", "09:00-12:00"')],
        [(9, "company.shifts_overlap")],
    ),
    "a half day with reversed hours": ([('["09:00-12:00"]', '["12:00-09:00"]')], [(12, "company.shift_reversed")]),
    # between tables
    "one channel under two names": (
        [('"C0MGMT"', '"C0AUDIT", name = "management"')],
        [
            (18, "company.channel.two_names"),
        ],
    ),
    "a user group that is none": (
        [('channel = { id = "C0SALES" }', 'channel = { id = "C0SALES" }\ngroup = "sales"')],
        [(23, "company.group_id_wrong")],
    ),
    "one user group for two departments": (
        [
            ('channel = { id = "C0SALES" }', 'channel = { id = "C0SALES" }\ngroup = "S0ALL"'),
            ('channel = { id = "C0SERVICE" }', 'channel = { id = "C0SERVICE" }\ngroup = "S0ALL"'),
        ],
        [(28, "company.group.twice")],
    ),
    "an unknown country": ([('country = "CN"', 'country = "XX"')], [(4, "company.country_unknown")]),
    "a country that is another word of the library": (
        [('country = "CN"', 'country = "JAN"')],
        [
            (4, "company.country_unknown"),
        ],
    ),
    "a country by name": ([('country = "CN"', 'country = "China"')], [(4, "file.id_wrong")]),
    "an unknown province": (
        [('country = "CN"', 'country = "CN"\nsubdivision = "SH"')],
        [
            (5, "company.subdivision_unknown"),
        ],
    ),
    "a day off and half": ([("2026-12-24", "2026-12-31")], [(12, "company.days.twice")]),
    "a duty counted in rings": ([('unit = "working_days"', 'unit = "rings"')], [(15, "company.choices.unit_unfit")]),
    "a person twice": (
        [('id = "U0HEAD"', 'id = "U0WANG"')],
        [
            (31, "company.department.head_unknown"),
            (51, "company.person.twice"),
        ],
    ),
    "a person without department": (
        [('department = "claims"\npost = "專員"', 'post = "專員"')],
        [
            (50, "company.person.department_missing"),
        ],
    ),
    "a person of an unknown department": (
        [('department = "claims"\npost = "專員"', 'department = "claim"\npost = "專員"')],
        [
            (53, "company.person.department_unknown"),
        ],
    ),
    "an absence that ends before it begins": (
        [("last = 2026-12-03", "last = 2026-11-30")],
        [
            (56, "company.person.away_reversed"),
        ],
    ),
    "a department twice": (
        [('id = "sales"', 'id = "service"')],
        [
            (19, "standard.department_unknown"),
            (19, "standard.department_unknown"),
            (19, "standard.department_unknown"),
            (19, "standard.department_unknown"),
            (19, "standard.department_unknown"),
            (24, "company.department.twice"),
        ],
    ),
    "an unknown head": ([('head = "U0HEAD"', 'head = "U0GONE"')], [(31, "company.department.head_unknown")]),
    "an unknown deputy": ([('deputy = "U0WANG"', 'deputy = "U0GONE"')], [(32, "company.department.deputy_unknown")]),
    "a head who is the deputy": (
        [('deputy = "U0WANG"', 'deputy = "U0HEAD"')],
        [
            (32, "company.department.deputy_is_head"),
        ],
    ),
    "an unknown manager": (
        [('people = ["U0BOSS"]', 'people = ["U0BOSS", "U0GONE"]')],
        [
            (17, "company.management.person_unknown"),
        ],
    ),
    "an unknown administrator": (
        [('administrators = ["U0ADMIN"]', 'administrators = ["U0ADMIN", "U0GONE"]')],
        [
            (5, "company.administrator_unknown"),
        ],
    ),
}


@pytest.mark.parametrize(("edits", "expected"), CASES.values(), ids=CASES)
def test_a_faulty_company_file_is_refused_with_the_line_and_key_of_each_fault(tmp_path, edits, expected):
    assert faults_of(write(tmp_path, edited(*edits))) == expected


def test_the_file_that_the_faults_are_planted_in_has_none(tmp_path):
    assert faults_of(write(tmp_path, COMPANY)) == []


def test_every_fault_is_named_at_once_in_the_order_of_the_lines(tmp_path):
    """Faults in one table hide none in another, nor another in the same table."""
    text = edited(
        ('zone = "Asia/Shanghai"', 'zone = "Mars"'),
        ('"13:30-18:00"', '"18:00-13:30"'),
        ('head = "U0HEAD"', 'head = "U0GONE"\ncolour = "red"'),
        ('name = "部門經理"\n', 'nam = "部門經理"\n'),
        ('language = "zh-Hans"', 'language = "fr"'),
    )

    assert faults_of(write(tmp_path, text)) == [
        (3, "company.zone_unknown"),
        (9, "company.shift_reversed"),
        (31, "company.department.head_unknown"),
        (32, "file.key_unknown"),
        (46, "file.key_missing"),
        (48, "file.key_unknown"),
        (56, "file.choice_unknown"),
    ]


def test_a_fault_carries_what_its_sentence_needs(tmp_path):
    path = write(tmp_path, edited(('department = "claims"\npost = "專員"', 'department = "claim"\npost = "專員"')))

    with pytest.raises(Faults) as raised:
        read_company(path)

    (fault,) = raised.value.faults
    assert fault.path == path
    assert fault.facts == {
        "person": "U0WANG",
        "department": "claim",
        "known": ("sales", "service", "claims", "support"),
    }
    assert str(raised.value).startswith(f"{path}:53: company.person.department_unknown ")


def test_a_misspelt_key_is_told_the_keys_that_there_are(tmp_path):
    path = write(tmp_path, edited(('channel = { id = "C0SALES" }', 'channel = { id = "C0SALES", nam = "x" }')))

    with pytest.raises(Faults) as raised:
        read_company(path)

    assert raised.value.faults[0].facts == {"name": "channel.nam", "known": ("id", "name")}


def test_an_empty_file_lacks_everything_that_must_be_written(tmp_path):
    said = faults_of(write(tmp_path, ""))

    assert said == [(1, "file.key_missing")] * 10


def test_a_missing_file_a_folder_and_a_file_of_other_bytes_are_each_refused(tmp_path):
    other = tmp_path / "other.toml"
    other.write_bytes(b'name = "x"\n' + "name = 安".encode("gbk"))

    assert faults_of(tmp_path / "none.toml") == [(0, "file.missing")]
    assert faults_of(tmp_path) == [(0, "file.unreadable")]
    assert faults_of(other) == [(2, "file.not_utf8")]


@pytest.mark.parametrize("mark", ["\ufeff", ""], ids=["with a byte order mark", "without"])
def test_a_file_from_another_editor_reads_the_same(tmp_path, mark):
    path = tmp_path / "company.toml"
    path.write_bytes((mark + COMPANY).replace("\n", "\r\n").encode())

    assert faults_of(path) == []
