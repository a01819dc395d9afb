"""Help that teaches: by role, in the reader's language, with examples of the reader's own work."""

import pytest

from bot.domain.company import Person
from bot.domain.may import Action
from bot.domain.reply import Show
from bot.domain.standards import Language
from bot.views.replies import reply
from tests.views.checks import sound

NOW = "2026-09-30 16:00"
EVERY = tuple(Action)
SIMPLE = tuple(action for action in Action if action not in (Action.ACCEPT, Action.RETURN))


def helped(reader, actions=EVERY, about="", **known):
    facts = {"actions": actions, "about": about, "task": None, "standard": None, "colleague": None, **known}
    return sound(reply(Show("help", facts), reader)).text


def test_a_colleague_is_shown_their_own_work_and_nothing_of_a_heads(book, reads, company):
    task = book.open("claims.complex", NOW)
    known = {"task": task, "standard": company.standards["claims.complex"], "colleague": company.people["U0XU"]}
    text = helped(reads(NOW), SIMPLE, **known)

    assert "`/task 開立 複雜理賠 車險理賠 CLM-1`" in text
    assert "`/task 辦結 1 已辦妥`" in text
    assert "部門負責人*" not in text
    assert "`/task 整改`" not in text
    assert "`/task 接受" not in text


def test_without_work_of_ones_own_the_examples_say_number(reads):
    text = helped(reads(NOW), SIMPLE)
    assert "`/task 辦結 編號 已辦妥`" in text
    assert "1287" not in text


ROLES = {
    "head": ("陳志強", "*部門負責人*（理賠部）", "`/task 整改`"),
    "management": ("趙建國", "*公司管理層*", "`/task 退回 編號 請補充原因`"),
}


@pytest.mark.parametrize(("who", "title", "line"), ROLES.values(), ids=ROLES)
def test_each_role_has_its_part(reads, who, title, line):
    text = helped(reads(NOW, who))
    assert title in text
    assert line in text


def test_an_administrator_is_told_of_the_file(reads, company):
    name = company.people[company.administrators[0]].name
    assert "company.toml" in helped(reads(NOW, name))
    assert "company.toml" not in helped(reads(NOW, "王小明"))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("about", EVERY)
def test_every_verb_is_explained_in_every_language(reads, language, about):
    text = helped(reads(NOW, language=language), about=about)
    assert text.count("`/task") >= 1
    assert "{" not in text


def test_a_name_that_would_end_the_code_does_not(reads):
    text = helped(reads(NOW, "陳志強"), colleague=Person("U1", "`rm`<!channel>", "claims", ""))
    assert "@'rm'&lt;!channel&gt;`" in text
