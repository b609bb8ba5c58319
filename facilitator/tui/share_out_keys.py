"""The keys of the share-out."""

from textual.binding import Binding

from facilitator.locale import N_
from facilitator.tui.keys import Row, bindings_of

_KEYS: tuple[Row, ...] = (
    (
        "next", "space", "next", N_("Next"),
        N_("Let the next group share; after the last one, end the sharing."), "Space",
    ),
    (
        "this", "enter", "this", N_("This group"),
        N_("Let the group under the cursor share, also once more."), "Enter",
    ),
    (
        "comment", "c", "comment", N_("Comment"),
        N_("Type what somebody in the room says to it; Enter records it."), "c",
    ),
    (
        "common", "m,equals_sign", "common", N_("In common"),
        N_("Bring a line of this group together with lines of other groups."), "m",
    ),
    (
        "conclusion", "f9", "conclusion", N_("Conclude"),
        N_("Write what everybody together concludes, a point a line; F9 records it."), "F9",
    ),
    (
        "follow_up", "f", "follow_up", N_("Follow-up"),
        N_("Agree on something to be done, by whom and by when."), "f",
    ),
    (
        "follow_ups", "l", "follow_ups", N_("Follow-ups"),
        N_("List what may become a follow-up in all groups, and what has; change those."), "l",
    ),
    (
        "length", "t", "length", N_("Time for each"),
        N_("Set how long each group shares; nothing divides the time that is left."), "t",
    ),
    (
        "end", "e", "end", N_("End sharing"),
        N_("Note that the group that shares has done so; the next one waits."), "e",
    ),
    (
        "up", "left_square_bracket,alt+up,K", "move(-1)", N_("Earlier"),
        N_("Let the group under the cursor share earlier."), "[",
    ),
    (
        "down", "right_square_bracket,alt+down,J", "move(1)", N_("Later"),
        N_("Let the group under the cursor share later."), "]",
    ),
    (
        "remove", "delete", "remove", N_("Remove"),
        N_("Take out the comment under the cursor (Tab leads to the comments)."), "Del",
    ),
)  # fmt: skip


_IN_FOOTER = ("next", "comment", "common", "conclusion", "follow_up")


def share_out_bindings() -> list[Binding]:
    """Return the keys of the share-out."""
    return bindings_of("share_out", _KEYS, in_footer=_IN_FOOTER, first=("conclusion",))
