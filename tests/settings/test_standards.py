"""The policy's section 3, copied by hand from the rule, against the standards that the program runs under."""

import pytest

from bot.domain.snapshot import standard_from_json, standard_to_json
from bot.domain.standards import Language, Opens
from bot.settings import read_standards

WD, WH, H, MIN = "working_days", "working_hours", "hours", "minutes"

# id, clause, zh-Hant, opens, stages: (id, from what, amount and unit, marks)
POLICY = [
    ("sales.phone", "3.1.1", "電話諮詢", "by_hand", [("answer", "receipt", (10, MIN), "")]),
    ("sales.email", "3.1.1", "郵件諮詢", "by_hand", [("reply", "receipt", (1, WD), "")]),
    (
        "sales.online",
        "3.1.1",
        "在線諮詢",
        "by_promise",
        [("promise", "receipt", (30, MIN), ""), ("reply", "promise", (1, "promised"), "")],
    ),
    ("sales.application.simple", "3.1.2", "簡單投保", "by_hand", [("complete", "documents", (3, WD), "")]),
    ("sales.application.complex", "3.1.2", "複雜投保", "by_hand", [("complete", "documents", (5, WD), "informs")]),
    ("service.hotline", "3.2.1", "客服熱線", "by_system", [("answer", "receipt", (3, "rings"), "")]),
    ("service.question.general", "3.2.2", "一般性問題", "by_hand", [("reply", "receipt", (1, WD), "")]),
    (
        "service.question.complex",
        "3.2.2",
        "複雜問題",
        "by_hand",
        [
            ("reply", "receipt", (3, WD), ""),
            ("solve", "receipt", None, "implies reply"),
            ("feedback", "reply", (1, WD), "repeats"),
        ],
    ),
    (
        "service.complaint.simple",
        "3.2.3",
        "簡單投訴",
        "by_hand",
        [("contact", "receipt", (1, WD), ""), ("solve", "receipt", (5, WD), "implies contact")],
    ),
    (
        "service.complaint.complex",
        "3.2.3",
        "複雜投訴",
        "by_hand",
        [
            ("contact", "receipt", (1, WD), ""),
            ("solve", "receipt", (10, WD), "implies contact"),
            ("feedback", "contact", (3, WD), "repeats"),
        ],
    ),
    (
        "claims.simple",
        "3.3.1-3",
        "簡單理賠",
        "by_hand",
        [
            ("registration", "documents", (1, WD), ""),
            ("review", "documents", (3, WD), "implies registration, decides"),
            ("payment", "review", (1, WD), ""),
        ],
    ),
    (
        "claims.general",
        "3.3.1-3",
        "一般理賠",
        "by_hand",
        [
            ("registration", "documents", (1, WD), ""),
            ("review", "documents", (5, WD), "implies registration, decides"),
            ("payment", "review", (3, WD), ""),
        ],
    ),
    (
        "claims.complex",
        "3.3.1-3",
        "複雜理賠",
        "by_hand",
        [
            ("registration", "documents", (1, WD), ""),
            ("review", "documents", (10, WD), "implies registration, decides, extendable"),
            ("payment", "review", (5, WD), ""),
        ],
    ),
    (
        "support.technical.simple",
        "3.4.1",
        "簡單技術問題",
        "by_hand",
        [("response", "receipt", (2, WH), ""), ("solve", "receipt", (4, WH), "implies response")],
    ),
    (
        "support.technical.complex",
        "3.4.1",
        "複雜技術問題",
        "by_hand",
        [
            ("response", "receipt", (2, WH), ""),
            ("offer", "receipt", (24, H), "implies response"),
            ("solve", "receipt", None, "implies response offer"),
            ("feedback", "offer", (1, WD), "repeats"),
        ],
    ),
    ("support.document.regular", "3.4.2", "常規文件審核", "by_hand", [("review", "receipt", (1, WD), "")]),
    ("support.document.urgent", "3.4.2", "緊急文件審核", "by_hand", [("review", "receipt", (2, WH), "")]),
    (
        "support.statistics.monthly",
        "3.4.3",
        "月度數據統計",
        "by_itself",
        [("statistics", "receipt", (5, "nth_working_day"), "")],
    ),
    (
        "support.statistics.requested",
        "3.4.3",
        "數據統計",
        "by_promise",
        [("statistics", "receipt", (1, "promised"), "")],
    ),
    (
        "support.analysis.quarterly",
        "3.4.3",
        "季度分析報告",
        "by_itself",
        [("report", "receipt", (1, "end_of_quarter"), "")],
    ),
]


