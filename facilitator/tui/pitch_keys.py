"""The keys of the pitches."""

from textual.binding import Binding

from facilitator.locale import _
from facilitator.tui.keys import key

PITCH_KEYS: list[Binding | tuple[str, str] | tuple[str, str, str]] = [
    key("n", "add", _("Add"), _("Add a pitch to this meeting."), id="pitches.add"),
    key(
        "w",
        "walk_in",
        _("Walk-in"),
        _("Take a pitch of 10 minutes that nobody announced, and offer to make up the time."),
        id="pitches.walk_in",
    ),
    key(
        "s",
        "schedule",
        _("From the queue"),
        _("Give a pitch of the queue in this meeting."),
        id="pitches.schedule",
    ),
    key(
        "o",
        "offer",
        _("Into the queue"),
        _("Put a pitch for a later meeting into the queue of the series."),
        id="pitches.offer",
    ),
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
        "left_square_bracket",
        "move(-1)",
        _("Up"),
        _("Give the pitch under the cursor earlier."),
        id="pitches.up",
        display="[",
        show=False,
    ),
    key(
        "right_square_bracket",
        "move(1)",
        _("Down"),
        _("Give the pitch under the cursor later."),
        id="pitches.down",
        display="]",
        show=False,
    ),
    key(
        "r",
        "return",
        _("Put back"),
        _("Put the pitch under the cursor back into the queue."),
        id="pitches.return",
        show=False,
    ),
    key(
        "y",
        "withdraw",
        _("Withdraw"),
        _("Say that a pitch of the queue will not be given."),
        id="pitches.withdraw",
        show=False,
    ),
    key(
        "h",
        "stories",
        _("What became"),
        _("Show what became of all pitches of the series, over all meetings."),
        id="pitches.stories",
    ),
]
"""What can be done with the pitches of a meeting and the queue of its series."""
