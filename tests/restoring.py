"""Putting a backup back into a new database, on both kinds, as the README says."""

import os
import shutil
import subprocess
from contextlib import contextmanager

import psycopg
import pytest

from tests.databases import binaries


@pytest.fixture(autouse=True)
def programs(monkeypatch):
    """PostgreSQL's programs are found."""
    found = binaries()
    if found:
        monkeypatch.setenv("PATH", f"{found}{os.pathsep}{os.environ['PATH']}")


@contextmanager
def restored(url, file, tmp_path):
    """A new database with what the backup holds; its URL."""
    if url.startswith("sqlite"):
        shutil.copy(file, tmp_path / "restored.db")
        yield f"sqlite:///{tmp_path}/restored.db"
        return
    base = url.rpartition("/")[0]
    with psycopg.connect(f"{base}/postgres", autocommit=True) as connection:
        connection.execute("create database restored")
        restore = ["pg_restore", "--exit-on-error", "--no-owner", f"--dbname={base}/restored", str(file)]
        subprocess.run(restore, check=True, env=os.environ | {"LC_ALL": "C"})
        yield f"{base}/restored"
        connection.execute("drop database restored with (force)")
