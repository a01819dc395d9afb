"""Forms: opened, typed into, submitted, refused with words under the fields, with a real Bolt app."""

import pytest

from bot.playground.people import Impossible
from tests.playground.asking import USER, opened
from tests.playground.kit import asked, element, modal, option, options, section, select
from tests.playground.kit import line as text_line

pytestmark = pytest.mark.anyio
FIELD = {"asked": {"line": "typed"}}


async def test_an_accepted_form_closes(workspace, client, submitted):
    view_id = await opened(workspace, client, modal(asked(text_line()), private_metadata="task 7"))

    seen = await workspace.submit(USER, view_id, FIELD)

    (body,) = submitted
    assert (seen.error, seen.errors, seen.view) == (None, {}, None)
    assert workspace.open_views(USER) == []
    assert body["view"]["private_metadata"] == "task 7"
    assert body["view"]["state"]["values"] == {"asked": {"line": {"type": "plain_text_input", "value": "typed"}}}
    assert body["user"]["id"] == USER


async def test_errors_stand_under_their_fields_and_nothing_typed_is_lost(workspace, client, app, submitted):
    view_id = await opened(workspace, client, modal(asked(text_line())))
    app.answer = {"response_action": "errors", "errors": {"asked": "太短"}}

    seen = await workspace.submit(USER, view_id, FIELD)
    app.answer = {}
    again = await workspace.submit(USER, view_id, {"asked": {"line": "longer"}})

    assert seen.errors == {"asked": "太短"}
    assert (seen.view.errors, seen.view.typed) == ({"asked": "太短"}, FIELD)
    assert again.view is None
    assert len(submitted) == 2


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        (text_line(), None, "Please complete this required field."),
        (text_line(), "", "Please complete this required field."),
        (text_line(min_length=3), "ab", "Write between 3 and 3000 characters."),
        (text_line(max_length=3), "abcd", "Write between 0 and 3 characters."),
        (element("email_text_input", action_id="line"), "nobody", "Enter a valid email address."),
        (element("url_text_input", action_id="line"), "example", "Enter a valid URL."),
        (element("number_input", action_id="line", is_decimal_allowed=False), "1.5", "Enter a whole number."),
        (element("number_input", action_id="line", is_decimal_allowed=False), "many", "Enter a number."),
        (
            element("number_input", action_id="line", is_decimal_allowed=True, min_value="1", max_value="2"),
            "3",
            "Enter a number between 1 and 2.",
        ),
        (element("datepicker", action_id="line"), "2026", "Enter a valid date."),
        (element("checkboxes", action_id="line", options=options(2)), [], "Please complete this required field."),
    ],
)
async def test_the_client_itself_refuses_and_sends_nothing(workspace, client, submitted, field, typed, said):
    view_id = await opened(workspace, client, modal(asked(field)))

    seen = await workspace.submit(USER, view_id, {"asked": {"line": typed}})

    assert seen.errors == {"asked": said}
    assert workspace.open_views(USER)[0].errors == {"asked": said}
    assert submitted == []


async def test_an_optional_field_may_stay_empty(workspace, client, submitted):
    view_id = await opened(workspace, client, modal(asked(text_line(), optional=True)))

    await workspace.submit(USER, view_id)

    assert submitted[0]["view"]["state"]["values"]["asked"]["line"]["value"] is None


@pytest.mark.parametrize(
    ("field", "typed", "slot", "arrives"),
    [
        (element("number_input", is_decimal_allowed=False), "7", "value", "7"),
        (select(), "o1", "selected_option", option("o1")),
        (element("radio_buttons", options=options(2)), "o0", "selected_option", option("o0")),
        (element("checkboxes", options=options(2)), ["o1"], "selected_options", [option("o1")]),
        (element("multi_static_select", options=options(2)), ["o0"], "selected_options", [option("o0")]),
        (element("users_select"), "U2ANN", "selected_user", "U2ANN"),
        (element("multi_users_select"), ["U2ANN"], "selected_users", ["U2ANN"]),
        (element("conversations_select"), "C1CLAIMS", "selected_conversation", "C1CLAIMS"),
        (element("channels_select"), "C1CLAIMS", "selected_channel", "C1CLAIMS"),
        (element("datepicker"), "2026-11-20", "selected_date", "2026-11-20"),
        (element("timepicker"), "10:30", "selected_time", "10:30"),
        (element("datetimepicker"), 1_795_000_000, "selected_date_time", 1_795_000_000),
    ],
)
async def test_every_kind_of_field_arrives_in_its_own_slot(workspace, client, submitted, field, typed, slot, arrives):
    view_id = await opened(workspace, client, modal(asked({**field, "action_id": "x"})))

    await workspace.submit(USER, view_id, {"asked": {"x": typed}})

    value = submitted[0]["view"]["state"]["values"]["asked"]["x"]
    assert value == {"type": field["type"], slot: arrives}


async def test_initial_values_are_sent_unless_changed(workspace, client, submitted):
    first = asked(text_line(initial_value="before"))
    second = asked(select(initial_option=option("o2")), block_id="menu")
    view_id = await opened(workspace, client, modal(first, second))

    await workspace.submit(USER, view_id, {"menu": {"choose": "o0"}})

    values = submitted[0]["view"]["state"]["values"]
    assert values["asked"]["line"]["value"] == "before"
    assert values["menu"]["choose"]["selected_option"]["value"] == "o0"


async def test_a_meaningless_answer_leaves_the_form_open_with_an_error(workspace, client, app, submitted):
    view_id = await opened(workspace, client, modal(asked(text_line())))
    app.answer = {"response_action": "errors", "errors": {"elsewhere": "no"}}

    seen = await workspace.submit(USER, view_id, FIELD)

    assert (seen.error, seen.view.id) == ("invalid_response_action", view_id)
    assert len(submitted) == 1


async def test_without_an_ack_the_form_stays_open(workspace, client, app):
    @app.view("form")
    async def silent():
        return

    workspace.ack_timeout = 0.05
    view_id = await opened(workspace, client, modal(asked(text_line())))

    seen = await workspace.submit(USER, view_id, FIELD)

    assert (seen.error, seen.view.typed) == ("operation_timeout", FIELD)


async def test_nobody_types_into_what_is_not_before_them(workspace, client):
    view_id = await opened(workspace, client, modal(asked(text_line()), section("plain")))

    with pytest.raises(Impossible):
        workspace.type_in("U2ANN", view_id, FIELD)
    with pytest.raises(Impossible):
        workspace.type_in(USER, view_id, {"other": {"line": "a"}})
    with pytest.raises(Impossible):
        await workspace.submit("U2ANN", view_id, FIELD)
    with pytest.raises(Impossible):
        await workspace.close(USER, "V9NONE")


async def test_a_form_without_a_submit_button_cannot_be_submitted(workspace, client):
    view_id = await opened(workspace, client, modal(section()))

    with pytest.raises(Impossible):
        await workspace.submit(USER, view_id)
