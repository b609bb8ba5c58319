"""The keys of the share-out."""

from textual.binding import Binding

from facilitator.locale import N_, _
from facilitator.tui.keys import key

_KEYS: tuple[tuple[str, str, str, str, str, str, bool], ...] = (
    (
        "next", "space", "next", "Space", N_("Next"),
        N_("Let the next group share; after the last one, end the sharing."), True,
    ),
    (
        "this", "enter", "this", "Enter", N_("This group"),
        N_("Let the group under the cursor share, also once more."), False,
    ),
    (
        "comment", "c", "comment", "c", N_("Comment"),
        N_("Type what somebody in the room says to it; Enter records it."), True,
    ),
    (
        "common", "m,equals_sign", "common", "m", N_("In common"),
        N_("Bring a line of this group together with lines of other groups."), True,
    ),
    (
        "conclusion", "f9", "conclusion", "F9", N_("Conclude"),
        N_("Write what everybody together concludes, a point a line; F9 records it."), True,
    ),
    (
        "follow_up", "f", "follow_up", "f", N_("Follow-up"),
        N_("Agree on something to be done, by whom and by when."), True,
    ),
    (
        "follow_ups", "l", "follow_ups", "l", N_("Follow-ups"),
        N_("List what may become a follow-up in all groups, and what has; change those."), False,
    ),
    (
        "length", "t", "length", "t", N_("Time for each"),
        N_("Set how long each group shares; nothing divides the time that is left."), False,
    ),
    (
        "end", "e", "end", "e", N_("End sharing"),
        N_("Note that the group that shares has done so; the next one waits."), False,
    ),
    (
        "up", "left_square_bracket,alt+up,K", "move(-1)", "[", N_("Earlier"),
        N_("Let the group under the cursor share earlier."), False,
    ),
    (
        "down", "right_square_bracket,alt+down,J", "move(1)", "]", N_("Later"),
        N_("Let the group under the cursor share later."), False,
    ),
    (
        "remove", "delete", "remove", "Del", N_("Remove"),
        N_("Take out the comment under the cursor (Tab leads to the comments)."), False,
    ),
)  # fmt: skip


def share_out_bindings() -> list[Binding]:
    """Return the keys of the share-out."""
    return [
        key(
            keys,
            action,
            _(word),
            _(sentence),
            id=f"share_out.{name}",
            display=display,
            show=is_shown,
            priority=name == "conclusion",
        )
        for name, keys, action, display, word, sentence, is_shown in _KEYS
    ]
