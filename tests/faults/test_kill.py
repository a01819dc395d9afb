"""Nothing lost, nothing said twice: processes are killed, Slack fails in a fifth of all calls, and both are counted.

The full figures come from `python -m tests.faults.kill` (README); this is its short form.
"""

import shutil

import pytest

from tests.faults.kill import Run, go


@pytest.fixture
def sqlite_url(sqlite_template, tmp_path) -> str:
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'outbox.db')}"


def test_with_kills_and_faults_every_notice_is_told_once(database_url):
    tally = go(Run(database_url, kills=20, notices=200))

    assert (tally.lost, tally.doubled) == (0, 0)
    assert tally.failed >= 20  # or nothing was tried


def test_post_then_mark_says_things_twice(sqlite_url):
    """A negative control: a design that is wrong must be found out by the same harness."""
    assert go(Run(sqlite_url, "post_then_mark", kills=5, notices=150)).doubled > 0


def test_mark_then_post_loses_things(sqlite_url):
    """The other negative control."""
    assert go(Run(sqlite_url, "mark_then_post", kills=5, notices=150)).lost > 0


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("workers", [1, 4])
def test_two_hundred_kills(database_url, workers):
    tally = go(Run(database_url, kills=200, notices=2000, workers=workers))

    assert (tally.lost, tally.doubled) == (0, 0)
