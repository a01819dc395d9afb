"""What must hold inside one standard: its stages fit together and its units can be counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from bot.domain.standards import Begins, Opens, Stage, Standard, Unit
from bot.settings.inspection import Inspection
from bot.settings.lines import Loc

FITTING = {Unit.RINGS: Opens.BY_SYSTEM, Unit.PROMISED: Opens.BY_PROMISE}
"""Units that only work which is opened in that way can have."""


@dataclass(frozen=True)
class Places:
    """Where a standard is written, and those of its stages that are."""

    standard: Loc
    stages: dict[str, Loc]

    def of(self, stage: str, name: str) -> Loc:
        """The place of a stage's key, or of the standard when the file does not mention the stage."""
        return (*self.stages[stage], name) if stage in self.stages else self.standard


def check_standard(inspection: Inspection, standard: Standard, places: Places) -> None:
    """Note every fault between a standard's stages; stages that are faulty in themselves were noted before."""
    if not any(stage.begins is not Begins.STAGE for stage in standard.stages):
        inspection.fault(places.standard, "standard.no_start", standard=standard.id)
    elif not any(standard.starting()):
        inspection.fault(places.standard, "standard.only_repeats", standard=standard.id)
    for stage in standard.stages:
        _check_unit(inspection, standard, stage, places)
        _check_after(inspection, standard, stage, places)
        _check_implied(inspection, standard, stage, places)
    after = {stage.id: (stage.after,) if stage.after else () for stage in standard.stages}
    _check_cycle(inspection, standard, after, places, "after")
    implies = {stage.id: stage.implies for stage in standard.stages}
    _check_cycle(inspection, standard, implies, places, "implies")


def _check_unit(inspection: Inspection, standard: Standard, stage: Stage, places: Places) -> None:
    unit = stage.allowance.unit if stage.allowance else None
    if unit in FITTING and standard.opens is not FITTING[unit]:
        facts = {"standard": standard.id, "stage": stage.id, "unit": unit, "opens": FITTING[unit]}
        inspection.fault(places.of(stage.id, "unit"), "standard.stage.unit_unfit", **facts)


def _check_after(inspection: Inspection, standard: Standard, stage: Stage, places: Places) -> None:
    if stage.after is None:
        return
    before = {other.id: other for other in standard.stages}.get(stage.after)
    facts = {"standard": standard.id, "stage": stage.id, "after": stage.after}
    if before is None:
        inspection.fault(places.of(stage.id, "after"), "standard.stage.after_unknown", **facts)
    elif before.repeats:
        inspection.fault(places.of(stage.id, "after"), "standard.stage.after_repeats", **facts)


def _check_implied(inspection: Inspection, standard: Standard, stage: Stage, places: Places) -> None:
    """A stage that is only implied to have ended decides nothing and lets nothing follow."""
    known = {other.id: other for other in standard.stages}
    for implied in stage.implies:
        facts = {"standard": standard.id, "stage": stage.id, "implied": implied}
        if implied not in known:
            inspection.fault(places.of(stage.id, "implies"), "standard.stage.implies_unknown", **facts)
        elif known[implied].decides:
            inspection.fault(places.of(stage.id, "implies"), "standard.stage.implies_decides", **facts)
        elif any(following.id != stage.id for following in standard.following(implied)):
            inspection.fault(places.of(stage.id, "implies"), "standard.stage.implies_followed", **facts)


def _check_cycle(
    inspection: Inspection, standard: Standard, arrows: Mapping[str, tuple[str, ...]], places: Places, name: str
) -> None:
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        stages = tuple(sorted(set(error.args[1])))
        written = next((stage for stage in stages if stage in places.stages), stages[0])
        key = f"standard.stage.{name}_cycle"
        inspection.fault(places.of(written, name), key, standard=standard.id, stages=stages)
