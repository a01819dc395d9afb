"""The limits of forms, Home tabs, acks and response_url bodies, as tables."""

import pytest

from bot.playground.shapes_surfaces import (
    answer_fault,
    options_fault,
    response_fault,
    silence_fault,
    submission_fault,
    view_fault,
)
from tests.playground.kit import (
    actions,
    asked,
    button,
    element,
    home,
    line,
    modal,
    option,
    options,
    plain,
    section,
    table,
)

MALFORMED = {
    "no object": ("modal", "must be an object"),
    "no type": ({"title": plain(), "blocks": []}, "missing required field: type"),
    "an unknown type": (modal(type="popup"), "unsupported type: popup"),
    "no title": ({"type": "modal", "blocks": []}, "missing required field: title"),
    "title of 25": (modal(title=plain("a" * 25)), "must be less than 25"),
    "title in mrkdwn": (modal(title={"type": "mrkdwn", "text": "a"}), "unsupported type: mrkdwn"),
    "submit of 25": (modal(submit=plain("a" * 25)), "must be less than 25"),
    "close of 25": (modal(close=plain("a" * 25)), "must be less than 25"),
    "no blocks": ({"type": "modal", "title": plain()}, "missing required field: blocks"),
    "101 blocks": (modal(*[{"type": "divider"}] * 101), "no more than 100 items"),
    "inputs and no submit": ({**modal(), "blocks": [asked(line())]}, "missing required field: submit"),
    "private_metadata of 3001": (modal(private_metadata="a" * 3001), "must be less than 3001"),
    "callback_id of 256": (modal(callback_id="a" * 256), "must be less than 256"),
    "external_id of 256": (modal(external_id="a" * 256), "must be less than 256"),
    "an unknown field": (modal(colour="red"), "invalid additional property: colour"),
    "notify_on_close as words": (modal(notify_on_close="yes"), "must be a boolean"),
    "a block_id twice": (modal(section(block_id="a"), section(block_id="a")), "block_id 'a' is used 2 times"),
    "a table in a form": (modal(table()), "table is not allowed in a modal"),
    "markdown in a form": (modal({"type": "markdown", "text": "a"}), "markdown is not allowed in a modal"),
    "an error deep inside": (modal(asked(line(max_length=0))), "/view/blocks/0/element/max_length"),
    "a title on a Home tab": (home(title=plain()), "invalid additional property: title"),
    "an alert on a Home tab": (home({"type": "alert", "text": plain()}), "alert is not allowed in a home"),
    "a file input on a Home tab": (home(asked(element("file_input"))), "file_input is not allowed in a home"),
    "101 blocks on a Home tab": (home(*[{"type": "divider"}] * 101), "no more than 100 items"),
}

WELL_FORMED = {
    "a bare form": modal(),
    "a form with every trimming": modal(
        asked(line()),
        close=plain("a" * 24),
        private_metadata="a" * 3000,
        notify_on_close=True,
        clear_on_close=False,
        external_id="a",
        submit_disabled=False,
    ),
    "every kind of input": modal(
        *(
            asked(element(kind, **more), block_id=kind)
            for kind, more in {
                "plain_text_input": {},
                "number_input": {"is_decimal_allowed": False, "min_value": "1", "max_value": "9"},
                "email_text_input": {},
                "url_text_input": {},
                "rich_text_input": {},
                "file_input": {"max_files": 2},
                "checkboxes": {"options": options(2)},
                "radio_buttons": {"options": options(2), "initial_option": option("o1")},
                "external_select": {"min_query_length": 1},
                "multi_external_select": {},
                "users_select": {"initial_user": "U1"},
                "multi_conversations_select": {"filter": {"include": ["private"]}},
                "datetimepicker": {},
            }.items()
        )
    ),
    "100 dividers": modal(*[{"type": "divider"}] * 100),
    "an alert in a form": modal({"type": "alert", "text": plain(), "level": "warning"}),
    "a Home tab with buttons": home(section(accessory=button()), actions(button())),
    "an empty Home tab": home(),
}


