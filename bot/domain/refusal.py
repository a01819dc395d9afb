"""Why the bot says no: a key and facts, never a sentence. The texts room has the sentence for each key."""


class Refusal(Exception):  # noqa: N818 -- the product's word for it; nothing went wrong, somebody is told no
    """A clear no that changes nothing.

    Args:
        key: names the sentence, such as ``task.closed``.
        field: the form field it stands below, when it came from a form.
        facts: what the sentence needs: numbers, names, aware instants, dates.
    """

    def __init__(self, key: str, /, *, field: str | None = None, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.field = field
        self.facts = facts

    def __str__(self) -> str:
        facts = " ".join(f"{name}={value!r}" for name, value in sorted(self.facts.items()))
        return f"{self.key} {facts}".strip()
