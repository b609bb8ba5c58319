"""The keys of the agenda: those that run the meeting first, then those that change its plan.

Each is its id, its keys, its action, its word, its sentence, and how the key is shown where its
name alone does not say that. The table takes Enter for itself and has the screen change the row:
r, which does the same, is what the help and the palette find.
"""

from textual.binding import Binding

from facilitator.locale import N_
from facilitator.tui.keys import Row, bindings_of

_KEYS: tuple[Row, ...] = (
    (
        "go_on", "space", "go_on", N_("Start / next"),
        N_("Begin the meeting, then its next item; after the last one, end it."), "Space",
    ),
    ("go_back", "b", "go_back", N_("Back"), N_("Let the item before this one go on."), None),
    (
        "pause", "p", "pause", N_("Pause"),
        N_("Interrupt the meeting, or go on after an interruption."), None,
    ),
    (
        "longer", "plus", "extend(1)", N_("+1 min"),
        N_("Give the running item one minute more."), "+",
    ),
    (
        "shorter", "minus", "extend(-1)", N_("−1 min"),
        N_("Give the running item one minute less."), "-",
    ),
    (
        "much_longer", "f", "extend(5)", N_("+5 min"),
        N_("Give the running item five minutes more."), None,
    ),
    (
        "catch_up", "c", "catch_up", N_("Catch up"),
        N_("Look how the remaining items could become shorter to end in time."), None,
    ),
    (
        "began", "e", "began", N_("Began at"),
        N_("Say when the running item began, if that was earlier."), None,
    ),
    (
        "start_this", "g", "start_this", N_("Go to this"),
        N_("Begin the item under the cursor, whatever comes before it."), None,
    ),
    (
        "skip", "s", "skip", N_("Leave out"),
        N_("Leave out the item under the cursor, or take it up again."), None,
    ),
    (
        "last_part", "w", "last_part", N_("Wrap up"),
        N_("Begin the wrap-up of the running breakout now, or the questions of a pitch."), None,
    ),
    ("end", "x", "end", N_("End"), N_("End the meeting now."), None),
    (
        "bars", "a", "bars", N_("Bars"),
        N_("Show planned and actual lengths as bars, or the agenda again."), None,
    ),
    (
        "add", "n", "add", N_("Add"),
        N_("Put an item on the agenda, after the one under the cursor."), None,
    ),
    (
        "change", "enter,r", "change", N_("Change"),
        N_("Change the item under the cursor: title, length, presenter, cue, what binds it."),
        "Enter",
    ),
    (
        "protect", "t", "protect", N_("Protect"),
        N_("Protect the length of the item under the cursor (=) when time is made up, or not."),
        None,
    ),
    (
        "meeting", "m", "meeting", N_("Meeting"),
        N_("Change the title, the day, the times and the numbers of the meeting itself."), None,
    ),
    (
        "up", "left_square_bracket", "move(-1)", N_("Up"),
        N_("Move the item under the cursor up."), "[",
    ),
    (
        "down", "right_square_bracket", "move(1)", N_("Down"),
        N_("Move the item under the cursor down."), "]",
    ),
    ("split", "d", "split", N_("Split"), N_("Split the item under the cursor in two."), None),
    (
        "park", "k", "park", N_("Park"),
        N_("Put the item under the cursor aside, into the parking lot."), None,
    ),
    (
        "parking_lot", "K", "parking_lot", N_("Parking lot"),
        N_("Take an item out of the parking lot, after the one under the cursor."), None,
    ),
    (
        "remove", "delete,backspace", "remove", N_("Remove"),
        N_("Take the item under the cursor off the agenda."), "Del",
    ),
)  # fmt: skip

_IN_FOOTER = ("go_on", "go_back", "pause", "longer", "catch_up")


def agenda_bindings() -> list[Binding]:
    """Return all keys of the agenda, in the order of the footer and of the help."""
    return bindings_of("agenda", _KEYS, in_footer=_IN_FOOTER)
