"""Who may come in: the links of the meeting, as the file has them, and what a browser shows."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from facilitator.services.links import (
    all_links,
    ensure_links,
    is_alive,
    is_link_missing,
    link_for,
    living_of,
)
from facilitator.services.workshop import Workshop
from facilitator.storage.errors import StorageError
from facilitator.storage.links import Link

MOST_FAILURES = 10
"""Tokens that nobody has which one address may try in ``FORGOTTEN_AFTER``."""
FORGOTTEN_AFTER = timedelta(minutes=1)

_COOKIE = re.compile(r"([\w-]{16,64})\.([\w-]{16,64})")


class Shown(NamedTuple):
    """What the cookie of a seat holds: the token of its link, and an id of the browser."""

    token: str
    browser: str

    @property
    def cookie(self) -> str:
        """Return it as a cookie."""
        return f"{self.token}.{self.browser}"


def read_cookie(cookie: str | None) -> Shown | None:
    """Return what *cookie* holds, None where it is none of ours."""
    found = _COOKIE.fullmatch(cookie or "")
    return Shown(*found.groups()) if found else None


class Doors:
    """The links of *workshop*, made where they are missing; raises what ``ensure_links`` raises.

    What was read last counts on while the file cannot be read: a full disk shuts nobody out.
    """

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        ensure_links(workshop)
        self._all = all_links(workshop)

    def look(self) -> None:
        """Take in what happened in the meeting, and make links for groups that are new."""
        try:
            self.workshop.read_on()
            self._all = all_links(self.workshop)
            if is_link_missing(self._all, self.workshop.session, self.workshop.now):
                ensure_links(self.workshop)
                self._all = all_links(self.workshop)
        except StorageError:
            return

    @property
    def living(self) -> tuple[Link, ...]:
        """Return the links that open a seat, in the order in which they are listed."""
        return living_of(self._all, self.workshop.session, self.workshop.now)

    def known(self, token: str) -> Link | None:
        """Return the link of *token*, be it dead, None where there never was one."""
        return link_for(self._all, token)

    def opens(self, link: Link) -> bool:
        """Whether *link* opens its seat now."""
        return is_alive(link, self.workshop.session, self.workshop.now)


class Failures:
    """Counts who tries tokens that nobody has, by address."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._times: dict[str, list[datetime]] = {}

    def note(self, address: str) -> None:
        """Note one more failure."""
        self._times.setdefault(address, []).append(self._now())

    def are_too_many(self, address: str) -> bool:
        """Whether *address* has failed so often that it has to wait."""
        since = self._now() - FORGOTTEN_AFTER
        recent = {key: [at for at in times if at > since] for key, times in self._times.items()}
        self._times = {key: times for key, times in recent.items() if times}
        return len(self._times.get(address, ())) >= MOST_FAILURES
