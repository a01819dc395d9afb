"""A standard as text and back: a task keeps the standard that it was promised, whatever the file says later."""

import json
from collections.abc import Mapping
from typing import Any

from bot.domain.standards import Allowance, Begins, Language, Names, Opens, Stage, Standard, Unit


def standard_to_json(standard: Standard) -> str:
    """The standard as canonical JSON: equal standards give equal text, keys sorted, no spaces, Chinese unescaped."""
    said = {
        "id": standard.id,
        "names": dict(standard.names),
        "clause": standard.clause,
        "department": standard.department,
        "opens": standard.opens,
        "stages": [_stage_said(stage) for stage in standard.stages],
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def standard_from_json(text: str) -> Standard:
    """The standard that `standard_to_json` wrote; a field with a default may be missing from an older text.

    Raises:
        ValueError: the text is not a standard.
    """
    try:
        return _standard(json.loads(text))
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a standard: {error}") from error


def _stage_said(stage: Stage) -> dict[str, object]:
    allowance = stage.allowance
    return {
        "id": stage.id,
        "names": dict(stage.names),
        "clause": stage.clause,
        "begins": stage.begins,
        "allowance": {"amount": allowance.amount, "unit": allowance.unit} if allowance else None,
        "after": stage.after,
        "implies": list(stage.implies),
        "decides": stage.decides,
        "extendable": stage.extendable,
        "repeats": stage.repeats,
        "informs": stage.informs,
        "yellow": stage.yellow,
    }


def _standard(said: Mapping[str, Any]) -> Standard:
    stages = tuple(_stage(stage) for stage in said["stages"])
    return Standard(**{**said, "names": _names(said["names"]), "opens": Opens(said["opens"]), "stages": stages})


def _stage(said: Mapping[str, Any]) -> Stage:
    allowance = said["allowance"]
    values = {
        "names": _names(said["names"]),
        "begins": Begins(said["begins"]),
        "allowance": Allowance(allowance["amount"], Unit(allowance["unit"])) if allowance else None,
        "implies": tuple(said.get("implies", ())),
    }
    return Stage(**{**said, **values})


def _names(said: Mapping[str, str]) -> Names:
    return {Language(language): name for language, name in said.items()}
