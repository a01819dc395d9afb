"""Shapes of what elements are made of: text objects, options, confirmations, images, filters."""

from collections.abc import Iterator

from bot.playground.people import Json
from bot.playground.shapes import Check, Rule, Shape, by_type, either, flag, like, listed, text, typed, word

URL = 3000
PLACEHOLDER = 150


def plain(most: int) -> Check:
    """A plain_text object of so many characters."""
    return by_type(typed("plain_text", {"text": text(most)}, {"emoji": flag}))


def words(most: int) -> Check:
    """A plain_text or mrkdwn object; `emoji` belongs to the first and `verbatim` to the second."""
    return by_type(
        typed("plain_text", {"text": text(most)}, {"emoji": flag})
        | typed("mrkdwn", {"text": text(most)}, {"verbatim": flag})
    )


def _option(label: Check) -> Check:
    return Shape({"text": label, "value": text(150)}, {"description": plain(75)})


option = _option(plain(75))
marked_option = Shape({"text": words(75), "value": text(150)}, {"description": words(75)})
linked_option = Shape({"text": plain(75), "value": text(150)}, {"description": plain(75), "url": text(URL)})
options = listed(option, 1, 100)
group = Shape({"label": plain(75), "options": options})
groups = listed(group, 1, 100)

confirm = Shape(
    {"title": plain(100), "text": words(300), "confirm": plain(30), "deny": plain(30)},
    {"style": word("primary", "danger")},
)
dispatch = Shape({}, {"trigger_actions_on": listed(word("on_enter_pressed", "on_character_entered"), 1, 2)})
conversations = Shape(
    {},
    {
        "include": listed(word("im", "mpim", "private", "public"), 1, 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
    [either("include", "exclude_external_shared_channels", "exclude_bot_users", many=True)],
)
url = like(r"(https?|mailto|slack)://?\S{1,2990}", "a valid URL of at most 3000 characters")
slack_file = Shape({}, {"id": text(255), "url": url}, [either("id", "url")])
IMAGE: dict[str, Check] = {"image_url": url, "slack_file": slack_file}
image = typed("image", {"alt_text": text(2000)}, IMAGE, either("image_url", "slack_file"))


def every_option(value: Json) -> Iterator[Json]:
    """The options of an element, those in groups included."""
    yield from value.get("options", [])
    for one in value.get("option_groups", []):
        yield from one["options"]


def initial_among(name: str) -> Rule:
    """What is chosen at first is one of the options, exactly."""

    def rule(value: Json) -> str | None:
        first = value.get(name, [])
        chosen = first if isinstance(first, list) else [first]
        among = [*every_option(value)]
        return None if all(one in among for one in chosen) else f"{name} must match options exactly"

    return rule
