"""On which line of a TOML text a table, key or array element stands; `tomllib` gives values without lines."""

import re
import tomllib
from collections.abc import Mapping
from typing import NamedTuple

Loc = tuple[str | int, ...]
"""A place in a file: keys, and positions in arrays counted from 0."""

_TOKEN = re.compile(
    r'''
      (?P<skip>   [ \t\r]+ | \#[^\n]* )
    | (?P<newline>\n )
    | (?P<text>   """(?:\\.|[^\\])*?"{3,5} | \'\'\'.*?\'{3,5} | "(?:\\.|[^"\\\n])*" | '[^'\n]*' )
    | (?P<mark>   [\[\]{}=,.] )
    | (?P<bare>   [^\s\[\]{}=,.\#"']+ )
    ''',
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


_END = _Token("end", "", 0)


class Lines:
    """The lines of one valid TOML text."""

    def __init__(self, text: str) -> None:
        self._found = _Scanner(text).found

    def __contains__(self, loc: Loc) -> bool:
        """Whether that place is written."""
        return loc in self._found

    def at(self, loc: Loc) -> int:
        """The line of that place, or of the nearest one around it; 1 when nothing around it is written."""
        while loc and loc not in self._found:
            loc = loc[:-1]
        return self._found.get(loc, 1)


class _Scanner:
    """One walk over the tokens. The text was parsed before, so it is not checked again."""

    def __init__(self, text: str) -> None:
        self.found: dict[Loc, int] = {}
        self._tokens = _tokens(text)
        self._next = 0
        self._arrays: dict[Loc, int] = {}  # arrays of tables, and the position of the table that is being written
        table: Loc = ()
        while (token := self._peek()).kind != "end":
            if token.kind == "newline":
                self._take()
            elif token.text == "[":
                table = self._header()
            else:
                self._pair(table)

    def _peek(self) -> _Token:
        return self._tokens[self._next] if self._next < len(self._tokens) else _END

    def _take(self) -> _Token:
        token = self._peek()
        self._next += 1
        return token

    def _header(self) -> Loc:
        self._take()
        many = self._peek().text == "["
        if many:
            self._take()
        line = self._peek().line
        *parents, last = self._key("]")
        self._next += many
        table: Loc = ()
        for part in parents:
            self.found.setdefault((*table, part), line)
            table = self._resolved((*table, part))
        table = (*table, last)
        self.found.setdefault(table, line)
        if many:
            self._arrays[table] = self._arrays.get(table, -1) + 1
            table = self._resolved(table)
            self.found[table] = line
        return table

    def _resolved(self, loc: Loc) -> Loc:
        return (*loc, self._arrays[loc]) if loc in self._arrays else loc

    def _key(self, until: str) -> list[str]:
        """The parts of a dotted key; takes the mark that ends it."""
        parts = []
        while (token := self._take()).text != until:
            if token.text != ".":
                parts.append(_unquoted(token))
        return parts

    def _pair(self, table: Loc) -> None:
        line = self._peek().line
        for part in self._key("="):
            table = (*table, part)
            self.found.setdefault(table, line)
        self._value(table)

    def _value(self, loc: Loc) -> None:
        match self._peek().text:
            case "[":
                self._array(loc)
            case "{":
                self._inline_table(loc)
            case _:
                while self._peek().text not in {",", "]", "}"} and self._peek().kind not in {"newline", "end"}:
                    self._take()

    def _array(self, loc: Loc) -> None:
        self._take()
        position = 0
        while (token := self._peek()).text != "]":
            if token.kind == "newline" or token.text == ",":
                self._take()
                continue
            self.found[*loc, position] = token.line
            self._value((*loc, position))
            position += 1
        self._take()

    def _inline_table(self, loc: Loc) -> None:
        self._take()
        while (token := self._peek()).text != "}":
            if token.kind == "newline" or token.text == ",":
                self._take()
            else:
                self._pair(loc)
        self._take()


def _tokens(text: str) -> list[_Token]:
    tokens, line = [], 1
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "skip":
            tokens.append(_Token(match.lastgroup or "", match.group(), line))
        line += match.group().count("\n")
    return tokens


def _unquoted(token: _Token) -> str:
    if token.kind != "text":
        return token.text
    read: Mapping[str, str] = tomllib.loads(f"key = {token.text}")
    return read["key"]
