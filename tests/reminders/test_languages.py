"""Everybody is told in their own language; a channel in its department's."""

from dataclasses import replace

import pytest

from bot.domain.standards import Language, spoken
from bot.playground.faults import Failure
from bot.reminders.languages import BELIEVED, Languages
from tests.company import AUDIT_CHANNEL, CLAIMS_CHANNEL, MANAGEMENT_CHANNEL, WANG
from tests.reminders.branch import seal

SEALED = {Language.HANT: "歷史紀錄", Language.HANS: "历史记录", Language.EN: "history"}


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("zh-TW", Language.HANT),
        ("zh-HK", Language.HANT),
        ("zh_TW", Language.HANT),
        ("zh-CN", Language.HANS),
        ("zh-SG", Language.HANS),
        ("zh", Language.HANS),
        ("en-US", Language.EN),
        ("en-GB", Language.EN),
        ("en", Language.EN),
        ("fr-FR", None),
        ("", None),
    ],
)
def test_a_locale_of_slacks_is_one_of_our_languages_or_none(locale, language):
    assert spoken(locale) is language


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("zh-TW", Language.HANT),
        ("zh-CN", Language.HANS),
        ("en-US", Language.EN),
        pytest.param("fr-FR", Language.HANT, id="a language that we do not speak: the company's"),
    ],
)
async def test_a_person_reads_the_language_that_their_slack_speaks(branch, locale, language):
    branch.slack.set_person(replace(branch.slack.people[WANG], locale=locale))
    branch.record(seal(WANG, "abc"))

    await branch.deliver.drain()

    assert SEALED[language].lower() in branch.texts(WANG)[0].lower()


@pytest.mark.anyio
async def test_the_company_files_word_comes_first(branch):
    branch.slack.set_person(replace(branch.slack.people[WANG], locale="en-US"))
    wang = replace(branch.company.people[WANG], language=Language.HANS)
    branch.company = replace(branch.company, people={**branch.company.people, WANG: wang})
    branch.record(seal(WANG, "abc"))

    await branch.deliver.drain()

    assert "历史记录" in branch.texts(WANG)[0]


@pytest.mark.anyio
async def test_slack_is_asked_once_a_day_and_by_one_process_for_all(branch):
    branch.record(seal(WANG, "one"))
    await branch.deliver.drain()
    branch.slack.set_person(replace(branch.slack.people[WANG], locale="en-US"))

    async def ask(person):
        return branch.slack.people[person].locale

    another = Languages(branch.database, wall=branch.hands.wall)
    await another.learn(WANG, ask)
    assert another.of(branch.company, WANG) is Language.HANT

    branch.hands.turn(BELIEVED + 1)
    await another.learn(WANG, ask)
    assert another.of(branch.company, WANG) is Language.EN


@pytest.mark.anyio
async def test_when_slack_does_not_say_the_companys_language_does(branch):
    branch.slack.faults.plan("users.info", Failure("status"))
    branch.slack.set_person(replace(branch.slack.people[WANG], locale="en-US"))
    branch.record(seal(WANG, "abc"))

    await branch.deliver.drain()

    assert "歷史紀錄" in branch.texts(WANG)[0]


def test_what_the_gate_learns_delivery_knows(database, company):
    languages = Languages(database)
    assert languages.get(WANG) is None
    assert languages.must_learn(company, WANG)

    languages.put(WANG, Language.EN)

    assert languages.get(WANG) is Language.EN
    assert Languages(database).get(WANG) is Language.EN
    assert not languages.must_learn(company, WANG)


def test_channels_speak_their_departments_language(database, company):
    claims = replace(company.departments["claims"], language=Language.HANS)
    management = replace(company.management, language=Language.EN)
    mixed = replace(company, departments={**company.departments, "claims": claims}, management=management)
    languages = Languages(database)

    assert languages.of(mixed, CLAIMS_CHANNEL) is Language.HANS
    assert languages.of(mixed, MANAGEMENT_CHANNEL) is Language.EN
    assert languages.of(mixed, AUDIT_CHANNEL) is Language.HANT
    assert not languages.must_learn(mixed, CLAIMS_CHANNEL)
