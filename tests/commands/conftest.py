"""An office with nothing open yet."""

import pytest

from tests.commands.office import Office


@pytest.fixture
def office() -> Office:
    return Office()
