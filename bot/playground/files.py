"""The workspace's files: tickets for an upload, the bytes, and in which channels each is shared."""

import mimetypes
import re
import secrets
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import quote

from bot.playground.anatomy import strings_in
from bot.playground.people import Json

LINK = re.compile(r"/files(?:-pri)?/[A-Z0-9]+[/-](F[A-Z0-9]+)/")
PLAIN = "application/octet-stream"


@dataclass(slots=True)
class File:
    """One file; `content` comes with the upload, `complete` with the third step. `shares` are channel ids."""

    id: str
    name: str
    length: int
    ticket: str
    user: str
    alt: str = ""
    title: str = ""
    content: bytes | None = None
    complete: bool = False
    shares: set[str] = field(default_factory=set)

    @property
    def mimetype(self) -> str:
        """What the name says of the kind."""
        return mimetypes.guess_type(self.name)[0] or PLAIN

    @property
    def filetype(self) -> str:
        """Slack's short word for the kind: the ending of the name."""
        return PurePosixPath(self.name).suffix.removeprefix(".").lower() or "binary"


class Cabinet:
    """All files by id; those that were not completed are found by their ticket only."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}

    def reserve(self, user: str, name: str, length: int, alt: str = "") -> File:
        """A place for a file that somebody is about to upload."""
        file = File(f"F{secrets.token_hex(5).upper()}", name, length, secrets.token_hex(16), user, alt, title=name)
        self._files[file.id] = file
        return file

    def awaited(self, ticket: str) -> File | None:
        """The file whose bytes this ticket still waits for."""
        return next((f for f in self._files.values() if f.ticket == ticket and f.content is None), None)

    def uploaded(self, file_id: str) -> File | None:
        """The file when its bytes are here and the third step is still to come."""
        found = self._files.get(file_id)
        return None if found is None or found.content is None or found.complete else found

    def find(self, file_id: str) -> File | None:
        """A complete file."""
        found = self._files.get(file_id)
        return found if found and found.complete else None

    def remove(self, file: File) -> None:
        """Take the file away for good."""
        del self._files[file.id]

    def complete(self) -> list[File]:
        """Every complete file, oldest first."""
        return [file for file in self._files.values() if file.complete]

    def share_named(self, body: Json, channel: str) -> None:
        """A message that names a file by its link, or shows it by its id, shares it in its channel."""
        for words in strings_in(body):
            for file_id in [words, *LINK.findall(words)]:
                if file := self.find(file_id):
                    file.shares.add(channel)


def file_json(file: File, base_url: str, team: str) -> Json:
    """A file as the Web API and messages give it."""
    name = quote(file.name)
    private = f"{base_url}/files-pri/{team}-{file.id}"
    kinds = {
        kind: sorted(one for one in file.shares if one[0] == sign)
        for kind, sign in (("channels", "C"), ("groups", "G"), ("ims", "D"))
    }
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": file.filetype,
        "size": len(file.content or b""),
        "alt_txt": file.alt,
        "user": file.user,
        "is_external": False,
        "is_public": bool(kinds["channels"]),
        "url_private": f"{private}/{name}",
        "url_private_download": f"{private}/download/{name}",
        "permalink": f"{base_url}/files/{file.user}/{file.id}/{name}",
        **kinds,
    }
