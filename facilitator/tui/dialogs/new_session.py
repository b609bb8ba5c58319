"""Which meeting to make a session like, or from which plan; and then when it takes place."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import ValidationError
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalGroup
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from facilitator.domain.dates import length_words
from facilitator.domain.plan import Appointment, Plan
from facilitator.domain.refused import Refused
from facilitator.domain.text import LONGEST_LINE, Text, clean_line
from facilitator.locale import _, language
from facilitator.locale.words import told
from facilitator.readers.plan_toml import PlanFaulty, read_plan, read_title
from facilitator.services import next_meeting, plans
from facilitator.services.next_meeting import Lengths
from facilitator.services.series import read_series
from facilitator.services.sessions import open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database
from facilitator.storage.errors import StorageError
from facilitator.storage.session_list import list_sessions
from facilitator.tui.dialogs.appointment import AppointmentForm
from facilitator.tui.dialogs.choose import ChooseDialog
from facilitator.tui.titles import short
from facilitator.tui.widgets.cells import cut
from facilitator.tui.widgets.choices import Choices

MOST_FAULTS = 5
"""How many mistakes of a plan are shown at once."""

ROOM, WIDEST_REMARK = 69, 26
"""Cells of an option, and of what may stand at the end of it: a day, or the name of a file."""

_SAMPLE_MARK = re.compile(r"（見本）$| \(sample\)$")
"""What the name of a sample ends with."""

_LIKE, _FROM = "like:", "from:"
"""What the ids of the options begin with: a session's id follows, or the path of a plan."""


