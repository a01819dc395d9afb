"""Every fault that a standard can have, in a company's file and in the policy's own."""

import pytest

from bot.settings import FAULTS, read_standards
from tests.settings import test_company_faults, test_environment
from tests.settings.written import COMPANY, LAST, faults_of, write

# What is added to the faultless company file, and the lines (counted from there) and keys that are said of it.
NEW = """\
[[standard]]
id = "claims.windscreen"
names = { zh-Hant = "玻璃險", zh-Hans = "玻璃险", en = "Windscreen" }
clause = "7.2"
department = "claims"
"""
STAGE = """\
[[standard.stage]]
id = "review"
allowance = 2
unit = "working_days"
"""

CASES = {
    "no id": ('[[standard]]\nclause = "7"\n', [(1, "file.key_missing")]),
    "an id with spaces": ('[[standard]]\nid = "my claim"\n', [(2, "file.id_wrong")]),
    "a new standard without its words": (
        '[[standard]]\nid = "claims.windscreen"\n' + STAGE,
        [
            (1, "file.key_missing"),
            (1, "file.key_missing"),
            (1, "file.key_missing"),
        ],
    ),
    "a new standard without a stage": (NEW, [(1, "standard.no_start")]),
    "a standard of an unknown department": (
        NEW.replace('"claims"', '"claim"') + STAGE,
        [
            (5, "standard.department_unknown"),
        ],
    ),
    "an unknown way of opening": (
        '[[standard]]\nid = "sales.phone"\nopens = "by_magic"\n',
        [
            (3, "file.choice_unknown"),
        ],
    ),
    "a standard twice": (
        '[[standard]]\nid = "sales.phone"\n[[standard]]\nid = "sales.phone"\n',
        [
            (4, "standard.twice"),
        ],
    ),
    "an unknown standard left out": ('[[standard]]\nid = "sales.fone"\nused = false\n', [(2, "standard.unknown")]),
    "every stage left out": (
        '[[standard]]\nid = "sales.phone"\n[[standard.stage]]\nid = "answer"\nused = false\n',
        [
            (1, "standard.no_start"),
        ],
    ),
    "a stage twice": (NEW + STAGE + STAGE, [(11, "standard.stage.twice")]),
    "an unknown stage left out": (
        NEW + STAGE + '[[standard.stage]]\nid = "reveiw"\nused = false\n',
        [
            (11, "standard.stage.unknown"),
        ],
    ),
    "a stage without a name": (NEW + STAGE.replace("review", "glazing"), [(6, "file.key_missing")]),
    "a stage with a misspelt key": (NEW + STAGE + "decide = true\n", [(10, "file.key_unknown")]),
    "a stage that begins at a word": (NEW + STAGE + 'begins = "stage"\n', [(10, "file.choice_unknown")]),
    "a stage that begins twice": (
        NEW + STAGE + '[[standard.stage]]\nid = "payment"\nbegins = "receipt"\nafter = "review"\n',
        [
            (12, "standard.stage.begins_and_after"),
        ],
    ),
    "an amount without a unit": (
        NEW + STAGE.replace('unit = "working_days"\n', ""),
        [
            (8, "standard.stage.unit_missing"),
        ],
    ),
    "a unit without an amount": (
        NEW + STAGE.replace("allowance = 2\n", ""),
        [
            (8, "standard.stage.allowance_missing"),
        ],
    ),
    "a promise that becomes days of no number": (
        '[[standard]]\nid = "sales.online"\n[[standard.stage]]\nid = "reply"\nunit = "working_days"\n',
        [(5, "standard.stage.allowance_missing")],
    ),
    "an amount below one": (NEW + STAGE.replace("2", "0"), [(8, "file.too_small")]),
    "an unknown unit": (NEW + STAGE.replace("working_days", "weeks"), [(9, "file.choice_unknown")]),
    "rings by hand": (NEW + STAGE.replace("working_days", "rings"), [(9, "standard.stage.unit_unfit")]),
    "a hotline opened by hand": (
        '[[standard]]\nid = "service.hotline"\nopens = "by_hand"\n',
        [
            (1, "standard.stage.unit_unfit"),
        ],
    ),
    "after an unknown stage": (
        NEW + STAGE + '[[standard.stage]]\nid = "payment"\nafter = "revue"\n',
        [
            (12, "standard.stage.after_unknown"),
        ],
    ),
    "after a stage that was left out": (
        '[[standard]]\nid = "sales.online"\n[[standard.stage]]\nid = "promise"\nused = false\n',
        [(1, "standard.no_start"), (1, "standard.stage.after_unknown")],
    ),
    "after a stage that repeats": (
        NEW + STAGE + 'repeats = true\n[[standard.stage]]\nid = "payment"\nafter = "review"\n',
        [(1, "standard.only_repeats"), (13, "standard.stage.after_repeats")],
    ),
    "nothing but feedback": (NEW + STAGE + "repeats = true\n", [(1, "standard.only_repeats")]),
    "a decision that is implied": (
        NEW + STAGE + 'decides = true\n[[standard.stage]]\nid = "payment"\nimplies = ["review"]\n',
        [(13, "standard.stage.implies_decides")],
    ),
    "a stage that is implied and followed": (
        NEW
        + STAGE
        + '[[standard.stage]]\nid = "payment"\nafter = "review"\n'
        + '[[standard.stage]]\nid = "solve"\nimplies = ["review"]\n',
        [(15, "standard.stage.implies_followed")],
    ),
    "one after the other": (
        NEW
        + STAGE
        + '[[standard.stage]]\nid = "reply"\nafter = "solve"\n[[standard.stage]]\nid = "solve"\nafter = "reply"\n',
        [(12, "standard.stage.after_cycle")],
    ),
    "after itself": (
        '[[standard]]\nid = "claims.simple"\n[[standard.stage]]\nid = "payment"\nafter = "payment"\n',
        [
            (5, "standard.stage.after_cycle"),
        ],
    ),
    "an unknown implied stage": (NEW + STAGE + 'implies = ["registry"]\n', [(10, "standard.stage.implies_unknown")]),
    "each implies the other": (
        '[[standard]]\nid = "claims.simple"\n[[standard.stage]]\nid = "registration"\nimplies = ["review"]\n',
        [(5, "standard.stage.implies_decides"), (5, "standard.stage.implies_cycle")],
    ),
    "an implied stage twice": (NEW + STAGE + 'implies = ["review", "review"]\n', [(10, "file.twice")]),
    "yellow past the deadline": (NEW + STAGE + "yellow = 1.2\n", [(10, "file.out_of_range")]),
    "a wrong and an unknown word at once": (
        NEW.replace("clause", "claus") + STAGE.replace("2", '"two"'),
        [
            (1, "file.key_missing"),
            (4, "file.key_unknown"),
            (8, "file.type_wrong"),
        ],
    ),
}


