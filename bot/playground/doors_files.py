"""The file doors over HTTP: bytes in through an upload url, bytes out through a file's links."""

from collections.abc import Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.playground.files import file_json
from bot.playground.shapes_surfaces import Fault
from bot.playground.state import State
from bot.playground.web_api import hang_up

UPLOAD = "upload_url"
INLINE = {"image/png", "image/jpeg", "image/gif"}


def _upload(state: State) -> Callable[[Request], object]:
    """The endpoint of `/upload/v1/{ticket}`: raw bytes, once; it fails under the method name `upload_url`."""

    async def endpoint(request: Request) -> Response:
        failure = state.faults.next(UPLOAD)
        if failure and failure.kind == "drop_before":
            return await hang_up(request)
        content = await request.body()
        file = state.files.awaited(request.path_params["ticket"])
        if file is None:
            return _refuse(state, Fault("invalid_ticket"), 404)
        if len(content) != file.length:
            said = f"[ERROR] {len(content)} bytes came, {file.length} were announced"
            return _refuse(state, Fault("length_mismatch", (said,)), 400)
        file.content = content
        if failure:
            return await hang_up(request)
        return PlainTextResponse(f"OK - {len(content)}")

    return endpoint


def _refuse(state: State, fault: Fault, status: int) -> Response:
    state.refuse(UPLOAD, fault)
    return PlainTextResponse(fault.error, status_code=status)


def _download(state: State) -> Callable[[Request], object]:
    """The endpoint of a file's links: people get what is shared somewhere, the app whatever is its own."""

    async def endpoint(request: Request) -> Response:
        file = state.files.find(request.path_params["file"])
        app = request.headers.get("authorization") == f"Bearer {state.bot_token}"
        if file is None or not (file.shares or app):
            return PlainTextResponse("file_not_found", status_code=404)
        manner = "inline" if file.mimetype in INLINE else "attachment"
        named = f"{manner}; filename*=UTF-8''{quote(file.name)}"
        headers = {"Content-Disposition": named, "X-Content-Type-Options": "nosniff"}
        return Response(file.content, media_type=file.mimetype, headers=headers)

    return endpoint


def _persons_upload(state: State) -> Callable[[Request], object]:
    """The endpoint at which the page hands over what a person put into a form."""

    async def endpoint(request: Request) -> Response:
        content, user = await request.body(), request.path_params["user"]
        if user not in state.people:
            return JSONResponse({"error": "user_not_found"}, status_code=404)
        file = state.files.reserve(user, request.path_params["name"], len(content))
        file.content, file.complete = content, True
        return JSONResponse(file_json(file, state.base_url, state.team_id))

    return endpoint


def file_routes(state: State) -> list[Route]:
    """Where files go in and come out."""
    download = _download(state)
    return [
        Route("/upload/v1/{ticket}", _upload(state), methods=["POST"]),
        Route("/files-pri/{team}-{file}/download/{name}", download),
        Route("/files-pri/{team}-{file}/{name}", download),
        Route("/files/{user}/{file}/{name}", download),
        Route("/files/{user}/{name}", _persons_upload(state), methods=["POST"]),
    ]
