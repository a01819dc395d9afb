"""Who reads which language: replies and forms the person's own, channels their department's."""

from dataclasses import replace

import pytest

from bot.domain.standards import Language
from tests.world_face.hands import restart, the, words_of

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the database cannot matter here


def speaks(world, department, language):
    """The company's file gives a department's channel a language of its own."""
    changed = replace(world.blueprint.departments[department], language=language)
    departments = {**world.blueprint.departments, department: changed}
    world.blueprint = replace(world.blueprint, departments=departments)
    restart(world)


def test_one_warning_in_four_languages_of_its_readers(world):
    """Sales' channel reads simplified, management's traditional, the bearer English; DMs follow the reader."""
    speaks(world, "sales", Language.HANS)
    world.reads("吳俊傑", Language.EN)
    world.reads("李美華", Language.HANS)

    assert "Opened" in world.says("吳俊傑", "/task open sales.email Quote Q-1")
    assert "Enquiry by e-mail" in world.says("吳俊傑", "/task show 1")
    world.types("吳俊傑", "/task open")
    assert "Responsible" in words_of(world.form("吳俊傑"))
    assert "受阻" in world.says("吳俊傑", "/task 受阻 1 waiting") or "#1" in world.hears("李美華")[-1]
    assert "反映工作受阻" in world.hears("李美華")[-1]

    world.now = "2026-11-24 18:00:01"
    assert "Red warning" in world.hears("吳俊傑")[-1]
    assert "红色预警" in world.reads_in("sales")[-1]
    assert "紅色預警" in world.reads_in("management")[-1]


def test_a_changed_slack_language_is_followed(world):
    """At the next gesture after what Slack said has grown old: replies at once, and what is delivered from then on."""
    assert "已開立" in world.says("吳俊傑", "/task open sales.email Quote")
    world.reads("吳俊傑", Language.EN)
    restart(world)

    assert "Enquiry by e-mail" in world.says("吳俊傑", "/task show 1")
    world.now = "2026-11-24 15:12"
    assert "Yellow warning" in world.hears("吳俊傑")[-1]


def test_a_language_that_the_bot_does_not_speak_is_answered_in_the_company_s(world):
    person = world.workspace.people[world.person("吳俊傑")]
    world.workspace.set_person(replace(person, locale="fr-FR"))
    assert "已開立" in world.says("吳俊傑", "/task open sales.email Quote")
    world.now = "2026-11-24 15:12"
    assert "黃色預警" in world.hears("吳俊傑")[-1]


def test_the_company_s_file_goes_before_slack(world):
    person = replace(world.blueprint.people["U0WU"], language=Language.HANS)
    world.blueprint = replace(world.blueprint, people={**world.blueprint.people, "U0WU": person})
    world.reads("吳俊傑", Language.EN)
    restart(world)
    assert "已开立" in world.says("吳俊傑", "/task open sales.email 询价")
    world.now = "2026-11-24 15:12"
    assert the(world, "吳俊傑", "黄色预警")


def test_a_refusal_is_in_the_reader_s_language(world):
    world.reads("吳俊傑", Language.EN)
    assert "沒有" not in world.says("吳俊傑", "/task show 99")
    assert "99" in world.says("吳俊傑", "/task 查看 99")
