"""Whoever has no link gets nowhere, and nothing that is sent to a seat breaks it."""

import asyncio

import aiohttp
import pytest

from facilitator.storage.links import Link

from .browsing import Seat
from .serving import Served

OPEN_SOCKET = """(address) => new Promise((resolve) => {
  const socket = new Opened(address);
  socket.onopen = () => socket.send(JSON.stringify(["run", "rm"]));
  socket.onclose = (event) => resolve(event.code);
})"""

FLOOD = """() => {
  for (let n = 0; n < 500; n++) {
    seatUnderTest.socket.send(JSON.stringify(["resize", { width: 60 + n % 40, height: 24 }]));
  }
}"""


async def _handshake(served: Served, link: Link, origin: str | None) -> int:
    """Return the status with which a socket is answered that has the right cookie."""
    jar = aiohttp.CookieJar(unsafe=True)  # addresses are no names
    async with aiohttp.ClientSession(served.address, cookie_jar=jar) as session:
        async with session.get(f"/join/{link.token}") as answer:
            assert answer.status == 200
        headers = {"Origin": origin} if origin else {}
        try:
            async with session.ws_connect(f"/seat/{link.id}/ws?page=1", headers=headers):
                return 101
        except aiohttp.WSServerHandshakeError as error:
            return error.status


@pytest.mark.parametrize("origin", ["http://localhost:1", "null", "https://example.org", None])
def test_a_socket_from_a_foreign_page_is_refused(served: Served, origin: str | None) -> None:
    link = served.links()[-1]
    assert asyncio.run(_handshake(served, link, origin)) == 403
    assert asyncio.run(_handshake(served, link, served.address)) == 101


def test_a_wrong_token_opens_nothing(seat: Seat) -> None:
    page = seat.page.context.new_page()
    answer = page.goto(f"{seat.served.address}/join/wrong-wrong-wrong-wrong")
    assert answer is not None
    assert answer.status == 403
    assert page.locator(".textual-terminal").count() == 0
    assert page.locator("h1").inner_text()
    page.close()


def test_a_revoked_link_ends_the_seat_and_says_so(own_seat: Seat) -> None:
    own_seat.type("saved")
    own_seat.has_draft("saved")
    page = own_seat.page.context.new_page()
    page.goto(own_seat.served.overview())
    page.locator(f"#seat-{own_seat.link.id} form[action$=revoke] button").click()
    own_seat.until(lambda: own_seat.dialog("over"), "nobody tells the note-taker")
    assert page.locator(f"#seat-{own_seat.link.id}").count() == 0
    answer = own_seat.page.reload()
    assert answer is not None
    assert answer.status == 403
    own_seat.has_kept("saved")


def test_a_screen_of_a_hundred_thousand_columns_is_not_made(seat: Seat) -> None:
    seat.page.evaluate(
        "seatUnderTest.socket.send(JSON.stringify(['resize', {width: 100000, height: 100000}]))"
    )
    seat.type("still here")
    seat.has_draft("still here")


def test_a_flood_of_messages_is_only_slow(seat: Seat) -> None:
    seat.page.evaluate(FLOOD)
    seat.type("after the flood")
    seat.has_draft("after the flood")


def test_a_message_that_no_page_sends_ends_its_socket_and_nothing_else(seat: Seat) -> None:
    address = f"{seat.served.address}/seat/{seat.link.id}/ws?page=ff".replace("http", "ws")
    assert seat.page.evaluate(OPEN_SOCKET, address) == 1008
    seat.until(lambda: seat.dialog("elsewhere"), "the page has noticed nothing")
    seat.page.locator("dialog#elsewhere button").click()
    seat.type("goes on")
    seat.has_draft("goes on")
