"""The facilitator's page of all seats."""

from typing import TYPE_CHECKING

import pytest

from .browsing import Seat
from .serving import GROUPS

if TYPE_CHECKING:
    from playwright.sync_api import Page

playwright = pytest.importorskip("playwright.sync_api", reason="there is no playwright here")


def _overview(seat: Seat) -> "Page":
    page = seat.page.context.new_page()
    page.goto(seat.served.overview())
    return page


def test_it_lists_every_seat_with_its_link_and_its_code(seat: Seat) -> None:
    page = _overview(seat)
    rows = page.locator("tbody tr")
    assert rows.count() == GROUPS + 1
    row = page.locator(f"#seat-{seat.link.id}")
    assert row.locator("a").inner_text().endswith(f"/join/{seat.link.token}")
    assert row.locator("svg").count() == 1


def test_it_shows_who_comes_and_goes_without_losing_the_focus(own_seat: Seat) -> None:
    page = _overview(own_seat)
    state = page.locator(f"#seat-{own_seat.link.id} .state")
    playwright.expect(state).to_contain_text("●")
    page.locator(f"#seat-{own_seat.link.id} form[action$=renew] button").focus()
    own_seat.page.close()
    playwright.expect(state).not_to_contain_text("●")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"


def test_a_new_link_takes_the_place_of_the_old_one(own_seat: Seat) -> None:
    page = _overview(own_seat)
    page.locator(f"#seat-{own_seat.link.id} form[action$=renew] button").click()
    own_seat.until(lambda: own_seat.dialog("over"), "the old link still opens the seat")
    assert page.locator("tbody tr").count() == GROUPS + 1
    (link,) = (each for each in own_seat.served.links() if each.group == own_seat.link.group)
    taken = Seat(own_seat.page.context.new_page(), link, own_seat.served)
    taken.sit_down()
    taken.type("at the new link")
    taken.has_draft("at the new link")
