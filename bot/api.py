"""The HTTP door: is the bot alive, is it ready, how does it stand. Business systems will report here (policy 4.1.1)."""

import asyncio
from collections.abc import Callable, Mapping, Sequence

from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response
from starlette.routing import BaseRoute

Checks = Callable[[], Mapping[str, bool]]
LONGEST = 3.0  # machine seconds that a question for readiness may take


def make_api(
    checks: Checks, *, page: Callable[[], bytes] | None = None, kind: str = "", routes: Sequence[BaseRoute] = ()
) -> FastAPI:
    """``/healthz`` says that the process answers; ``/readyz`` is 503 while any check says no, and names each.

    Args:
        checks: tells for the tick, the database, Slack's link and our token whether all is well. May block.
        page: what ``/metrics`` shows, a text of that `kind`; without it there is none. May block.
        routes: of other doors, such as Slack's.
    """
    api = FastAPI(title="timeliness", docs_url=None, redoc_url=None, openapi_url=None, routes=[*routes])

    @api.get("/healthz")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @api.get("/readyz")
    async def readyz() -> JSONResponse:
        found = await asyncio.to_thread(checks)
        return JSONResponse(dict(found), status_code=200 if all(found.values()) else 503)

    @api.get("/metrics")
    def metrics() -> Response:
        return Response(page(), media_type=kind) if page else Response(status_code=404)

    return api
