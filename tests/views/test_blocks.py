from hypothesis import given
from hypothesis import strategies as st

from bot.views.blocks import button, cut, escape, fitted, heading, line_between, paragraph, payload, row, small, spoken
from tests.views.checks import sound, texts

typed = st.text(max_size=400)
tags = st.sampled_from(["<!channel>", "<@U0WANG>", "&lt;", "&", "<", ">", "*_~`"])


@given(st.lists(typed | tags).map("".join))
def test_escaped_words_hold_no_sign_that_slack_would_read(words):
    escaped = escape(words)
    assert "<" not in escaped
    assert ">" not in escaped
    assert escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == words


@given(st.lists(typed | tags).map("".join), st.integers(8, 60))
def test_cut_words_fit_and_end_in_no_half_entity(words, longest):
    short = cut(escape(words), longest)
    assert len(short) <= longest
    tail = short.rpartition("&")[2] if "&" in short else ";"
    assert ";" in tail or not short.endswith("…")


def test_words_that_fit_are_left_alone_and_others_end_in_an_ellipsis():
    assert cut("審核", 2) == "審核"
    assert cut("審核定損", 3) == "審核…"


def test_a_mention_is_never_cut_in_half():
    assert cut("請 <@U0WANG> 處理", 8) == "請 …"


@given(st.lists(st.text(min_size=0, max_size=6000), min_size=1, max_size=60), st.integers(0, 25))
def test_a_message_of_any_words_is_one_that_slack_takes(words, pressed):
    """Fifty blocks, ten thousand characters in all, three thousand in one, and the text that updates allow."""
    parts = [paragraph(escape(one), button(one, "show", "1")) for one in words]
    labels = [button("查看", f"show:{place}", str(place)) for place in range(pressed)]
    sound(payload(heading(words[0]), small(escape(words[0])), line_between(), parts, row(labels)))


def test_when_all_is_too_long_only_the_longest_texts_are_cut():
    blocks = fitted([paragraph("短"), *[paragraph("長" * 2900) for _ in range(5)]])
    lengths = [len(text["text"]) for text in texts(blocks)]

    assert lengths[0] == 1
    assert len(set(lengths[1:])) == 1
    assert 9400 < sum(lengths) <= 9500


def test_the_text_of_a_message_is_what_its_blocks_say_and_plain_words_are_escaped_there():
    blocks = [heading("A & <B>"), paragraph("C &amp; D"), small("E")]
    assert spoken(blocks) == "A &amp; &lt;B&gt;\nC &amp; D\nE"


def test_a_row_without_buttons_is_no_block():
    assert row([]) == []
