"""What holds for every request: where it may come from, and what every answer says to a browser."""

import logging
import re

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.log import server_logger
from aiohttp.typedefs import Handler

_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self' {socket}; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, no script in a page. The terminal makes its styles while it runs."""


def is_from_here(request: web.Request) -> bool:
    """Whether a page of this very server asks: a foreign one knows no cookie, but sends it."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.host}"


def policy(request: web.Request) -> str:
    """Return what a page may load, and to where it may talk."""
    socket = f"{'wss' if request.secure else 'ws'}://{request.host}"
    return _POLICY.format(socket=socket)


async def _say_what_holds(request: web.Request, response: web.StreamResponse) -> None:
    """Add to *response*, just before it is sent, what every answer says."""
    headers = response.headers
    headers["Content-Security-Policy"] = policy(request)
    is_list = request.path == "/seats/"  # whose forms would lose their Origin without a referrer
    headers["Referrer-Policy"] = "same-origin" if is_list else "no-referrer"
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    is_static = request.path.startswith("/static/")
    headers["Cache-Control"] = "no-cache" if is_static else "no-store"
    headers["Server"] = "facilitator"


@web.middleware
async def refuse_strangers(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a Host that is none, and what changes something from a page that is not ours."""
    if not _HOST.fullmatch(request.host):
        raise web.HTTPBadRequest
    if request.path.startswith("/static/") and request.path.endswith(".html"):
        raise web.HTTPNotFound
    is_changing = request.method not in ("GET", "HEAD") or request.path.endswith("/ws")
    if is_changing and not is_from_here(request):
        raise web.HTTPForbidden
    return await handler(request)


def is_worth_telling(record: logging.LogRecord) -> bool:
    """Whether the facilitator is to see it; not what whoever knocks wrongly makes of the server."""
    return not (record.exc_info and isinstance(record.exc_info[1], HttpProcessingError))


def guard(app: web.Application) -> None:
    """Let all this hold for *app*."""
    server_logger.addFilter(is_worth_telling)
    app.middlewares.append(refuse_strangers)
    app.on_response_prepare.append(_say_what_holds)
