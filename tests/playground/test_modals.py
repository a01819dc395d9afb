"""Forms: opened, typed into, submitted, refused, changed under the fingers, stacked, closed, with a real Bolt app."""

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.people import Impossible
from bot.playground.workspace import Workspace
from tests.playground.kit import actions, asked, button, element, modal, option, options, section, select
from tests.playground.kit import line as text_line

pytestmark = pytest.mark.anyio
USER = "U1WANG"
FIELD = {"asked": {"line": "typed"}}


@pytest.fixture
def submitted(app) -> list[dict]:
    """What the app was sent by the form `form`; `app.answer` is what it answers."""
    bodies: list[dict] = []
    app.answer = {}

    @app.view("form")
    async def take(ack, body):
        bodies.append(body)
        await ack(**app.answer)

    return bodies


async def opened(workspace: Workspace, client, view: dict) -> str:
    """Open a form as after a gesture; its id."""
    trigger = workspace.triggers.mint(USER)
    return (await client.views_open(trigger_id=trigger, view=view))["view"]["id"]


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


async def test_a_changed_view_keeps_what_was_typed_where_the_ids_stay(workspace, client):
    view_id = await opened(workspace, client, modal(asked(text_line()), asked(text_line(), block_id="gone")))
    workspace.type_in(USER, view_id, {"asked": {"line": "typed"}, "gone": {"line": "lost"}})

    grown = modal(asked(text_line()), asked(text_line(initial_value="fresh"), block_id="new"))
    await client.views_update(view_id=view_id, view=grown)

    (view,) = workspace.open_views(USER)
    assert view.typed == {"asked": {"line": "typed"}, "new": {"line": "fresh"}}


async def test_a_button_in_a_form_carries_what_is_typed(workspace, client, app):
    heard = []

    @app.action("press")
    async def grow(ack, body, client):
        heard.append(body)
        await ack()
        await client.views_update(
            view_id=body["view"]["id"], hash=body["view"]["hash"], view=modal(asked(text_line()), section("more"))
        )

    view_id = await opened(workspace, client, modal(asked(text_line()), actions(button(value="add"))))
    workspace.type_in(USER, view_id, FIELD)

    seen = await workspace.press(USER, view_id=view_id, action_id="press")

    assert heard[0]["view"]["state"]["values"]["asked"]["line"]["value"] == "typed"
    assert heard[0]["container"] == {"type": "view", "view_id": view_id}
    assert seen.view.blocks[1]["text"]["text"] == "more"
    assert seen.view.typed == FIELD


async def test_a_stale_hash_is_a_conflict(workspace, client):
    view_id = await opened(workspace, client, modal())
    old = workspace.open_views(USER)[0].hash

    await client.views_update(view_id=view_id, view=modal(section("one")), hash=old)

    with pytest.raises(SlackApiError, match="hash_conflict"):
        await client.views_update(view_id=view_id, view=modal(section("two")), hash=old)


async def test_a_view_is_found_by_the_apps_own_id_which_must_be_new(workspace, client):
    await opened(workspace, client, modal(external_id="mine"))

    await client.views_update(external_id="mine", view=modal(section("found"), external_id="mine"))

    assert workspace.open_views(USER)[0].blocks[0]["text"]["text"] == "found"
    with pytest.raises(SlackApiError, match="duplicate_external_id"):
        await opened(workspace, client, modal(external_id="mine"))


async def test_forms_stack_three_deep(workspace, client):
    root = await opened(workspace, client, modal())
    for _ in range(2):
        await client.views_push(trigger_id=workspace.triggers.mint(USER), view=modal())

    with pytest.raises(SlackApiError, match="push_limit_reached"):
        await client.views_push(trigger_id=workspace.triggers.mint(USER), view=modal())

    stack = workspace.open_views(USER)
    assert [view.root_view_id for view in stack] == [root] * 3
    assert [view.previous_view_id for view in stack] == [None, stack[0].id, stack[1].id]
    with pytest.raises(Impossible):
        workspace.type_in(USER, root, {})


@pytest.mark.parametrize(
    ("answer", "titles"),
    [
        ({}, ["title"]),
        ({"response_action": "push", "view": modal()}, ["title", "title", "title"]),
        ({"response_action": "update", "view": modal()}, ["title", "title"]),
        ({"response_action": "clear"}, []),
    ],
    ids=["closed", "push", "update", "clear"],
)
@pytest.mark.usefixtures("submitted")
async def test_the_answer_to_a_submission_moves_the_stack(workspace, client, app, answer, titles):
    await opened(workspace, client, modal())
    pushed = await client.views_push(trigger_id=workspace.triggers.mint(USER), view=modal(asked(text_line())))
    app.answer = answer

    seen = await workspace.submit(USER, pushed["view"]["id"], FIELD)

    assert [view.title for view in workspace.open_views(USER)] == titles
    assert seen.view == (workspace.open_views(USER) or [None])[-1]


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


async def test_closing_tells_the_app_when_it_asked_to_be_told(workspace, client, app):
    closed = []

    @app.view_closed("form")
    async def hear(ack, body):
        closed.append(body)
        await ack()

    quiet = await opened(workspace, client, modal())
    await workspace.close(USER, quiet)
    told = await opened(workspace, client, modal(notify_on_close=True))
    await workspace.close(USER, told)

    assert [body["view"]["id"] for body in closed] == [told]
    assert closed[0]["is_cleared"] is False
    assert workspace.open_views(USER) == []


async def test_closing_all_closes_the_stack(workspace, client):
    await opened(workspace, client, modal())
    top = await client.views_push(trigger_id=workspace.triggers.mint(USER), view=modal())

    seen = await workspace.close(USER, top["view"]["id"], all_views=True)

    assert (seen.view, workspace.open_views(USER)) == (None, [])


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


async def test_an_external_select_in_a_form_keeps_its_choice_through_an_update(workspace, client, app, submitted):
    @app.options("standard")
    async def offer(ack):
        await ack(
            option_groups=[{"label": {"type": "plain_text", "text": "理賠"}, "options": [option("claims.simple")]}]
        )

    menu = element("external_select", action_id="standard", min_query_length=0)
    view_id = await opened(workspace, client, modal(asked(menu)))

    groups = await workspace.suggest(USER, view_id=view_id, action_id="standard", query="")
    workspace.type_in(USER, view_id, {"asked": {"standard": "claims.simple"}})
    await client.views_update(view_id=view_id, view=modal(asked(menu), section("more")))
    await workspace.submit(USER, view_id)

    assert groups[0]["options"] == [option("claims.simple")]
    assert submitted[0]["view"]["state"]["values"]["asked"]["standard"]["selected_option"] == option("claims.simple")
