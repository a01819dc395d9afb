import re
from functools import cache

import pytest
from fluent.syntax import ast, parse, visitor

from bot.commands import VERBS
from bot.domain.calendar_days import DayKind
from bot.domain.home import Colour, Scope
from bot.domain.may import Action
from bot.domain.report import ReportState
from bot.domain.standards import Begins, Language, Opens, Unit
from bot.domain.task import Duty, Outcome
from bot.reminders.findings import Finding
from bot.settings.faults import FAULTS
from bot.texts.days import KNOWN
from bot.texts.texts import HERE
from bot.views.notices import KINDS
from tests.texts.sources import TELLS, calls, constants

COLOURS = ("green", "yellow", "red")
WARNED = ("yellow", "red")
FORMS = ("open", "close", "progress", "stuck", "rectify", "return", "pick")
EXPLAINED = tuple(sorted(set(map(str, Action))))
MEASURES = ("what", "who", "on")
DECIDED = ("approved", "refused")
GESTURES = ("closed", "progress", "stuck")
REPORTED = ("handed_in", "accepted", "returned")
ALL_KINDS = (*KINDS, "summary")
BUTTONS = tuple({verb.name for verb in VERBS} - {"open", "help", "standards"})

DOCUMENT = (
    "title", "page", "company", "department", "head", "version", "version_number", "handed_in", "answers", "causes",
    "measures", "prevention", "acceptance", "returned", "accepted_by", "accepted_at", "task", "what", "standard",
    "stage", "due", "breached", "place", "measure", "responsible", "on", "remark", "digest",
)  # fmt: skip
PATTERNS: dict[str, tuple[str, ...]] = {
    "action.{about}": tuple(Action),
    "audit.{told.fact('what')}": tuple(Finding),
    "button.{verb}": BUTTONS,
    "clause.{clock.name}": tuple(Duty),
    "cli.fault.{one.kind}": ("line", "end", "sealed", "seal", "report"),
    "cli.kind.{day.kind}": tuple(DayKind),
    "company.{what}.twice": ("person", "department"),
    "day.{day.kind}": (DayKind.MAKE_UP, DayKind.COMPANY_EXTRA),
    "document.{key}": DOCUMENT,
    "duration.{how}.both": ("working", "elapsed"),
    "duration.{how}.days": ("working", "elapsed"),
    "duration.{how}.hours": ("working", "elapsed"),
    "duration.{how}.minutes": ("working", "elapsed"),
    "duration.{how}.moment": ("working", "elapsed"),
    "duty.{name}": tuple(Duty),
    "duty.{one.name}": tuple(Duty),
    "field.{name}": ("cause", "measure"),
    "field.measure.{name}": MEASURES,
    "form.{answer.form}.submit": FORMS,
    "form.{answer.form}.title": FORMS,
    "help.{about}": tuple(Action),
    "help.{verb}": tuple(Action),
    "help_verb.{about}": EXPLAINED,
    "home.colour.{colour}": tuple(Colour),
    "home.scope.{scope}": tuple(Scope),
    "kind.{kind}": ALL_KINDS,
    "kind.{one.notice.kind}": ALL_KINDS,
    "kind.{told.fact('kind')}": ALL_KINDS,
    "line.stopped.{line.after or 'untimed'}": tuple(Outcome),
    "line.{line.what}": (*WARNED, *DECIDED, *GESTURES, *REPORTED),
    "over.{outcome}": tuple(Outcome),
    "progress.{name}": ("cause", "measure", "ready"),
    "report.{state}": (*ReportState, "superseded"),
    "scope.{scope}": ("mine", "department", "red", "yellow"),
    "stage.{outcome}": tuple(Outcome),
    "standard.{self.opens}": tuple(set(Opens) - {Opens.BY_HAND}),
    "standards.from.{stage.begins}": (Begins.RECEIPT, Begins.DOCUMENTS),
    "standards.{standard.opens}": tuple(set(Opens) - {Opens.BY_HAND}),
    "column.{name}": ("task", "due", "what", "who"),
    "state.{colour}": COLOURS,
    "summary.count.{part}": ("red", "owed", "yellow", "today"),
    "summary.part.{part}": ("red", "owed", "yellow", "today"),
    "summary.series.{part}": ("red", "yellow", "owed"),
    "unit.{allowance.unit}": tuple(Unit),
    "unit_name.{unit}": tuple(Unit),
    "warning.duty.{colour}": WARNED,
    "warning.owed.{clock.name}": tuple(Duty),
    "{type(value).__name__.lower()}.{value}": (),
}
"""Keys that the sources put together, with what may stand in the gap."""

