"""The Home tab of a colleague, a head and management: what stands there, what its buttons do, what it hides."""

import json

import pytest

from bot.domain.standards import Language
from bot.playground.faults import Failure
from tests.views.checks import sound_home
from tests.world import texts_of
from tests.world_face.hands import RECTIFIED, at_once, finds_standard, opens_many, to_red, words_of

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # tests/storage asks both


def settled(world):
    """Everything that goes on after a gesture was acknowledged is over."""
    world.loop.run(world.bot.gate.finish())
    world.settle()


def opens(world, name):
    """The person opens Home; what stands there."""
    world.loop.run(world.workspace.open_home(world.person(name)))
    settled(world)
    return seen(world, name)


def at_home(world, name):
    view = world.workspace.home(world.person(name))
    assert view is not None
    sound_home(view.body)
    return view


def seen(world, name):
    """What the person's Home says now."""
    return texts_of(at_home(world, name).blocks)


def presses(world, name, action, **how):
    """Press or choose something at Home; the form that opens, if any."""
    before = world.workspace.open_views(world.person(name))
    view = at_home(world, name)
    pressing = world.workspace.press(world.person(name), action_id=action, view_id=view.id, **how)
    assert world.loop.run(pressing).error is None
    settled(world)
    opened = [form for form in world.workspace.open_views(world.person(name)) if form not in before]
    return opened[-1] if opened else None


def submits(world, name, **fields):
    """Fill the form on top and submit it; it is taken."""
    done = world.submits(name, **fields)
    assert done.errors == {}
    settled(world)
    return done


def closes(world, name):
    """Shut the view on top."""
    world.loop.run(world.workspace.close(world.person(name), world.form(name).id))


def actions(world, name):
    """The names of everything that can be pressed or chosen there."""
    blocks = at_home(world, name).blocks
    return [
        part["action_id"]
        for block in blocks
        for part in [*block.get("elements", []), block.get("accessory")]
        if part and "action_id" in part
    ]


def test_a_colleague_works_from_home(world):
    """Open, report, say that one is stuck, close: one press each, and Home shows at once what came of it."""
    assert "您目前沒有進行中的工作" in opens(world, "吳俊傑")
    presses(world, "吳俊傑", "open")
    finds_standard(world, "吳俊傑", "sales.email")
    submits(world, "吳俊傑", standard="sales.email", title="詢價", reference="Q-1")
    assert "#1 詢價" in seen(world, "吳俊傑")
    world.types("吳俊傑", "/task 開立 sales.email 第二件")
    assert "#2 第二件" not in seen(world, "吳俊傑")  # typed elsewhere: it stands there when Home is looked at again
    presses(world, "吳俊傑", "home.refresh")
    assert "#2 第二件" in seen(world, "吳俊傑")
    world.says("吳俊傑", "/task 辦結 2 已回覆")
    assert {"progress:list.1", "close:list.1", "stuck:list.1", "show:list.1"} <= set(actions(world, "吳俊傑"))

    world.now = "2026-11-24 15:12"
    assert "🟡 *1*" in opens(world, "吳俊傑")
    presses(world, "吳俊傑", "progress:owed.1.2")
    submits(world, "吳俊傑", cause="等核保", measure="已催", ready="今天")
    assert "請您處理" not in seen(world, "吳俊傑")
    closes(world, "吳俊傑")

    presses(world, "吳俊傑", "stuck:list.1")
    submits(world, "吳俊傑", text="等再保")
    closes(world, "吳俊傑")
    card = presses(world, "吳俊傑", "show:list.1")
    assert "Q-1" in words_of(card)
    world.presses("吳俊傑", "close")
    submits(world, "吳俊傑", result="已回覆")
    assert "#1 詢價" not in seen(world, "吳俊傑")
    assert "進行中 *0* 件" in seen(world, "吳俊傑")


def test_a_head_writes_the_report_and_management_answers_it(world):
    """4.2.2: one press from Home each; short words stand on Home itself."""
    to_red(world)
    head = opens(world, "李美華")
    assert "1 件紅色預警待整改" in head
    assert "*銷售部*　進行中 1 件｜🔴 1｜🟡 0｜責任事項 2" in head
    assert "吳俊傑　進行中 1 件｜🔴 1｜🟡 0" in head
    presses(world, "李美華", "rectify:sales")
    world.presses("李美華", "add_measure")  # the form is drawn anew, and still knows where it came from
    names = {"what": "每日檢視", "who": "U0WU", "on": "2026-12-01"}
    filled = {f"measure__{place}__{name}": value for place in (1, 2) for name, value in names.items()}
    submits(world, "李美華", causes="人手不足", prevention="調整排班", **filled)
    assert "待整改" not in seen(world, "李美華")

    boss = opens(world, "趙建國")
    assert "*第 1 號*｜銷售部｜第 1 版" in boss
    assert "#1 詢價" in boss  # what is late
    assert {"accept:report.1", "return:report.1", "show:report.1"} <= set(actions(world, "趙建國"))
    assert "每日檢視" in words_of(presses(world, "趙建國", "show:report.1"))
    closes(world, "趙建國")
    presses(world, "趙建國", "return:report.1")
    submits(world, "趙建國", remark="請寫明根本原因")
    assert "*第 1 號*" not in seen(world, "趙建國")
    closes(world, "趙建國")

    world.says("李美華", f"/task 整改 {RECTIFIED}")
    opens(world, "趙建國")
    assert presses(world, "趙建國", "accept:report.1") is None
    assert "已接受整改報告第 1 號" in seen(world, "趙建國")
    assert "*第 1 號*" not in seen(world, "趙建國")
    assert "整改措施（每日檢視）" in opens(world, "吳俊傑")


