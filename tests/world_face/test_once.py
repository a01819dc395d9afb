"""Everything acts once: delivered twice, pressed twice, by two people, at the same moment."""

import pytest

from bot.playground.messages import Message
from tests.world import whole
from tests.world_face.hands import answered, at_once, having, kept, now, the, to_red, to_report

FILLED = {"measure__1__what": "每日檢視", "measure__1__who": "U0WU", "measure__1__on": "2026-12-01"}


def press(world, name, action, message: Message):
    return world.workspace.press(world.person(name), action_id=action, message=(message.channel, message.ts))


def submit(world, name, **fields):
    view, typed = world.form(name), {field: {field: value} for field, value in fields.items()}
    return world.workspace.submit(world.person(name), view.id, typed)


def test_a_command_delivered_twice_acts_once(world):
    world.workspace.wire.duplicates = 1
    assert "#1" in world.says("吳俊傑", "/task 開立 sales.email 詢價")
    assert "找不到工作 #2" in world.says("吳俊傑", "/task 查看 2")

    world.workspace.wire.duplicates = 1
    world.says("吳俊傑", "/task 受阻 1 等核保")
    assert len(having(world, "李美華", "等核保")) == 1


def test_presses_and_submissions_delivered_twice_act_once(world):
    red = to_red(world)
    world.workspace.wire.duplicates = 1
    world.presses("李美華", "rectify", red)
    world.workspace.wire.duplicates = 1
    world.submits("李美華", causes="因", prevention="防", **FILLED)
    report = the(world, "management", "提交整改報告第")
    assert "找不到" in world.says("趙建國", "/task 查看 報告 2")

    world.workspace.wire.duplicates = 1
    world.presses("趙建國", "return", report)
    world.workspace.wire.duplicates = 1
    world.submits("趙建國", remark="再寫")
    assert len(having(world, "李美華", "退回整改報告第 1 號")) == 1


def test_two_managers_accept_at_the_same_moment(world):
    """One of them does; the other is told how it stands; the measure is owed once."""
    report = to_report(world)
    at_once(world, press(world, "趙建國", "accept", report), press(world, "錢慧敏", "accept", report))
    said = sorted(answered(world, name) for name in ("趙建國", "錢慧敏"))
    assert sum("已接受整改報告第 1 號" in one for one in said) == 1
    assert sum("不能再這樣處理" in one for one in said) == 1
    assert len(having(world, "吳俊傑", "您負責一項整改措施")) == 1


def test_one_manager_accepts_while_the_other_returns(world):
    report = to_report(world)
    world.presses("錢慧敏", "return", report)
    world.presses("趙建國", "accept", report)
    errors = world.submits("錢慧敏", remark="再寫").errors
    assert "不能再這樣處理" in " ".join(errors.values())
    assert having(world, "李美華", "退回整改報告") == []
    assert "已接受" in whole(now(world, report))


def test_a_hurried_double_press_accepts_once(world):
    report = to_report(world)
    at_once(world, press(world, "趙建國", "accept", report), press(world, "趙建國", "accept", report))
    assert len(having(world, "吳俊傑", "您負責一項整改措施")) == 1
    assert len(having(world, "李美華", "已接受整改報告")) == 1


def test_a_form_submitted_twice_at_the_same_moment_acts_once(world):
    world.says("吳俊傑", "/task 開立 sales.email 詢價")
    world.types("吳俊傑", "/task 受阻 1")
    at_once(world, submit(world, "吳俊傑", text="等核保"), submit(world, "吳俊傑", text="等核保"))
    assert len(having(world, "李美華", "等核保")) == 1


def test_work_is_closed_once_by_two_forms_that_were_open(world):
    """A hurried double press opens the form twice."""
    red = to_red(world)
    world.presses("吳俊傑", "close", red)
    world.presses("李美華", "close", red)
    world.submits("吳俊傑", result="我回覆的")
    assert world.submits("李美華", result="我也回覆").errors
    assert "我回覆的" in world.says("吳俊傑", "/task 查看 1")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_an_event_that_is_retried_changes_nothing(world):
    to_red(world)
    before = kept(world)
    world.workspace.ack_timeout, world.workspace.retry_delays = 0.1, (0, 0, 0)
    world.workspace.wire.hold_acks = True
    sent = world.workspace.wire.sent
    world.loop.run(world.workspace.open_home("U0WU"))
    world.loop.run(all_done(world))
    world.workspace.wire.hold_acks, world.workspace.ack_timeout = False, 3.0
    assert world.workspace.wire.sent - sent == 4
    assert kept(world) == before


async def all_done(world):
    for task in [*world.workspace.tasks]:
        await task


def test_a_lost_ack_does_not_open_the_work_twice(world):
    """The person sees an error and types it again: that is a second piece of work, but the first stands and is told."""
    world.workspace.ack_timeout, world.workspace.wire.hold_acks = 1.0, True
    assert world.types("吳俊傑", "/task 開立 sales.email 詢價").error == "operation_timeout"
    world.workspace.ack_timeout, world.workspace.wire.hold_acks = 3.0, False
    assert "#1" in world.says("吳俊傑", "/task 列表")
    assert "#2" not in world.says("吳俊傑", "/task 列表")
