"""The Home tab: what the reader owes, how their department or the company stands, and a page of tasks with filters."""

import json
from collections.abc import Iterable, Sequence

from blockkit import Button, ExternalSelect, Option, StaticSelect, UsersSelect

from bot.domain.home import FIRST, PAGE, Colour, Home, Looking, Scope
from bot.views.blocks import built, button, heading, line_between, paragraph, plain, row, small
from bot.views.fields import LONGEST_PLACEHOLDER, option
from bot.views.home_parts import department_lines, in_a_row, other_row, owed, own_row, people_lines, reports
from bot.views.reader import Block, Payload, Reader
from bot.views.words import Words

MOST_BLOCKS = 100
CHOOSE = "home."  # before the name of a choice, in the action of its menu or button


def home(shown: Home, reader: Reader, said: Payload | None = None) -> Block:
    """The view. Its private_metadata is JSON and says where its reader looks (see `memory`).

    Args:
        shown: what it shows.
        reader: the person whose Home it is.
        said: what came of the gesture that was made in it, to stand on top.
    """
    words, bare = Words(reader), Words(reader, plain=True)
    top = [
        heading(_title(shown, bare)),
        *_top(shown, bare),
        *_said(said),
        small(words.say("home.as_of", at=reader.now)),
    ]
    return _view([*top, *_parts(shown, words)], shown.looking)


def closed(said: Payload) -> Block:
    """The Home of somebody who may not see more than why."""
    return _view(said.blocks or [paragraph(said.text)], Looking())


def memory(looking: Looking) -> dict[str, str | int]:
    """Where somebody looks, as JSON values."""
    return {
        "scope": looking.scope or "",
        "colour": looking.colour or "",
        "standard": looking.standard,
        "person": looking.person,
        "page": looking.page,
    }


def _view(blocks: Sequence[Block], looking: Looking) -> Block:
    kept = json.dumps({"home": memory(looking)})
    return {"type": "home", "private_metadata": kept, "blocks": list(blocks)[:MOST_BLOCKS]}


def _title(shown: Home, words: Words) -> str:
    match shown.looking.scope:
        case Scope.COMPANY:
            return words.put("home.title.company")
        case Scope.DEPARTMENT:
            return words.listed(words.department(name) for name, _, _ in shown.departments)
        case _:
            return words.put("home.title.mine")


def _said(said: Payload | None) -> list[Block]:
    return [*(said.blocks or [paragraph(said.text)]), line_between()] if said else []


def _top(shown: Home, words: Words) -> list[Block]:
    """Open a task; whose work to look at; look again."""
    parts: list[Button | StaticSelect] = [button(words.put("home.open"), "open", style="primary")]
    if len(shown.scopes) > 1:
        every = {scope: option(words.put(f"home.scope.{scope}"), scope.value) for scope in shown.scopes}
        first = every[shown.looking.scope or shown.scopes[0]]
        parts.append(StaticSelect(action_id=f"{CHOOSE}scope", options=list(every.values()), initial_option=first))
    parts.append(button(words.put("home.refresh"), f"{CHOOSE}refresh"))
    return _named(f"top:{shown.looking.scope}", row(parts))


def _parts(shown: Home, words: Words) -> Iterable[Block]:
    """What is to be done first; then how things stand; then the page."""
    yield from owed(shown, words)
    yield from reports(shown, words)
    if shown.looking.scope is Scope.MINE:
        yield paragraph(words.put("home.own", open=shown.own.open, red=shown.own.red, yellow=shown.own.yellow))
    else:
        yield from department_lines(shown, words)
    yield line_between()
    if shown.total or shown.looking.scope is not Scope.MINE or _narrowed(shown.looking):
        yield paragraph(_list_title(shown, words))
        yield from _filters(shown, words.reader)
    yield from _rows(shown, words)
    yield from _pages(shown, words.reader)
    yield from people_lines(shown, words)
    yield from _mine(shown, words)


