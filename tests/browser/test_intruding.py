"""Whoever has no link gets nowhere, and nothing that is sent to a seat breaks it."""

from .browsing import Seat

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


def test_a_socket_from_a_foreign_page_is_refused(seat: Seat) -> None:
    page = seat.page.context.new_page()
    page.goto("data:text/html,<h1>elsewhere</h1>")
    address = f"{seat.served.address}/seat/{seat.link.id}/ws?page=ff".replace("http", "ws")
    assert page.evaluate(f"const Opened = WebSocket; ({OPEN_SOCKET})({address!r})") == 1006
    page.close()
    seat.type("untouched")
    seat.has_draft("untouched")


def test_a_wrong_token_opens_nothing(seat: Seat) -> None:
    page = seat.page.context.new_page()
    answer = page.goto(f"{seat.served.address}/join/wrong-wrong-wrong-wrong")
    assert answer is not None
    assert answer.status == 403
    assert page.locator(".textual-terminal").count() == 0
    assert page.locator("h1").inner_text()
    page.close()


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
