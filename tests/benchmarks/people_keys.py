"""From a key to the painted screen with a thousand people, at rest and while the engine works."""

from collections.abc import Callable, Sequence

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Input

from facilitator.services import groups, seating
from facilitator.services.seating_search import SeatSearch
from facilitator.services.workshop import Workshop
from tests.tui.seat import speaking

from .crowd import TYPED, full_meeting, people_listed
from .paper import Pressed, Pressing, at_paper
from .timing import print_row, within

SECONDS = 30.0
"""So long a search may take until another one begins."""

WALK: tuple[str, ...] = (
    "right",
    "down",
    "right",
    "down",
    "left",
    "up",
    "right",
    "up",
    "pagedown",
    "right",
)
WALK += ("down", "left", "pagedown", "right", "down", "left", "left", "left", "pageup")
"""Each key changes what is seen, in the groups as in a table, however often this is walked."""

WALKS = 3

TYPING = [key for name in TYPED for key in (*name, *["backspace"] * len(name))]
WALKING = list(WALK) * WALKS


class BareInput(App[None]):
    """Nothing but a field."""

    def compose(self) -> ComposeResult:
        yield Input()


class BareTable(App[None]):
    """Nothing but a table of everybody."""

    def compose(self) -> ComposeResult:
        yield DataTable()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        headings, *rows = people_listed()
        table.add_columns(*headings)
        table.add_rows(rows)


class Engine:
    """Seats everybody again and again, beside the screen."""

    def __init__(self, workshop: Workshop) -> None:
        self._posed = seating.pose_problem(workshop)
        self._search = SeatSearch(self._posed.problem, seconds=SECONDS)
        self._search.stop()
        self.count = 0

    def go_on(self) -> None:
        """Begin another search where none goes on."""
        if self._search.is_done:
            self.count += 1
            self._search = SeatSearch(self._posed.problem, seconds=SECONDS, seed=self.count)

    def end(self) -> None:
        """End the search, and wait until it has."""
        self._search.stop()
        self._search.wait(SECONDS)


def keys_at_the_desk() -> None:
    """Type names at the desk; the reference is a field alone."""
    with full_meeting() as workshop:
        _compare("a name typed at the desk", workshop, "1", TYPING, BareInput)


def keys_at_the_groups() -> None:
    """Walk through the groups; the reference is a table of everybody."""
    with full_meeting() as workshop:
        groups.deal(workshop)
        _compare("a walk through 125 groups", workshop, "4", WALKING, BareTable)


def _compare(
    name: str, workshop: Workshop, stage: str, keys: Sequence[str], bare: Callable[[], App[None]]
) -> None:
    """Press *keys* on a stage and on the *bare* app, at rest and while people are seated."""
    engine = Engine(workshop)
    with speaking("ja") as program:
        for working in (None, engine):
            state = "at rest" if working is None else "engine at work"
            reference = _pressed(bare(), (), keys, working)
            app = program(workshop.database, workshop.surroundings, workshop.id)
            figures = _pressed(app, (stage,), keys, working)
            print(f"{len(keys)} keys, {state}")
            _print(f"    {name}", figures, reference)
            _print(f"    {bare.__name__}", reference, None)
    engine.end()


def _print(name: str, figures: Sequence[Pressed], bare: Sequence[Pressed] | None) -> None:
    """Print how long the keys took, and beside it how much of that the screen's own work was."""
    all_of_it, own = [each.whole for each in figures], [each.own for each in figures]
    beside = [each.whole for each in bare] if bare else None
    for part, words in ((0.5, "median"), (0.95, "95 of 100 within"), (1.0, "the slowest")):
        print_row(
            f"{name}, {words}",
            within(all_of_it, part),
            within(beside, part) if beside else None,
            f"   own work {within(own, part):.1f} ms",
        )


def _pressed(
    app: App[None], first: Sequence[str], keys: Sequence[str], engine: Engine | None
) -> list[Pressed]:
    """Return what each of *keys* took on *app*, after the keys that lead to them."""
    figures = list[Pressed]()

    async def use(press: Pressing) -> None:
        await press(first)
        for key in keys:
            if engine is not None:
                engine.go_on()
            figures.extend(await press([key]))

    at_paper(app, use)
    return figures
