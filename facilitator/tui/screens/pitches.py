"""The pitches of this meeting, what each asks of the room, and the queue of the series."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from facilitator.domain.pitches import Pitch
from facilitator.domain.text import Text, clean_line, typed_lines
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.services import pitches
from facilitator.tui.dialogs.choose import ChooseDialog
from facilitator.tui.dialogs.form import Answers, Field, length_fault, length_in
from facilitator.tui.keys import key
from facilitator.tui.room import Room
from facilitator.tui.stage import StageScreen
from facilitator.tui.widgets.choices import Choices


class PitchesScreen(StageScreen):
    """Shows one pitch large beside the list of all."""

    STAGE = "pitches"
    CSS_PATH = ["../stage.tcss", "pitches.tcss"]
    BINDINGS = [
        key("n", "add", _("Add"), _("Add a pitch to this meeting."), id="pitches.add"),
        key(
            "enter",
            "change",
            _("Change"),
            _("Change what the pitch under the cursor says."),
            id="pitches.change",
            display="Enter",
            show=False,
        ),
        key(
            "o",
            "offer",
            _("Into the queue"),
            _("Put a pitch for a later meeting into the queue of the series."),
            id="pitches.offer",
        ),
        key(
            "s",
            "schedule",
            _("From the queue"),
            _("Give a pitch of the queue in this meeting."),
            id="pitches.schedule",
        ),
    ]

    def compose_stage(self) -> ComposeResult:
        """Lay out the list, and the pitch under the cursor beside it."""
        with Horizontal():
            yield Choices(id="pitches")
            with VerticalScroll(id="pitch"):
                yield Static("", markup=False, id="content")
        yield Static(
            _("No pitch yet. n adds one; s takes one from the queue."),
            markup=False,
            classes="empty",
        )
        yield Static("", markup=False, id="queue", classes="heading")

    def show_room(self, room: Room) -> None:
        """Show the pitches and the queue."""
        found = room.session.pitches
        choices = self.query_one(Choices)
        choices.show(
            [(key, _entry(room, found.number(key), pitch)) for key, pitch in found.pitches.items()]
        )
        self.query_one(Horizontal).display = bool(found.pitches)
        self.query_one(".empty").display = not found.pitches
        waiting = [queued for queued in room.series.queue.values() if queued.is_waiting]
        words = _("In the queue: {n}").format(n=len(waiting)) if waiting else ""
        self.query_one("#queue", Static).update(words)
        self._show_pitch(room)

    def _show_pitch(self, room: Room) -> None:
        key = self.query_one(Choices).selected
        content = Content("") if key is None else _pitch(room, room.session.pitches.pitches[key])
        shown = self.query_one("#content", Static)
        if shown.content != content:
            shown.update(content)

    def on_option_list_option_highlighted(self) -> None:
        """Show the pitch under the cursor."""
        if self.room is not None:
            self._show_pitch(self.room)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a pitch changes it."""
        event.stop()
        self.action_change()

    def _ask(
        self, form: str, heading: str, pitch: Pitch | None, take: Callable[[Answers], bool]
    ) -> None:
        by = self.here.name(pitch.organisation, language()) if pitch else ""
        fields = [
            Field("title", _("Title"), pitch.title.original if pitch else ""),
            Field("by", _("Organisation"), by),
            Field(
                "background", _("Background, a point a line"), _lines(pitch, "background"), lines=4
            ),
            Field("asks", _("Asks, one a line"), _lines(pitch, "asks"), lines=3),
        ]
        if pitch is None:
            fields.insert(2, Field("length", _("Length"), hint="10分"))
        self.ask(form, heading, fields, take=take, check=_fault)

    def action_add(self) -> None:
        """Ask for a pitch, and add it to this meeting."""

        def take(answers: Answers) -> bool:
            return self.record(
                lambda workshop: pitches.add_pitch(
                    workshop,
                    _content(self.here, answers, None),
                    length_in(answers),
                    by=clean_line(answers["by"]) or None,
                )
            )

        self._ask("pitch-add", _("Add a pitch"), None, take)

    def action_offer(self) -> None:
        """Ask for a pitch, and put it into the queue."""

        def take(answers: Answers) -> bool:
            return self.record(
                lambda workshop: pitches.offer_pitch(
                    workshop,
                    _content(self.here, answers, None),
                    by=clean_line(answers["by"]) or None,
                )
            )

        self._ask("pitch-offer", _("A pitch for the queue"), None, take)

    def action_change(self) -> None:
        """Ask what the pitch under the cursor says."""
        key = self.query_one(Choices).selected
        if key is None:
            return
        pitch = self.here.session.pitches.pitches[key]

        def take(answers: Answers) -> bool:
            by = clean_line(answers["by"])
            same = not by or by == self.here.name(pitch.organisation, language())
            content = _content(self.here, answers, pitch)
            return (same and content == pitch) or self.record(
                lambda workshop: pitches.revise_pitch(
                    workshop, key, content, by=None if same else by
                )
            )

        self._ask(f"pitch-change {key}", _("Change the pitch"), pitch, take)

    def action_schedule(self) -> None:
        """Ask which pitch of the queue is given in this meeting."""
        waiting = [
            (key, Content(queued.content.title.in_language(language())))
            for key, queued in self.here.series.queue.items()
            if queued.is_waiting
        ]
        if not waiting:
            self.notify(_("The queue is empty. o puts a pitch into it."), markup=False)
            return

        def chosen(key: str | None) -> None:
            if key is not None:
                self.record(lambda workshop: pitches.schedule_pitch(workshop, key))

        self.app.push_screen(ChooseDialog(_("Which pitch?"), waiting), chosen)


