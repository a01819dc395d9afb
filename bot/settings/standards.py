"""Standards from a file: the policy's own, and what a company overrides or adds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from bot.domain.standards import Allowance, Begins, Names, Opens, Stage, Standard, Unit
from bot.settings.inspection import Inspection, Said, elements
from bot.settings.lines import Loc
from bot.settings.shapes import StageSaid, StandardSaid, StandardsSaid
from bot.settings.standard_checks import Places, check_standard

PACKAGED_STANDARDS = Path(__file__).parent.parent / "standards.toml"

UNCOUNTED = frozenset({Unit.END_OF_QUARTER, Unit.PROMISED})
"""Units that take no allowance; the domain has 1 there."""


@dataclass(frozen=True)
class PolicyStandards:
    """The policy's standards by id, and what stages are called unless they say otherwise."""

    standards: Mapping[str, Standard]
    stage_names: Mapping[str, Names]


def read_standards(path: Path = PACKAGED_STANDARDS) -> PolicyStandards:
    """Every standard of a standards file.

    Raises:
        Faults: everything that is wrong with the file.
    """
    inspection = Inspection(path)
    said = inspection.take(StandardsSaid, inspection.data, ())
    policy = PolicyStandards({}, said.stage_names)
    standards = merge_standards(inspection, said.standard, policy)
    inspection.close()
    return PolicyStandards(standards, said.stage_names)


def merge_standards(inspection: Inspection, tables: Sequence[object], policy: PolicyStandards) -> dict[str, Standard]:
    """The policy's standards with those tables (each a `[[standard]]`) over them; faults are noted."""
    merged = dict(policy.standards)
    seen: set[str] = set()
    for loc, raw in elements(tables, ("standard",)):
        said = inspection.take(StandardSaid, raw, loc)
        if said.id in seen:
            inspection.fault((*loc, "id"), "standard.twice", standard=said.id)
        elif said.id:
            _merge(_Table(inspection, loc, raw, said), merged, policy.stage_names)
            seen.add(said.id)
    return merged


S = TypeVar("S", bound=Said)


@dataclass(frozen=True)
class _Table(Generic[S]):
    """A table as it was written, what was understood of it, and where it stands."""

    inspection: Inspection
    loc: Loc
    raw: Any
    said: S

    def demand(self, *names: str) -> None:
        """Note what should have been written and was not; what was written wrongly is noted already."""
        for name in names:
            if name not in self.raw:
                self.inspection.fault(self.loc, "file.key_missing", name=name)

    def given(self, *names: str) -> dict[str, Any]:
        """Those of the fields that were written."""
        return {name: getattr(self.said, name) for name in names if name in self.said.model_fields_set}


def _merge(table: _Table[StandardSaid], merged: dict[str, Standard], stage_names: Mapping[str, Names]) -> None:
    said, base = table.said, merged.get(table.said.id)
    if not said.used:
        if base is None:
            table.inspection.fault((*table.loc, "id"), "standard.unknown", standard=said.id)
        merged.pop(said.id, None)
        return
    if base is None:
        table.demand("names", "clause", "department")
    start = base or Standard(said.id, {}, "", "", Opens.BY_HAND, ())
    standard = replace(start, **table.given("names", "clause", "department", "opens"))
    places = Places(table.loc, {})
    merged[said.id] = replace(standard, stages=_stages(table, standard, stage_names, places))
    check_standard(table.inspection, merged[said.id], places)


def _stages(
    table: _Table[StandardSaid], standard: Standard, stage_names: Mapping[str, Names], places: Places
) -> tuple[Stage, ...]:
    merged = {stage.id: stage for stage in standard.stages}
    note = table.inspection.fault
    for loc, raw in elements(table.said.stage, (*table.loc, "stage")):
        said = table.inspection.take(StageSaid, raw, loc)
        if not said.id:
            continue
        base = merged.get(said.id)
        if said.id in places.stages:
            note((*loc, "id"), "standard.stage.twice", standard=standard.id, stage=said.id)
        elif not said.used:
            if base is None:
                note((*loc, "id"), "standard.stage.unknown", standard=standard.id, stage=said.id)
            merged.pop(said.id, None)
        else:
            names = stage_names.get(said.id, {})
            start = base or Stage(said.id, names, standard.clause, Begins.RECEIPT, None)
            merged[said.id] = _stage(_Table(table.inspection, loc, raw, said), start, standard.id)
        places.stages[said.id] = loc
    return tuple(merged.values())


def _stage(table: _Table[StageSaid], start: Stage, standard: str) -> Stage:
    if not start.names:
        table.demand("names")
    plain = table.given("names", "clause", "implies", "decides", "extendable", "repeats", "informs", "yellow")
    note = _noting(table, standard)
    return replace(start, **plain, **_beginning(table, note), allowance=_allowance(table, start.allowance, note))


def _noting(table: _Table[StageSaid], standard: str) -> Callable[..., None]:
    def note(key: str, name: str, **facts: object) -> None:
        table.inspection.fault((*table.loc, name), key, standard=standard, stage=table.said.id, **facts)

    return note


def _beginning(table: _Table[StageSaid], note: Callable[..., None]) -> dict[str, Any]:
    said = table.said
    if said.after and said.begins:
        note("standard.stage.begins_and_after", "begins")
    if said.after:
        return {"begins": Begins.STAGE, "after": said.after}
    return {"begins": said.begins, "after": None} if said.begins else {}


def _allowance(table: _Table[StageSaid], base: Allowance | None, note: Callable[..., None]) -> Allowance | None:
    """What is written over what stood there: one word changes the unit, one figure the amount."""
    unit = table.said.unit or (base.unit if base else None)
    amount = table.said.allowance or (base.amount if base and base.unit not in UNCOUNTED else None)
    if unit in UNCOUNTED:
        return Allowance(table.said.allowance or 1, unit)
    if unit and amount:
        return Allowance(amount, unit)
    if unit and "allowance" not in table.raw:
        note("standard.stage.allowance_missing", "unit", unit=unit)
    if amount and "unit" not in table.raw:
        note("standard.stage.unit_missing", "allowance")
    return base
