"""The `files.*` methods: an upload in three steps, of which the second is a POST to the url of the first."""

from bot.playground.calls import ApiError, Call, check
from bot.playground.files import File, file_json
from bot.playground.people import Channel, Json
from bot.playground.shapes_surfaces import blocks_fault, unsupported_fault

LARGEST = 1_000_000_000
LONGEST_ALT = 1000


def shown(call: Call, file: File) -> Json:
    """The file as answers give it."""
    return file_json(file, call.state.base_url, call.state.team_id)


def upload_url(call: Call) -> Json:
    """`files.getUploadURLExternal`: where the bytes go; `length` is their number."""
    name, length = call.need("filename"), call.whole("length", 0)
    if not length:
        raise ApiError("missing_argument", "[ERROR] length is 0 or missing")
    if length > LARGEST:
        raise ApiError("file_upload_size_restricted")
    if len(call.text("alt_txt")) > LONGEST_ALT:
        raise ApiError("alt_txt_too_large")
    file = call.state.files.reserve(call.state.bot_user, name, length, call.text("alt_txt"))
    return {"upload_url": f"{call.state.base_url}/upload/v1/{file.ticket}", "file_id": file.id}


def complete_upload(call: Call) -> Json:
    """`files.completeUploadExternal`, once a file: shared in the channels that are named, else in none."""
    titles = _titles(call)
    files = [call.state.files.uploaded(file_id) for file_id in titles]
    found = [file for file in files if file is not None]
    if len(found) < len(titles):
        raise ApiError("file_not_found")
    places, blocks = _places(call), _blocks(call)
    for file in found:
        file.complete, file.title = True, titles[file.id] or file.name
    for channel in places:
        _share(call, channel, found, blocks)
    return {"files": [shown(call, file) for file in found]}


def _titles(call: Call) -> dict[str, str]:
    try:
        given = call.json("files")
    except ValueError:
        given = None
    if not isinstance(given, list) or not given or not all(isinstance(one, dict) and one.get("id") for one in given):
        raise ApiError("invalid_arguments", "[ERROR] must be an array of objects with an id [json-pointer:/files]")
    return {str(one["id"]): str(one.get("title") or "") for one in given}


def _places(call: Call) -> list[Channel]:
    named = [call.text("channel_id"), *call.text("channels").split(",")]
    places = [Call(call.state, {"channel": one}).channel() for one in dict.fromkeys(named) if one]
    if any(place.archived for place in places):
        raise ApiError("posting_to_channel_denied")
    return places


def _blocks(call: Call) -> list[Json]:
    try:
        blocks = None if call.text("initial_comment") else call.json("blocks")
    except ValueError:
        raise ApiError("invalid_blocks") from None
    if blocks is not None:
        check(unsupported_fault({"blocks": blocks}, call.state.unsupported) or blocks_fault(blocks))
    return blocks or []


def _share(call: Call, channel: Channel, files: list[File], blocks: list[Json]) -> None:
    for file in files:
        file.shares.add(channel.id)
    body = {"text": call.text("initial_comment"), "blocks": blocks, "thread_ts": call.text("thread_ts") or None}
    with_files = {**body, "files": [shown(call, file) for file in files]}
    message = call.state.post(channel.id, call.state.bot_user, with_files)
    call.state.enter("files.completeUploadExternal", message)


def _own(call: Call) -> File:
    found = call.state.files.find(call.need("file"))
    if found is None:
        raise ApiError("file_not_found")
    return found


def info(call: Call) -> Json:
    """`files.info`."""
    return {"file": shown(call, _own(call)), "comments": [], "response_metadata": {"next_cursor": ""}}


def delete(call: Call) -> Json:
    """`files.delete`."""
    call.state.files.remove(_own(call))
    call.state.touch()
    return {}
