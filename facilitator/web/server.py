"""The server of the browser seats: what is asked for, and what is answered.

A link leads through ``/join/TOKEN`` to ``/seat/LINK/``, where a cookie that no script can read
holds the token; the facilitator's link leads to ``/seats/``.
"""

import asyncio
import re
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp_jinja2
import jinja2
import textual_serve
from aiohttp import web
from textual_serve.server import Server, to_int

from facilitator.domain.refused import Refused
from facilitator.locale import language
from facilitator.locale.words import told
from facilitator.services.links import revoke
from facilitator.services.workshop import Workshop
from facilitator.storage.errors import StorageError
from facilitator.storage.links import Link, LinkRole
from facilitator.web import words
from facilitator.web.addresses import base_for_others, is_reachable
from facilitator.web.children import Spawn
from facilitator.web.doors import Doors, Failures, Shown, read_cookie
from facilitator.web.guards import guard
from facilitator.web.messages import LONGEST_MESSAGE, clamped
from facilitator.web.overview import overview
from facilitator.web.refusals import NotLetIn, show_refusals
from facilitator.web.seat import BAD_MESSAGE, LINK_DEAD
from facilitator.web.seats import Seats

PAGES = Path(__file__).parent / "pages"
TEXTUAL_STATICS = Path(textual_serve.__path__[0]) / "static"

SEAT_COOKIE, BROWSER_COOKIE = "seat", "browser"
COOKIES_LIVE = timedelta(hours=12)
"""As long as the longest meeting: a phone that drops a page opens it again without the link."""

LOOK_EVERY = 1.0
"""Seconds between two looks at the meeting and its links."""

HEARTBEAT = 5.0
"""Seconds between two signs of life on a socket."""

SERVER_ENDS = 1001
"""Why a socket is closed when the server ends; the page tries to reach it again."""

_PAGE = re.compile("[0-9a-f]{1,64}")


