"""The facilitator's page of all seats."""

from typing import TYPE_CHECKING

import pytest

from .browsing import Seat
from .serving import GROUPS

if TYPE_CHECKING:
    from playwright.sync_api import Page

playwright = pytest.importorskip("playwright.sync_api", reason="there is no playwright here")

IS_WHOLE = """(code) => {
  const [drawn, shown] = [code.querySelector("path").getBoundingClientRect(),
                          code.getBoundingClientRect()];
  return shown.width > 90 && drawn.width < shown.width && drawn.height < shown.height;
}"""


def _overview(seat: Seat) -> "Page":
    page = seat.page.context.new_page()
    page.goto(seat.served.overview())
    return page


def test_it_lists_every_seat_with_its_link_and_a_code_that_is_whole(seat: Seat) -> None:
    page = _overview(seat)
    assert page.locator("tbody tr").count() == GROUPS + 1
    row = page.locator(f"#seat-{seat.link.id}")
    assert row.locator("a").inner_text().endswith(f"/join/{seat.link.token}")
    code = row.locator("svg")
    assert code.evaluate(IS_WHOLE)
    page.close()


def test_a_revoked_link_ends_its_seat_and_a_new_one_takes_its_place(own_seat: Seat) -> None:
    own_seat.type("saved")
    own_seat.has_draft("saved")
    page = _overview(own_seat)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.locator(f"#seat-{own_seat.link.id} form[action$=revoke] button").click()
    own_seat.until(lambda: own_seat.dialog("over"), "nobody tells the note-taker")
    assert len(asked) == 1
    assert page.locator(f"#seat-{own_seat.link.id}").count() == 0
    assert page.locator("tbody tr").count() == GROUPS + 1
    answer = own_seat.page.reload()
    assert answer is not None
    assert answer.status == 403

    (link,) = (each for each in own_seat.served.links() if each.group == own_seat.link.group)
    taken = Seat(own_seat.page, link, own_seat.served)
    taken.sit_down()
    state = page.locator(f"#seat-{link.id} .state")
    playwright.expect(state).to_contain_text("●")
    page.locator(f"#seat-{link.id} button").focus()
    taken.page.close()
    playwright.expect(state).not_to_contain_text("●")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    assert "saved" in own_seat.served.drafts()
