"""How typed words become values."""

from datetime import date

import pytest

from bot.commands.ask import Ask
from bot.commands.words import cut, folded, plain, split, visible
from bot.domain.refusal import Refusal
from tests.company import CHEN, NOW, PEOPLE, WANG, at, make_company

ASK = Ask(PEOPLE[WANG], NOW, make_company())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("open  claims.simple\t車險", ("open", "claims.simple", "車險"), id="any-white-space"),
        pytest.param("開立　簡單理賠　車險", ("開立", "簡單理賠", "車險"), id="ideographic-spaces"),
        pytest.param("車險<@U1|Ann Lee>CLM", ("車險", "<@U1|Ann Lee>", "CLM"), id="a-mention-touching-words"),
        pytest.param("a &lt;b&gt; <http://x.y|x>", ("a", "&lt;b&gt;", "<http://x.y|x>"), id="links-stay-whole"),
        pytest.param("\u200b \u202e  x", ("x",), id="invisible-words-are-none"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_a_line_is_split_into_words(line, words):
    assert split(line) == words


def test_full_width_letters_digits_and_colons_are_the_plain_ones():
    assert folded("ＲＥＣＥＩＶＥＤ：１０：３０") == "received:10:30"


def test_a_title_keeps_its_letters_as_they_were_typed():
    """NFKC is for options, never for titles."""
    assert plain(["ＡＢＣ", "㈱", "R&amp;D", "&lt;b&gt;"]) == "ＡＢＣ ㈱ R&D <b>"


def test_mentions_and_links_are_written_out():
    assert plain(["問", "<@U1|Ann Lee>", "<@U2>", "<https://x.y/z|here>"]) == "問 @Ann Lee @U2 https://x.y/z"


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\u2066", "\x00", "\x1b", "\ufeff", "\ud800"])
def test_controls_and_direction_marks_are_stripped(hidden):
    assert visible(f"車{hidden}險") == "車險"


def test_line_ends_stay_and_tabs_become_spaces():
    assert visible("a\tb\nc") == "a b\nc"


def test_bars_of_both_widths_cut_free_text():
    assert cut(split("缺 照片|已補件 ｜ <@U1|a|b> 明天")) == (("缺", "照片"), ("已補件",), ("<@U1|a|b>", "明天"))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("2026-11-20T10:30", "2026-11-20 10:30", id="iso"),
        pytest.param("11-20T10:30", "2026-11-20 10:30", id="without-a-year"),
        pytest.param("11/20T9:05", "2026-11-20 09:05", id="slash"),
        pytest.param("09:30", "2026-11-23 09:30", id="today"),
        pytest.param("９：３０", "2026-11-23 09:30", id="full-width"),
        pytest.param("11月20日10:30", "2026-11-20 10:30", id="chinese"),
        pytest.param("2026-11-20T10:30:15", "2026-11-20 10:30:15", id="seconds"),
        pytest.param("2026-11-20T02:30Z", "2026-11-20 10:30", id="utc"),
        pytest.param("2026-11-20T04:30+02:00", "2026-11-20 10:30", id="zone"),
        pytest.param("2026-11-19T21:30-0500", "2026-11-20 10:30", id="zone-without-colon"),
    ],
)
def test_an_instant_is_read(word, expected):
    assert ASK.instant(word) == at(expected)


@pytest.mark.parametrize(
    "word",
    [
        *("2026-11-20", "25:00", "10:60", "2026-13-01T10:00", "02-30T10:00", "11-20 10:30", "noon", "10:30+15:00"),
        *("0001-01-01T00:00+14:00", "9999-12-31T23:59", "1" * 9999, "T10:30", "10:30:61"),
    ],
)
def test_a_bad_instant_is_refused_below_its_field(word):
    with pytest.raises(Refusal) as refused:
        ASK.instant(word, "received")
    assert (refused.value.key, refused.value.field) == ("instant.bad", "received")
    assert len(str(refused.value.facts["word"])) <= 60


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("2026-11-30", date(2026, 11, 30)),
        ("11-30", date(2026, 11, 30)),
        ("11/30", date(2026, 11, 30)),
        ("11月30日", date(2026, 11, 30)),
        ("１１／３０", date(2026, 11, 30)),
        pytest.param("1-5", date(2027, 1, 5), id="the-nearest-5-january-is-next-year's"),
    ],
)
def test_a_date_is_read(word, expected):
    assert ASK.date(word) == expected


@pytest.mark.parametrize("word", ["11-31", "30-11", "tomorrow", "2-29", "11", "2026-11-30-1"])
def test_a_bad_date_is_refused_below_its_field(word):
    with pytest.raises(Refusal) as refused:
        ASK.date(word, "measure.1.on")
    assert (refused.value.key, refused.value.field) == ("date.bad", "measure.1.on")


@pytest.mark.parametrize("word", ["<@U0CHEN|chen>", "<@U0CHEN>", "@陳志遠", "＠陳志遠", "陳志遠"])
def test_a_person_is_a_mention_or_a_name_that_one_person_has(word):
    assert ASK.person(word).id == CHEN


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("<@U9999>", "person.unknown"),
        ("@誰", "person.unknown"),
        pytest.param("@李華", "person.several", id="two-people-of-one-name"),
        pytest.param("", "words.missing", id="nobody"),
    ],
)
def test_a_person_who_is_not_one_is_refused(word, key):
    with pytest.raises(Refusal) as refused:
        ASK.person(word, "responsible")
    assert (refused.value.key, refused.value.field) == (key, "responsible")


@pytest.mark.parametrize(("word", "number"), [("1287", 1287), ("#1287", 1287), ("１２８７", 1287), ("＃5", 5)])
def test_a_number_is_read(word, number):
    assert ASK.number(word) == number


@pytest.mark.parametrize("word", ["", "-1", "1.5", "1e3", "٣", "1" * 10, "12a", "²x"])
def test_a_bad_number_is_refused(word):
    with pytest.raises(Refusal, match=r"number\.bad"):
        ASK.number(word)


def test_a_task_or_one_of_its_clocks_is_read():
    assert [ASK.place(word) for word in ("1287", "1287.5", "＃12．3")] == [(1287, None), (1287, 5), (12, 3)]