class SeatServer(Server):
    """Serves the seats of *workshop*.

    *spawn* starts the program of a seat, *command* gives its arguments at a link, *tell* is called
    with what happens there (see ``Seats``). Raises what ``ensure_links`` raises.
    """

    def __init__(
        self,
        workshop: Workshop,
        spawn: Spawn,
        command: Callable[[Link], Sequence[str]],
        tell: Callable[[Link, str, str], None] = lambda _link, _what, _words: None,
    ) -> None:
        title = (workshop.session.opened.title or workshop.series.name).in_language(language())
        super().__init__("facilitator", title=title, templates_path=PAGES)
        self.workshop = workshop
        self.doors = Doors(workshop)
        self._is_reachable = False
        self._failures = Failures(lambda: workshop.now)
        self.seats = Seats(
            spawn, command, downloads=self.download_manager, now=lambda: workshop.now, tell=tell
        )

    @asynccontextmanager
    async def open(
        self, listening: socket.socket, tls: ssl.SSLContext | None = None
    ) -> AsyncIterator[None]:
        """Serve on *listening* within the block; afterwards no process is left."""
        runner = web.AppRunner(await self._make_app(), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        self._is_reachable = is_reachable(listening)
        looking = asyncio.create_task(self._look_on())
        try:
            await web.SockSite(runner, listening, ssl_context=tls).start()
            yield
        finally:
            looking.cancel()
            await self.seats.close(SERVER_ENDS)
            await runner.cleanup()

    async def _look_on(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY)
            self.look()

    def look(self) -> None:
        """Take in what happened; close the seats whose links died meanwhile."""
        self.doors.look()
        living = {link.id for link in self.doors.living}
        self.seats.end_at(self.seats.links - living)

    async def _make_app(self) -> web.Application:
        app = web.Application(client_max_size=16 * 1024, middlewares=[show_refusals])
        guard(app)
        loader = jinja2.FileSystemLoader(self.templates_path)
        aiohttp_jinja2.setup(app, loader=loader, autoescape=True)
        app.add_routes(
            [
                web.get("/join/{token}", self.join),
                web.get("/seat/{link}/", self.handle_index),
                web.get("/seat/{link}/ws", self.handle_websocket),
                web.get("/seat/{link}/alive", self.alive),
                web.get("/seat/{link}/download/{key}", self.handle_download),
                web.get("/download/{key}", self.find_download),
                web.get("/seats/", self.list_seats),
                web.post("/seats/revoke", self.revoke),
                web.static("/static/textual", TEXTUAL_STATICS),
                web.static("/static/pages", PAGES),
            ]
        )
        return app

    async def join(self, request: web.Request) -> web.Response:
        """Exchange the token of a link for a cookie, and lead to its seat."""
        link = self._link_of(request, request.match_info["token"])
        self._let_in(link)
        known = read_cookie(f"{link.token}.{request.cookies.get(BROWSER_COOKIE, '')}")
        browser = known.browser if known else self.workshop.surroundings.new_token()
        place = "/seats/" if link.role is LinkRole.OVERVIEW else f"/seat/{link.id}/"
        response = web.Response(status=303, headers={"Location": place})
        for name, value, path in (
            (SEAT_COOKIE, Shown(link.token, browser).cookie, place),
            (BROWSER_COOKIE, browser, "/join/"),
        ):
            response.set_cookie(
                name,
                value,
                path=path,
                max_age=int(COOKIES_LIVE.total_seconds()),
                httponly=True,
                samesite="Strict" if name == SEAT_COOKIE else "Lax",
                secure=request.secure,
            )
        return response

    def _link_of(self, request: web.Request, token: str) -> Link:
        """Return the link of *token*; who tries too many tokens that nobody has must wait.

        That counts for joining only: the page of a meeting of yesterday, left open in a browser,
        asks with its old cookie again and again, and must not keep that browser from a new link.
        """
        address = request.remote or ""
        if self._failures.are_too_many(address):
            raise NotLetIn(429, words.TOO_OFTEN)
        link = self.doors.known(token)
        if link is None:
            self._failures.note(address)
            raise NotLetIn(403, words.LINK_REFUSED)
        return link

    def _let_in(self, link: Link) -> None:
        if not self.doors.opens(link):
            is_over = link.revoked_at is None
            raise NotLetIn(403, words.MEETING_OVER if is_over else words.LINK_REFUSED)

    def _known(self, request: web.Request) -> tuple[Link, str]:
        """Return the link and the browser that the cookie of *request* names, be the link dead."""
        shown = read_cookie(request.cookies.get(SEAT_COOKIE))
        if shown is None:
            raise NotLetIn(403, words.LINK_REFUSED, has_cookie=False)
        link = self.doors.known(shown.token)
        if link is None:
            raise NotLetIn(403, words.LINK_REFUSED)
        wanted = request.match_info.get("link")
        is_its_page = link.role is LinkRole.OVERVIEW if wanted is None else link.id == wanted
        if not is_its_page:
            raise NotLetIn(403, words.LINK_REFUSED)
        return link, shown.browser

    def _admitted(self, request: web.Request) -> tuple[Link, str]:
        link, browser = self._known(request)
        self._let_in(link)
        return link, browser

    def _page(self, request: web.Request, name: str, values: dict[str, Any]) -> web.Response:
        common = {"lang": language(), "title": self.title}
        return aiohttp_jinja2.render_template(name, request, {**common, **values})

    async def handle_index(self, request: web.Request) -> web.Response:
        """Show the page of a seat: ``words``, ``lang``, ``title``, and whether it ``is_wall``."""
        link, _browser = self._admitted(request)
        session = self.workshop.session
        parts = (words.seat_name(session, link), words.seat_title(session, link))
        values = {
            "title": " ".join(filter(None, parts)),
            "words": words.seat_words(),
            "is_wall": link.role is LinkRole.PROJECTOR,
        }
        return self._page(request, "seat.html", values)

    async def alive(self, request: web.Request) -> web.Response:
        """Tell a page whether its link still opens its seat."""
        self._admitted(request)
        return web.Response(status=204)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Put a browser to its seat, until it goes."""
        link, browser = self._known(request)
        connection = web.WebSocketResponse(
            heartbeat=HEARTBEAT, max_msg_size=LONGEST_MESSAGE, compress=False
        )
        await connection.prepare(request)
        if not self.doors.opens(link):
            await connection.close(code=LINK_DEAD)
            return connection
        page = request.query.get("page", "")
        size = clamped(
            to_int(request.query.get("width", ""), 80), to_int(request.query.get("height", ""), 24)
        )
        seat = None
        if _PAGE.fullmatch(page):
            seat = await self.seats.sit_down(link, browser, connection, page, size)
        if seat is None:
            await connection.close(code=BAD_MESSAGE)
            return connection
        try:
            await seat.listen(connection, page)
        finally:
            self.seats.get_up(seat, connection)
        return connection

    async def find_download(self, request: web.Request) -> web.Response:
        """Lead from where textual.js looks for a file to where its cookie is sent."""
        seat = await self._seat_that_delivers(request)
        key = request.match_info["key"]
        return web.Response(
            status=303, headers={"Location": f"/seat/{seat.link.id}/download/{key}"}
        )

    async def _seat_that_delivers(self, request: web.Request) -> Any:
        with suppress(KeyError):
            key = request.match_info["key"]
            download = await self.download_manager.get_download_metadata(key)
            seat = self.seats.seat_of(download.app_service)
            if seat is not None:
                return seat
        raise NotLetIn(404, words.NOTHING_HERE)

    async def handle_download(self, request: web.Request) -> web.StreamResponse:
        """Hand out a file that a seat's program delivers, to its own browser only."""
        link, browser = self._admitted(request)
        seat = await self._seat_that_delivers(request)
        if (seat.link.id, seat.browser) != (link.id, browser):
            raise NotLetIn(404, words.NOTHING_HERE)
        return await super().handle_download(request)

    async def list_seats(self, request: web.Request) -> web.Response:
        """Show the facilitator's page: see ``overview``, and ``words``."""
        self._admitted(request)
        values = overview(self.doors, self.seats, self.base_for(request.scheme, request.host))
        return self._page(request, "seats.html", {**values, "words": words.overview_words()})

    def base_for(self, scheme: str, host: str) -> str:
        """Return the beginning of the addresses that others can open, as seen from *host*."""
        return base_for_others(scheme, host, is_reachable=self._is_reachable)

    async def revoke(self, request: web.Request) -> web.Response:
        """Revoke a link; whoever sits there is sent away at once, and the seat has a new link."""
        self._admitted(request)
        link = (await request.post()).get("link")
        try:
            revoke(self.workshop, str(link))
        except (Refused, StorageError) as error:
            raise NotLetIn(409, words.NOT_DONE, hint=told(error)) from error
        self.look()
        return web.Response(status=303, headers={"Location": "/seats/"})
