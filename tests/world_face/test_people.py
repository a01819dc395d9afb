"""People who join and leave Slack, or change in it: who is greeted, who is told, whose work goes on (1.3c, 6.1.2)."""

from dataclasses import replace

import pytest

from bot.assembly import Bot
from bot.domain.task import Duty
from bot.playground import joining
from bot.playground.faults import Failure
from bot.playground.people import Person
from bot.reminders.pace import unhurried
from storage.database import Database
from tests.world import World
from tests.world_face.hands import pressed, sits_in

one = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the database cannot matter there
both = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)

TANG = Person("U0TANG", "唐雨晴", "zh-TW")


@pytest.fixture
def settled(world) -> World:
    """A world whose people have been looked at before: whoever comes now is a newcomer."""
    world.settle()
    world.place = lambda _: "C0CLAIMS"
    return world


def does(world, work):
    """Something happens in Slack, and everything that follows from it."""
    world.loop.run(work)
    world.settle()


def joins(world, person=TANG):
    does(world, joining.join(world.workspace, person))
    sits_in(world, person.name, "C0CLAIMS")


def changes(world, name, **what):
    does(world, joining.change(world.workspace, replace(world.workspace.people[world.person(name)], **what)))


def groups(world):
    return world.workspace.groups


def grouped(world, group, *names, out=()):
    """Put people into a user group, and take others out of it."""
    (known,) = [one for one in groups(world) if one.id == group]
    leaving = {world.person(name) for name in out}
    users = [user for user in known.users if user not in leaving] + [world.person(name) for name in names]
    does(world, joining.regroup(world.workspace, replace(known, users=tuple(users))))


def welcomes(world, name):
    return [said for said in world.hears(name) if "歡迎加入" in said]


def farewells(world, name):
    return [said for said in world.hears(name) if "已離開" in said]


@both
def test_a_newcomer_in_a_departments_group_is_greeted_once_with_its_standards(settled):
    """6.1.2; the file names neither them nor their post: the group and `default_post` do."""
    world = settled
    joins(world)
    assert "不在公司名冊上" in world.says("唐雨晴", "/task 開立 claims.simple 車險理賠")
    assert world.hears("唐雨晴") == []

    grouped(world, "S0CLAIMS", "唐雨晴")

    (said,) = world.hears("唐雨晴")
    assert "歡迎加入理賠部" in said
    assert "崗位是「理賠專員」" in said
    assert "簡單理賠（claims.simple" in said
    assert "簡單投訴" not in said  # another department's
    assert "/task 幫助" in said
    assert "#1" in world.says("唐雨晴", "/task 開立 claims.simple 車險理賠")

    grouped(world, "S0CLAIMS", out=["唐雨晴"])
    grouped(world, "S0CLAIMS", "唐雨晴")
    assert len(welcomes(world, "唐雨晴")) == 1


@one
def test_those_who_were_there_when_the_bot_came_are_no_newcomers(world):
    """The negative control of the welcome: the same group, looked at for the first time."""
    world.workspace.set_person(TANG)
    grown = [replace(one, users=(*one.users, TANG.id)) if one.id == "S0CLAIMS" else one for one in groups(world)]
    world.workspace.groups = grown
    world.settle()

    assert world.bot.company().people[TANG.id].post == "理賠專員"
    assert all(world.hears(person.name) == [] for person in world.workspace.people.values() if not person.is_bot)


@one
def test_a_newcomer_is_greeted_in_the_language_of_their_slack(settled):
    joins(settled, replace(TANG, locale="en-US"))
    grouped(settled, "S0CLAIMS", "唐雨晴")
    (said,) = settled.hears("唐雨晴")
    assert said.startswith("👋 Welcome to Claims\nYou are with Claims as “理賠專員”.")


