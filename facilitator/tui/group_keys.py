"""The keys of the groups: those that seat people first, then those that change a group.

Each is its id, its keys, its action, its word, its sentence, and how the key is shown where its
name alone does not say that.
"""

from textual.binding import Binding

from facilitator.locale import N_
from facilitator.tui.keys import Row, bindings_of

_KEYS: tuple[Row, ...] = (
    (
        "deal", "d", "deal", N_("Deal"),
        N_("Seat those without a group by wishes and points; who sits stays where possible."), None,
    ),
    (
        "reshuffle", "r", "reshuffle", N_("Shuffle"),
        N_("Look for better groups for everybody who is not pinned, with another seed each time."),
        None,
    ),
    (
        "move", "m", "move", N_("Move"),
        N_("Seat the person under the cursor in another group; shows what that would do first."),
        None,
    ),
    (
        "pin", "p", "pin", N_("Pin"),
        N_("Let the person under the cursor stay in this group whatever else changes, or not."),
        None,
    ),
    (
        "why", "w", "why", N_("Why"),
        N_("Say why the person under the cursor sits here, and what a better wish would cost."),
        None,
    ),
    (
        "arrive", "l", "arrive", N_("Late"),
        N_("Seat the person under the cursor, who came late; or register somebody new."), None,
    ),
    (
        "search", "slash", "search", N_("Search"),
        N_("Find a person by a part of the name, the reading or the organisation, and go there."),
        "/",
    ),
    (
        "next_page", "pagedown,full_stop", "turn(1)", N_("Page"),
        N_("Show the next page of groups; PgDn does the same."), ".",
    ),
    (
        "previous_page", "pageup,comma", "turn(-1)", N_("Back a page"),
        N_("Show the page of groups before this one; PgUp does the same."), ",",
    ),
    (
        "swap", "s", "swap", N_("Swap"),
        N_("Mark the person under the cursor; s on another one lets both change places."), None,
    ),
    (
        "presence", "space", "presence", N_("Here"),
        N_("Mark the person under the cursor as present, or as absent."), "Space",
    ),
    (
        "note_taker", "t", "role('note_taker')", N_("Note-taker"),
        N_("Let the person under the cursor take the notes of the group, or no longer."), None,
    ),
    (
        "facilitator", "f", "role('facilitator')", N_("Facilitator"),
        N_("Let the person under the cursor lead the group, or no longer."), None,
    ),
    (
        "reporter", "e", "role('reporter')", N_("Reporter"),
        N_("Let the person under the cursor report in the share-out, or no longer."), None,
    ),
    (
        "lock", "k", "lock", N_("Lock"),
        N_("Let the group under the cursor stay as it is when people are seated, or not."), None,
    ),
    (
        "quality", "q", "quality", N_("Quality"),
        N_("Show how good the groups are: points, wishes, who meets whom; what the marks mean."),
        None,
    ),
    (
        "compare", "c", "compare", N_("Compare"),
        N_("Show who sat elsewhere before people were seated last."), None,
    ),
    (
        "encounters", "h", "encounters", N_("Encounters"),
        N_("Show who has met whom, over the rounds and the meetings, as a picture."), None,
    ),
    (
        "rules", "o", "rules", N_("Rules"),
        N_("Change sizes, whom a group suits, who sits together or apart, points, who counts."),
        None,
    ),
    (
        "next_round", "right_square_bracket", "look_at_round(1)", N_("Next round"),
        N_("Show who sits where in the next round that is planned."), "]",
    ),
    (
        "previous_round", "left_square_bracket", "look_at_round(-1)", N_("Round before"),
        N_("Show the round before this one, also one that is over."), "[",
    ),
    (
        "make", "n", "make", N_("Group"),
        N_("Make a group for each pitch that has none, or else one more group."), None,
    ),
    (
        "close", "x", "close", N_("Close group"),
        N_("Say that the group under the cursor does not meet."), None,
    ),
)  # fmt: skip

_IN_FOOTER = ("deal", "reshuffle", "move", "pin", "why", "arrive", "search", "next_page")


def group_bindings() -> list[Binding]:
    """Return all keys of the groups, in the order of the footer and of the help."""
    return bindings_of("groups", _KEYS, in_footer=_IN_FOOTER)
