"""Surroundings, an open file, and a session at a seat, anew for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.services.plans import plan_session
from facilitator.services.sessions import open_database, open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .making import Wall, small_plan, surroundings_in


@pytest.fixture
def wall() -> Wall:
    """The clock on the wall; it stands still unless it is told to go."""
    return Wall()


@pytest.fixture
def surroundings(tmp_path: Path, wall: Wall) -> Surroundings:
    """Files in a folder of their own, and ids that count."""
    return surroundings_in(tmp_path, wall)


@pytest.fixture
def database(surroundings: Surroundings) -> Iterator[Database]:
    """The file of the sessions, open."""
    with open_database(surroundings) as database:
        yield database


@pytest.fixture
def workshop(database: Database, surroundings: Surroundings) -> Workshop:
    """A session of the small plan, at the facilitator's seat."""
    session = plan_session(database, surroundings, small_plan())
    return open_workshop(database, surroundings, session)
