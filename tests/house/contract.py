"""An import-linter contract: every room names what it may import; a new room must declare its place."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from grimp import ImportGraph
from importlinter.application import output
from importlinter.domain import fields
from importlinter.domain.contract import Contract, ContractCheck


@dataclass(frozen=True)
class Room:
    """A package or module, the rooms of ours it may import, and the third-party packages."""

    name: str
    ours: tuple[str, ...]
    others: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> "Room":
        """Read ``bot.texts: bot.domain | babel fluent``."""
        name, _, rest = text.partition(":")
        ours, _, others = rest.partition("|")
        return cls(name.strip(), tuple(ours.split()), tuple(others.split()))

    def holds(self, module: str) -> bool:
        """Whether the module lies in this room."""
        return module == self.name or module.startswith(f"{self.name}.")

    def may_import(self, module: str) -> bool:
        """Whether an arrow from here to that module is drawn in the house."""
        root = module.partition(".")[0]
        if root in sys.stdlib_module_names or self.holds(module):
            return True
        return root in self.others or any(Room(ours, (), ()).holds(module) for ours in self.ours)


class Rooms(Contract):
    """Every module lies in a declared room and imports only what its room may."""

    type_name = "rooms"
    rooms = fields.ListField(subfield=fields.StringField())
    roofs = fields.SetField(subfield=fields.StringField())  # packages that hold rooms and nothing else

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002 -- the library's signature
        """Find modules without a room, and arrows that the house does not have."""
        faults = sorted(find_faults(graph, [Room.parse(text) for text in self.rooms], set(self.roofs)))
        return ContractCheck(kept=not faults, metadata={"faults": faults})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print a line a fault."""
        for fault in check.metadata["faults"]:
            output.print_error(fault)


def find_faults(graph: ImportGraph, rooms: list[Room], roofs: set[str]) -> Iterator[str]:
    """A line for each module without a room and for each arrow that is not allowed."""
    for module in sorted(graph.modules):
        if module in roofs or graph.is_module_squashed(module):
            continue
        room = max((room for room in rooms if room.holds(module)), key=lambda room: len(room.name), default=None)
        if room is None:
            yield f"{module} lies in no declared room"
            continue
        for imported in graph.find_modules_directly_imported_by(module):
            if not room.may_import(imported):
                yield f"{module} may not import {imported}"