@one
def test_a_change_of_language_is_followed_at_once_by_answers_and_by_messages(settled):
    world = settled
    assert "已辦結" not in world.says("王小明", "/task 開立 claims.simple 車險理賠")

    changes(world, "王小明", locale="en-US")

    assert world.says("王小明", "/task show 1").startswith("#1 車險理賠\nStandard")
    world.now = "2026-11-24 16:00"
    assert "Yellow warning" in world.hears("王小明")[-1]
    changes(world, "王小明", locale="zh-CN")
    assert "标准" in world.says("王小明", "/task show 1")


@both
def test_a_leavers_open_work_is_put_before_the_head_and_its_clocks_go_on(settled):
    """1.3c: nothing is handed over silently; what they owed beside the work goes to whoever answers for it."""
    world = settled
    for title in ("車險理賠", "火險理賠"):
        world.says("王小明", f"/task 開立 claims.simple {title}")
    world.now = "2026-11-24 16:30"  # yellow: a progress report is owed

    changes(world, "王小明", deleted=True)

    (said,) = farewells(world, "陳志強")
    assert "王小明的 Slack 帳號已停用，仍負責 2 件未辦結的工作" in said
    assert "• #1 車險理賠\n• #2 火險理賠" in said
    assert "U0WANG" not in world.bot.company().people
    assert any("責任事項轉交 2 件" in said for said in world.hears("陳志強"))
    duties = {duty.bearer for _, duty in progress_owed(world)}
    assert duties == {"U0CHEN"}
    assert "#2 火險理賠" in pressed(world, "陳志強", "list", world.last("陳志強"))
    world.now = "2026-11-24 18:00:01"
    assert any("#1" in said and "紅" in said for said in world.reads_in("claims"))


def progress_owed(world):
    with world.bot.desk() as desk:
        return desk.owed(bearer=None, departments=["claims"], name=Duty.PROGRESS)


@pytest.mark.parametrize(
    ("change", "why"),
    [({"deleted": True}, "帳號已停用"), ({"is_restricted": True}, "已改為訪客"), ({}, "已不在公司名冊上")],
    ids=["closed", "guest", "out of the group"],
)
@one
def test_the_head_reads_why_somebody_is_gone_once_however_often_slack_says_it(settled, change, why):
    world = settled
    joins(world)
    grouped(world, "S0CLAIMS", "唐雨晴")
    world.says("唐雨晴", "/task 開立 claims.simple 車險理賠")
    world.workspace.wire.duplicates = 1

    if change:
        changes(world, "唐雨晴", **change)
        changes(world, "唐雨晴", **change)
    else:
        grouped(world, "S0CLAIMS", out=["唐雨晴"])

    (said,) = farewells(world, "陳志強")
    assert why in said


@one
def test_a_head_who_leaves_is_followed_by_the_deputy_and_management_hears_where_there_is_none(settled):
    world = settled
    world.says("陳志強", "/task 開立 claims.simple 車險理賠")
    world.now = "2026-11-24 16:30"  # yellow: a progress report is owed
    world.place = lambda _: "C0SALES"
    world.says("李美華", "/task 開立 sales.email 詢價")

    changes(world, "陳志強", deleted=True)
    changes(world, "李美華", deleted=True)

    assert len(farewells(world, "林淑芬")) == 1
    (passed,) = [said for said in world.hears("林淑芬") if "轉由您負責" in said]
    assert passed.startswith("📌 #1 的「進展報告」轉由您負責")
    assert "陳志強已不在公司，這項責任由您承接，期限不變" in passed
    (said,) = [said for said in world.reads_in("management") if "已離開" in said]
    assert "李美華" in said
    assert world.bot.company().departments["sales"].head is None


@one
def test_a_leaver_without_work_is_nobody_s_business_and_one_who_comes_back_is_no_newcomer(settled):
    world = settled
    changes(world, "徐文博", deleted=True)
    assert world.bot.company().known("U0XU").name == "徐文博"
    assert "U0XU" not in world.bot.company().people
    assert farewells(world, "陳志強") == []

    changes(world, "徐文博", deleted=False)
    assert "U0XU" in world.bot.company().people
    changes(world, "徐文博", deleted=True)
    changes(world, "徐文博", deleted=False)
    assert len(welcomes(world, "徐文博")) <= 1


