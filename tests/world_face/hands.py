"""What the tests of the face have in common: finding messages and buttons, ephemeral answers, what the bot keeps."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from bot.domain.company import Person
from bot.domain.opening import Opening, open_task
from bot.playground.messages import Message, Seen
from bot.playground.views import View
from storage.tables import ClockRow, LineRow, NoticeRow, ReportRow, TaskRow
from tests.world import World, texts_of, whole

KEPT = (TaskRow, ClockRow, LineRow, ReportRow, NoticeRow)
ODD = "錯誤代號"  # what an unexpected error is told with


def places(world: World) -> dict[str, str]:
    """Slack ids of channels by name; a direct message by its person's name."""
    people = {person.id: person.name for person in world.workspace.people.values()}
    found = {}
    for channel in world.workspace.channels.values():
        found[people.get(channel.name, channel.name) if channel.is_im else channel.name] = channel.id
    return found


def standing(world: World, place: str) -> list[Message]:
    """The messages that everybody sees in a channel, or that the person got; none where nothing was ever said."""
    channel = places(world).get(place)
    return list(world.messages(channel)) if channel else []


def warnings(world: World, place: str) -> list[Message]:
    """What was told there, the morning's summaries left out."""
    return [message for message in standing(world, place) if "早報" not in whole(message)]


def having(world: World, place: str, *words: str) -> list[Message]:
    """The messages in a channel, or to a person (by name), that have all these words, oldest first."""
    return [message for message in standing(world, place) if all(word in whole(message) for word in words)]


def the(world: World, place: str, *words: str) -> Message:
    """The one message there with these words, as it stands now."""
    (found,) = having(world, place, *words)
    return found


def now(world: World, message: Message) -> Message:
    """The same message as it stands now."""
    found = world.workspace.log.find(message.channel, message.ts)
    assert found is not None
    return found


def buttons(message: Message) -> list[str]:
    """What the buttons of a message do, in order."""
    parts = [part for block in message.blocks for part in [*block.get("elements", []), block.get("accessory") or {}]]
    return [part["action_id"].partition(":")[0] for part in parts if part.get("type") == "button"]


def answered(world: World, name: str) -> str:
    """The last answer that only this person saw."""
    mine = [
        message
        for channel in world.workspace.channels.values()
        for message in world.workspace.log.standing(channel.id)
        if message.ephemeral_to == world.person(name)
    ]
    return whole(max(mine, key=lambda message: message.ts)) if mine else ""


def sits_in(world, name, *channels):
    """They are in those channels (by id), as Slack lets anybody be."""
    for channel in channels:
        members = world.workspace.channels[channel].members
        members += [world.person(name)] * (world.person(name) not in members)


def pressed(world: World, name: str, action: str, message: Message, **how: object) -> str:
    """Press a button that answers with words; they are returned."""
    seen = world.presses(name, action, message, **how)
    assert seen.error is None
    return answered(world, name)


def finds_standard(world: World, name: str, query: str) -> list[str]:
    """Type into the search of the form on top; the ids that are offered."""
    view = world.form(name)
    found = world.workspace.suggest(world.person(name), action_id="standard", query=query, view_id=view.id)
    return [option["value"] for option in world.loop.run(found)]


def kept(world: World) -> Mapping[str, Sequence[object]]:
    """Everything that the bot keeps about work, reports and what is told of them."""
    with world.bot.database.engine.connect() as connection:
        return {row.__tablename__: sorted(map(str, connection.execute(select(*row.__table__.columns)))) for row in KEPT}


def forgives(world: World, *errors: str) -> None:
    """Slack has refused something for just these reasons, as the test meant it to."""
    assert {refusal.error for refusal in world.workspace.refusals} == set(errors)
    world.workspace.refusals.clear()


def restart(world: World) -> None:
    """End the bot and start it anew on the same database."""
    world.loop.run(world.bot.stop())
    world.loop.run(world.start())
    world.settle()


def sends_away(world: World, name: str, first: date, last: date) -> None:
    """The company's file says that the person is away on these days; the bot reads it when it starts."""
    person: Person = replace(world.blueprint.people[world.person(name)], away=((first, last),))
    world.blueprint = replace(world.blueprint, people={**world.blueprint.people, person.id: person})
    restart(world)


def opens_many(world: World, standard: str, count: int, name: str) -> None:
    """So many pieces of work, received now, in one transaction."""
    company, at, person = world.bot.company(), world.clock.now(), world.person(name)
    with world.bot.desk() as desk:
        for one in range(1, count + 1):
            opening = Opening(standard, f"詢價 {one}", f"Q-{one}", person, at)
            desk.record(open_task(opening, desk.next_task(), person, at, company))
    world.settle()


def puts_before(world: World, name: str, view: View, **changed: str) -> View:
    """A person has a form before them that we did not open for them, or not like this."""
    return world.workspace.shelf.open(world.person(name), {**view.body, **changed})


def at_once(world: World, *gestures: object) -> list[Seen]:
    """Several gestures at the same moment."""

    async def all_of_them() -> list[Seen]:
        return await asyncio.gather(*gestures)

    seen = world.loop.run(all_of_them())
    world.settle()
    return seen


def to_red(world: World, until: str = "2026-11-24 18:00:01") -> Message:
    """One e-mail of 吳俊傑 in sales goes past its deadline; the red message in the department's channel."""
    world.says("吳俊傑", "/task 開立 sales.email 詢價 Q-1")
    world.now = until
    return the(world, "sales", "紅色預警：#1")


RECTIFIED = "1 人手不足 | 每日檢視 @吳俊傑 2026-12-01 | 調整排班"


def to_report(world: World) -> Message:
    """The head of sales has handed in a report; the message in management's channel."""
    to_red(world)
    world.says("李美華", f"/task 整改 {RECTIFIED}")
    return the(world, "management", "提交整改報告第 1 號")


def words_of(view: View | None) -> str:
    """Everything that stands in a form."""
    assert view is not None
    return f"{view.title}\n{texts_of(view.blocks)}"
