"""Work that takes long: the ack says so at once, the answer follows. Here nobody waits, and the test holds the work."""

import pytest

from tests.company import LIN, WANG, at
from tests.gate.conftest import CHANNEL
from tests.gate.test_buttons import last, warning
from tests.gate.test_forms import typed

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("app")]


@pytest.fixture
def patience():
    """None: every gesture is answered after its ack."""
    return 0.0


async def form_of(slack, office, line):
    """The form that comes later, too."""
    await slack.slash(LIN, CHANNEL, line)
    await office.gate.finish()
    (view,) = slack.open_views(LIN)
    return view


async def test_a_command_is_told_that_the_answer_follows(slack, office):
    office.free.clear()
    seen = await slack.slash(LIN, CHANNEL, "/task open sales.email Price")
    assert "#1" not in seen.text

    office.free.set()
    await office.gate.finish()
    (*_, answer) = slack.messages(CHANNEL, LIN)
    assert "#1 Price" in answer.text
    assert answer.ephemeral_to == LIN
    assert slack.refusals == []


async def test_a_button_is_acknowledged_at_once(slack, office):
    await slack.slash(WANG, CHANNEL, "/task open sales.email 詢價")
    await office.gate.finish()
    office.free.clear()
    seen = await slack.press(LIN, action_id="list", message=warning(slack, ("list", "mine")))
    assert seen.error is None
    assert last(slack, LIN).ephemeral_to is None

    office.free.set()
    await office.gate.finish()
    assert last(slack, LIN).ephemeral_to == LIN


async def test_the_result_of_a_form_takes_the_place_of_the_word(slack, office):
    view = await form_of(slack, office, "/task open sales.email")
    office.free.clear()
    waiting = (await slack.submit(LIN, view.id, typed(title="Price"))).view
    assert "#1" not in str(waiting.body["blocks"])

    office.free.set()
    await office.gate.finish()
    (shown,) = slack.open_views(LIN)
    assert "#1 Price" in str(shown.body["blocks"])
    assert slack.refusals == []


async def test_a_late_form_takes_the_place_and_a_closed_one_harms_nothing(slack, office, caplog):
    await slack.slash(LIN, CHANNEL, "/task open sales.email Price")
    await office.gate.finish()
    view = await form_of(slack, office, "/task close")
    office.free.clear()
    await slack.submit(LIN, view.id, typed(task="1"))
    await slack.close(LIN, view.id)

    office.free.set()
    await office.gate.finish()
    assert slack.open_views(LIN) == []
    assert not [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}]


async def test_a_refusal_that_comes_late_brings_the_form_back_as_it_was_filled(slack, office):
    """Nothing typed is lost: the reason stands on top, and the form may be submitted again."""
    view = await form_of(slack, office, "/task open sales.email")
    future, past = (int(at(f"2026-11-{day} 09:00").timestamp()) for day in (24, 20))
    office.free.clear()
    fields = typed(title="Price", reference="Q-17", responsible=WANG, received=future)
    waiting = (await slack.submit(LIN, view.id, fields)).view
    assert "submit" not in waiting.body, "nothing can be submitted twice while it is being looked at"
    office.free.set()
    await office.gate.finish()

    (back,) = slack.open_views(LIN)
    assert "24 Nov" in back.body["blocks"][0]["text"]["text"]
    held = {name: row[name] for name, row in back.values.items()}
    assert (held["title"]["value"], held["reference"]["value"]) == ("Price", "Q-17")
    assert (held["responsible"]["selected_user"], held["received"]["selected_date_time"]) == (WANG, future)
    assert held["standard"]["selected_option"]["value"] == "sales.email"

    await slack.submit(LIN, back.id, typed(received=past))
    await office.gate.finish()
    assert (office.desk.all_tasks[1].title, office.desk.all_tasks[1].received_at) == ("Price", at("2026-11-20 09:00"))
    assert slack.refusals == []


async def test_an_error_that_comes_late_brings_the_form_back_too(slack, office):
    await slack.slash(LIN, CHANNEL, "/task open sales.email Price")
    await office.gate.finish()
    view = await form_of(slack, office, "/task progress 1")
    office.broken = RuntimeError("secret words")
    await slack.submit(LIN, view.id, typed(cause="no answer", measure="called", ready="tomorrow"))
    await office.gate.finish()
    (back,) = slack.open_views(LIN)
    assert "secret" not in str(back.body)
    assert {name: row[name]["value"] for name, row in back.values.items()} == {
        "cause": "no answer",
        "measure": "called",
        "ready": "tomorrow",
    }
