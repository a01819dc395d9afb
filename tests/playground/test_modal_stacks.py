"""Forms that change under the fingers, stand on one another and are closed, with a real Bolt app."""

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.people import Impossible
from tests.playground.asking import USER, opened
from tests.playground.kit import actions, asked, button, element, modal, option, section
from tests.playground.kit import line as text_line

pytestmark = pytest.mark.anyio
FIELD = {"asked": {"line": "typed"}}


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
