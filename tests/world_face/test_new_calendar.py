"""A new calendar that was taken over, and the recount that it owes."""

from dataclasses import replace
from datetime import date

from bot.admin.present import take_over
from storage.database import Database
from storage.people import RECOUNT, clear_pulse, pulse

FRIDAY = "審核：週五 18:00 前，還剩 3 個工作日｜期限 11月27日（五）18:00"


def take_over_and_end(world, off: date) -> None:
    """`calendar update` as the process that dies before it counts: the company has one more day off."""
    days = replace(world.blueprint.days, off={**world.blueprint.days.off, off: "盤點"})
    world.blueprint = replace(world.blueprint, days=days)
    database = Database(world.database_url)
    take_over(database, world.blueprint, world.clock.now())
    database.close()


def owed(world):
    with world.bot.database.reading() as session:
        return pulse(session, RECOUNT)


def test_deadlines_are_counted_again_when_the_bot_starts_after_a_take_over_that_died(make_world):
    """3 WD from Monday are Friday when Thursday is off; what is counted is not owed any more."""
    world = make_world("2026-11-23 10:00")
    world.says("王小明", "/task 開立 claims.simple 車險理賠")
    world.loop.run(world.bot.stop())
    take_over_and_end(world, date(2026, 11, 26))

    world.loop.run(world.start())
    assert owed(world) == world.clock.now()
    world.settle()

    assert FRIDAY in world.says("王小明", "/task 查看 1")
    assert owed(world) is None


def test_a_bot_that_runs_counts_again_after_a_recount_that_failed(make_world):
    """It knows the new calendar already, and another process says that all is counted: what it owes itself stays."""
    world = make_world("2026-11-23 10:00")
    world.says("王小明", "/task 開立 claims.simple 車險理賠")
    take_over_and_end(world, date(2026, 11, 26))

    assert world.bot.company.refresh()  # and then it fails
    with world.bot.database.transaction() as session:
        clear_pulse(session, RECOUNT)
    world.settle()

    assert FRIDAY in world.says("王小明", "/task 查看 1")
    assert not world.bot.company.refresh()