@pytest.mark.parametrize(("view", "said"), MALFORMED.values(), ids=MALFORMED)
def test_slack_refuses_malformed_views_and_says_why(view, said):
    fault = view_fault(view, "modal", "home")

    assert fault is not None
    assert fault.error == "invalid_arguments"
    assert said in " ".join(fault.details)


@pytest.mark.parametrize("view", WELL_FORMED.values(), ids=WELL_FORMED)
def test_slack_takes_well_formed_views(view):
    assert view_fault(view, "modal", "home") is None


def test_a_view_over_250_kilobytes_is_too_large():
    wide = [
        asked(element("static_select", options=[option(f"{n}" + "值" * 74) for n in range(100)])) for _ in range(12)
    ]
    blocks = [{**block, "block_id": f"b{place}"} for place, block in enumerate(wide)]

    fault = view_fault(modal(*blocks), "modal")

    assert fault is not None
    assert fault.error == "view_too_large"


def test_a_home_tab_cannot_be_opened_as_a_form():
    fault = view_fault(home(), "modal")

    assert fault is not None
    assert "unsupported type: home" in fault.details[0]


FORM = modal(asked(line()))


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({}, None),
        ({"response_action": "clear"}, None),
        ({"response_action": "errors", "errors": {"asked": "no"}}, None),
        ({"response_action": "update", "view": modal()}, None),
        ({"response_action": "push", "view": modal()}, None),
        ({"text": "thanks"}, "invalid_response_action"),
        ({"response_action": "close"}, "invalid_response_action"),
        ({"response_action": "errors"}, "invalid_response_action"),
        ({"response_action": "errors", "errors": {}}, "invalid_response_action"),
        ({"response_action": "errors", "errors": {"other": "no such block"}}, "invalid_response_action"),
        ({"response_action": "errors", "errors": {"asked": ""}}, "invalid_response_action"),
        ({"response_action": "update"}, "invalid_response_action"),
        ({"response_action": "push", "view": home()}, "invalid_arguments"),
    ],
)
def test_the_answer_to_a_submission_is_one_of_five(body, error):
    fault = submission_fault(body, FORM)

    assert (fault.error if fault else None) == error


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({}, None),
        ({"text": ""}, None),
        ({"text": "done"}, None),
        ({"blocks": [section()], "response_type": "in_channel"}, None),
        ({"text": "done", "replace_original": True}, "invalid_command_response"),
        ({"text": "done", "response_type": "whisper"}, "invalid_command_response"),
        ({"text": "done", "blocks": [section("")]}, "invalid_blocks"),
    ],
)
def test_the_answer_to_a_command_is_silence_or_a_message(body, error):
    fault = answer_fault(body)

    assert (fault.error if fault else None) == error


@pytest.mark.parametrize(
    ("body", "fits"),
    [
        ({"options": options(100)}, True),
        ({"options": []}, True),
        ({"option_groups": [{"label": plain(), "options": options(1)}]}, True),
        ({"options": options(101)}, False),
        ({"options": options(1), "option_groups": []}, False),
        ({}, False),
        ({"options": [{"text": plain()}]}, False),
    ],
)
def test_suggestions_are_at_most_a_hundred_options_or_groups(body, fits):
    assert (options_fault(body) is None) is fits


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"text": "later"}, None),
        ({"delete_original": True}, None),
        ({"replace_original": True, "blocks": [section()]}, None),
        ({}, "no_text"),
        ({"text": "a", "channel": "C1"}, "invalid_payload"),
        ("text", "invalid_payload"),
        ({"text": "a", "blocks": [{"type": "banner"}]}, "invalid_blocks"),
    ],
)
def test_a_response_url_takes_messages_and_deletions(body, error):
    fault = response_fault(body)

    assert (fault.error if fault else None) == error


def test_words_in_the_ack_of_a_button_are_not_shown_to_anybody():
    assert silence_fault({}) is None
    fault = silence_fault({"text": "you may not"})
    assert fault is not None
    assert fault.error == "ignored_ack_body"
