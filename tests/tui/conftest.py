"""A file of sessions, a clock that stands still, and the app over both."""

import gc
import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from facilitator.domain.plan import Plan
from facilitator.domain.text import Language
from facilitator.readers.plan_toml import read_plan
from facilitator.services import groups, plans, rehearsal, sessions
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database
from facilitator.tui.japanese import correct_textual

from .at_the_notes import writing_elsewhere
from .at_the_wall import Wall
from .seat import KANAZAWA, WallClock, counting_ids, speaking

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp
    from facilitator.tui.note_taker import NoteTakerApp

correct_textual()

PEOPLE = 9
"""How many made-up participants the planned session has."""


class Program(Protocol):
    """Makes the app over the file of the test, at a session or at the list of them."""

    def __call__(self, session: str | None = None) -> "FacilitatorApp": ...


class Taker(Protocol):
    """Makes a note-taker's seat at *group*, else the first one; *seat_id* tells it apart."""

    def __call__(
        self, *, group: str | None = None, name: str = ..., seat_id: str | None = None
    ) -> "NoteTakerApp": ...


@pytest.fixture
def clock() -> WallClock:
    return WallClock()


@pytest.fixture
def new_id() -> Callable[[], str]:
    return counting_ids()


@pytest.fixture
def surroundings(clock: WallClock, new_id: Callable[[], str], tmp_path: Path) -> Surroundings:
    rescue = tmp_path / "rescue"
    rescue.mkdir()
    return Surroundings(clock.now, new_id, tmp_path / "workshop.db", tmp_path / "exports", rescue)


@pytest.fixture
def database(surroundings: Surroundings) -> Iterator[Database]:
    with sessions.open_database(surroundings) as database:
        yield database


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The real meeting of Kanazawa."""
    return read_plan(KANAZAWA)


@pytest.fixture
def held(database: Database, surroundings: Surroundings, plan: Plan) -> str:
    """The real meeting, entered from its report."""
    return plans.record_held(database, surroundings, plan)


@pytest.fixture
def planned(database: Database, surroundings: Surroundings, plan: Plan) -> str:
    """The meeting before it begins, with made-up people."""
    with_people = rehearsal.with_made_up_people(plan, PEOPLE)
    return plans.plan_session(database, surroundings, with_people)


@pytest.fixture
def rehearsed(database: Database, surroundings: Surroundings, plan: Plan) -> str:
    """A whole meeting, run on a simulated clock."""
    return rehearsal.rehearse(database, surroundings, plan, people=PEOPLE).id


@pytest.fixture
def meeting(database: Database, surroundings: Surroundings, planned: str) -> Workshop:
    """The meeting in the facilitator's seat, with everybody in a group."""
    workshop = sessions.open_workshop(database, surroundings, planned)
    groups.deal(workshop)
    return workshop


@pytest.fixture
def language() -> Language:
    """The language of the program; a test that wants both is given it as a parameter."""
    return "ja"


@pytest.fixture
def program(
    language: Language, database: Database, surroundings: Surroundings
) -> Iterator[Program]:
    with speaking(language) as app, without_collecting():
        yield lambda session=None: app(database, surroundings, session)


@pytest.fixture
def taker(
    language: Language, database: Database, surroundings: Surroundings, meeting: Workshop
) -> Iterator[Taker]:
    first = meeting.session.groups.open[0].id
    with speaking(language), without_collecting():
        module = importlib.import_module("facilitator.tui.note_taker")
        yield lambda group=None, name="note-taker 1", seat_id=None: module.NoteTakerApp(
            database, surroundings, meeting.id, group=group or first, name=name, seat_id=seat_id
        )


@pytest.fixture
def other(database: Database, surroundings: Surroundings, planned: str) -> Iterator[Workshop]:
    """Another seat on the same session, with a connection of its own."""
    with Database(database.path, new_id=surroundings.new_id) as connection:
        yield Workshop(connection, surroundings, planned, seat="note-taker")


@pytest.fixture
def elsewhere(surroundings: Surroundings, meeting: Workshop) -> Iterator[Workshop]:
    """The seat of the note-taker of group 1, over its own connection to the file."""
    with writing_elsewhere(surroundings, meeting.id) as workshop:
        yield workshop


@pytest.fixture
def wall(
    language: Language, surroundings: Surroundings, planned: str, clock: WallClock
) -> Iterator[Wall]:
    with speaking(language), sessions.open_database(surroundings) as own:
        module = importlib.import_module("facilitator.tui.projector")
        workshop = sessions.open_workshop(own, surroundings, planned, seat="projector")
        yield Wall(module, workshop, surroundings, clock)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let no garbage be collected meanwhile: that takes a third of the time of a test."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
