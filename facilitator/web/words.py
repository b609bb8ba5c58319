"""The words of the pages, in the language of the program."""

from collections.abc import Sequence

from facilitator.domain.groups import Group
from facilitator.domain.session import Session
from facilitator.locale import _, language
from facilitator.storage.links import Link, LinkRole


def seat_words() -> dict[str, str]:
    """Return the words of the page of a seat."""
    return {
        "no_script": _("This page needs JavaScript."),
        "offline": _("No connection"),
        "offline_hint": _("What you type is kept here, and sent when the network is back."),
        "full": _("Too much is waiting to be sent"),
        "full_hint": _("What you type now is lost. Wait for the connection."),
        "long_paste": _("Too long to paste: at most 100,000 characters."),
        "undelivered": _("This did not arrive any more. Copy it, if you need it:"),
        "left": _("You left this seat"),
        "left_hint": _("What was saved is kept."),
        "open_again": _("Open again"),
        "elsewhere": _("Opened in another tab"),
        "elsewhere_hint": _("This seat is open in another tab of this browser."),
        "take_here": _("Use it here"),
        "over": _("This link is not valid any more"),
        "over_hint": _(
            "It was revoked, or the meeting is over. Ask the facilitator for a new one."
        ),
        "refused": _("The server refused this page"),
        "refused_hint": _("Perhaps too many browsers are at this seat. Close one, then try again."),
        "try_again": _("Try again"),
    }


def overview_words() -> dict[str, str]:
    """Return the words of the facilitator's page."""
    return {
        "seats": _("Browser seats"),
        "seats_hint": _("Let each note-taker scan the code of their group."),
        "stale": _("No connection: this list may be old."),
        "seat": _("Seat"),
        "link": _("Link"),
        "state": _("State"),
        "change": _("Change"),
        "revoke": _("New link"),
        "revoke_hint": _(
            "The old link then opens nothing: whoever sits there by it is sent away at once."
        ),
    }


NOTHING_HERE = "page"
LINK_REFUSED = "link"
TOO_OFTEN = "often"
MEETING_OVER = "over"
NOT_DONE = "not done"
"""Why a page is not shown."""


def refused_words(reason: str) -> dict[str, str]:
    """Return the heading of the page that is shown instead, and what to do."""
    heading, hint = {
        NOTHING_HERE: (
            _("There is nothing here"),
            _("Open the link that the facilitator gave you."),
        ),
        LINK_REFUSED: (
            _("This link does not open a seat"),
            _("It was revoked, or mistyped. Ask the facilitator for the link."),
        ),
        TOO_OFTEN: (
            _("Too many attempts"),
            _("Wait a minute, then open the link again."),
        ),
        MEETING_OVER: (
            _("The meeting is over"),
            _("Its seats are closed. What was saved is in the record."),
        ),
        NOT_DONE: (_("That was not done"), ""),
    }[reason]
    return {"heading": heading, "hint": hint}


def network_note() -> str:
    """Return what to say where no other computer can open a link."""
    return _("This computer is in no network: others cannot open these links.")


def state_words(connected: Sequence[str], away: int) -> str:
    """Return who sits at a link: since when each browser is there, and how many just went."""
    if connected:
        times = _(", ").join(connected)
        return _("● there since {times}").format(times=times)
    return _("○ away just now") if away else _("– nobody yet")


def seat_name(session: Session, link: Link) -> str:
    """Return what the seat of *link* is called: the wall, or a group by its number."""
    group = session.groups.groups.get(link.group or "")
    if group is not None:
        return _("Group {number}").format(number=group.number)
    return {
        LinkRole.OVERVIEW: _("Facilitator’s page"),
        LinkRole.PROJECTOR: _("Wall"),
        LinkRole.NOTE_TAKER: _("Note-taker"),
    }[link.role]


def group_title(session: Session, group: Group) -> str:
    """Return a group's label, else the title of its pitch, else nothing."""
    pitch = session.pitches.pitches.get(group.pitch) if group.pitch else None
    text = group.label or (pitch.title if pitch else None)
    return text.in_language(language()) if text else ""


def seat_title(session: Session, link: Link) -> str:
    """Return what the group of *link* is about; nothing for the wall."""
    group = session.groups.groups.get(link.group or "")
    return group_title(session, group) if group else ""
