"""Column types: instants that refuse to be naive, values kept as JSON."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, Dialect
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """An aware instant in whole seconds, kept as Unix seconds so that every database agrees."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 -- SQLAlchemy's signature
        """Seconds for the database; a naive value, or a part of a second, is a fault of ours and refused."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"naive datetime {value!r}")
        if value.microsecond:
            raise ValueError(f"not a whole second: {value!r}")
        return int(value.timestamp())

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002, ANN401 -- as above
        """Aware UTC."""
        return None if value is None else _instant(value)


@lru_cache(maxsize=4096)
def _instant(seconds: int) -> datetime:
    """Deadlines of many tasks fall on the same instants."""
    return datetime.fromtimestamp(seconds, UTC)
