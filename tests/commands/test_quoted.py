"""What a message tells of the work that it asks for."""

import pytest

from bot.commands.quoted import reference_of, title_of
from tests.company import make_company

TITLES = {
    "its first line": ("車險理賠\n請今天處理", "車險理賠"),
    "the first with words": ("\n  \n• 補件通知", "補件通知"),
    "marks left out": ("*急件*：_王先生_ 的 `CLM-1` 理賠", "急件：王先生 的 CLM-1 理賠"),
    "a sum with stars stays": ("2 * 3 * 4 件", "2 * 3 * 4 件"),
    "mentions by name": ("請 <@U0WANG> 處理 <#C1|claims> 的件", "請 @王小明 處理 <#C1|claims> 的件"),
    "an unknown mention": ("請 <@U9GONE> 看", "請 @U9GONE 看"),
    "links by address": ("見 <https://a.example/x?a=1&amp;b=2|附件>", "見 https://a.example/x?a=1&b=2"),
    "a quotation": ("&gt; 客戶來信", "客戶來信"),
    "what nobody sees": ("車\u200b險\x00\u202e理賠", "車險理賠"),
    "nothing": ("", ""),
    "a file without words": ("\n\n", ""),
    "too long": ("長" * 200, "長" * 149 + "…"),
}


@pytest.mark.parametrize(("text", "title"), TITLES.values(), ids=TITLES)
def test_the_title_is_the_first_line_as_people_read_it(text, title):
    assert title_of(text, make_company()) == title


REFERENCES = {
    "a claim": ("客戶補件 CLM-2026-0042，請處理", "CLM-2026-0042"),
    "between Chinese letters": ("案號CLM-2026-0042請處理", "CLM-2026-0042"),
    "short": ("Q-0552 回覆", "Q-0552"),
    "the first of two": ("APP-2026-0209 與 DOC-0083", "APP-2026-0209"),
    "a date is none": ("2026-11-20 前", ""),
    "an illness is none": ("COVID-19 理賠", ""),
    "a part of a longer word is none": ("XCLM-2026-0042Z", ""),
    "nothing": ("請處理", ""),
}


@pytest.mark.parametrize(("text", "reference"), REFERENCES.values(), ids=REFERENCES)
def test_the_reference_is_what_looks_like_one(text, reference):
    assert reference_of(text) == reference
