"""A form's fields: block_id and action_id are the field's name, so that an error finds its place."""

from collections.abc import Sequence
from datetime import date, datetime

from blockkit import (
    Actions,
    DatePicker,
    DatetimePicker,
    ExternalSelect,
    Input,
    MultiStaticSelect,
    Option,
    PlainTextInput,
    RadioButtons,
    StaticSelect,
    UsersSelect,
)
from blockkit.core import InputElement

from bot.views.blocks import built, button, cut, plain
from bot.views.reader import Block
from bot.views.words import Words

LONGEST_TYPED = 3000  # what a Slack field holds
LONGEST_OPTION = 75
LONGEST_VALUE = 150
MOST_OPTIONS = 100
LONGEST_PLACEHOLDER = 150
LONGEST_LABEL = 2000


def field(
    name: str,
    label: str,
    element: InputElement,
    hint: str | None = None,
    *,
    optional: bool | None = None,
    tells: bool = False,
) -> Block:
    """One input with its label, `hint` below it; with `tells` each change is told before the form is submitted."""
    return built(
        Input(
            label=plain(label, LONGEST_LABEL),
            element=element,
            hint=plain(hint, LONGEST_LABEL) if hint else None,
            optional=optional,
            dispatch_action=tells or None,
            block_id=name,
        )
    )


def written(
    name: str,
    label: str,
    *,
    first: str = "",
    longest: int = LONGEST_TYPED,
    hint: str | None = None,
    multiline: bool = False,
    optional: bool | None = None,
) -> Block:
    """A text to type; `first` stands in it already, cut to what it may hold."""
    element = PlainTextInput(
        action_id=name, initial_value=first[:longest] or None, multiline=multiline or None, max_length=longest
    )
    return field(name, label, element, hint, optional=optional)


def option(words: str, value: str) -> Option:
    """One of a menu's options."""
    return Option(text=plain(words, LONGEST_OPTION), value=cut(value, LONGEST_VALUE))


def chosen(name: str, label: str, options: Sequence[Option], first: Option | None = None) -> Block:
    """One of at most 100 options."""
    return field(name, label, StaticSelect(action_id=name, options=list(options[:MOST_OPTIONS]), initial_option=first))


def several(
    name: str, label: str, options: Sequence[Option], first: Sequence[Option], hint: str | None = None
) -> Block:
    """Some of at most 100 options."""
    element = MultiStaticSelect(
        action_id=name, options=list(options[:MOST_OPTIONS]), initial_options=list(first) or None
    )
    return field(name, label, element, hint)


def either(name: str, label: str, options: Sequence[Option], first: Option | None, *, optional: bool) -> Block:
    """One of a few options, all in sight."""
    element = RadioButtons(action_id=name, options=list(options), initial_option=first)
    return field(name, label, element, optional=optional or None)


def found(name: str, label: str, first: Option | None, words: Words, *, tells: bool = False) -> Block:
    """One of many options, found by typing; the first ones are offered before anything is typed."""
    element = ExternalSelect(
        action_id=name,
        initial_option=first,
        placeholder=plain(words.put("form.search"), LONGEST_PLACEHOLDER),
    )
    block = field(name, label, element, tells=tells)
    block["element"]["min_query_length"] = 0  # Slack takes it, blockkit would not
    return block


def person(name: str, label: str, first: str | None) -> Block:
    """A colleague."""
    return field(name, label, UsersSelect(action_id=name, initial_user=first))


def day(name: str, label: str, first: date | None) -> Block:
    """A date."""
    return field(name, label, DatePicker(action_id=name, initial_date=first))


def moment(
    name: str,
    label: str,
    first: datetime | None,
    hint: str | None = None,
    *,
    optional: bool | None = None,
    tells: bool = False,
) -> Block:
    """A date and a time, shown by Slack in the reader's own zone."""
    element = DatetimePicker(action_id=name, initial_date_time=int(first.timestamp()) if first else None)
    return field(name, label, element, hint, optional=optional, tells=tells)


def pressed(name: str, words: str) -> Block:
    """A button between the fields; its block has its name, too."""
    return built(Actions([button(words, name, name)], block_id=name))
