"""Reading a TOML file part by part so that every fault is found in one go, each with its line."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.settings.faults import Fault, Faults, Wrong
from bot.settings.lines import Lines, Loc

_PLACE = re.compile(r"^(?P<detail>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)$", re.DOTALL)

_RENAMED = {
    "missing": "file.key_missing",
    "extra_forbidden": "file.key_unknown",
    "string_too_short": "file.empty",
    "too_short": "file.empty",
    "greater_than_equal": "file.too_small",
    "greater_than": "file.out_of_range",
    "less_than": "file.out_of_range",
}

_EXPECTED = {
    "string_type": "text",
    "int_type": "whole_number",
    "int_from_float": "whole_number",
    "float_type": "number",
    "finite_number": "number",
    "bool_type": "yes_no",
    "list_type": "list",
    "tuple_type": "list",
    "dict_type": "table",
    "model_type": "table",
    "date_type": "date",
}


class Said(BaseModel):
    """A table as somebody wrote it.

    Every field has a default, so that one faulty field hides none of the others; what must be written is `required`.
    The default of such a field is never used: without it nothing is taken.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)
    required: ClassVar[tuple[str, ...]] = ()


S = TypeVar("S", bound=Said)


class Inspection:
    """One file, its content and the faults found in it so far."""

    def __init__(self, path: Path) -> None:
        text = _read(path)
        self.path = path
        self.data: Mapping[str, Any] = _parsed(path, text)
        self._lines = Lines(text)
        self._faults: list[Fault] = []

    def fault(self, loc: Loc, key: str, **facts: object) -> None:
        """Note a fault at the line of that place."""
        self._faults.append(Fault(self.path, self._lines.at(loc), key, facts))

    def line(self, loc: Loc) -> int:
        """The line of that place, or of the nearest one around it."""
        return self._lines.at(loc)

    def lacks(self, loc: Loc) -> bool:
        """Whether nothing is written at that place."""
        return loc not in self._lines

    def places(self, array: str) -> dict[str, Loc]:
        """The places of an array's tables by their id."""
        said = self.data.get(array)
        tables = enumerate(said if isinstance(said, list) else ())
        return {str(table["id"]): (array, at) for at, table in tables if isinstance(table, Mapping) and "id" in table}

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What has been found so far."""
        return tuple(self._faults)

    def close(self) -> None:
        """Raise `Faults` if any was found."""
        if self._faults:
            raise Faults(self._faults)

    def take(self, model: type[S], raw: object, loc: Loc) -> S:
        """The table at `loc` as that model; faulty fields are noted and stand at their defaults.

        None, a table that is not written, has every field at its default.
        """
        if raw is None:
            return model()
        if not isinstance(raw, Mapping):
            self.fault(loc, "file.type_wrong", name=_name(loc), expected="table")
            return model()
        for name in model.required:
            if name not in raw:
                self.fault(loc, "file.key_missing", name=name)
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
        for detail in details:
            key, facts = _understood(model, detail["type"], detail["loc"], detail.get("ctx", {}))
            self.fault((*loc, *detail["loc"]), key, name=_name(detail["loc"]), **facts)
        faulty = {str(detail["loc"][0]) for detail in details}
        return model.model_validate({name: value for name, value in raw.items() if name not in faulty})


def _understood(model: type[Said], kind: str, loc: Loc, context: Mapping[str, Any]) -> tuple[str, Mapping[str, object]]:
    """Key and facts of what pydantic says."""
    match _RENAMED.get(kind, kind), context.get("error"):
        case _, Wrong() as wrong:
            return wrong.key, wrong.facts
        case "file.key_unknown" as key, _:
            return key, {"known": tuple(_tables(model, loc).model_fields)}
        case "file.too_small" as key, _:
            return key, {"least": context["ge"]}
        case "file.out_of_range" as key, _:
            return key, {"low": 0, "high": 1}
        case ("file.empty" | "file.key_missing") as key, _:
            return key, {}
        case _:
            return "file.type_wrong", {"expected": _EXPECTED.get(kind, kind)}


def elements(said: Sequence[object], loc: Loc) -> Iterator[tuple[Loc, object]]:
    """The tables of an array of tables, each with its place."""
    return (((*loc, position), raw) for position, raw in enumerate(said))


def _read(path: Path) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise Faults([Fault(path, 0, "file.missing")]) from None
    except OSError as error:
        raise Faults([Fault(path, 0, "file.unreadable", {"detail": error.strerror})]) from None
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Faults([Fault(path, content.count(b"\n", 0, error.start) + 1, "file.not_utf8")]) from None


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.match(str(error))
        line = int(place["line"] or text.rstrip().count("\n") + 1) if place else 1
        detail = place["detail"] if place else str(error)
        raise Faults([Fault(path, line, "file.syntax", {"detail": detail})]) from None


def _name(loc: Loc) -> str:
    """A place inside a table as a person would write it: ``channel.id``."""
    return ".".join(str(part) for part in loc if isinstance(part, str) and part != "[key]")


def _tables(model: type[Said], loc: Loc) -> type[Said]:
    """The model of the table in which the last part of that place stands."""
    for part in loc[:-1]:
        field = model.model_fields.get(str(part))
        inner = [field.annotation, *get_args(field.annotation)] if field else []
        model = next((kind for kind in inner if isinstance(kind, type) and issubclass(kind, Said)), model)
    return model