def _list_title(shown: Home, words: Words) -> str:
    colour = shown.looking.colour or Colour.ALL
    chosen = words.put(f"home.colour.{colour}")
    if shown.looking.person:
        whose = words.person(shown.looking.person)
        return words.put("home.list.whose", whose=whose, colour=chosen, total=shown.total)
    return words.put("home.list", colour=chosen, total=shown.total)


def _filters(shown: Home, reader: Reader) -> list[Block]:
    """Menus for colour, standard and person; a button that clears them once one is set.

    The block's name says what is chosen: Slack keeps what stands in a menu as long as its block is called the same.
    """
    words, looking = Words(reader, plain=True), shown.looking
    colours = {colour: option(words.put(f"home.colour.{colour}"), colour.value) for colour in Colour}
    parts: list[Button | StaticSelect | ExternalSelect | UsersSelect] = [
        StaticSelect(
            action_id=f"{CHOOSE}colour",
            options=list(colours.values()),
            initial_option=colours[looking.colour or Colour.ALL],
        ),
        ExternalSelect(
            action_id=f"{CHOOSE}standard",
            placeholder=plain(words.put("home.standard"), LONGEST_PLACEHOLDER),
            initial_option=_standard(looking.standard, words),
        ),
    ]
    if len(shown.scopes) > 1:
        asked = plain(words.put("home.person"), LONGEST_PLACEHOLDER)
        parts.append(UsersSelect(action_id=f"{CHOOSE}person", placeholder=asked, initial_user=looking.person or None))
    if _narrowed(looking):
        parts.append(button(words.put("home.clear"), f"{CHOOSE}clear"))
    elements = [built(part) for part in parts]
    elements[1]["min_query_length"] = 0  # Slack takes it, blockkit would not
    name = f"filters:{looking.scope}:{looking.colour}:{looking.standard}:{looking.person}"
    return _named(name, [in_a_row(elements)])


def _narrowed(looking: Looking) -> bool:
    first = FIRST[looking.scope or Scope.MINE]
    return bool(looking.standard or looking.person or looking.colour not in (None, first))


def _standard(standard_id: str, words: Words) -> Option | None:
    return option(words.standard(standard_id), standard_id) if standard_id else None


def _rows(shown: Home, words: Words) -> Iterable[Block]:
    """One's own tasks with buttons for each gesture; others' with one that shows them."""
    if not shown.tasks:
        yield paragraph(_none(shown, words))
    own = shown.looking.scope is Scope.MINE and not shown.looking.person
    for task in shown.tasks:
        yield from own_row(task, "list", words) if own else other_row(task, words)


def _none(shown: Home, words: Words) -> str:
    if _narrowed(shown.looking):
        return words.put("home.none.such")
    return words.put("home.none.mine" if shown.looking.scope is Scope.MINE else "home.none.warned")


def _pages(shown: Home, reader: Reader) -> Iterable[Block]:
    """Where in the list the page is, and the ways on and back; nothing when it is the whole list."""
    if shown.total <= PAGE:
        return
    words, page = Words(reader, plain=True), shown.looking.page
    first, last = page * PAGE + 1, page * PAGE + len(shown.tasks)
    yield small(words.put("home.page", first=first, last=last, total=shown.total))
    ways: list[Button] = []
    if page:
        ways.append(button(words.put("home.previous"), f"{CHOOSE}page:previous", str(page - 1)))
    if last < shown.total:
        ways.append(button(words.put("home.next"), f"{CHOOSE}page:next", str(page + 1)))
    yield from row(ways)


def _mine(shown: Home, words: Words) -> Iterable[Block]:
    """The worst of one's own work, below that of others."""
    if not shown.mine:
        return
    yield line_between()
    yield paragraph(words.put("home.mine"))
    for task in shown.mine:
        yield from own_row(task, "mine", words)


def _named(name: str, blocks: list[Block]) -> list[Block]:
    for block in blocks:
        block["block_id"] = name
    return blocks
