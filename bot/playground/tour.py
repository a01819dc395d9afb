"""A guided tour as data: whoever starts the page hands it in, and knows how far one has come. The page shows it.

A tour is `{"title", "run", "reached": [act ids], "steps": [{"id", "title", "acts": [...]}]}`. An act is one thing:

* `id`, `say` (what to do) and `why`, both in the reader's language;
* `user` and `place` (a channel's id, `dm` or `home`): who does it, and where; both may be null;
* `target`: what to look at: `{"composer": true}`, `{"clock": true}`, or `{"message": text, "press": action_id}`,
  the newest message with both, either of which may be empty;
* `do`: how the page does it: `{"type": line}`, `{"jump": ISO instant, "label": words of the button}` or
  `{"press": action_id, "else": a line that does the same}`; null when it is only read;
* `form`: the form that then opens: `{"callback_id", "values": {block_id: state}}`, with an example to fill in.
"""

from typing import Protocol

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.people import Json


class Tour(Protocol):
    """A tour, and how far one has come on it."""

    def stamp(self) -> str:
        """Changes whenever `told` does."""

    def told(self, language: str) -> Json:
        """The tour as it stands, in zh-Hant, zh-Hans or en."""

    def begin(self) -> None:
        """From the start, with a piece of work of its own."""


def tour_routes(tour: Tour) -> list[BaseRoute]:
    """The tour at `/play/tour?language=en`, and `/play/tour/begin` to start again."""

    def told(request: Request) -> Response:
        return JSONResponse(tour.told(request.query_params.get("language", "")))

    def begin(_: Request) -> Response:
        tour.begin()
        return JSONResponse({})

    return [Route("/play/tour", told), Route("/play/tour/begin", begin, methods=["POST"])]
