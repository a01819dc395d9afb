"""What Slack takes in a message, at the very limits; and what a message needs besides blocks."""

import pytest

from bot.playground.shapes_surfaces import blocks_fault, message_fault
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

WELL_FORMED = {
    "50 dividers": [{"type": "divider"}] * 50,
    "a section of 3000": [section("a" * 3000)],
    "10 fields of 900": [{"type": "section", "fields": [plain("a" * 900)] * 10}],
    "the same action_id in two blocks": [actions(button()), actions(button())],
    "25 buttons": [actions(*(button(action_id=f"a{place}") for place in range(25)))],
    "a button with everything": [
        actions(
            button(
                value="a" * 2000, style="danger", confirm=CONFIRM, url="https://example.com", accessibility_label="a"
            )
        )
    ],
    "a header of 150 with emoji": [{"type": "header", "text": plain("a" * 150, emoji=True)}],
    "a context of 10": [context(*[marked()] * 9, picture())],
    "100 options, the last one chosen": [actions(select(options=options(100), initial_option=option("o99")))],
    "groups": [actions(element("static_select", option_groups=[{"label": plain(), "options": options(2)}]))],
    "an external select": [section(accessory=element("external_select", min_query_length=0, placeholder=plain()))],
    "a multi select beside a section": [section(accessory=element("multi_users_select", max_selected_items=3))],
    "overflow with urls": [
        section(accessory=element("overflow", options=[option("a", url="https://a.b"), option("b")]))
    ],
    "checkboxes in mrkdwn": [actions(element("checkboxes", options=[option("a", text=marked())]))],
    "pickers": [
        actions(
            element("datepicker", initial_date="2026-02-28"),
            element("timepicker", initial_time="23:59"),
            element("datetimepicker", initial_date_time=1_795_000_000),
        )
    ],
    "an input in a message": [asked(line(multiline=True, min_length=0, max_length=3000), dispatch_action=True)],
    "a picture": [picture(title=plain())],
    "markdown of 12000": [{"type": "markdown", "text": "a" * 12_000}],
    "a table of 100 by 20": [table(100, 20, column_settings=[{"align": "right"}]) | {"rows": [[cell("a")] * 20] * 100}],
    "a table with rich text": [{"type": "table", "rows": [[rich({"type": "user", "user_id": "U1"})]]}],
    "a data table": [data_table(page_size=10, row_header_column_index=0)],
    "a table that skips a column": [table(column_settings=[None, {"align": "right"}])],
    "figures with words of their own": [
        table() | {"rows": [[{"type": "raw_number", "value": -1.5, "text": "−1.5 天"}]]}
    ],
    "an icon of Slack's on a card": [
        {"type": "card", "title": plain(), "subtext": marked(), "slack_icon": {"type": "icon", "name": "sparkle"}}
    ],
    "a plan of tasks that wait": [
        {"type": "plan", "title": "a", "tasks": [{"task_id": "1", "title": "a", "status": "pending"}]}
    ],
    "two charts": [chart("line", 20, 6), chart("area")],
    "a pie": [
        {"type": "data_visualization", "title": "a", "chart": {"type": "pie", "segments": [{"label": "a", "value": 1}]}}
    ],
    "cards": [{"type": "carousel", "elements": [{"type": "card", "title": plain(), "actions": [button()]}] * 2}],
    "a container": [
        {"type": "container", "title": plain(), "is_collapsible": True, "child_blocks": [section(), actions(button())]}
    ],
    "a plan": [
        {
            "type": "plan",
            "title": "a",
            "tasks": [{"type": "task_card", "task_id": "1", "title": "a", "status": "complete"}],
        }
    ],
    "rich text": [
        rich(
            {"type": "text", "text": "a", "style": {"bold": True}},
            {"type": "emoji", "name": "tada"},
            {"type": "date", "timestamp": 1_795_000_000, "format": "{date}"},
            {"type": "link", "url": "https://a.b"},
        )
    ],
}


@pytest.mark.parametrize("blocks", WELL_FORMED.values(), ids=WELL_FORMED)
def test_slack_takes_well_formed_blocks(blocks):
    assert blocks_fault(blocks) is None


@pytest.mark.parametrize(
    ("message", "error"),
    [
        ({}, "no_text"),
        ({"text": "  "}, "no_text"),
        ({"text": "", "blocks": []}, "no_text"),
        ({"text": 7}, "invalid_arguments"),
        ({"text": "a", "metadata": {"event_type": "a"}}, "invalid_metadata_format"),
        ({"text": "a", "metadata": {"event_type": "a", "event_payload": []}}, "invalid_metadata_format"),
        ({"text": "a", "metadata": {"event_type": "a", "event_payload": {}, "key": "b"}}, "invalid_metadata_format"),
        ({"text": "a", "metadata": {"event_type": "a", "event_payload": {"k": "a" * 17_000}}}, "metadata_too_large"),
    ],
)
def test_a_message_needs_words_and_well_formed_metadata(message, error):
    fault = message_fault(message)

    assert fault is not None
    assert fault.error == error


def test_blocks_alone_or_words_alone_make_a_message():
    assert message_fault({"blocks": [section()]}) is None
    assert message_fault({"text": "a", "metadata": {"event_type": "a", "event_payload": {"k": 1}}}) is None
