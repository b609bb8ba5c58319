"""Working out how good the groups are whenever they changed, and showing it."""

from textual.content import Content
from textual.widgets import Static

from facilitator.locale import _
from facilitator.storage.errors import StorageError
from facilitator.tui.dialogs.seating_question import SeatingDialog
from facilitator.tui.seating_panel import Measured, all_lines, measure, panel_lines, short_line
from facilitator.tui.seating_preview import Preview, rule_sentence
from facilitator.tui.stage import StageScreen
from facilitator.tui.widgets.showing import show

FEW = 200
"""So many people are measured at once; more of them beside the screen."""

NARROW = 76
"""Cells below which two columns do not stand beside each other."""


class Measuring:
    """Shows how good the groups of *screen* are: in its ``#panel`` and on its line ``#quality``."""

    def __init__(self, screen: StageScreen, preview: Preview) -> None:
        self._screen = screen
        self._preview = preview
        self._measured: Measured | None = None
        self._is_seated = False

    def begin(self) -> None:
        """Measure the groups of now; for many people in a worker, whose result goes to ``show``."""
        workshop = self._screen.seat.workshop
        try:
            now = self._preview.now(workshop)
        except StorageError:  # the header says so
            now = None
        self._is_seated = now is not None
        if now is None:
            self.show(None)
        elif len(now[0].problem.people) <= FEW:
            self.show(measure(workshop.session, *now))
        else:
            self.show(None)
            session, posed, plan = workshop.session, *now
            self._screen.run_worker(
                lambda: measure(session, posed, plan), thread=True, exclusive=True, group="quality"
            )

    def show(self, measured: Measured | None) -> None:
        """Show what was measured; … while it is not known yet."""
        self._measured = measured
        line, lines = Content("…" if self._is_seated else ""), list[Content]()
        if self._is_seated:
            lines = panel_lines(measured, seed=self._seed)
        if measured is not None:
            line = short_line(measured)
        quality = self._screen.query_one("#quality", Static)
        quality.set_class(not line.plain, "-empty")
        show(quality, line)
        show(self._screen.query_one("#panel", Static), Content("\n").join(lines))

    @property
    def _seed(self) -> int | None:
        assigned = self._screen.here.session.seating.assignment
        return assigned.seed if assigned else None

    def dialog(self) -> SeatingDialog:
        """Return a dialog with everything about the groups, and what the marks mean."""
        return SeatingDialog(
            _("How good the groups are"),
            all_lines(
                self._measured,
                seed=self._seed,
                is_seated=self._is_seated,
                is_narrow=self._screen.size.width < NARROW,
                rule_words=lambda rule: rule_sentence(self._screen.here, rule),
            ),
        )
