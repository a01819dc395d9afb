"""Home at the gate: outsiders read why they have none, and the board hands out only what is the reader's to see."""

import json

import pytest

from bot.domain.desk import Query
from bot.domain.home import Looking, Scope
from bot.domain.refusal import Refusal
from bot.gate.home import choice
from bot.gate.home_guard import GuardedBoard
from bot.gate.home_marks import carried, looking_in, marked
from tests.company import CHEN, LI, LIN, NOW, WANG, ZHOU, make_company
from tests.gate.conftest import GUEST, NEWCOMER, STRANGER
from tests.world import texts_of

WHO = (WANG, LIN, ZHOU)  # a colleague of claims, their head, management
SEES = {
    "own page": (lambda board, who: board.find(Query(bearer=who)), "yyy"),
    "a colleague's page": (lambda board, _: board.find(Query(bearer=CHEN)), "nyy"),
    "another department's page": (lambda board, _: board.find(Query(bearer=LI)), "nny"),
    "another's own work": (lambda board, _: board.find(Query(responsible=CHEN)), "nyy"),
    "the department's page": (lambda board, _: board.find(Query(departments=("claims",))), "nyy"),
    "two departments' page": (lambda board, _: board.find(Query(departments=("claims", "sales"))), "nny"),
    "the company's page": (lambda board, _: board.find(Query()), "nny"),
    "the department's count": (lambda board, _: board.by_department(["claims"]), "nyy"),
    "all counts": (lambda board, _: board.by_department(["claims", "sales"]), "nny"),
    "own count": (lambda board, who: board.by_person([who]), "yyy"),
    "people's load": (lambda board, _: board.by_person([WANG, CHEN]), "nyy"),
    "what is owed there": (lambda board, _: board.owed_in(["claims"]), "nyy"),
    "own duties": (lambda board, who: board.duties(who, 5), "yyy"),
    "another's duties": (lambda board, _: board.duties(CHEN, 5), "nny"),
    "own reports": (lambda board, who: board.rectifications(who, ()), "yyy"),
    "the department's reports": (lambda board, who: board.rectifications(who, ["claims"]), "nyy"),
    "reports that wait": (lambda board, _: board.reports(5), "nny"),
}


class Open:
    """A board that hands out everything to everybody."""

    def __getattr__(self, _):
        return lambda *_asked: None


@pytest.mark.parametrize("what", SEES)
def test_the_board_hands_out_what_is_the_reader_s_to_see(what):
    ask, marks = SEES[what]
    for who, mark in zip(WHO, marks, strict=True):
        board = GuardedBoard(Open(), make_company(), who, NOW)
        assert granted(ask, board, who) is (mark == "y"), who


def granted(ask, board, who):
    try:
        ask(board, who)
    except Refusal as no:
        return no.key != "may.not"
    return True


@pytest.mark.anyio
@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("who", [GUEST, STRANGER, NEWCOMER])
async def test_an_outsider_s_home_says_why_and_nothing_else(slack, office, who):
    await slack.open_home(who)
    await office.gate.finish()
    home = slack.home(who)
    assert len(home.blocks) == 1
    assert len(texts_of(home.blocks)) > len("no")
    assert slack.refusals == []


@pytest.mark.anyio
@pytest.mark.usefixtures("app")
async def test_a_home_that_cannot_be_read_shows_the_error_s_id(slack, office):
    """The office's gate has no board at all."""
    await slack.open_home(WANG)
    await office.gate.finish()
    home = slack.home(WANG)
    assert len(home.blocks) == 1
    assert "LookupError" not in texts_of(home.blocks)


def test_a_form_remembers_home_as_long_as_there_is_room():
    looking = Looking(Scope.MINE, page=2)
    form = {"private_metadata": json.dumps({"verb": "close", "words": ["1"]})}
    assert looking_in(form) is None
    assert looking_in(marked(form, looking)) == looking
    assert json.loads(marked(form, looking)["private_metadata"])["verb"] == "close"
    assert looking_in(carried({}, marked(form, looking))) == looking
    assert carried({"type": "modal"}, form) == {"type": "modal"}
    full = {"private_metadata": json.dumps({"words": ["x" * 2950]})}
    assert marked(full, looking) == full


@pytest.mark.parametrize("kept", ["", "null", "[]", "7", '{"home": 7}', "[" * 5000, "{"])
def test_what_is_no_memory_of_home_is_none(kept):
    assert looking_in({"private_metadata": kept}) is None


@pytest.mark.parametrize("page", ["-1", "x", "9" * 5000, "٣", ""])
def test_a_forged_page_leads_nowhere(page):
    body = {"actions": [{"action_id": "home.page:next", "value": page}]}
    assert choice(body, Looking()).page in (0, 9999)
