"""Dealing: the search for the best groups beside the screen, and the question before they hold."""

import math
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from facilitator.domain.refused import Refused
from facilitator.locale import N_, _, language
from facilitator.locale.seating_words import conflict_words
from facilitator.locale.words import told
from facilitator.services import seating
from facilitator.storage.errors import StorageError
from facilitator.tui.dialogs.seating_question import Reply, SeatingDialog
from facilitator.tui.group_board import group_name
from facilitator.tui.seating_offer import Offer, hostless_words, offer_lines
from facilitator.tui.stage import StageScreen
from facilitator.tui.titles import people_words
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

    *dealt* is called once people sit where the answer says, *change_rules* where rules contradict
    each other and are to be changed.
    """

    def __init__(
        self,
        screen: StageScreen,
        dealt: Callable[[], None],
        change_rules: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._dealt = dealt
        self._change_rules = change_rules
        self._search: SeatSearch | None = None
        self._timer: Timer | None = None
        self._posed: Posed | None = None
        self._keep = False
        self._seed = 0
        self._is_again = False
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
        assigned = self._screen.here.session.seating.assignment
        self._seed = max(self._seed, assigned.seed if assigned else 0) + 1
        self._keep = keep
        posed = self._pose()
        if posed is None:
            return
        if posed.problem.rounds > 1 and (words := hostless_words(self._screen.here)):
            self._screen.notify(words, severity="warning", markup=False)
        self._start(posed, is_again=False)

    def _start(self, posed: "Posed", *, is_again: bool) -> None:
        from facilitator.services.seating_search import SeatSearch

        self._posed, self._is_again = posed, is_again
        self._search = SeatSearch(posed.problem, seconds=SECONDS, seed=self._seed)
        self._timer = self._screen.set_interval(LOOK_EVERY, self._look)
        self._look()

    def _pose(self) -> "Posed | None":
        """Return the problem of now; say why not where there is none."""
        try:
            return seating.pose_problem(
                self._screen.seat.workshop, only_here=self.only_here, keep=self._keep
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
        """Return how to end the search, the seconds that went by as a bar, and the best so far."""
        done = min(_BAR, round(_BAR * search.elapsed / search.seconds))
        parts = [_("Seating… {seconds} s").format(seconds=round(search.elapsed))]
        best = search.progress
        if best is not None and best.cost is not None:
            words = _("{points} points, bound {bound}")
            parts.append(words.format(points=best.cost, bound=best.bound))
        bar = "█" * done + "░" * (_BAR - done)
        end = _("Enter stops and uses it")
        return Content.assemble((end, "bold"), (f"  {bar} ", "$accent"), "   ".join(parts))

    def _go_on(self, answer: "Answer") -> None:
        """Seat everybody at once where nobody who sits has to move; else ask."""
        assert self._posed is not None
        if not answer.rounds:
            self._tell_of_conflict(answer)
            return
        offer, workshop = Offer(self._posed, answer), self._screen.seat.workshop
        if offer.moved(workshop):
            beside = offer.beside(workshop) if self._keep else None
            if beside and beside[1] and beside[0].answer.cost.total <= answer.cost.total:
                self._settle(beside[0], offer.before(workshop))
            else:
                self._ask(offer, beside[0] if beside else None, opens_itself=True)
        elif offer.seated(workshop):
            self._settle(offer, offer.before(workshop))
        elif offer.changes_later(workshop):
            self._ask(offer, None, opens_itself=True)
        else:
            self._screen.notify(_("No better groups were found."), markup=False)

    def _tell_of_conflict(self, answer: "Answer") -> None:
        """Name the rules that contradict each other, and let them be changed."""
        room = self._screen.here
        told_so = conflict_words(
            answer.conflict,
            lambda who: room.name(who, language()),
            lambda group: group_name(room, group),
        )

        def answered(reply: str | None) -> None:
            if reply is not None:
                self._change_rules()

        title, *lines = told_so.split("\n")
        replies = [Reply("rules", _("o Rules"), ("o",))] if answer.conflict else []
        dialog = SeatingDialog(title, [Content(line) for line in lines], replies, opens_itself=True)
        self._screen.app.push_screen(dialog, answered)

    def _ask(
        self,
        offer: Offer,
        beside: Offer | None,
        *,
        note: str | None = None,
        opens_itself: bool = False,
    ) -> None:
        """Ask whether people are to sit as in *offer*, or as in *beside*, where nobody moves."""
        workshop = self._screen.seat.workshop
        before = offer.before(workshop)
        title = _("Seat people anew? (seed {seed})").format(seed=offer.answer.seed)
        replies = [Reply("apply", _("Enter Apply"), ("enter", "y"))]
        if self._keep:
            title = _("Some of those who sit would move")
        if beside is not None:
            replies.append(Reply("beside", _("m Nobody moves"), ("m",)))
        lines = self._lines(offer, beside, note)
        if lines is None:
            return

        def answered(reply: str | None) -> None:
            if reply is not None:
                self._settle(beside if reply == "beside" and beside else offer, before)

        dialog = SeatingDialog(title, lines, replies, opens_itself=opens_itself)
        self._screen.app.push_screen(dialog, answered)

    def _lines(self, offer: Offer, beside: Offer | None, note: str | None) -> list[Content] | None:
        """Return what is asked; None where the earlier meetings cannot be read, which is said."""
        room, workshop = self._screen.here, self._screen.seat.workshop
        try:
            lines = list(offer_lines(room, workshop, offer, keep=self._keep))
        except StorageError as error:
            self._screen.notify(told(error), severity="error", markup=False)
            return None
        if beside is not None:
            points = _("{points} points").format(points=beside.answer.cost.total)
            words = _("Without anybody moving: {words}").format(words=points)
            lines.insert(1, Content(words))
        if note is None and self._is_again:
            note = _("△ There were changes meanwhile: this was looked for anew.")
        return [Content.styled(note, "bold $warning"), *lines] if note else lines

    def _settle(self, offer: Offer, before: Mapping[str, str]) -> None:
        """Seat people as in *offer*; where anything has changed, look again or ask again."""
        self._screen.seat.look()
        now = self._pose()
        if now is None:
            return
        posed = offer.posed
        if (now.problem, now.items, now.now) != (posed.problem, posed.items, posed.now):
            words = _("△ There were changes meanwhile: better groups are looked for anew.")
            self._screen.notify(words, severity="warning", markup=False)
            self._start(now, is_again=True)
        elif offer.before(self._screen.seat.workshop) != before:
            words = _("△ Something has changed meanwhile: this is how it would be now.")
            self._ask(offer, None, note=words)
        else:
            self._take(offer)

    def _take(self, offer: Offer) -> None:
        """Let people sit as in *offer*, and say so; where that fails, it can be tried again."""
        workshop = self._screen.seat.workshop
        moved, seated = offer.moved(workshop), offer.seated(workshop)
        if self._screen.record(lambda workshop: seating.take(workshop, offer.posed, offer.answer)):
            self._screen.notify(_taken_words(moved, seated), markup=False)
            self._dealt()
        else:
            self._ask(offer, None, note=f"✕ {self._screen.seat.refusal or ''}")


def _taken_words(moved: Sequence[str], seated: Sequence[str]) -> str:
    """Return how many people sit somewhere for the first time, and how many sit elsewhere."""
    if not moved:
        one, several = (
            N_("1 person was seated. u takes it back."),
            N_("{n} people were seated. u takes it back."),
        )
        return people_words(len(seated), one, several)
    if not seated:
        one, several = (
            N_("1 person was moved. u takes it back."),
            N_("{n} people were moved. u takes it back."),
        )
        return people_words(len(moved), one, several)
    words = _("Seated: {n}, moved: {moved}. u takes it back.")
    return words.format(n=len(seated), moved=len(moved))
