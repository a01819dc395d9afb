"""`app.py backup FILE`: a proved copy of the database under a name that nothing had before."""

import os
import secrets
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.domain.refusal import Refusal
from storage.backup import Proof, copy, remove
from storage.database import Database, file_of
from storage.schema import must_be_readable


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy: where it is, its bytes, and what was found in it."""

    file: Path
    size: int
    proof: Proof


def back_up(url: str, file: Path) -> Kept:
    """Copy the database, whole and of one moment, while others may write to it. It is not migrated.

    The copy gets its name when it is complete and proved; only its owner may read it.

    Raises:
        Refusal: ``backup.exists``, ``backup.no_folder``, ``backup.failed``, ``backup.broken``, ``backup.no_pg_dump``,
            ``schema.empty``, ``schema.newer``, ``schema.foreign``, and those of `Database`.
    """
    _free(file)
    source = file_of(url)
    if source and not source.exists():
        raise Refusal("schema.empty")
    with closing(Database(url)) as database:
        must_be_readable(database)
        return _copied(database, file)


def _free(file: Path) -> None:
    if file.exists():
        raise Refusal("backup.exists", file=str(file))
    if not file.parent.is_dir():
        raise Refusal("backup.no_folder", folder=str(file.parent))


def _copied(database: Database, file: Path) -> Kept:
    part = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        proof = copy(database, part)
        _to_disk(part)
        _free(file)
        part.rename(file)
    except OSError as error:
        raise Refusal("backup.failed", reason=error.strerror or type(error).__name__) from None
    finally:
        remove(part)
    _to_disk(file.parent)
    return Kept(file, file.stat().st_size, proof)


def _to_disk(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