@one
def test_who_moves_to_another_departments_group_learns_its_standards_and_leaves_nothing(settled):
    world = settled
    joins(world)
    grouped(world, "S0CLAIMS", "唐雨晴")
    world.says("唐雨晴", "/task 開立 claims.simple 車險理賠")

    grouped(world, "S0SALES", "唐雨晴")  # in both: the first department of the file has them
    grouped(world, "S0CLAIMS", out=["唐雨晴"])

    assert world.bot.company().people[TANG.id].department == "sales"
    assert ["銷售部" in said for said in welcomes(world, "唐雨晴")] == [False, True]
    assert farewells(world, "陳志強") == []


@one
def test_whoever_is_taken_out_of_the_file_has_left_and_whoever_is_put_in_is_a_newcomer(settled):
    world = settled
    world.says("王小明", "/task 開立 claims.simple 車險理賠")
    people = dict(world.blueprint.people)
    people["U0NEW"] = replace(people.pop("U0WANG"), id="U0NEW", name="新同事")
    world.workspace.set_person(Person("U0NEW", "新同事", "zh-TW"))
    grouped(world, "S0CLAIMS", out=["王小明"])
    assert farewells(world, "陳志強") == []  # the file still names him

    world.loop.run(world.bot.stop())
    world.blueprint = replace(world.blueprint, people=people)
    world.loop.run(world.start())
    world.settle()

    (said,) = farewells(world, "陳志強")
    assert "王小明已不在公司名冊上，仍負責 1 件未辦結的工作" in said
    assert len(welcomes(world, "新同事")) == 1


@both
def test_another_copy_of_the_bot_sees_the_same_people_and_tells_nothing_twice(settled):
    world = settled
    other = Bot(
        Database(world.database_url),
        world.blueprint,
        world.clock,
        token=world.workspace.bot_token,
        api_url=world.playground.api_url,
        pace=unhurried(),
    )
    world.loop.run(other.settle())
    joins(world)
    grouped(world, "S0CLAIMS", "唐雨晴")
    world.loop.run(other.settle())

    assert other.company().people == world.bot.company().people
    assert TANG.id in other.company().people
    assert len(welcomes(world, "唐雨晴")) == 1
    world.loop.run(other.stop())


@one
def test_a_group_that_slack_does_not_tell_is_asked_for_again_and_nobody_leaves_meanwhile(settled):
    world = settled
    joins(world)
    world.workspace.faults.plan("usergroups.users.list", Failure("ratelimited", seconds=0))
    grouped(world, "S0CLAIMS", "唐雨晴")
    assert TANG.id not in world.bot.company().people
    world.settle()
    assert TANG.id in world.bot.company().people

    (claims,) = [one for one in groups(world) if one.id == "S0CLAIMS"]
    does(world, joining.regroup(world.workspace, replace(claims, users=())))  # switched off
    assert TANG.id in world.bot.company().people
    grouped(world, "S0CLAIMS", "王小明")  # the negative control: it is on again, without her
    assert TANG.id not in world.bot.company().people


@one
def test_an_event_that_could_not_be_kept_is_not_acknowledged_and_slack_sends_it_again(settled, monkeypatch):
    world = settled
    world.workspace.wire.ack_timeout, world.workspace.retry_delays = 0.2, (0.0,)
    broken = [True]
    keep = world.bot.people._keep

    def fails_once(work):
        if broken.pop() if broken else False:
            raise OSError("no space left")
        keep(work)

    monkeypatch.setattr(world.bot.people, "_keep", fails_once)
    changes(world, "王小明", deleted=True)
    world.loop.run(world.workspace.wait_change(world.workspace.version, 1.0))
    world.settle()

    assert broken == []
    assert "U0WANG" not in world.bot.company().people


@one
def test_strangers_events_are_nothing_to_us(settled):
    """Slack tells of everybody in the workspace; whoever is nothing to the company leaves no trace."""
    world = settled
    before = world.bot.company()
    joins(world)
    changes(world, "唐雨晴", locale="en-US")
    assert world.bot.company() is before
