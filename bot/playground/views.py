"""Forms and Home tabs as they stand: one value per view, and each person's stack of open forms (three deep)."""

import secrets
from dataclasses import dataclass, field, replace

from bot.playground.anatomy import with_ids
from bot.playground.answers import Typed, Values, carry, plain
from bot.playground.people import Json

__all__ = ["DEEPEST", "Shelf", "Typed", "View"]

DEEPEST = 3


@dataclass(frozen=True, slots=True)
class View:
    """One view as one person has it open.

    `body` is what the app sent (`type`, `title`, `submit`, `close`, `blocks`, `callback_id`, ...), all ids filled in.
    `values` is Slack's `state.values`: what is typed or chosen now, initial values included. `typed` says the same in
    plain values (see `Typed`), for a page to draw. `errors` are the words under the fields, by block id.
    """

    id: str
    user: str
    body: Json
    hash: str
    root_view_id: str
    previous_view_id: str | None = None
    values: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def typed(self) -> dict[str, dict[str, Typed]]:
        """The values of the inputs now, plain, by block id and action id."""
        return {block: {action: plain(value) for action, value in row.items()} for block, row in self.values.items()}

    @property
    def blocks(self) -> list[Json]:
        """The blocks, each with its block_id."""
        blocks: list[Json] = self.body["blocks"]
        return blocks

    @property
    def title(self) -> str:
        """The title's words; empty on a Home tab."""
        return str(self.body.get("title", {}).get("text", ""))

    @property
    def external_id(self) -> str:
        """The app's own id of the view; empty when it gave none."""
        return str(self.body.get("external_id", ""))


def _hash() -> str:
    return f"{secrets.randbelow(10**10)}.{secrets.token_hex(4)}"


def _filled(body: Json) -> Json:
    return {**body, "blocks": with_ids(body["blocks"])}


class Shelf:
    """All views of a workspace: each person's open forms, lowest first, and each person's Home tab."""

    def __init__(self) -> None:
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}

    def stack(self, user: str) -> list[View]:
        """The person's open forms, the lowest first."""
        return self.stacks.setdefault(user, [])

    def find(self, *, view_id: str | None = None, external_id: str | None = None) -> View | None:
        """The view with that id, open or a Home tab."""
        every = [*self.homes.values(), *(view for stack in self.stacks.values() for view in stack)]
        fits = (v for v in every if v.id == view_id or (external_id and v.external_id == external_id))
        return next(fits, None)

    def push(self, user: str, body: Json) -> View:
        """A new form on top of the person's stack."""
        stack, filled, own = self.stack(user), _filled(body), f"V{secrets.token_hex(5).upper()}"
        root, below = (stack[0].id, stack[-1].id) if stack else (own, None)
        view = View(own, user, filled, _hash(), root, below, carry(filled["blocks"]))
        stack.append(view)
        return view

    def open(self, user: str, body: Json) -> View:
        """A new form instead of whatever the person had open."""
        self.stack(user).clear()
        return self.push(user, body)

    def publish(self, user: str, body: Json) -> View:
        """The person's Home tab; its id stays."""
        old, filled = self.homes.get(user), _filled(body)
        own = old.id if old else f"V{secrets.token_hex(5).upper()}"
        self.homes[user] = View(own, user, filled, _hash(), own, None, carry(filled["blocks"]))
        return self.homes[user]

    def update(self, view: View, body: Json) -> View:
        """New content for a view; what was typed stays where block_id and action_id stay."""
        filled = _filled(body)
        return self.put(
            replace(view, body=filled, hash=_hash(), values=carry(filled["blocks"], view.values), errors={})
        )

    def put(self, view: View) -> View:
        """Keep a changed view in its place."""
        if view.body["type"] == "home":
            self.homes[view.user] = view
        else:
            stack = self.stack(view.user)
            stack[[one.id for one in stack].index(view.id)] = view
        return view
