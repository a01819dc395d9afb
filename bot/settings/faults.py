"""What is wrong with a file or the environment: place, key and facts. The texts room has the sentence for each key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

FAULTS: Mapping[str, tuple[str, ...]] = {
    # any file
    "file.missing": (),
    "file.unreadable": ("detail",),
    "file.not_utf8": (),
    "file.syntax": ("detail",),
    "file.key_unknown": ("name", "known"),
    "file.key_missing": ("name",),
    "file.type_wrong": ("name", "expected"),
    "file.empty": ("name",),
    "file.too_small": ("name", "least"),
    "file.out_of_range": ("name", "low", "high"),
    "file.choice_unknown": ("name", "value", "choices"),
    "file.id_wrong": ("name", "value"),
    "file.twice": ("name", "value"),
    "file.names_missing": ("name", "missing"),
    "file.date_wrong": ("name", "value"),
    "file.time_wrong": ("name", "value"),
    # company.toml
    "company.user_id_wrong": ("name", "value"),
    "company.channel_id_wrong": ("name", "value"),
    "company.group_id_wrong": ("name", "value"),
    "company.group.twice": ("group", "departments"),
    "company.channel.two_names": ("channel", "names"),
    "company.zone_unknown": ("name", "value"),
    "company.country_unknown": ("country",),
    "company.subdivision_unknown": ("country", "subdivision", "known"),
    "company.shift_wrong": ("name", "value"),
    "company.shift_reversed": ("name", "value"),
    "company.shifts_overlap": ("name",),
    "company.days.twice": ("date",),
    "company.choices.unit_unfit": ("choice", "unit"),
    "company.person.twice": ("person",),
    "company.person.department_missing": ("person",),
    "company.person.department_unknown": ("person", "department", "known"),
    "company.person.away_reversed": ("person", "first", "last"),
    "company.department.twice": ("department",),
    "company.department.head_unknown": ("department", "person"),
    "company.department.deputy_unknown": ("department", "person"),
    "company.department.deputy_is_head": ("department", "person"),
    "company.management.person_unknown": ("person",),
    "company.administrator_unknown": ("person",),
    # standards, built in or the company's
    "standard.twice": ("standard",),
    "standard.unknown": ("standard",),
    "standard.department_unknown": ("standard", "department", "known"),
    "standard.no_start": ("standard",),
    "standard.only_repeats": ("standard",),
    "standard.stage.twice": ("standard", "stage"),
    "standard.stage.unknown": ("standard", "stage"),
    "standard.stage.begins_and_after": ("standard", "stage"),
    "standard.stage.allowance_missing": ("standard", "stage", "unit"),
    "standard.stage.unit_missing": ("standard", "stage"),
    "standard.stage.unit_unfit": ("standard", "stage", "unit", "opens"),
    "standard.stage.after_unknown": ("standard", "stage", "after"),
    "standard.stage.after_repeats": ("standard", "stage", "after"),
    "standard.stage.after_cycle": ("standard", "stages"),
    "standard.stage.implies_unknown": ("standard", "stage", "implied"),
    "standard.stage.implies_decides": ("standard", "stage", "implied"),
    "standard.stage.implies_followed": ("standard", "stage", "implied"),
    "standard.stage.implies_cycle": ("standard", "stages"),
    # the environment; the fact `name` is the variable
    "environment.choice_unknown": ("name", "choices"),
    "environment.port_wrong": ("name",),
    "environment.url_wrong": ("name",),
}
"""Every key with the facts that its sentence may use."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend.

    Attributes:
        path: the file; None when it is the environment.
        line: counted from 1; 0 when it is no one line (file missing, environment).
        key: one of `FAULTS`, with `facts` of the names given there.
    """

    path: Path | None
    line: int
    key: str
    facts: Mapping[str, object] = field(default_factory=dict)


class Wrong(ValueError):  # noqa: N818 -- said of one value by the check of its kind; becomes a fault with its line
    """A value that is wrong in the way that `key`, one of `FAULTS`, says."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class Faults(Exception):  # noqa: N818 -- a list of faults, each with its own word; nothing crashed
    """Everything that is wrong, at once, in the order of the lines. Nothing of the file was taken."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__(*self.faults)

    def __str__(self) -> str:
        return "\n".join(f"{fault.path}:{fault.line}: {fault.key} {dict(fault.facts)}" for fault in self.faults)
