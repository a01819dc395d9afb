"""The column type of an instant: aware, in whole seconds, the same in every database."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Dialect
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """An aware instant in whole seconds, kept as Unix seconds; read back as aware UTC.

    Raises:
        ValueError: for a naive value, and for a fraction of a second, which would come back as another instant (and
            break the chain of history). Both are faults of ours.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 -- SQLAlchemy's signature
        """Seconds for the database."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"{value!r} has no time zone")
        if value.microsecond:
            raise ValueError(f"{value!r} is not a whole second")
        return int(value.timestamp())

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002, ANN401 -- as above
        """Aware UTC."""
        return None if value is None else datetime.fromtimestamp(value, UTC)
