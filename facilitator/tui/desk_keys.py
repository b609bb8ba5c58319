"""The keys of the registration desk: those that work while typing, and those of the list."""

from textual.binding import Binding

from facilitator.locale import _
from facilitator.tui.keys import key

DESK_KEYS: list[Binding | tuple[str, str] | tuple[str, str, str]] = [
    key(
        "slash",
        "search",
        _("Search"),
        _("Go to the field: type a part of a name, a reading or an organisation; Enter marks."),
        id="participants.search",
        display="/",
    ),
    key(
        "space",
        "receive",
        _("Here"),
        _("Mark the person under the cursor as here, or as expected again."),
        id="participants.here",
        display="Space",
    ),
    key(
        "a",
        "mark('absent')",
        _("Absent"),
        _("Mark the person under the cursor as absent."),
        id="participants.absent",
    ),
    key(
        "o",
        "mark('online')",
        _("Online"),
        _("Mark the person under the cursor as taking part online."),
        id="participants.online",
        show=False,
    ),
    key(
        "x",
        "mark('left')",
        _("Left"),
        _("Mark that the person under the cursor left before the end."),
        id="participants.left",
        show=False,
    ),
    key(
        "w",
        "wishes",
        _("Wishes"),
        _("Type which pitches the person under the cursor wishes for."),
        id="participants.wishes",
    ),
    key(
        "e,enter",
        "change",
        _("Change"),
        _("Change what is known of the person under the cursor: contacts, needs, roles …"),
        id="participants.change",
        display="e",
    ),
    key(
        "i,f8",
        "import",
        _("List"),
        _("Take in a list of people from a file: csv or Excel. F8 works while typing, too."),
        id="participants.import",
        display="i F8",
    ),
    key(
        "delete",
        "withdraw",
        _("Take out"),
        _("Take somebody who was registered by mistake out of this meeting, after a question."),
        id="participants.withdraw",
        display="Del",
        show=False,
    ),
    key(
        "p",
        "popularity",
        _("Popularity"),
        _("Show how many wish for each pitch, or no longer."),
        id="participants.popularity",
        show=False,
    ),
    key(
        "f10",
        "walk_in",
        _("New person"),
        _("Register what stands in the field as somebody new, whoever else is called so."),
        id="participants.walk_in",
        display="F10",
        show=False,
    ),
    key(
        "f9,ctrl+z",
        "take_back",
        _("Take back"),
        _("Take back what was done last at this desk, also while typing."),
        id="participants.take_back",
        display="F9",
        show=False,
    ),
]
"""What can be done at the registration desk."""
