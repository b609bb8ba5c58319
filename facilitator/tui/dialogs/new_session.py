"""A new session from one of the plan files; what is wrong with a plan is said in the dialog."""

from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from facilitator.domain.plan import Plan
from facilitator.domain.refused import Refused
from facilitator.domain.text import clean_line
from facilitator.locale import _
from facilitator.locale.words import told
from facilitator.readers.plan_toml import PlanFaulty, read_plan
from facilitator.services import plans
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database
from facilitator.storage.errors import StorageError
from facilitator.storage.session_list import list_sessions
from facilitator.tui.widgets.choices import Choices

MOST_FAULTS = 5
"""How many mistakes of a plan are shown at once."""


class NewSessionDialog(ModalScreen[str | None]):
    """Offers the plans at hand; gives the id of the session that was made."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [Binding("escape", "give_up", show=False)]

    def __init__(self, database: Database, surroundings: Surroundings) -> None:
        super().__init__(classes="dialog")
        self._database = database
        self._surroundings = surroundings
        self._warned_of: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out the plans, and room for what is wrong with one."""
        with VerticalGroup():
            yield Static(_("From which plan?"), markup=False, classes="question")
            yield Choices()
            yield Static("", markup=False, id="fault")
            yield Static(_("Enter Choose   Esc Cancel"), markup=False, classes="hint")

    def on_mount(self) -> None:
        """Fill the list."""
        files = plans.plan_files(self._surroundings)
        choices = self.query_one(Choices)
        choices.show([(str(path), Content(clean_line(path.stem))) for path in files])
        choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Make a session from the plan that was chosen, or say what is wrong with it."""
        assert event.option_id is not None
        try:
            plan = read_plan(Path(event.option_id))
            if self._warned_of != event.option_id and self._is_there(plan):
                self._warned_of = event.option_id
                words = _("There is a session of this plan already. Enter again makes one more.")
                self.query_one("#fault", Static).update(words)
                return
            session = plans.plan_session(self._database, self._surroundings, plan)
        except PlanFaulty as faulty:
            faults = [fault.in_words(_) for fault in faulty.faults[:MOST_FAULTS]]
            self.query_one("#fault", Static).update("\n".join(faults))
        except (Refused, StorageError) as error:
            self.query_one("#fault", Static).update(told(error))
        else:
            self.dismiss(session)

    def _is_there(self, plan: Plan) -> bool:
        """Whether a session of that plan, on that day, waits to be run already."""
        return any(
            (row.slug, row.date, row.state) == (plan.session.id, plan.session.date, "planned")
            for row in list_sessions(self._database)
        )

    def action_give_up(self) -> None:
        """Close without making one."""
        self.dismiss(None)
