"""The minutes: what to look at before they go out, the document as it will be written, export."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalGroup
from textual.content import Content
from textual.widgets import OptionList, Static, TextArea

from facilitator.domain.checks import About, Check, checks
from facilitator.domain.minutes import Profile
from facilitator.domain.text import Language
from facilitator.locale import _, language
from facilitator.locale.words import told
from facilitator.services import minutes
from facilitator.tui.keys import key
from facilitator.tui.room import Room
from facilitator.tui.stage import StageScreen
from facilitator.tui.widgets.choices import Choices
from facilitator.writers.files import ChangedByHand

_STAGES = {
    About.MEETING: "minutes",
    About.PARTICIPANTS: "groups",
    About.ITEM: "agenda",
    About.PITCH: "pitches",
    About.GROUP: "notes",
    About.LINE: "notes",
    About.FOLLOW_UP: "share_out",
}
"""Where a check is dealt with."""


class MinutesScreen(StageScreen):
    """Shows the minutes of this moment, and writes them."""

    STAGE = "minutes"
    CSS_PATH = ["../stage.tcss", "minutes.tcss"]
    BINDINGS = [
        key(
            "w",
            "write",
            _("Write the file"),
            _("Write the document that is seen into the exports folder."),
            id="minutes.write",
        ),
        key(
            "l",
            "language",
            _("Japanese/English"),
            _("Show the document in the other language."),
            id="minutes.language",
        ),
        key(
            "p",
            "profile",
            _("Internal/public"),
            _("Show the document with the names of people, or without."),
            id="minutes.profile",
        ),
        key(
            "enter",
            "go",
            _("Go there"),
            _("Go to where the check under the cursor is dealt with."),
            id="minutes.go",
            display="Enter",
            show=False,
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._language: Language = language()
        self._profile = Profile.INTERNAL
        self._shown: tuple[object, ...] = ()
        self._checks: dict[str, Check] = {}

    def compose_stage(self) -> ComposeResult:
        """Lay out the checks, and the document beside them."""
        with Horizontal():
            with VerticalGroup(id="left"):
                yield Static("", markup=False, id="which")
                yield Choices(id="checks")
            yield TextArea("", read_only=True, show_line_numbers=False, compact=True, id="document")

    def show_room(self, room: Room) -> None:
        """Show the document again where something in it changed."""
        seen = (room.session, room.series, room.register, self._language, self._profile)
        if len(seen) == len(self._shown) and all(
            new is old for new, old in zip(seen, self._shown, strict=True)
        ):
            return
        self._shown = seen
        workshop = self.seat.workshop
        document = self.query_one("#document", TextArea)
        text = minutes.minutes_text(workshop, self._language, self._profile)
        if document.text != text:
            offset = document.scroll_offset
            document.text = text
            document.scroll_to(*offset, animate=False)
        self._show_checks(room)

    def _show_checks(self, room: Room) -> None:
        found = minutes.read_minutes(self.seat.workshop, self._profile)
        warnings = checks(room.session, room.series, found)
        self._checks = {str(number): check for number, check in enumerate(warnings)}
        options = [
            (key, Content.assemble(("！ ", "$warning"), told(check)))
            for key, check in self._checks.items()
        ]
        all_well = [("", Content.assemble(("○ ", "$accent"), _("Nothing to look at.")))]
        self.query_one(Choices).show(options or all_well)
        tongue = {"ja": _("Japanese"), "en": _("English")}[self._language]
        profile = {
            Profile.INTERNAL: _("internal: with names"),
            Profile.PUBLIC: _("public: names only by consent"),
        }[self._profile]
        lines = [Content.styled(tongue, "bold"), Content(profile)]
        if self._profile is Profile.PUBLIC and found.withheld:
            lines.append(Content(_("{n} names are left out").format(n=len(found.withheld))))
        lines += [Content(""), Content.styled(_("To look at"), "$primary")]
        self.query_one("#which", Static).update(Content("\n").join(lines))

    def action_language(self) -> None:
        """Show the document in the other language."""
        self._language = "en" if self._language == "ja" else "ja"
        self.show_room(self.here)

    def action_profile(self) -> None:
        """Show the document with names, or without."""
        is_public = self._profile is Profile.PUBLIC
        self._profile = Profile.INTERNAL if is_public else Profile.PUBLIC
        self.show_room(self.here)

    def action_write(self) -> None:
        """Write the document, and say where it is."""
        try:
            path = minutes.export_minutes(self.seat.workshop, self._language, self._profile)
        except ChangedByHand as changed:
            words = _("{path} was changed by hand and stays as it is. Move it away first.")
            self.notify(words.format(path=changed.path), severity="warning", markup=False)
        except OSError as error:
            words = _("Not written: {reason}.").format(reason=error.strerror)
            self.notify(words, severity="error", markup=False)
        else:
            self.notify(_("Written: {path}").format(path=path), markup=False, timeout=10)

    @on(OptionList.OptionSelected)
    def action_go(self) -> None:
        """Go to where the check is dealt with."""
        check = self._checks.get(self.query_one(Choices).selected or "")
        if check is not None:
            self.seat.open_stage(_STAGES[check.about])
