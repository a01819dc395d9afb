import json
from dataclasses import replace

import pytest

from bot.domain.snapshot import standard_from_json, standard_to_json
from bot.domain.standards import Allowance, Begins, Language, Opens, Stage, Standard, Unit

NAMES = {Language.HANT: "審核", Language.HANS: "审核", Language.EN: "Review"}
REVIEW = Stage(
    id="review",
    names=NAMES,
    clause="3.3.2",
    begins=Begins.DOCUMENTS,
    allowance=Allowance(10, Unit.WORKING_DAYS),
    implies=("registration",),
    decides=True,
    extendable=True,
    repeats=True,
    informs=True,
    yellow=0.5,
)
TOLD = Stage(id="told", names=NAMES, clause="3.3.3", begins=Begins.STAGE, allowance=None, after="review")
CLAIM = Standard("claims.complex", NAMES, "3.3.1-3", "claims", Opens.BY_HAND, (REVIEW, TOLD))


def test_a_standard_comes_back_from_its_text_as_it_was():
    """Every field is set away from its default, so a forgotten one would come back different."""
    assert standard_from_json(standard_to_json(CLAIM)) == CLAIM


def test_a_restored_standard_has_the_words_of_the_domain_not_mere_text():
    stage = standard_from_json(standard_to_json(CLAIM)).stages[0]

    assert isinstance(stage.begins, Begins)
    assert isinstance(stage.allowance.unit, Unit)
    assert all(isinstance(language, Language) for language in stage.names)
    assert isinstance(stage.implies, tuple)


def test_equal_standards_have_equal_text_whatever_the_order_of_their_names():
    turned = replace(CLAIM, names=dict(reversed(NAMES.items())))

    assert standard_to_json(turned) == standard_to_json(CLAIM)


def test_the_text_is_readable_and_without_spaces_between():
    text = standard_to_json(CLAIM)

    assert '"zh-Hant":"審核"' in text
    assert text.index('"clause"') < text.index('"department"') < text.index('"id"')


def test_an_older_text_that_lacks_a_field_with_a_default_still_reads():
    said = json.loads(standard_to_json(CLAIM))
    del said["stages"][1]["informs"]
    del said["stages"][1]["implies"]

    assert standard_from_json(json.dumps(said)) == CLAIM


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"id": "x"}',
        standard_to_json(CLAIM).replace("working_days", "moons"),
        standard_to_json(CLAIM).replace('"decides"', '"decided"'),
    ],
    ids=["empty", "list", "object", "only an id", "unknown unit", "unknown field"],
)
def test_what_is_not_a_standard_is_refused(text):
    with pytest.raises(ValueError):
        standard_from_json(text)
