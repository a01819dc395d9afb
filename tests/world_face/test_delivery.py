"""What Slack does not take: nothing lost, nothing doubled; what cannot be delivered reaches the next one up."""

from dataclasses import replace

import pytest

from bot.playground.faults import Failure
from tests.world import whole
from tests.world_face.hands import forgives, having, places, restart, standing, the, warnings

FAILURES = {
    "429": Failure("ratelimited", seconds=1),
    "503 not taken": Failure("status", code=503),
    "502 taken": Failure("status", code=502, accepted=True),
    "line dropped before": Failure("drop_before"),
    "line dropped after": Failure("drop_after"),
    "internal error": Failure("error", error="internal_error"),
}


def hurries(world):
    """What is in doubt is looked up after seconds of the machine instead of a minute."""
    world.bot.office.lease, world.bot.office.timeout = 1.5, 1.0


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
def test_a_post_that_fails_is_told_once(world, failure):
    hurries(world)
    world.says("吳俊傑", "/task 開立 sales.email 詢價 Q-1")
    world.workspace.faults.plan("chat.postMessage", failure)
    world.now = "2026-11-24 15:12"
    assert len(world.workspace.faults.happened) == 1
    assert len(having(world, "吳俊傑", "黃色預警：#1")) == 1
    world.now = "2026-11-24 16:00"
    assert len(standing(world, "吳俊傑")) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_red_while_everything_fails_once_reaches_every_place_once(world):
    hurries(world)
    world.says("吳俊傑", "/task 開立 sales.email 詢價 Q-1")
    world.now = "2026-11-24 17:00"
    world.workspace.faults.plan("chat.postMessage", *FAILURES.values())
    world.workspace.faults.plan("chat.update", Failure("status", code=503), Failure("drop_before"))
    world.workspace.faults.plan("conversations.history", Failure("status", code=500))
    world.now = "2026-11-24 18:00:01"
    for place in ("sales", "management"):
        assert len(having(world, place, "紅色預警：#1")) == 1
    assert len(standing(world, "吳俊傑")) == 2  # the yellow one, changed in place, and the red one
    assert len(world.workspace.faults.happened) >= len(FAILURES)


def test_an_archived_channel_s_red_goes_to_the_head_and_the_audit_channel_once(world):
    world.says("吳俊傑", "/task 開立 sales.email 詢價 Q-1")
    world.now = "2026-11-24 17:00"
    world.workspace.channels["C0SALES"].archived = True
    world.now = "2026-11-24 18:00:01"

    assert "紅色預警" in whole(the(world, "李美華", "#1"))
    assert the(world, "audit", "有一則通知無法送達")
    world.now = "2026-11-24 20:00"
    restart(world)
    assert len(standing(world, "李美華")) == 1
    assert len(having(world, "audit", "無法送達")) == 1
    assert len(having(world, "management", "紅色預警：#1")) == 1
    forgives(world, "is_archived")


def test_a_deactivated_person_s_warning_goes_to_the_head_once(world):
    world.says("吳俊傑", "/task 開立 sales.email 詢價 Q-1")
    world.workspace.set_person(replace(world.workspace.people["U0WU"], deleted=True))
    world.now = "2026-11-24 15:12"
    assert "#1" in whole(the(world, "李美華", "黃色預警"))
    assert len(having(world, "audit", "無法送達")) == 1
    world.now = "2026-11-24 17:00"
    assert len(standing(world, "李美華")) == 1
    forgives(world, "user_disabled")


def test_a_head_who_is_gone_is_stood_in_for_by_management(world):
    """The returned report's notice reaches management, so that nobody's duty is lost with a closed account."""
    world.says("吳俊傑", "/task 開立 sales.email 詢價 Q-1")
    world.workspace.set_person(replace(world.workspace.people["U0LI"], deleted=True))
    world.says("吳俊傑", "/task 受阻 1 等核保")
    assert having(world, "management", "等核保")
    assert len(having(world, "audit", "無法送達")) == 1
    forgives(world, "user_disabled")


def test_management_s_channel_gone_is_on_record_and_holds_nobody_up(world):
    world.says("吳俊傑", "/task 開立 sales.email 詢價 Q-1")
    world.now = "2026-11-24 17:00"
    world.workspace.channels["C0MGMT"].archived = True
    world.now = "2026-11-24 18:00:01"
    assert the(world, "sales", "紅色預警：#1")
    assert len(having(world, "audit", "無法送達")) == 1
    forgives(world, "is_archived")


def test_even_the_audit_channel_gone_holds_nobody_up(world):
    world.says("吳俊傑", "/task 開立 sales.email 詢價 Q-1")
    world.workspace.channels["C0AUDIT"].archived = True
    world.workspace.channels["C0SALES"].archived = True
    world.now = "2026-11-24 18:00:01"
    assert the(world, "management", "紅色預警：#1")
    assert having(world, "李美華", "紅色預警")
    forgives(world, "is_archived")


def test_the_bot_restarted_in_the_middle_says_nothing_twice_and_loses_nothing(world):
    """Restarted after opening, at yellow, at red, over a morning, and between hand-in and acceptance."""
    world.says("吳俊傑", "/task 開立 sales.email 詢價 Q-1")
    restart(world)
    world.now = "2026-11-24 15:12"
    restart(world)
    world.now = "2026-11-24 18:00:01"
    restart(world)
    world.now = "2026-11-25 09:00"
    counts = {place: len(standing(world, place)) for place in places(world)}
    restart(world)
    assert counts == {place: len(standing(world, place)) for place in places(world)}
    assert [len(warnings(world, place)) for place in ("sales", "management", "吳俊傑")] == [1, 1, 2]
    assert [counts[place] for place in ("sales", "management", "吳俊傑")] == [3, 3, 3]  # and the mornings

    world.presses("李美華", "rectify", the(world, "sales", "紅色預警：#1"))
    restart(world)
    filled = {"measure__1__what": "每日檢視", "measure__1__who": "U0WU", "measure__1__on": "2026-12-01"}
    world.submits("李美華", causes="因", prevention="防", **filled)  # a form that was open meanwhile
    restart(world)
    world.presses("趙建國", "accept", the(world, "management", "提交整改報告第 1 號"))
    assert the(world, "吳俊傑", "您負責一項整改措施")
    assert "接受整改報告" in world.says("李美華", "/task 為何 1")


def test_what_was_recorded_but_not_yet_told_is_told_after_a_restart(world):
    """Stopped between the commit and the delivery."""
    world.says("吳俊傑", "/task 開立 sales.email 詢價 Q-1")
    world.clock.jump(world.at("2026-11-24 18:00:01"))
    world.bot.beat()
    assert standing(world, "sales") == []
    restart(world)
    assert len(having(world, "sales", "紅色預警：#1")) == 1
    restart(world)
    assert len(having(world, "sales", "紅色預警：#1")) == 1