@pytest.fixture(scope="module")
def standards():
    return read_standards().standards


def marks(stage):
    implied = f"implies {' '.join(stage.implies)}" if stage.implies else ""
    words = [word for word in ("decides", "extendable", "repeats", "informs") if getattr(stage, word)]
    return ", ".join(filter(None, [implied, *words]))


def read_back(standard):
    stages = [
        (
            stage.id,
            stage.after or stage.begins.value,
            (stage.allowance.amount, stage.allowance.unit.value) if stage.allowance else None,
            marks(stage),
        )
        for stage in standard.stages
    ]
    return (standard.id, standard.clause, standard.names[Language.HANT], standard.opens.value, stages)


@pytest.mark.parametrize("row", POLICY, ids=[row[0] for row in POLICY])
def test_a_standard_is_what_the_policy_says(standards, row):
    assert read_back(standards[row[0]]) == row


def test_there_are_no_other_standards_than_the_policys(standards):
    assert list(standards) == [row[0] for row in POLICY]


def test_a_standards_department_is_the_one_whose_section_of_the_policy_it_stands_in(standards):
    """3.1 sales, 3.2 customer service, 3.3 claims, 3.4 back-office support."""
    sections = {"3.1": "sales", "3.2": "service", "3.3": "claims", "3.4": "support"}

    assert {standard.id: standard.department for standard in standards.values()} == {
        standard.id: sections[standard.clause[:3]] for standard in standards.values()
    }


def test_each_stage_of_a_claim_names_the_clause_of_its_own(standards):
    """3.3.1 registration, 3.3.2 review, 3.3.3 payment."""
    for kind in ("simple", "general", "complex"):
        stages = standards[f"claims.{kind}"].stages
        assert [(stage.id, stage.clause) for stage in stages] == [
            ("registration", "3.3.1"),
            ("review", "3.3.2"),
            ("payment", "3.3.3"),
        ]


def test_every_stage_warns_in_yellow_at_four_fifths(standards):
    """4.2.1a."""
    assert {stage.yellow for standard in standards.values() for stage in standard.stages} == {0.8}


def test_standards_and_stages_have_names_in_every_language(standards):
    named = [*standards.values(), *(stage for standard in standards.values() for stage in standard.stages)]

    assert [each for each in named if set(each.names) != set(Language)] == []


@pytest.mark.parametrize("language", Language)
def test_no_two_standards_have_the_same_name(standards, language):
    """They are chosen by name in a form."""
    names = [standard.names[language] for standard in standards.values()]

    assert len(set(names)) == len(names)


def test_names_in_simplified_chinese_have_no_traditional_characters(standards):
    """A name copied from the other column would show; the characters are those in which the two columns differ."""
    names = [each.names for standard in standards.values() for each in (standard, *standard.stages)]
    traditional = {c for each in names for c in each[Language.HANT]} - {
        c for each in names for c in each[Language.HANS]
    }

    assert set("電話簡單複雜問題審") <= traditional


def test_only_standards_that_open_by_hand_may_be_opened_by_hand(standards):
    by_hand = {standard.id for standard in standards.values() if standard.opens is Opens.BY_HAND}

    assert set(standards) - by_hand == {
        "sales.online",
        "service.hotline",
        "support.statistics.monthly",
        "support.statistics.requested",
        "support.analysis.quarterly",
    }


def test_every_standard_survives_being_kept_as_text(standards):
    assert {key: standard_from_json(standard_to_json(each)) for key, each in standards.items()} == standards
