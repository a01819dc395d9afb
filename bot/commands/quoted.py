"""What a message tells of the work that it asks for: a title from its first line, a reference if one stands in it."""

import re

from bot.commands.words import plain, split
from bot.domain.company import Company
from bot.domain.opening import LONGEST_REFERENCE, LONGEST_TITLE

_REFERENCE = re.compile(r"(?<![A-Za-z0-9-])[A-Z]{1,6}(?:-\d{2,8}){0,2}-\d{3,8}(?![A-Za-z0-9-])")
_MARKED = re.compile(r"(?<!\w)([*_~`])(?=\S)(.+?)(?<=\S)\1(?!\w)")
_MENTION = re.compile(r"<@([A-Z0-9]+)>")
_BEFORE = " \t>•-*"  # of a quotation or a list, before its words


def title_of(text: str, company: Company) -> str:
    """The first line with words in it, without Slack's marks, mentions by name; cut to a title's length."""
    lines = (_line(line, company) for line in text.splitlines())
    title = next((line for line in lines if line), "")
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"


def reference_of(text: str) -> str:
    """The first thing that looks like a reference, ``CLM-2026-0042``; empty when there is none."""
    found = _REFERENCE.search(text)
    return found[0][:LONGEST_REFERENCE] if found else ""


def _line(line: str, company: Company) -> str:
    named = _MENTION.sub(lambda found: f"@{_name(found[1], company)}", line)
    words = _MARKED.sub(lambda found: found[2], plain(split(named)).replace("&gt;", ">"))
    return words.strip(_BEFORE)


def _name(person: str, company: Company) -> str:
    known = company.people.get(person)
    return known.name if known else person