def test_pages_and_filters_and_what_is_not_theirs_to_see(world):
    opens_many(world, "sales.email", 23, "吳俊傑")
    world.says("王小明", "/task 開立 claims.simple 車險 CLM-1")
    world.reads("趙建國", Language.EN)  # before the bot first asks who that is
    assert "第 1 到 10 件，共 23 件" in opens(world, "吳俊傑")
    presses(world, "吳俊傑", "home.page:next")
    presses(world, "吳俊傑", "home.page:next")
    assert "第 21 到 23 件，共 23 件" in seen(world, "吳俊傑")
    assert "home.page:next" not in actions(world, "吳俊傑")
    presses(world, "吳俊傑", "home.page:previous")
    assert "第 11 到 20 件" in opens(world, "吳俊傑")  # where one looked is kept
    presses(world, "吳俊傑", "home.colour", selected="red")
    assert "沒有符合篩選條件的工作" in seen(world, "吳俊傑")
    presses(world, "吳俊傑", "home.clear")
    assert "共 23 件" in seen(world, "吳俊傑")

    opens(world, "李美華")
    presses(world, "李美華", "home.colour", selected="all")
    assert "*全部工作*（23 件）" in seen(world, "李美華")
    presses(world, "李美華", "home.person", selected=world.person("吳俊傑"))
    assert "*吳俊傑：全部工作*（23 件）" in seen(world, "李美華")
    presses(world, "李美華", "home.person", selected=world.person("王小明"))  # another department's
    assert "王小明" not in seen(world, "李美華")
    assert "CLM-1" not in seen(world, "李美華")
    presses(world, "李美華", "home.scope", selected="mine")
    assert "我的工作" in at_home(world, "李美華").blocks[0]["text"]["text"]

    assert "The company" in opens(world, "趙建國")
    presses(world, "趙建國", "home.person", selected=world.person("王小明"))
    assert "*王小明: All work* (1)" in seen(world, "趙建國")
    presses(world, "趙建國", "home.clear")
    presses(world, "趙建國", "home.colour", selected="all")
    view_id = at_home(world, "趙建國").id
    boss = world.person("趙建國")
    offered = world.workspace.suggest(boss, action_id="home.standard", query="claims.simple", view_id=view_id)
    assert [option["value"] for option in world.loop.run(offered)] == ["claims.simple"]
    presses(world, "趙建國", "home.standard", selected="claims.simple")
    assert "*All work* (1)" in seen(world, "趙建國")


FORGED = [
    json.dumps({"home": {"scope": "company", "colour": "all", "standard": "", "person": "", "page": 0}}),
    json.dumps({"home": {"scope": "mine", "person": "U0WANG", "colour": "all"}}),
    json.dumps({"home": {"scope": ["company"], "colour": {}, "standard": 7, "person": None, "page": 1e99}}),
    json.dumps({"home": {"page": 10**30}}),
    '{"home": {"scope": "department"}}',
    "no json",
    "[" * 2000,
]


def test_what_home_remembers_is_not_trusted(world):
    """A colleague who forges it sees their own work, as before."""
    world.says("王小明", "/task 開立 claims.simple 車險 CLM-1")
    world.says("吳俊傑", "/task 開立 sales.email 詢價 Q-1")
    for kept in FORGED:
        opens(world, "吳俊傑")
        view = at_home(world, "吳俊傑")
        world.workspace.shelf.publish(world.person("吳俊傑"), {**view.body, "private_metadata": kept})
        presses(world, "吳俊傑", "home.refresh")
        assert "#2 詢價" in seen(world, "吳俊傑"), kept
        assert "車險" not in seen(world, "吳俊傑"), kept
    presses(world, "吳俊傑", "accept", tampered_value="1")
    presses(world, "吳俊傑", "home.scope", tampered_value="company")
    assert "車險" not in seen(world, "吳俊傑")
    card = presses(world, "吳俊傑", "show", tampered_value="1")
    assert "車險" not in words_of(card)


def test_home_is_shown_however_slack_stumbles(world):
    """Two deliveries, a busy Slack, another Home meanwhile: it is shown, as it stands now, and acted on once."""
    to_red(world)
    world.says("李美華", f"/task 整改 {RECTIFIED}")
    opens(world, "趙建國")
    world.workspace.faults.plan("views.publish", Failure("ratelimited", seconds=0))
    presses(world, "趙建國", "home.refresh")
    assert world.workspace.faults.happened
    world.workspace.wire.duplicates = 1
    presses(world, "趙建國", "accept:report.1")
    world.workspace.wire.duplicates = 0
    settled(world)
    assert "*第 1 號*" not in seen(world, "趙建國")
    assert len([line for line in world.says("李美華", "/task 為何 1").splitlines() if "接受整改報告" in line]) == 1

    boss, view = world.person("趙建國"), at_home(world, "趙建國")
    choose = [
        world.workspace.press(boss, action_id="home.colour", selected=colour, view_id=view.id)
        for colour in ("all", "yellow")
    ]
    at_once(world, *choose)
    settled(world)
    assert "黃色預警*（0 件）" in seen(world, "趙建國")
    assert {refusal.error for refusal in world.workspace.refusals} <= {"hash_conflict"}
    world.workspace.refusals.clear()

    world.workspace.faults.plan("views.publish", *[Failure("error", error="internal_error")] * 2)
    before = at_home(world, "趙建國").hash
    world.loop.run(world.workspace.open_home(boss))
    settled(world)
    assert at_home(world, "趙建國").hash == before  # tried twice, then left as it was
    assert "紅色預警" in opens(world, "趙建國")