@pytest.mark.parametrize(("added", "expected"), CASES.values(), ids=CASES)
def test_a_faulty_standard_in_a_company_file_is_refused_with_line_and_key(tmp_path, added, expected):
    assert faults_of(write(tmp_path, COMPANY + added)) == [(LAST + line, key) for line, key in expected]


OWN = (
    """\
[stage_names]
review = { zh-Hant = "審核", zh-Hans = "审核", en = "Review" }
"""
    + NEW
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OWN + STAGE, []),
        ("", [(1, "file.key_missing"), (1, "file.key_missing")]),
        (OWN.replace(', en = "Review"', "") + STAGE, [(2, "file.names_missing"), (8, "file.key_missing")]),
        (OWN.replace("[stage_names]\nreview", "stage_names.Review"), [(1, "file.id_wrong"), (2, "standard.no_start")]),
        (OWN + STAGE + "colour = 1\n", [(12, "file.key_unknown")]),
    ],
    ids=["none", "empty", "a name missing", "a stage named with a capital", "an unknown key"],
)
def test_a_faulty_file_of_the_policys_standards_is_refused_in_the_same_way(tmp_path, text, expected):
    assert faults_of(write(tmp_path, text, "standards.toml"), read_standards) == expected


def test_every_fault_that_there_is_has_an_example():
    """So that no sentence is written for a fault that cannot happen, and none happens without a sentence."""
    tables = (CASES, test_company_faults.CASES)
    shown = {key for table in tables for _, expected in table.values() for _, key in expected}
    shown |= {"file.missing", "file.unreadable", "file.not_utf8"}
    shown |= {key for _, _, key in test_environment.WRONG}

    assert shown == set(FAULTS)
