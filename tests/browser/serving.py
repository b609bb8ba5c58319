"""The program as it is served: started by its command, killed as by a power cut, started again."""

import itertools
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from ulid import ULID

from facilitator.services import groups, sessions
from facilitator.services.plans import plan_session
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.links import Link, LinkRole, links_of
from tests.services.making import small_plan

GROUPS = 12
"""Enough for all that sit down: each at a group where nobody was before."""


def surroundings_of(folder: Path) -> Surroundings:
    """Return the surroundings that the program itself has, with its files in *folder*."""
    return Surroundings(
        now=lambda: datetime.now(UTC),  # noqa: TID251 - beside real processes
        new_id=lambda: str(ULID()),
        database=folder / "sessions.db",
        exports=folder / "exports",
        new_token=lambda: secrets.token_urlsafe(16),
    )


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as asking:
        return int(asking.getsockname()[1])


@dataclass
class Served:
    """A meeting with many groups, served on a port of its own; *workshop* reads along."""

    workshop: Workshop
    port: int
    _process: subprocess.Popen[str] | None = None
    _taken: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def address(self) -> str:
        """Where everything is that a page may ask for."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Serve; return when the links are there."""
        database = self.workshop.surroundings.database
        command = [sys.executable, "-m", "facilitator.cli.main", "--lang", "ja", "--db", database]
        self._process = subprocess.Popen(
            [*command, "serve", "latest", "--host", "127.0.0.1", "--port", str(self.port)],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if "Ctrl+C" in line:
                return
        raise AssertionError("nothing is served")

    def kill(self) -> None:
        """End it as a power cut does."""
        assert self._process is not None
        self._process.kill()
        self._process.communicate()

    def stop(self) -> None:
        """End it in good order."""
        assert self._process is not None
        self._process.terminate()
        self._process.communicate(timeout=20)

    def links(self) -> tuple[Link, ...]:
        """Return the links that open a seat."""
        links = links_of(self.workshop.database, self.workshop.id)
        return tuple(link for link in links if link.revoked_at is None)

    def overview(self) -> str:
        """Return where the facilitator's page is."""
        (link,) = (link for link in self.links() if link.role is LinkRole.OVERVIEW)
        return f"{self.address}/join/{link.token}"

    def free_seat(self) -> Link:
        """Return the link of a group where nobody was before."""
        number = next(self._taken)
        group = next(
            group.id
            for group in self.workshop.session.groups.groups.values()
            if group.number == number
        )
        (link,) = (link for link in self.links() if link.group == group)
        return link

    def lines(self, link: Link) -> list[str]:
        """Return the lines of the group of *link*, as they are saved."""
        self.workshop.read_on()
        lines = self.workshop.session.notes.lines.values()
        return [line.text.original for line in lines if line.group == link.group]

    def drafts(self, link: Link | None = None) -> list[str]:
        """Return all that is half typed at *link*, else anywhere, as it is saved."""
        rows = self.workshop.database.rows("SELECT place, text FROM draft")
        return [text for place, text in rows if link is None or str(link.group) in place]


def prepared(folder: Path) -> Workshop:
    """Return a planned meeting with ``GROUPS`` groups, in a new file in *folder*."""
    surroundings = surroundings_of(folder)
    database = sessions.open_database(surroundings)
    workshop = sessions.open_workshop(
        database, surroundings, plan_session(database, surroundings, small_plan())
    )
    while len(workshop.session.groups.open) < GROUPS:
        groups.make_group(workshop)
    return workshop
