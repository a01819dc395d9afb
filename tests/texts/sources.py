"""Which sentences the sources ask for: read from their syntax, so that none can be forgotten."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
NO_SENTENCES = ("bot/playground", "bot/texts/texts.py")
ASKS = {"Refusal", "say", "put", "fault", "_title"}  # the key is the first text among the arguments
TELLS = {"Notice", "about"}  # the kind is


@dataclass(frozen=True)
class Call:
    """A call that names a sentence. `facts` is None when they are handed on as a mapping."""

    name: str
    key: str | None
    pattern: str | None
    facts: frozenset[str] | None
    where: str


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "storage").rglob("*.py"), ROOT / "app.py"]
    named = [(file.relative_to(ROOT).as_posix(), file) for file in sorted(files) if file.exists()]
    return tuple((name, ast.parse(file.read_text())) for name, file in named if not name.startswith(NO_SENTENCES))


@cache
def calls() -> tuple[Call, ...]:
    return tuple(call for name, tree in trees() for call in _calls(name, tree))


def _calls(name: str, tree: ast.Module) -> Iterator[Call]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if function in ASKS | TELLS:
            yield from _called(function, node, f"{name}:{node.lineno}")


def _called(function: str, node: ast.Call, where: str) -> Iterator[Call]:
    handed_on = any(word.arg is None for word in node.keywords) or function == "fault"
    told = {word.arg for word in node.keywords if word.arg} - {"field"}
    numbered = {"number"} if function == "say" and len(node.args) > 1 else set()
    facts = None if handed_on else frozenset(told | numbered)
    for argument in node.args[:3]:
        match argument:
            case ast.Constant(value=str() as key) if key.isascii():
                yield Call(function, key, None, facts, where)
                return
            case ast.JoinedStr():
                yield Call(function, None, pattern(argument), facts, where)
                return
            case ast.IfExp(body=ast.Constant(value=str() as one), orelse=ast.Constant(value=str() as other)):
                yield Call(function, one, None, facts, where)
                yield Call(function, other, None, facts, where)
                return


def pattern(text: ast.JoinedStr) -> str:
    """``stage.{outcome}`` for ``f"stage.{outcome}"``."""
    parts = [part.value if isinstance(part, ast.Constant) else f"{{{ast.unparse(part.value)}}}" for part in text.values]
    return "".join(parts)


@cache
def constants() -> frozenset[str]:
    """Every text in the sources."""
    return frozenset(
        node.value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
