"""The Home tab as a view: within Slack's limits however much there is, in three languages, whatever was typed."""

import json
from dataclasses import replace

import pytest

from bot.domain.home import FEW, PAGE, Colour, Count, Home, Looking, Owed, Scope
from bot.domain.report import Measure, Report, ReportState, Version
from bot.domain.standards import Language
from bot.domain.task import Duty
from bot.views.home import closed, home, memory
from bot.views.reader import Payload
from tests.views.checks import sound_home, texts

NOW = "2026-11-24 16:30"
ODD = "<!channel> & *粗* " + "長" * 300


@pytest.fixture
def full(book):
    """Everything at once, and much of it: what no real company has on one page."""
    for number in range(PAGE):
        book.open("claims.simple", "2026-11-20 10:00" if number % 2 else "2026-11-24 10:00")
        book.tasks[number + 1] = replace(book.tasks[number + 1], title=ODD)
    book.tick("2026-11-24 09:00")
    tasks = list(book.tasks.values())
    duties = [(task, clock) for task in tasks for clock in task.duties_running(Duty.RECTIFICATION)][:FEW]
    version = Version("U0CHEN", book.at(NOW), ODD, (Measure("x", "U0WANG", book.at(NOW).date()),), ODD)
    reports = [Report(n, "claims", ReportState.HANDED_IN, ((1, 1), (2, 1)), (version,)) for n in range(1, FEW + 1)]
    return Home(
        looking=Looking(Scope.COMPANY, Colour.ALL, "claims.simple", "U0WANG", 3),
        scopes=tuple(Scope),
        own=Count(5, 1, 1),
        duties=duties,
        duties_total=4000,
        rectifications=[Owed(f"d{n}", n, book.at(NOW), n) for n in range(1, 40)],
        departments=[(name, Count(9999, 99, 9), 9) for name in [*book.company.departments, *map(str, range(60))]],
        people=[(f"U{n}", Count(9999, 99, 9)) for n in range(90)],
        reports=reports,
        reports_total=400,
        mine=tasks[:FEW],
        tasks=tasks,
        total=5000,
    )


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scope", list(Scope))
def test_a_full_home_is_one_that_slack_takes(full, reads, language, scope):
    shown = replace(full, looking=replace(full.looking, scope=scope, person="" if scope is Scope.MINE else "U0WANG"))
    view = sound_home(home(shown, reads(NOW, language=language), Payload("ok", None)))
    assert len(json.dumps(view)) < 100_000  # Slack takes 250 KB
    said = " ".join(text["text"] for text in texts(view["blocks"]) if text["type"] == "mrkdwn")
    assert "<!channel>" not in said
    assert "&lt;!channel&gt;" in said


def test_it_remembers_where_its_reader_looks(full, reads):
    kept = json.loads(home(full, reads(NOW))["private_metadata"])
    assert kept == {"home": memory(full.looking)}
    assert memory(Looking()) == {"scope": "", "colour": "", "standard": "", "person": "", "page": 0}


def test_an_empty_home_says_so_and_has_no_buttons_that_lead_nowhere(reads):
    empty = Home(Looking(Scope.MINE, Colour.ALL), (Scope.MINE,), Count(), (), 0, (), (), (), (), 0, (), (), 0)
    view = sound_home(home(empty, reads(NOW)))
    said = [text["text"] for text in texts(view["blocks"])]
    assert "您目前沒有進行中的工作。按「開立工作」就能開始。" in said
    actions = {one["action_id"] for block in view["blocks"] for one in block.get("elements", []) if "action_id" in one}
    assert actions == {"open", "home.refresh"}


def test_a_menu_is_called_by_what_is_chosen_in_it(full, reads):
    """Slack keeps what stands in a menu as long as its block is called the same."""
    names = {
        block["block_id"]
        for colour in Colour
        for block in home(replace(full, looking=Looking(Scope.MINE, colour)), reads(NOW))["blocks"]
        if block.get("block_id", "").startswith("filters")
    }
    assert len(names) == len(Colour)


def test_the_home_of_an_outsider_says_why_and_nothing_else():
    view = sound_home(closed(Payload("no", None)))
    assert [text["text"] for text in texts(view["blocks"])] == ["no"]
