"""The demo's clock bar: a leap is over when everything that fell due on it has been told."""

import pytest

from bot.admin.seed import PAST
from bot.demo import ClockBar, relive
from bot.demo.names import named
from bot.domain.report import ReportState
from bot.domain.standards import Language
from bot.domain.task import ClockState, Duty
from bot.playground.people import Impossible
from bot.settings import read_company, sample_company
from storage.loading import load_reports, load_tasks
from tests.world import Bar, World

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def world(make_world) -> World:
    return make_world("2026-11-23 10:00", page=True)


@pytest.fixture
def leap(world):
    """Leap to a local time, as a click on the bar does."""
    return lambda to: world.loop.run(Bar(world).jump(world.at(to)))


@SQLITE
def test_two_leaps_in_a_hurry_make_no_summary_late(world, leap):
    """The summary of 09:00 is told at 09:00, although the clock goes on to the afternoon at once."""
    work = world.workspace.slash("U0WANG", "C0CLAIMS", "/task open claims.simple 車險理賠 CLM-1")
    world.loop.run(work)

    leap("2026-11-24 09:00")
    leap("2026-11-24 14:00")

    (summary,) = world.reads_in("claims")
    assert "早報" in summary
    assert "遲到" not in summary
    assert world.last("claims").shown_at == world.at("2026-11-24 09:00")


@SQLITE
def test_while_the_company_lives_through_its_past_nobody_moves_the_clock(world):
    bar = ClockBar(world.bot, shut=True)
    before = world.now

    with pytest.raises(Impossible):
        world.loop.run(bar.jump(world.at("2026-11-24 09:00")))
    with pytest.raises(Impossible):
        bar.set_speed(60)
    assert (world.now, bar.speed) == (before, 0)

    bar.shut = False
    world.loop.run(bar.jump(world.at("2026-11-24 09:00")))
    assert world.now == "2026-11-24 09:00:00"


@SQLITE
def test_the_bar_tells_what_comes_and_what_a_leap_has_brought(world, leap):
    """One leap over yellow, red and the night: each told at its time, all of it in one line; another brings nothing."""
    bar = Bar(world)
    world.loop.run(world.workspace.slash("U0WANG", "C0CLAIMS", "/task open claims.simple 車險理賠 CLM-1"))
    assert bar.words("zh-TW") == {
        "hours": "上班中",
        "next_event": "明天 09:00 · 早報",
        "next_working_day": "明天 09:00",
        "passed": "",
    }

    world.loop.run(bar.jump(world.at("2026-11-24 10:00")))
    assert bar.words("zh-TW")["next_event"] == "今天 15:12 · #1「立案」轉黃"
    world.loop.run(bar.jump(world.at("2026-11-24 16:00")))
    assert bar.words("en-US")["next_event"] == "18:00 today · #1 Registration turns red"
    world.loop.run(bar.jump(world.at("2026-11-25 09:00")))

    told = bar.words("zh-TW")["passed"]
    assert told.startswith("今天 09:00 → 1 件轉紅、1 份整改報告待交")
    assert told.endswith("早報已送出")
    assert "1 red, 1 rectification report owed" in bar.words("en-US")["passed"]
    (red,) = [one for one in world.messages("C0CLAIMS") if "紅色預警：" in one.text]
    assert red.shown_at == world.at("2026-11-24 18:00:01")
    leap("2026-11-25 09:05")
    world.loop.run(bar.jump(world.at("2026-11-25 09:06")))
    assert bar.words("zh-CN")["passed"] == "今天 09:06 → 没有新的预警"


@SQLITE
@pytest.mark.parametrize(
    ("now", "hours"),
    [
        pytest.param("2026-11-23 12:30", "非上班時間", id="noon"),
        pytest.param("2026-11-22 10:00", "休息日", id="sunday"),
        pytest.param("2026-10-01 10:00", "國慶節放假", id="holiday"),
        pytest.param("2026-10-10 10:00", "上班中", id="make-up-saturday"),
    ],
)
def test_the_bar_says_whether_business_is_open(make_world, now, hours):
    assert Bar(make_world(now)).words("zh-TW")["hours"] == hours


@SQLITE
def test_every_gesture_of_the_demos_past_is_taken(make_world):
    """On arrival: one report accepted and its measure running, one owed, a yellow in sales, the rest on its way."""
    world = make_world(f"2026-11-16 {PAST[0].at}", Language.HANS)
    now = world.at("2026-11-23 10:00")
    world.loop.run(relive(world.bot, world.workspace, now, Language.HANS))

    with world.bot.database.reading() as session:
        tasks, (report,) = load_tasks(session, range(1, 20)), load_reports(session, range(1, 20))
    running = {f"{task.number} {one.name}": one.state for task in tasks for one in task.clocks if one.running}
    assert [task.title for task in tasks][:2] == ["车损理赔", "厂房火险投保"]
    assert report.state is ReportState.ACCEPTED
    assert running == {
        f"1 {Duty.MEASURE}": ClockState.GREEN,
        "2 complete": ClockState.YELLOW,
        f"2 {Duty.PROGRESS}": ClockState.GREEN,
        "3 reply": ClockState.RED,
        f"3 {Duty.RECTIFICATION}": ClockState.GREEN,
        "4 solve": ClockState.GREEN,
        "6 review": ClockState.GREEN,
    }
    assert not [one for task in tasks for one in task.clocks if one.breached_at and one.breached_at > now]


@pytest.mark.parametrize("language", Language)
def test_the_demos_words_and_names_are_of_one_language(language):
    """No character of the other script, and in English none at all."""
    blueprint = named(read_company(sample_company()), language)
    words = [step.words(language, dict.fromkeys((*blueprint.people, "on"), "")) for step in PAST]
    said = "".join([*words, blueprint.name, *(one.name + one.post for one in blueprint.people.values())])
    foreign = {Language.HANT: "赔险费页联当", Language.HANS: "賠險費頁聯當陳黃吳", Language.EN: "賠险王小明部"}[
        language
    ]
    assert not {*foreign} & {*said}
    assert said.isascii() == (language is Language.EN)
