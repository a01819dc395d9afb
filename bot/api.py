"""The HTTP door: is the bot alive, is it ready. Business systems will report tasks and nodes here (policy 4.1.1)."""

from collections.abc import Callable, Mapping

from fastapi import FastAPI
from fastapi.responses import JSONResponse

Checks = Callable[[], Mapping[str, bool]]


def make_api(checks: Checks) -> FastAPI:
    """``/healthz`` says that the process answers; ``/readyz`` is 503 while any check says no, and names each.

    Args:
        checks: tells for the tick, the database and Slack's link whether it is fresh.
    """
    api = FastAPI(title="timeliness", docs_url=None, redoc_url=None, openapi_url=None)

    @api.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @api.get("/readyz")
    def readyz() -> JSONResponse:
        found = dict(checks())
        return JSONResponse(found, status_code=200 if all(found.values()) else 503)

    return api