BY_TYPE = {f"{kind.__name__.lower()}.{value}" for kind in (Action, Duty, ReportState) for value in kind}
"""What `Words.enum` asks for: the kinds of words that stand among a refusal's facts."""


def filled(gap: str, values: tuple[str, ...]) -> set[str]:
    return {re.sub(r"\{.*\}", str(value), gap) for value in values}


def put_together() -> set[str]:
    return {key for gap, values in PATTERNS.items() for key in filled(gap, values)}


@cache
def sentences(language: Language) -> dict[str, frozenset[str]]:
    """Every key of a language with the facts that its sentence takes."""
    found: dict[str, frozenset[str]] = {}
    for file in sorted((HERE / language).glob("*.ftl")):
        for entry in parse(file.read_text()).body:
            assert not isinstance(entry, ast.Junk), f"{file}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{file}: {entry.id.name} stands there twice"
                found[entry.id.name] = facts_of(entry)
    return found


def facts_of(message: ast.Message) -> frozenset[str]:
    names: set[str] = set()

    class Variables(visitor.Visitor):
        def visit_VariableReference(self, node):  # noqa: N802 -- the library's naming
            names.add(node.id.name)

    Variables().visit(message)
    return frozenset(names)


def named(key: str) -> str:
    return key.replace(".", "-")


HANT = Language.HANT


def test_every_sentence_that_the_sources_name_exists():
    known = sentences(HANT)
    named_there = [call for call in calls() if call.key and call.name not in TELLS]
    assert len(named_there) > 200, "the sources are not read any more"
    assert {f"{call.key} ({call.where})" for call in named_there if named(call.key) not in known} == set()


def test_every_key_that_the_sources_put_together_is_listed_here_and_has_its_sentences():
    gaps = {call.pattern for call in calls() if call.pattern and call.name not in TELLS}
    assert gaps - PATTERNS.keys() == set()
    assert {key for key in put_together() | BY_TYPE if named(key) not in sentences(HANT)} == set()


def test_no_gap_is_listed_that_the_sources_do_not_have():
    gaps = {call.pattern for call in calls() if call.pattern}
    assert PATTERNS.keys() - gaps == set()


def test_every_kind_of_notice_has_a_view_and_a_name():
    kinds = {call.key for call in calls() if call.name in TELLS and call.key}
    assert kinds - set(ALL_KINDS) == set()


def test_every_fault_of_a_file_has_its_sentence_and_gives_it_its_facts():
    known = sentences(HANT)
    assert {key for key in FAULTS if named(key) not in known} == set()
    assert {key for key, facts in FAULTS.items() if not known[named(key)] <= set(facts)} == set()


def test_a_sentence_asks_for_no_fact_that_its_caller_does_not_give():
    known = sentences(HANT)
    wanting = {
        f"{call.key} ({call.where}) lacks {sorted(known[named(call.key)] - call.facts)}"
        for call in calls()
        if call.key
        and call.facts is not None
        and call.name not in TELLS
        and named(call.key) in known
        and not known[named(call.key)] <= call.facts
    }
    assert wanting == set()


def test_no_sentence_is_left_over():
    spoken = {named(key) for key in constants() | put_together() | BY_TYPE | FAULTS.keys() | KNOWN.keys()}
    assert sentences(HANT).keys() - spoken == set()


@pytest.mark.parametrize("language", [Language.HANS, Language.EN])
def test_every_language_has_the_same_sentences_with_the_same_facts(language):
    other, first = sentences(language), sentences(HANT)
    assert other.keys() ^ first.keys() == set()
    assert {key for key in first if first[key] != other[key]} == set()