class NewSessionDialog(ModalScreen[str | None]):
    """Offers the latest meetings and the plans at hand; gives the id of the session made."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [Binding("escape", "give_up", show=False)]

    def __init__(self, database: Database, surroundings: Surroundings) -> None:
        super().__init__(classes="dialog")
        self._database = database
        self._surroundings = surroundings
        self._warned_of: tuple[str, date] | None = None
        self._made: str | None = None

    def compose(self) -> ComposeResult:
        """Lay out what there is to choose, and room for what is wrong with a plan."""
        with VerticalGroup():
            yield Static(_("From what is the session made?"), markup=False, classes="question")
            yield Choices()
            yield Static("", markup=False, id="fault")
            yield Static(_("Enter Choose   Esc Cancel"), markup=False, classes="hint")

    def on_mount(self) -> None:
        """Fill the list."""
        choices = self.query_one(Choices)
        try:
            choices.show(list(self._options()))
        except StorageError as error:
            self._say(told(error))
        choices.focus()

    def _options(self) -> Iterator[tuple[str, Content]]:
        """Yield the latest meeting of each series, then the plans, each as id and words."""
        for row in next_meeting.latest_meetings(self._database):
            words = _like_words(read_series(self._database, row.series).name)
            yield f"{_LIKE}{row.id}", _option(words, row.date.isoformat())
        for path in plans.plan_files(self._surroundings):
            title = read_title(path)
            words = title.in_language(language()) if title else clean_line(path.stem)
            yield f"{_FROM}{path}", _option(words, clean_line(path.name))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on to when it takes place, or say what is wrong with the plan."""
        assert event.option_id is not None
        self._say("")
        try:
            if event.option_id.startswith(_LIKE):
                self._ask_for_lengths(event.option_id.removeprefix(_LIKE))
            else:
                self._ask_about(read_plan(Path(event.option_id.removeprefix(_FROM))))
        except PlanFaulty as faulty:
            self._say("\n".join(fault.in_words(_) for fault in faulty.faults[:MOST_FAULTS]))
        except (Refused, StorageError) as error:
            self._say(told(error))

    def _say(self, words: str) -> None:
        self.query_one("#fault", Static).update(words)

    def _ask_for_lengths(self, session: str) -> None:
        """Ask which lengths the items are to have, where the clock has measured any."""
        earlier = open_workshop(self._database, self._surroundings, session)
        if not earlier.session.clock.began:
            self._ask_about_next(earlier, Lengths.PLANNED)
            return

        def chosen(lengths: str | None) -> None:
            if lengths is not None:
                self._ask_about_next(earlier, Lengths(lengths))

        words = {
            Lengths.PLANNED: _("As planned ({length} in all)"),
            Lengths.ACTUAL: _("As long as they took ({length} in all)"),
        }
        options = [
            (lengths.value, Content(sentence.format(length=_whole(earlier, lengths))))
            for lengths, sentence in words.items()
        ]
        self.app.push_screen(ChooseDialog(_("How long are the items?"), options), chosen)

    def _ask_about_next(self, earlier: Workshop, lengths: Lengths) -> None:
        """Ask when the meeting after *earlier* takes place, and make it."""
        opened = earlier.session.opened
        day = max(opened.date, self._today(opened.timezone))
        self._ask(
            _like_words(earlier.series.name),
            next_meeting.next_appointment(opened, day),
            is_day_known=False,
            following=lambda day: next_meeting.next_appointment(opened, day).no_in_fiscal_year,
            slug=lambda day: next_meeting.next_slug(opened.series, day),
            make=lambda when, _name: next_meeting.plan_next_meeting(earlier, when, lengths),
        )

    def _ask_about(self, plan: Plan) -> None:
        """Ask when the meeting of *plan* takes place, and make it.

        Numbers that the plan does not give follow on from the latest meeting of its series.
        """
        if plan.is_sample:
            self._ask_about_own(plan)
            return
        proposed = plan.with_assumptions().appointment
        in_year = proposed.no_in_fiscal_year

        def following(day: date) -> Appointment:
            return self._after_latest(plan.series.id, day) or Appointment(day)

        by_rule = following(proposed.date)
        self._ask(
            (plan.session.title or plan.series.name).in_language(language()),
            replace(
                proposed,
                no_in_fiscal_year=in_year or by_rule.no_in_fiscal_year,
                no_total=proposed.no_total or by_rule.no_total,
            ),
            is_day_known=proposed.date >= self._today(plan.session.timezone),
            following=lambda day: in_year or following(day).no_in_fiscal_year,
            slug=lambda day: plan.session.id,
            make=lambda when, _name: plans.plan_session(
                self._database, self._surroundings, plan, when
            ),
        )

    def _ask_about_own(self, sample: Plan) -> None:
        """Ask what a meeting like *sample* is called and when it takes place, and make it."""
        title = sample.series.name.in_language(language())
        proposed = sample.with_assumptions().appointment
        spoken = language()
        self._ask(
            title,
            replace(proposed, date=self._today(sample.session.timezone)),
            is_day_known=True,
            following=lambda day: None,
            slug=lambda day: "",
            make=lambda when, name: plans.plan_own_session(
                self._database,
                self._surroundings,
                sample,
                when,
                Text(original=name, language=spoken),
            ),
            name=_SAMPLE_MARK.sub("", title),
        )

    def _after_latest(self, series: str, day: date) -> Appointment | None:
        """Return which meeting of *series* one on *day* is, None where it has none yet."""
        for row in next_meeting.latest_meetings(self._database):
            if row.series == series:
                latest = open_workshop(self._database, self._surroundings, row.id)
                return next_meeting.next_appointment(latest.session.opened, day)
        return None

    def _today(self, timezone: str) -> date:
        return self._surroundings.now().astimezone(ZoneInfo(timezone)).date()

    def _ask(
        self,
        title: str,
        proposed: Appointment,
        *,
        is_day_known: bool,
        following: Callable[[date], int | None],
        slug: Callable[[date], str],
        make: Callable[[Appointment, str], str],
        name: str | None = None,
    ) -> None:
        def made(when: Appointment, name: str) -> str | None:
            try:
                self._made = make(when, name)
            except ValidationError:
                words = _("The text is empty, or longer than {most} characters.")
                return words.format(most=LONGEST_LINE)
            except (Refused, StorageError) as error:
                return told(error)
            return None

        form = AppointmentForm(
            short(clean_line(title)),
            proposed,
            is_day_known=is_day_known,
            following=following,
            check=lambda when: self._warning(slug(when.date), when.date),
            make=made,
            name=name,
        )
        self.app.push_screen(form, self._close_if_made)

    def _warning(self, slug: str, day: date) -> str | None:
        """Return, the first time, that a session of that name waits to be run on that day."""
        rows = list_sessions(self._database)
        if self._warned_of == (slug, day) or all(
            (row.slug, row.date, row.state) != (slug, day, "planned") for row in rows
        ):
            return None
        self._warned_of = (slug, day)
        return _("There is such a session on that day already. Enter again makes one more.")

    def _close_if_made(self, _answer: None) -> None:
        if self._made is not None:
            self.dismiss(self._made)

    def action_give_up(self) -> None:
        """Close without making one."""
        self.dismiss(None)


def _option(words: str, remark: str) -> Content:
    """Return an option: what it is, and at the end of its line a quiet remark."""
    remark = short(remark, WIDEST_REMARK)
    room = ROOM - cell_len(remark) - 2
    return Content.assemble(cut(Content(words), room, is_padded=True), "  ", (remark, "dim"))


def _like_words(series: Text) -> str:
    return _("Like the last meeting: {title}").format(title=series.in_language(language()))


def _whole(earlier: Workshop, lengths: Lengths) -> str:
    return length_words(next_meeting.whole_length(earlier, lengths), language())
