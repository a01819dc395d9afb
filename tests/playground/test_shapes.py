"""Every limit of blocks in a message, as a table: what Slack refuses, and what it says about it."""

import pytest

from bot.playground.shapes_surfaces import Fault, blocks_fault
from tests.playground.kit import (
    CONFIRM,
    actions,
    asked,
    button,
    cell,
    chart,
    context,
    data_table,
    element,
    line,
    marked,
    option,
    options,
    picture,
    plain,
    rich,
    section,
    select,
    table,
)

INVALID = "invalid_blocks"
LONG_URL = "https://example.com/" + "a" * 3000
OTHER = option("other")
POINT = {"label": "p", "value": 1}


def chart_of(chart):
    return {"type": "data_visualization", "title": "chart", "chart": {"type": "bar", **chart}}


MALFORMED = {
    "no list": ({"type": "divider"}, "invalid_blocks_format", ""),
    "a block that is no object": (["divider"], INVALID, "must be an object"),
    "a block without a type": ([{"block_id": "a"}], INVALID, "missing required field: type"),
    "an unknown block": ([{"type": "banner"}], INVALID, "unsupported type: banner"),
    "a type that is no word": ([{"type": ["divider"]}], INVALID, "unsupported type"),
    "51 blocks": ([{"type": "divider"}] * 51, INVALID, "no more than 50 items"),
    "an unknown field": ([section(colour="red")], INVALID, "invalid additional property: colour"),
    "a block_id of 256": ([section(block_id="b" * 256)], INVALID, "must be less than 256"),
    "an empty block_id": ([section(block_id="")], INVALID, "must be more than 0"),
    "a block_id twice": ([section(block_id="a"), section(block_id="a")], INVALID, "block_id 'a' is used 2 times"),
    "an action_id twice in a block": ([actions(button(), button())], INVALID, "action_id 'press' is used 2 times"),
    "an action_id of 256": ([actions(button(action_id="a" * 256))], INVALID, "must be less than 256"),
    "an empty section": ([{"type": "section"}], INVALID, "must have at least one of: text, fields"),
    "section text empty": ([section("")], INVALID, "must be more than 0"),
    "section text of 3001": ([section("a" * 3001)], INVALID, "must be less than 3001"),
    "section text as a string": ([{"type": "section", "text": "words"}], INVALID, "must be an object"),
    "section text of no kind": ([{"type": "section", "text": {"text": "a"}}], INVALID, "missing required field: type"),
    "section text of an unknown kind": (
        [{"type": "section", "text": {"type": "html", "text": "a"}}],
        INVALID,
        "unsupported type: html",
    ),
    "section text that is null": ([{"type": "section", "text": None}], INVALID, "must be an object"),
    "emoji in mrkdwn": ([{"type": "section", "text": marked(emoji=True)}], INVALID, "property: emoji"),
    "verbatim in plain_text": ([{"type": "section", "text": plain(verbatim=True)}], INVALID, "property: verbatim"),
    "emoji that is a string": ([{"type": "section", "text": plain(emoji="yes")}], INVALID, "must be a boolean"),
    "11 fields": ([{"type": "section", "fields": [plain()] * 11}], INVALID, "no more than 10 items"),
    "no fields": ([{"type": "section", "fields": []}], INVALID, "at least 1 items"),
    "a field of 2001": ([{"type": "section", "fields": [plain("a" * 2001)]}], INVALID, "must be less than 2001"),
    "an input beside a section": ([section(accessory=line())], INVALID, "unsupported type: plain_text_input"),
    "a datetimepicker beside a section": ([section(accessory=element("datetimepicker"))], INVALID, "unsupported type"),
    "two accessories": ([section(accessory=[button()])], INVALID, "must be an object"),
    "header of 151": ([{"type": "header", "text": plain("a" * 151)}], INVALID, "must be less than 151"),
    "header in mrkdwn": ([{"type": "header", "text": marked()}], INVALID, "unsupported type: mrkdwn"),
    "actions without elements": ([actions()], INVALID, "at least 1 items"),
    "26 actions": (
        [actions(*(button(action_id=f"a{place}") for place in range(26)))],
        INVALID,
        "no more than 25 items",
    ),
    "a multi select among actions": (
        [actions(element("multi_static_select", options=options(1)))],
        INVALID,
        "unsupported type: multi_static_select",
    ),
    "an unknown element": ([actions(element("slider"))], INVALID, "unsupported type: slider"),
    "11 context elements": ([context(*[plain()] * 11)], INVALID, "no more than 10 items"),
    "a button in a context": ([context(button())], INVALID, "unsupported type: button"),
    "button words of 76": ([actions(button("a" * 76))], INVALID, "must be less than 76"),
    "button words in mrkdwn": ([actions(button(text=marked()))], INVALID, "unsupported type: mrkdwn"),
    "button value of 2001": ([actions(button(value="a" * 2001))], INVALID, "must be less than 2001"),
    "button value that is a number": ([actions(button(value=7))], INVALID, "must be a string"),
    "button style unknown": ([actions(button(style="warning"))], INVALID, "must be one of: primary, danger"),
    "button url of over 3000": ([actions(button(url=LONG_URL))], INVALID, "valid URL"),
    "button url that is none": ([actions(button(url="task 7"))], INVALID, "valid URL"),
    "confirm without deny": (
        [actions(button(confirm={k: v for k, v in CONFIRM.items() if k != "deny"}))],
        INVALID,
        "missing required field: deny",
    ),
    "confirm title of 101": ([actions(button(confirm={**CONFIRM, "title": plain("a" * 101)}))], INVALID, "101"),
    "confirm text of 301": ([actions(button(confirm={**CONFIRM, "text": plain("a" * 301)}))], INVALID, "301"),
    "confirm word of 31": ([actions(button(confirm={**CONFIRM, "deny": plain("a" * 31)}))], INVALID, "31"),
    "101 options": ([actions(select(options=options(101)))], INVALID, "no more than 100 items"),
    "no options": ([actions(select(options=[]))], INVALID, "at least 1 items"),
    "options and groups": (
        [actions(select(option_groups=[{"label": plain(), "options": options(1)}]))],
        INVALID,
        "exactly one of: options, option_groups",
    ),
    "neither options nor groups": ([actions(element("static_select"))], INVALID, "exactly one of"),
    "a group without a label": (
        [actions(element("static_select", option_groups=[{"options": options(1)}]))],
        INVALID,
        "missing required field: label",
    ),
    "option text of 76": ([actions(select(options=[option("a", text=plain("a" * 76))]))], INVALID, "76"),
    "option value of 151": ([actions(select(options=[option("a" * 151)]))], INVALID, "151"),
    "option in mrkdwn": ([actions(select(options=[option("a", text=marked())]))], INVALID, "unsupported type"),
    "option without a value": ([actions(select(options=[{"text": plain()}]))], INVALID, "required field: value"),
    "option with a url outside overflow": ([actions(select(options=[option(url="https://a.b")]))], INVALID, "url"),
    "initial option not among the options": ([actions(select(initial_option=OTHER))], INVALID, "must match options"),
    "initial option with other words": (
        [actions(select(initial_option=option("o1", text=plain("renamed"))))],
        INVALID,
        "must match options",
    ),
    "placeholder of 151": ([actions(select(placeholder=plain("a" * 151)))], INVALID, "must be less than 151"),
    "placeholder in mrkdwn": ([actions(select(placeholder=marked()))], INVALID, "unsupported type: mrkdwn"),
    "min_query_length below zero": ([actions(element("external_select", min_query_length=-1))], INVALID, "between"),
    "min_query_length as words": ([actions(element("external_select", min_query_length="1"))], INVALID, "an integer"),
    "external select with options": ([actions(element("external_select", options=options(1)))], INVALID, "options"),
    "overflow of one": ([actions(element("overflow", options=options(1)))], INVALID, "at least 2 items"),
    "overflow of six": ([actions(element("overflow", options=options(6)))], INVALID, "no more than 5 items"),
    "11 checkboxes": ([actions(element("checkboxes", options=options(11)))], INVALID, "no more than 10 items"),
    "a checked box that is none": (
        [actions(element("checkboxes", options=options(2), initial_options=[OTHER]))],
        INVALID,
        "must match options",
    ),
    "11 radio buttons": ([actions(element("radio_buttons", options=options(11)))], INVALID, "no more than 10 items"),
    "a date in words": ([actions(element("datepicker", initial_date="tomorrow"))], INVALID, "a date"),
    "a day that is none": ([actions(element("datepicker", initial_date="2026-02-30"))], INVALID, "must be a date"),
    "a time past midnight": ([actions(element("timepicker", initial_time="24:00"))], INVALID, "a time"),
    "a moment in words": ([actions(element("datetimepicker", initial_date_time="now"))], INVALID, "an integer"),
    "a user who is no id": ([actions(element("users_select", initial_user="王小明"))], INVALID, "a user id"),
    "an empty filter": ([actions(element("conversations_select", filter={}))], INVALID, "at least one of"),
    "an input without a label": ([{"type": "input", "element": line()}], INVALID, "missing required field: label"),
    "an input of a button": ([asked(button())], INVALID, "unsupported type: button"),
    "input of over 3000": ([asked(line(max_length=3001))], INVALID, "between 1 and 3000"),
    "least above most": ([asked(line(min_length=9, max_length=3))], INVALID, "must not be above max_length"),
    "initial value over max_length": ([asked(line(initial_value="abcd", max_length=3))], INVALID, "longer than"),
    "number input that does not say": ([asked(element("number_input"))], INVALID, "field: is_decimal_allowed"),
    "number limits as numbers": (
        [asked(element("number_input", is_decimal_allowed=True, min_value=1))],
        INVALID,
        "a number in a string",
    ),
    "decimals where none are allowed": (
        [asked(element("number_input", is_decimal_allowed=False, initial_value="1.5"))],
        INVALID,
        "decimals are not allowed",
    ),
    "dispatch on nothing known": (
        [asked(line(dispatch_action_config={"trigger_actions_on": ["on_blur"]}))],
        INVALID,
        "must be one of",
    ),
    "a file input in a message": ([asked(element("file_input"))], INVALID, "file_input is not allowed in a message"),
    "focus twice": (
        [actions(select(action_id="a", focus_on_load=True), select(action_id="b", focus_on_load=True))],
        INVALID,
        "focus_on_load may be set once",
    ),
    "an image without alt_text": (
        [{"type": "image", "image_url": "https://example.com/a.png"}],
        INVALID,
        "missing required field: alt_text",
    ),
    "an image of nothing": ([{"type": "image", "alt_text": "a"}], INVALID, "exactly one of: image_url, slack_file"),
    "markdown of 12001": ([{"type": "markdown", "text": "a" * 12_001}], INVALID, "must be less than 12001"),
    "two markdowns over 12000": ([{"type": "markdown", "text": "a" * 7000}] * 2, INVALID, "all markdown together"),
    "101 table rows": ([table(101, 1)], INVALID, "no more than 100 items"),
    "21 table columns": ([table(1, 21)], INVALID, "no more than 20 items"),
    "two tables": ([table(), table()], INVALID, "only_1_table_allowed"),
    "a table cell of mrkdwn": ([{"type": "table", "rows": [[marked()]]}], INVALID, "unsupported type: mrkdwn"),
    "a column aligned nowhere": ([table(column_settings=[{"align": "middle"}])], INVALID, "left, center, right"),
    "a data table of a header only": ([data_table(1)], INVALID, "at least 2 items"),
    "102 data table rows": ([data_table(102, 1)], INVALID, "no more than 101 items"),
    "an uneven data table": (
        [data_table(rows=0) | {"rows": [[cell(), cell()], [cell()]]}],
        INVALID,
        "the same number of cells",
    ),
    "a data table without a caption": ([{"type": "data_table", "rows": [[cell()]] * 2}], INVALID, "caption"),
    "data table cells over 10000": ([data_table() | {"rows": [[cell("a" * 6000)]] * 2}], INVALID, "less than 10001"),
    "a chart title of 51": ([chart() | {"title": "a" * 51}], INVALID, "must be less than 51"),
    "a chart of a kind unknown": ([chart("radar")], INVALID, "unsupported type: radar"),
    "21 points": ([chart(points=21)], INVALID, "no more than 20 items"),
    "7 series": ([chart(series=7)], INVALID, "no more than 6 items"),
    "two series of one name": (
        [chart_of({"series": [{"name": "a", "data": [POINT]}] * 2, "axis_config": {"categories": ["p"]}})],
        INVALID,
        "names of the series must be unique",
    ),
    "a point for no category": (
        [chart_of({"series": [{"name": "a", "data": [POINT]}], "axis_config": {"categories": ["p", "q"]}})],
        INVALID,
        "exactly one point for each",
    ),
    "a pie of nothing": (
        [chart_of({"type": "pie", "segments": [{"label": "a", "value": 0}]})],
        INVALID,
        "value must be greater than 0",
    ),
    "an empty cell": ([table() | {"rows": [[cell("")]]}], INVALID, "must be more than 0 characters"),
    "tables of over 10000 together": (
        [table() | {"rows": [[cell("a" * 6000)]]}, data_table() | {"rows": [[cell("a" * 2600)]] * 2}],
        INVALID,
        "all tables together",
    ),
    "a card with two icons": (
        [{"type": "card", "title": plain(), "icon": picture(), "slack_icon": {"type": "icon", "name": "a"}}],
        INVALID,
        "only one of icon, slack_icon",
    ),
    "a task that waits for itself": (
        [{"type": "task_card", "task_id": "1", "title": "a", "status": "pending"}],
        INVALID,
        "must be a valid enum value",
    ),
    "a header of level 5": ([{"type": "header", "text": plain(), "level": 5}], INVALID, "between 1 and 4"),
    "3 charts": ([chart()] * 3, INVALID, "only_2_data_visualization_allowed"),
    "an alert in a message": ([{"type": "alert", "text": plain()}], INVALID, "alert is not allowed in a message"),
    "an empty card": ([{"type": "card"}], INVALID, "at least one of"),
    "a card body of 201": ([{"type": "card", "body": plain("a" * 201)}], INVALID, "must be less than 201"),
    "a carousel of 11": ([{"type": "carousel", "elements": [{"type": "card", "body": plain()}] * 11}], INVALID, "10"),
    "a container without a title": ([{"type": "container", "child_blocks": [section()]}], INVALID, "rich_text_title"),
    "11 blocks in a container": (
        [{"type": "container", "title": plain(), "child_blocks": [section()] * 11}],
        INVALID,
        "no more than 10 items",
    ),
    "a container in a container": (
        [{"type": "container", "title": plain(), "child_blocks": [{"type": "container"}]}],
        INVALID,
        "unsupported type: container",
    ),
    "a block_id twice through a container": (
        [{"type": "container", "title": plain(), "child_blocks": [section(block_id="a")]}, section(block_id="a")],
        INVALID,
        "block_id 'a' is used 2 times",
    ),
    "rich text of nothing": ([{"type": "rich_text", "elements": []}], INVALID, "at least 1 items"),
    "rich text of empty words": ([rich({"type": "text", "text": ""})], INVALID, "must be more than 0"),
    "rich text of an unknown piece": ([rich({"type": "marquee"})], INVALID, "unsupported type: marquee"),
    "rich text of an unknown style": (
        [rich({"type": "text", "text": "a", "style": {"blink": True}})],
        INVALID,
        "property: blink",
    ),
    "a task card in no state": (
        [{"type": "task_card", "task_id": "1", "title": "a", "status": "late"}],
        INVALID,
        "must be one of: pending",
    ),
    "over 10000 characters in all": ([section("a" * 2600)] * 4, "msg_blocks_too_long", ""),
}


@pytest.mark.parametrize(("blocks", "error", "said"), MALFORMED.values(), ids=MALFORMED)
def test_slack_refuses_malformed_blocks_and_says_why(blocks, error, said):
    fault = blocks_fault(blocks)

    assert fault is not None
    assert fault.error == error
    assert said in " ".join(fault.details)


def test_a_problem_names_its_place():
    fault = blocks_fault([section(), actions(button("a" * 76))])

    assert fault == Fault(
        "invalid_blocks", ("[ERROR] must be less than 76 characters [json-pointer:/blocks/1/elements/0/text/text]",)
    )
