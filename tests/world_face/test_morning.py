"""The morning summary: at nine on working days, none when there is nothing to say, late but once; and the catch-up."""

from tests.world import whole
from tests.world_face.hands import having, opens_many, places, standing


def mornings(world, place):
    return having(world, place, "早報")


def test_summaries_come_at_nine_on_working_days_only(make_world):
    """Opened on Friday; nothing at 08:59 nor over the weekend; on Monday once, and on Tuesday once more."""
    world = make_world("2026-11-20 10:00")
    world.says("王小明", "/task 開立 claims.general 車險理賠 CLM-1")
    world.now = "2026-11-23 08:59:59"
    assert [mornings(world, place) for place in ("claims", "management")] == [[], []]

    world.now = "2026-11-23 09:00"
    assert [len(mornings(world, place)) for place in ("claims", "management", "sales")] == [1, 1, 0]
    assert "11月23日" in whole(mornings(world, "claims")[-1])
    assert "遲到" not in whole(mornings(world, "claims")[-1])
    world.now = "2026-11-23 17:00"
    assert len(mornings(world, "claims")) == 1
    world.now = "2026-11-24 09:00"
    assert len(mornings(world, "claims")) == 2


def test_there_is_none_when_there_is_nothing_to_say(world):
    world.says("王小明", "/task 開立 claims.simple 車險")
    world.says("王小明", "/task 辦結 1 審核 拒賠 不在承保範圍")
    world.now = "2026-11-27 12:00"
    assert all(mornings(world, place) == [] for place in places(world))


def test_the_make_up_saturday_has_its_summary_and_the_sunday_does_not(make_world):
    world = make_world("2026-10-09 10:00")
    world.says("王小明", "/task 開立 claims.general 車險理賠")
    world.now = "2026-10-11 23:00"
    (saturday,) = mornings(world, "claims")
    assert "10月10日" in whole(saturday)


def test_a_summary_that_was_missed_comes_late_but_once(world):
    world.says("王小明", "/task 開立 claims.general 車險理賠")
    world.sleeps_until("2026-11-24 11:00")
    (late,) = mornings(world, "claims")
    assert "遲到" in whole(late)
    world.now = "2026-11-24 12:00"
    assert len(mornings(world, "claims")) == 1
    world.now = "2026-11-25 09:00"
    assert "遲到" not in whole(mornings(world, "claims")[-1])


def test_days_that_were_missed_whole_are_not_told_one_by_one(world):
    """Down from Monday to Thursday: Thursday's summary, and no older one."""
    world.says("王小明", "/task 開立 claims.general 車險理賠")
    world.sleeps_until("2026-11-26 11:00")
    (late,) = mornings(world, "claims")
    assert "11月26日" in whole(late)


def test_red_work_is_on_the_bearer_s_and_the_head_s_morning_until_it_is_closed(world):
    """4.1.1: overdue work is reminded of each morning until it is closed."""
    world.says("吳俊傑", "/task 開立 sales.email 詢價 Q-1")
    for on in ("2026-11-25", "2026-11-26"):
        world.now = f"{on} 09:00"
        assert all("#1" in whole(mornings(world, name)[-1]) for name in ("吳俊傑", "李美華"))
    assert [len(mornings(world, name)) for name in ("吳俊傑", "李美華", "趙建國")] == [2, 2, 0]

    world.says("吳俊傑", "/task 進展 1 等核保 | 已催 | 今天")
    world.says("吳俊傑", "/task 辦結 1 已回覆")
    world.says("李美華", "/task 整改 1 因 | 檢視 @李美華 2026-12-04 | 防")
    world.now = "2026-11-27 09:00"
    assert len(mornings(world, "吳俊傑")) == 2


def test_after_an_outage_each_person_gets_one_catch_up_marked_late(world):
    """What fell due meanwhile is one message a person and channel, and is not told again."""
    opens_many(world, "sales.email", 3, "吳俊傑")
    opens_many(world, "claims.simple", 2, "王小明")
    world.sleeps_until("2026-11-26 20:00")
    for place in ("吳俊傑", "王小明", "sales", "claims", "management"):
        (catch_up,) = [message for message in standing(world, place) if "早報" not in whole(message)]
        assert "遲到" in whole(catch_up)
        assert len(mornings(world, place)) == 1
    counts = {place: len(standing(world, place)) for place in places(world)}
    world.now = "2026-11-26 20:30"
    assert counts == {place: len(standing(world, place)) for place in places(world)}


def test_what_is_told_in_time_is_not_marked_late(world):
    world.says("吳俊傑", "/task 開立 sales.email 詢價")
    world.now = "2026-11-25 09:00"
    for place in ("吳俊傑", "sales", "management"):
        assert all("遲到" not in whole(message) for message in standing(world, place))
