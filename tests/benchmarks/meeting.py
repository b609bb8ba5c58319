"""A long meeting for the benchmarks: three hours of eight groups, 4,000 events."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from facilitator.domain.events import Body, Event
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import LineAdded, LineEdited
from facilitator.domain.text import Text
from facilitator.services import groups
from facilitator.services.plans import plan_session
from facilitator.services.sessions import open_database, open_workshop
from facilitator.services.workshop import Workshop
from tests.services.making import Wall, small_plan, surroundings_in

EVENTS = 4_000
GROUPS = 8
WORDS = "公式LINEに、子育て世代がつながる機会や情報を載せてはどうか。"


@contextmanager
def long_meeting() -> Iterator[Workshop]:
    """Give a session of EVENTS events, a third of which change a line."""
    with tempfile.TemporaryDirectory() as made:
        surroundings = surroundings_in(Path(made), Wall())
        with open_database(surroundings) as database:
            session = plan_session(database, surroundings, small_plan())
            workshop = open_workshop(database, surroundings, session)
            while len(workshop.session.groups.groups) < GROUPS:
                groups.make_group(workshop)
            workshop.record(lambda: list(_typing(workshop, EVENTS - len(workshop.events))))
            assert workshop.session.unheeded == ()
            yield workshop


def _typing(workshop: Workshop, count: int) -> Iterator[Body]:
    chance, lines = Random(1), dict[str, str]()
    places = list(workshop.session.groups.groups)
    for number in range(count):
        if number % 3 or not lines:
            key = workshop.new_id()
            lines[key] = f"{WORDS}{number}"
            text = Text.of(lines[key])
            yield LineAdded(
                line=key, group=chance.choice(places), line_kind=LineKind.IDEA, text=text
            )
        else:
            key = chance.choice(list(lines))
            yield LineEdited(line=key, base=lines[key], text=f"{lines[key]}追記")
            lines[key] += "追記"


def best_of(runs: int, work: Callable[[], object]) -> float:
    """Return the milliseconds that *work* takes when nothing else gets in its way."""
    return min(_milliseconds(work) for _ in range(runs))


def _milliseconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def in_milliseconds(runs: int, work: Callable[[], object]) -> list[float]:
    """Return the milliseconds of each of *runs*, sorted."""
    return sorted(_milliseconds(work) for _ in range(runs))


def of_session(workshop: Workshop) -> list[Event]:
    """Return the events of the session itself."""
    return [event for event in workshop.events if event.stream == workshop.id]
