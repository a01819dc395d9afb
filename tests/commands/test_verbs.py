"""Which verb a word names, in three languages."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commands import VERBS, find_verb
from bot.commands.words import split
from bot.domain.may import Action
from bot.domain.refusal import Refusal
from bot.domain.reply import Done, Open, Say, Show
from tests.commands.office import Office
from tests.company import CHEN, HUA_1, LIN, WANG, ZHOU

NAMES = {
    "open": "open 開立 开立",
    "close": "close 辦結 办结",
    "list": "list 列表",
    "show": "show 查看",
    "why": "why 為何 为何",
    "progress": "progress 進展 进展",
    "stuck": "stuck 受阻",
    "rectify": "rectify 整改",
    "accept": "accept 接受",
    "return": "return 退回",
    "standards": "standards 標準 标准",
    "help": "help 幫助 帮助",
}


@pytest.mark.parametrize(("name", "word"), [(name, word) for name, words in NAMES.items() for word in words.split()])
def test_a_verb_is_found_by_its_name_in_each_language(name, word):
    assert find_verb((word, "7"))[0].name == name


def test_every_verb_is_in_the_table_and_called_as_its_action():
    """The help lists actions, and buttons name verbs: they must be the same words."""
    assert [verb.name for verb in VERBS] == list(NAMES)
    assert {verb.name: verb.action for verb in VERBS} == {action.value: action for action in Action}


@pytest.mark.parametrize("word", ["OPEN", "Open", "ｏｐｅｎ", "\u200bopen"])
def test_a_verb_is_found_however_it_is_written(word):
    assert find_verb((word,))[0].name == "open"


def test_nothing_typed_is_a_cry_for_help():
    assert find_verb(())[0].name == "help"


@pytest.mark.parametrize(("word", "near"), [("opne", "open"), ("進战", "進展"), ("hepl", "help"), ("xyzzy", "")])
def test_an_unknown_verb_is_refused_with_the_closest_one(word, near):
    with pytest.raises(Refusal) as refused:
        find_verb((word,))
    assert (refused.value.key, refused.value.facts) == ("verb.unknown", {"word": word, "near": near})


@pytest.mark.parametrize("word", ["hold", "恢復", "延期", "转交", "REOPEN", "報表"])
def test_a_verb_of_a_later_version_says_so(word):
    with pytest.raises(Refusal) as refused:
        find_verb((word,))
    assert (refused.value.key, refused.value.facts) == ("verb.later", {"word": word})


def busy_office() -> Office:
    """Two tasks in different states, a rectification owed, a report handed in."""
    office = Office()
    office.type("open claims.simple 車險 CLM-1 received:2026-11-16T10:00")
    office.type("open sales.email 詢價 @陳志遠 received:2026-11-16T10:00")
    office.tick("2026-11-23 10:00")
    office.type("rectify 1 缺人 | 加人 @陳志遠 11-30 | 排班", LIN)
    return office


WORDS = st.sampled_from(
    [
        *(word for words in NAMES.values() for word in words.split()),
        *("1", "2", "1.1", "1.9", "99", "0", "claims.simple", "簡單", "<@U0CHEN|陳>", "@李華", "@", "|", "｜", "mine"),
        *(
            "red",
            "部門",
            "approved",
            "核准",
            "registration",
            "審核",
            "received:10:30",
            "收件：x",
            "report",
            "11-30",
            ":",
        ),
        *("\u202e", "\x00", "&amp;", "<@", "<", "a" * 5000, "車" * 200, "9" * 30, "2026-11-30"),
    ]
)
LINES = st.one_of(st.text(max_size=80), st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=8).map(" ".join))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(line=LINES, who=st.sampled_from([WANG, CHEN, LIN, HUA_1, ZHOU]))
def test_whatever_is_typed_is_answered_or_refused(line, who):
    """Nothing but a `Refusal` is ever raised, and a refusal changes nothing."""
    office = busy_office()
    before = office.desk
    try:
        answered = office.type(line, who)
    except Refusal:
        assert office.desk is before
    else:
        assert isinstance(answered, Say | Open | Show | Done)


FIELDS = ("standard", "title", "responsible", "received", "stage", "approved", "result", "cause", "measure", "ready")
MORE = (
    "documents",
    "opened",
    "text",
    "remark",
    "causes",
    "prevention",
    "measures",
    "add_measure",
    "measure.1.what",
    "measure.1.who",
)
VALUES = st.one_of(WORDS, st.text(max_size=20), st.lists(st.text(max_size=6), max_size=3).map(tuple))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    verb=st.sampled_from(list(NAMES)),
    form=st.dictionaries(st.sampled_from([*FIELDS, *MORE, "answers", "measure.1.on"]), VALUES, max_size=8),
    words=st.lists(WORDS, max_size=2),
    who=st.sampled_from([WANG, LIN, ZHOU]),
)
def test_whatever_a_form_brings_is_answered_or_refused(verb, form, words, who):
    """A tampered form gains nothing and breaks nothing."""
    office = busy_office()
    before = office.desk
    try:
        office.hand_in(verb, form, *split(" ".join(words)), who=who)
    except Refusal:
        assert office.desk is before
