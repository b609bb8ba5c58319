"""The network goes, the server dies, the page is loaded again: nothing typed is lost or doubled."""

import pytest

from .browsing import Seat

playwright = pytest.importorskip("playwright.sync_api", reason="there is no playwright here")


def test_what_is_typed_without_a_network_arrives_once_and_in_order(seat: Seat) -> None:
    before = seat.served.lines(seat.link)
    seat.type("abc")
    seat.has_draft("abc")
    seat.unplug()
    seat.until(seat.banner, "no banner")
    seat.type("dx")
    seat.press("Backspace")
    seat.compose("かいぎしつで", "会議室で")
    seat.press("Enter")
    seat.type("two")
    assert "会議室で" in seat.banner()
    seat.unplug(False)
    seat.has_line("abcd会議室で")
    seat.has_draft("two")
    assert seat.served.lines(seat.link) == [*before, "abcd会議室で"]
    seat.until(lambda: not seat.banner(), "the banner stays")


def test_a_server_that_is_killed_and_started_again_loses_nothing(seat: Seat) -> None:
    seat.type("before")
    seat.has_draft("before")
    seat.served.kill()
    seat.until(seat.banner, "no banner")
    seat.type(" without")
    seat.served.start()
    seat.has_draft("before without")
    seat.type(" after")
    seat.press("Enter")
    seat.has_line("before without after")
    seat.until(lambda: "before without after" in seat.screen(), "not on the screen")


def test_loading_the_page_again_loses_nothing(seat: Seat) -> None:
    seat.type("first")
    seat.page.reload()
    seat.settle()
    seat.type(" second")
    seat.has_draft("first second")
    seat.until(lambda: "first second" in seat.screen(), "not on the screen")


def test_a_tab_that_was_lost_with_the_network_delivers_when_it_is_opened_again(seat: Seat) -> None:
    seat.type("kept")
    seat.has_draft("kept")
    seat.unplug()
    seat.until(seat.banner, "no banner")
    seat.type(" in the tab")
    with pytest.raises(playwright.Error, match="ERR_INTERNET_DISCONNECTED"):
        seat.page.reload()
    seat.unplug(False)
    seat.sit_down(f"{seat.served.address}/seat/{seat.link.id}/")
    seat.has_draft("kept in the tab")


def test_the_seat_moves_to_another_tab_and_back(seat: Seat) -> None:
    seat.type("one")
    seat.has_draft("one")
    other = Seat(seat.page.context.new_page(), seat.link, seat.served)
    other.sit_down(f"{seat.served.address}/seat/{seat.link.id}/")
    seat.until(lambda: seat.dialog("elsewhere"), "the first tab says nothing")
    other.type(" two")
    other.has_draft("one two")
    seat.page.bring_to_front()
    seat.page.locator("dialog#elsewhere button").click()
    other.until(lambda: other.dialog("elsewhere"), "the second tab says nothing")
    seat.type(" three")
    seat.has_draft("one two three")
    assert not seat.dialog("elsewhere")
    other.page.close()
