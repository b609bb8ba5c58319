"""Dealing: the search for the best groups beside the screen, and the question before they hold."""

import math
import time
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from facilitator.domain.refused import Refused
from facilitator.locale import _, language
from facilitator.locale.seating_words import conflict_words, cost_words
from facilitator.locale.words import told
from facilitator.services import seating
from facilitator.storage.errors import StorageError
from facilitator.tui.dialogs.seating_question import Reply, SeatingDialog
from facilitator.tui.group_board import group_name, place_name
from facilitator.tui.stage import StageScreen
from facilitator.tui.widgets.showing import show

if TYPE_CHECKING:
    from facilitator.grouping.answer import Answer
    from facilitator.services.seating_problem import Posed
    from facilitator.services.seating_search import SeatSearch

SECONDS = 30.0
"""So long a search goes on at most; it ends earlier where its answer is proved to be the best."""

LOOK_EVERY = 0.1
"""Seconds between two looks at how far a search is."""

GRACE = 1.0
"""So many seconds after a search has ended by itself, a key that was to end it does nothing."""

_BAR = 10


class Dealing:
    """Deals people from *screen*, whose line ``#searching`` shows how far a search is.

    *dealt* is called once people sit where the answer says.
    """

    def __init__(self, screen: StageScreen, dealt: Callable[[], None]) -> None:
        self._screen = screen
        self._dealt = dealt
        self._search: SeatSearch | None = None
        self._timer: Timer | None = None
        self._posed: Posed | None = None
        self._keep = False
        self._seed = 0
        self._ended_at = -math.inf
        self.only_here = False

    @property
    def is_searching(self) -> bool:
        """Whether a search goes on, or has ended so lately that a key was still meant for it."""
        is_late = time.monotonic() - self._ended_at < GRACE
        return is_late or (self._search is not None and not self._search.is_done)

    def begin(self, *, keep: bool) -> None:
        """Look for the best groups; with *keep* who sits somewhere stays there where possible."""
        if self._search is not None:
            return
        posed = self._pose(keep=keep)
        if posed is None:
            return
        from facilitator.services.seating_search import SeatSearch

        assigned = self._screen.here.session.seating.assignment
        self._seed = max(self._seed, assigned.seed if assigned else 0) + 1
        self._posed, self._keep = posed, keep
        self._search = SeatSearch(posed.problem, seconds=SECONDS, seed=self._seed)
        self._timer = self._screen.set_interval(LOOK_EVERY, self._look)
        self._look()

    def _pose(self, *, keep: bool) -> "Posed | None":
        """Return the problem of now; say why not where there is none."""
        try:
            return seating.pose_problem(
                self._screen.seat.workshop, only_here=self.only_here, keep=keep
            )
        except (Refused, StorageError) as error:
            self._screen.notify(told(error), severity="warning", markup=False)
            return None

    def stop(self) -> None:
        """End the search soon, with the best that it has found."""
        if self._search is not None:
            self._search.stop()

    def _look(self) -> None:
        """Show how far the search is; once it is over and the screen is seen, go on."""
        search = self._search
        if search is None:
            return
        if not search.is_done or not self._screen.is_current:
            self._show(self._progress_line(search))
            return
        if self._timer is not None:
            self._timer.stop()
        self._search, self._ended_at = None, time.monotonic()
        self._show(None)
        self._go_on(search.answer)

    def _show(self, line: Content | None) -> None:
        """Show how far the search is, nothing for None."""
        searching = self._screen.query_one("#searching", Static)
        searching.display = line is not None
        show(searching, line or Content(""))

    def _progress_line(self, search: "SeatSearch") -> Content:
        """Return the seconds that went by as a bar, the best so far, and how to end it."""
        done = min(_BAR, round(_BAR * search.elapsed / search.seconds))
        parts = [_("Seating… {seconds} s").format(seconds=round(search.elapsed))]
        best = search.progress
        if best is not None and best.cost is not None:
            words = _("{points} points, bound {bound}")
            parts.append(words.format(points=best.cost, bound=best.bound))
        parts.append(_("Esc keeps the best"))
        bar = "█" * done + "░" * (_BAR - done)
        return Content.assemble((f"{bar} ", "$accent"), "   ".join(parts))

    def _go_on(self, answer: "Answer") -> None:
        """Seat everybody at once where nobody who sits would move; else ask."""
        assert self._posed is not None
        if not answer.rounds:
            told_so = conflict_words(answer.conflict, self._name, self._group)
            title, *lines = told_so.split("\n")
            dialog = SeatingDialog(title, [Content(line) for line in lines])
            self._screen.app.push_screen(dialog)
        elif self._moved(answer):
            self._ask(self._posed, answer)
        elif set(_seats(answer)) <= set(self._now()):
            self._screen.notify(_("No better groups were found."), markup=False)
        else:
            self._take(self._posed, answer)

    def _name(self, person: str) -> str:
        return self._screen.here.name(person, language())

    def _group(self, group: str) -> str:
        return group_name(self._screen.here, group)

    def _now(self) -> Mapping[str, str]:
        """Return who sits in a group that meets."""
        groups = self._screen.seat.workshop.session.groups
        there = {group.id for group in groups.open}
        return {person: group for person, group in groups.seats.items() if group in there}

    def _moved(self, answer: "Answer") -> list[str]:
        """Return who sits somewhere now and would sit elsewhere."""
        now = self._now()
        return [who for who, group in _seats(answer).items() if now.get(who, group) != group]

    def _ask(self, posed: "Posed", answer: "Answer", *, is_anew: bool = False) -> None:
        """Ask whether people are to sit as in *answer*."""
        before = self._now()
        title = _("Seat people anew? (seed {seed})").format(seed=answer.seed)
        if self._keep:
            title = _("Some of those who sit would move")
        lines = list(self._lines(posed, answer))
        if is_anew:
            words = _("△ Something has changed meanwhile: this is how it would be now.")
            lines.insert(0, Content.styled(words, "bold $warning"))

        def answered(reply: str | None) -> None:
            if reply is None:
                return
            self._screen.seat.look()
            now = self._pose(keep=self._keep)
            if now is None:
                return
            if self._now() != before or (now.digest != posed.digest and not is_anew):
                self._ask(posed, answer, is_anew=True)
            else:
                self._take(posed, answer)

        replies = [Reply("apply", _("Enter Apply"), ("enter", "y"))]
        self._screen.app.push_screen(SeatingDialog(title, lines, replies), answered)

    def _lines(self, posed: "Posed", answer: "Answer") -> Iterator[Content]:
        """Yield the gain in points, and who would move from where to where."""
        from facilitator.grouping.moving import quality

        seats, before = _seats(answer), self._now()
        moved = _("{n} people move").format(n=len(self._moved(answer)))
        session = self._screen.here.session
        plan = [
            {group.id: _in_group(of, group.id, seats) for group in session.groups.open}
            for of in (before, *session.seating.rounds.values())
        ]
        if len(plan) == len(answer.rounds):
            cost = quality(posed.problem, tuple(plan)).cost
            words = _("Now {now} points → {then} points, {moved}")
            told_so = words.format(now=cost.total, then=answer.cost.total, moved=moved)
            yield Content.styled(told_so, "bold")
            yield Content(cost_words(answer.cost - cost))
            if answer.cost.total >= cost.total and not self._keep:
                yield Content.styled(_("△ Other groups, but no better ones"), "$warning")
        else:
            words = _("{then} points, {moved}")
            yield Content.styled(words.format(then=answer.cost.total, moved=moved), "bold")
        if len(answer.rounds) > 1:
            words = _("{n} rounds are planned at once.")
            yield Content(words.format(n=len(answer.rounds)))
        yield Content("")
        for person, group in seats.items():
            if before.get(person) != group:
                room = self._screen.here
                was, will = place_name(room, before.get(person)), place_name(room, group)
                yield Content.assemble(self._name(person), (f"  {was} → {will}", "$secondary"))

    def _take(self, posed: "Posed", answer: "Answer") -> None:
        """Let people sit as in *answer*, and say so."""
        if not self._screen.record(lambda workshop: seating.take(workshop, posed, answer)):
            return
        words = _("{n} people sit in groups. u takes it back.")
        self._screen.notify(words.format(n=len(_seats(answer))), markup=False)
        self._dealt()


def _seats(answer: "Answer") -> Mapping[str, str]:
    """Return the groups of the first round by people."""
    return {who: group for group, people in answer.rounds[0].items() for who in people}


def _in_group(seats: Mapping[str, str], group: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return who of those *known* sits in *group*."""
    return tuple(who for who, at in seats.items() if at == group and who in known)