def _lines(pitch: Pitch | None, field: str) -> str:
    texts: tuple[Text, ...] = getattr(pitch, field) if pitch else ()
    return "\n".join(text.original for text in texts)


def _fault(answers: Answers) -> str | None:
    if not clean_line(answers["title"]):
        return _("A pitch needs a title.")
    return length_fault(answers)


def _content(room: Room, answers: Answers, before: Pitch | None) -> Pitch:
    """Return the pitch that was typed; what stayed the same keeps its translation."""
    texts = (before.title, *before.background, *before.asks) if before else ()
    known = {text.original: text for text in texts}

    def text(words: str) -> Text:
        return known.get(words) or Text(original=words, language=room.session.opened.language)

    typed = {
        "title": text(clean_line(answers["title"])),
        "background": tuple(map(text, typed_lines(answers["background"]))),
        "asks": tuple(map(text, typed_lines(answers["asks"]))),
    }
    return before.model_copy(update=typed) if before else Pitch.model_validate(typed)


def _entry(room: Room, number: int, pitch: Pitch) -> Content:
    by = room.name(pitch.organisation, language())
    return Content.assemble(
        (f"{number} ", "bold"), pitch.title.in_language(language()), "\n  ", (by, "$secondary")
    )


def _pitch(room: Room, pitch: Pitch) -> Content:
    """Return all of a pitch, the asks first: they are what the room works on."""
    lines: list[Content] = [Content.styled(pitch.title.in_language(language()), "bold")]
    by = [room.name(pitch.organisation, language()), room.name(pitch.presenter, language())]
    lines.append(Content.styled("　".join(filter(None, by)), "$secondary"))
    if pitch.pitch_kind is not None:
        lines.append(Content.styled(word(pitch.pitch_kind), "$secondary"))
    for heading, texts, is_numbered in (
        (_("Asks"), pitch.asks, True),
        (_("Background"), pitch.background, False),
    ):
        if texts:
            lines += [Content(""), Content.styled(heading, "$primary")]
        for number, text in enumerate(texts, 1):
            mark = f"{number}. " if is_numbered else "・ "
            lines.append(Content(mark + text.in_language(language())))
    return Content("\n").join(lines)
