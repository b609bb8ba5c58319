"""The facilitator's page: every seat with its link, its code for a phone, and who is there."""

from functools import lru_cache
from typing import Any

from markupsafe import Markup

from facilitator.services.workshop import Workshop
from facilitator.storage.links import Link, LinkRole
from facilitator.web import words
from facilitator.web.addresses import is_loopback, qr_for_page, split_host
from facilitator.web.doors import Doors
from facilitator.web.seats import Seats


def overview(doors: Doors, seats: Seats, base: str) -> dict[str, Any]:
    """Return what ``seats.html`` shows; the addresses of all links begin with *base*.

    Of each seat: ``id``, ``place`` (Group 1), ``pitch`` (what it is about, or nothing), ``url``,
    ``qr`` (an svg), ``is_connected`` and ``state`` (since when). ``note`` is what to say where
    nobody else can open the links, else empty.
    """
    host, _port = split_host(base.partition("://")[2])
    return {
        "note": words.network_note() if is_loopback(host) else "",
        "seats": [
            _row(doors.workshop, link, seats, base)
            for link in doors.living
            if link.role is not LinkRole.OVERVIEW
        ],
    }


def _row(workshop: Workshop, link: Link, seats: Seats, base: str) -> dict[str, Any]:
    session = workshop.session
    there = seats.at(link.id)
    since = sorted(seat.since for seat in there if seat.since is not None)
    times = [f"{at.astimezone(session.zone):%H:%M}" for at in since]
    url = address_of(link, base)
    return {
        "id": link.id,
        "place": words.seat_name(session, link),
        "pitch": words.seat_title(session, link),
        "url": url,
        "qr": _picture(url),
        "is_connected": bool(since),
        "state": words.state_words(times, len(there) - len(since)),
    }


def address_of(link: Link, base: str) -> str:
    """Return the address that opens *link*, for others who reach this computer by *base*."""
    return f"{base}/join/{link.token}"


@lru_cache(maxsize=256)
def _picture(url: str) -> Markup:
    """Return the code of *url* as markup: what segno draws is safe to stand in a page."""
    return Markup(qr_for_page(url))
