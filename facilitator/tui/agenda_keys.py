"""The keys of the agenda: those that run the meeting first, then those that change its plan."""

from textual.binding import Binding

from facilitator.locale import _
from facilitator.tui.keys import key


def agenda_bindings() -> list[Binding]:
    """Return all keys of the agenda, in the order of the footer and of the help."""
    return [*_running(), *_correcting(), *_planning(), *_arranging()]


def _running() -> list[Binding]:
    """Return the keys that run the meeting."""
    return [
        key(
            "space",
            "go_on",
            _("Start / next"),
            _("Begin the meeting, then its next item; after the last one, end it."),
            id="agenda.go_on",
            display="Space",
        ),
        key(
            "b", "go_back", _("Back"), _("Let the item before this one go on."), id="agenda.go_back"
        ),
        key(
            "p",
            "pause",
            _("Pause"),
            _("Interrupt the meeting, or go on after an interruption."),
            id="agenda.pause",
        ),
        key(
            "plus",
            "extend(1)",
            _("+1 min"),
            _("Give the running item one minute more."),
            id="agenda.longer",
            display="+",
        ),
        key(
            "minus",
            "extend(-1)",
            _("−1 min"),
            _("Give the running item one minute less."),
            id="agenda.shorter",
            display="-",
            show=False,
        ),
        key(
            "f",
            "extend(5)",
            _("+5 min"),
            _("Give the running item five minutes more."),
            id="agenda.much_longer",
            show=False,
        ),
        key(
            "c",
            "catch_up",
            _("Catch up"),
            _("Look how the remaining items could become shorter to end in time."),
            id="agenda.catch_up",
        ),
    ]


def _correcting() -> list[Binding]:
    """Return the keys that run the meeting otherwise than planned, and those for looking."""
    return [
        key(
            "e",
            "began",
            _("Began at"),
            _("Say that the running item began some minutes ago."),
            id="agenda.began",
            show=False,
        ),
        key(
            "g",
            "start_this",
            _("Go to this"),
            _("Begin the item under the cursor, whatever comes before it."),
            id="agenda.start_this",
            show=False,
        ),
        key(
            "s",
            "skip",
            _("Leave out"),
            _("Leave out the item under the cursor, or take it up again."),
            id="agenda.skip",
            show=False,
        ),
        key(
            "w",
            "last_part",
            _("Wrap up"),
            _("Begin the wrap-up of the running breakout now, or the questions of a pitch."),
            id="agenda.last_part",
            show=False,
        ),
        key(
            "x",
            "end",
            _("End"),
            _("End the meeting now."),
            id="agenda.end",
            show=False,
        ),
        key(
            "a",
            "bars",
            _("Bars"),
            _("Show planned and actual lengths as bars, or the agenda again."),
            id="agenda.bars",
            show=False,
        ),
    ]


def _planning() -> list[Binding]:
    """Return the keys that change what an item is, and what the meeting is.

    The table takes Enter for itself and has the screen change the row: r, which does the same, is
    what the help and the palette find.
    """
    return [
        key(
            "n",
            "add",
            _("Add"),
            _("Put an item on the agenda, after the one under the cursor."),
            id="agenda.add",
            show=False,
        ),
        key(
            "enter,r",
            "change",
            _("Change"),
            _("Change the item under the cursor: title, length, presenter, cue, what binds it."),
            id="agenda.change",
            display="Enter",
            show=False,
        ),
        key(
            "t",
            "protect",
            _("Protect"),
            _("Protect the length of the item under the cursor (=) when time is made up, or not."),
            id="agenda.protect",
            show=False,
        ),
        key(
            "m",
            "meeting",
            _("Meeting"),
            _("Change the title, the day, the times and the numbers of the meeting itself."),
            id="agenda.meeting",
            show=False,
        ),
    ]


def _arranging() -> list[Binding]:
    """Return the keys that change the order of the items."""
    return [
        key(
            "left_square_bracket",
            "move(-1)",
            _("Up"),
            _("Move the item under the cursor up."),
            id="agenda.up",
            display="[",
            show=False,
        ),
        key(
            "right_square_bracket",
            "move(1)",
            _("Down"),
            _("Move the item under the cursor down."),
            id="agenda.down",
            display="]",
            show=False,
        ),
        key(
            "d",
            "split",
            _("Split"),
            _("Split the item under the cursor in two."),
            id="agenda.split",
            show=False,
        ),
        key(
            "k",
            "park",
            _("Park"),
            _("Put the item under the cursor aside, into the parking lot."),
            id="agenda.park",
            show=False,
        ),
        key(
            "K",
            "parking_lot",
            _("Parking lot"),
            _("Take an item out of the parking lot, after the one under the cursor."),
            id="agenda.parking_lot",
            show=False,
        ),
        key(
            "delete,backspace",
            "remove",
            _("Remove"),
            _("Take the item under the cursor off the agenda."),
            id="agenda.remove",
            display="Del",
            show=False,
        ),
    ]
