"""Shapes of the elements in blocks: buttons, menus, pickers, inputs. One table, type by type."""

from datetime import date

from bot.playground.people import Json
from bot.playground.shapes import (
    BRIEF,
    Check,
    Shape,
    either,
    flag,
    like,
    listed,
    ordered,
    text,
    typed,
    whole,
    word,
)
from bot.playground.shapes_rich_text import rich_text
from bot.playground.shapes_text import (
    PLACEHOLDER,
    confirm,
    conversations,
    dispatch,
    groups,
    image,
    initial_among,
    linked_option,
    marked_option,
    option,
    options,
    plain,
    url,
)

LONGEST = 3000  # characters that an input takes
figure = like(r"-?\d+(\.\d+)?", "a number in a string")
user = like(r"[UW][A-Z0-9]+", "a user id")
channel = like(r"[CG][A-Z0-9]+", "a channel id")
conversation = like(r"[CGDUW][A-Z0-9]+", "a conversation id")

ACTION: dict[str, Check] = {"action_id": text(BRIEF)}
ASKED: dict[str, Check] = {**ACTION, "confirm": confirm}
FIELD: dict[str, Check] = {**ACTION, "placeholder": plain(PLACEHOLDER), "focus_on_load": flag}
PICKED: dict[str, Check] = {**FIELD, "confirm": confirm}
TYPED: dict[str, Check] = {**FIELD, "dispatch_action_config": dispatch}
MANY: dict[str, Check] = {**PICKED, "max_selected_items": whole(1, 100)}
STYLE: dict[str, Check] = {"style": word("primary", "danger"), "accessibility_label": text(75)}
one_list = either("options", "option_groups")


def _real_date(value: Json) -> str | None:
    try:
        date.fromisoformat(value.get("initial_date", "2000-01-01"))
    except ValueError:
        return "initial_date must be a date"
    return None


def _fits(value: Json) -> str | None:
    first = value.get("initial_value", "")
    longest = value.get("max_length", LONGEST)
    return "initial_value is longer than max_length" if len(first) > longest else None


def _whole_unless_decimal(value: Json) -> str | None:
    figures = [value[name] for name in ("min_value", "max_value", "initial_value") if name in value]
    broken = not value["is_decimal_allowed"] and any("." in one for one in figures)
    return "decimals are not allowed here" if broken else None


BUTTONS: dict[str, Check] = (
    typed("button", {"text": plain(75)}, {**ASKED, **STYLE, "url": url, "value": text(2000)})
    | typed(
        "workflow_button",
        {"text": plain(75), "workflow": Shape({"trigger": Shape({"url": url}, {"customizable_input_parameters": listed(
            Shape({"name": text(BRIEF), "value": text(LONGEST)}), 1, 100)})})},
        {**ACTION, **STYLE},
    )
)  # fmt: skip
OVERFLOW: dict[str, Check] = typed("overflow", {"options": listed(linked_option, 2, 5)}, ASKED)
FEEDBACK = Shape({"text": plain(75), "value": text(2000)}, {"accessibility_label": text(75)})
CONTEXT_ACTIONS: dict[str, Check] = typed(
    "feedback_buttons", {"positive_button": FEEDBACK, "negative_button": FEEDBACK}, ACTION
) | typed(
    "icon_button",
    {"icon": word("trash"), "text": plain(75)},
    {**ASKED, "value": text(2000), "accessibility_label": text(75), "visible_to_user_ids": listed(user, 1, 100)},
)
CHOICES: dict[str, Check] = typed(
    "checkboxes",
    {"options": listed(marked_option, 1, 10)},
    {**ASKED, "focus_on_load": flag, "initial_options": listed(marked_option, 1, 10)},
    initial_among("initial_options"),
) | typed(
    "radio_buttons",
    {"options": listed(marked_option, 1, 10)},
    {**ASKED, "focus_on_load": flag, "initial_option": marked_option},
    initial_among("initial_option"),
)
MENU: dict[str, Check] = {
    **typed(
        "static_select",
        {},
        {**PICKED, "options": options, "option_groups": groups, "initial_option": option},
        one_list,
        initial_among("initial_option"),
    ),
    **typed("external_select", {}, {**PICKED, "min_query_length": whole(0, 100), "initial_option": option}),
    **typed("users_select", {}, {**PICKED, "initial_user": user}),
    **typed(
        "conversations_select",
        {},
        {
            **PICKED,
            "initial_conversation": conversation,
            "default_to_current_conversation": flag,
            "response_url_enabled": flag,
            "filter": conversations,
        },
    ),
    **typed("channels_select", {}, {**PICKED, "initial_channel": channel, "response_url_enabled": flag}),
}
MENUS: dict[str, Check] = {
    **typed(
        "multi_static_select",
        {},
        {**MANY, "options": options, "option_groups": groups, "initial_options": options},
        one_list,
        initial_among("initial_options"),
    ),
    **typed("multi_external_select", {}, {**MANY, "min_query_length": whole(0, 100), "initial_options": options}),
    **typed("multi_users_select", {}, {**MANY, "initial_users": listed(user, 1, 100)}),
    **typed(
        "multi_conversations_select",
        {},
        {
            **MANY,
            "initial_conversations": listed(conversation, 1, 100),
            "default_to_current_conversation": flag,
            "filter": conversations,
        },
    ),
    **typed("multi_channels_select", {}, {**MANY, "initial_channels": listed(channel, 1, 100)}),
}
DAYS: dict[str, Check] = {
    **typed("datepicker", {}, {**PICKED, "initial_date": like(r"\d{4}-\d\d-\d\d", "a date, YYYY-MM-DD")}, _real_date),
    **typed(
        "timepicker",
        {},
        {**PICKED, "initial_time": like(r"([01]\d|2[0-3]):[0-5]\d", "a time, HH:mm"), "timezone": text(BRIEF)},
    ),
}
MOMENT: dict[str, Check] = typed(
    "datetimepicker",
    {},
    {**ASKED, "focus_on_load": flag, "initial_date_time": whole(1_000_000_000, 9_999_999_999)},
)
INPUTS: dict[str, Check] = {
    **typed(
        "plain_text_input",
        {},
        {
            **TYPED,
            "initial_value": text(LONGEST, 0),
            "multiline": flag,
            "min_length": whole(0, LONGEST),
            "max_length": whole(1, LONGEST),
        },
        ordered("min_length", "max_length"),
        _fits,
    ),
    **typed(
        "number_input",
        {"is_decimal_allowed": flag},
        {**TYPED, "initial_value": figure, "min_value": figure, "max_value": figure},
        ordered("min_value", "max_value"),
        _whole_unless_decimal,
    ),
    **typed("email_text_input", {}, {**TYPED, "initial_value": text(LONGEST, 0)}),
    **typed("url_text_input", {}, {**TYPED, "initial_value": text(LONGEST, 0)}),
    **typed("rich_text_input", {}, {**TYPED, "initial_value": rich_text}),
    **typed("file_input", {}, {**ACTION, "filetypes": listed(text(20), 1, 100), "max_files": whole(1, 10)}),
}

ACCESSORIES = {**BUTTONS, **OVERFLOW, **CHOICES, **MENU, **MENUS, **DAYS, **image}
ACTIONS = {**BUTTONS, **OVERFLOW, **CHOICES, **MENU, **DAYS, **MOMENT}
ASKING = {**CHOICES, **MENU, **MENUS, **DAYS, **MOMENT, **INPUTS}
"""Which elements stand where: beside a section, in a row of actions, in an input."""
