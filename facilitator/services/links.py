"""Links of browser seats: one for each open group, one for the wall, one for the facilitator.

A link lives until it is revoked, or two hours after its meeting was ended: whoever was there can
still finish a sentence, and nobody finds a way in weeks later.
"""

import hmac
from dataclasses import replace
from datetime import datetime, timedelta

from facilitator.domain.refused import Refused
from facilitator.domain.session import Session
from facilitator.services.workshop import Workshop
from facilitator.storage.links import Link, LinkRole, links_of, save_link

LIVES_ON = timedelta(hours=2)
"""How long links go on after the meeting was ended."""

_ORDER = (LinkRole.OVERVIEW, LinkRole.PROJECTOR, LinkRole.NOTE_TAKER)


def is_over(session: Session, now: datetime) -> bool:
    """Whether the meeting ended so long before *now* that its links are dead.

    What was entered as held has no known end, and its links live until they are revoked.
    """
    ended_at = session.clock.ended_at
    return ended_at is not None and now >= ended_at + LIVES_ON


def is_alive(link: Link, session: Session, now: datetime) -> bool:
    """Whether *link*, of that session, opens its seat at the instant *now*."""
    return link.revoked_at is None and not is_over(session, now)


def living_links(workshop: Workshop) -> tuple[Link, ...]:
    """Return the links that open a seat now, as the file has them; see ``living_of``."""
    return living_of(all_links(workshop), workshop.session, workshop.now)


def living_of(links: tuple[Link, ...], session: Session, now: datetime) -> tuple[Link, ...]:
    """Return those of *links* that open a seat: the overview, the wall, the groups by number."""
    alive = [link for link in links if is_alive(link, session, now)]
    return tuple(sorted(alive, key=lambda link: _place(session, link)))


def all_links(workshop: Workshop) -> tuple[Link, ...]:
    """Return every link that the meeting ever had: whose link was revoked is to be told so."""
    return links_of(workshop.database, workshop.id)


def _place(session: Session, link: Link) -> tuple[int, int, str]:
    group = session.groups.groups.get(link.group or "")
    return _ORDER.index(link.role), group.number if group else 0, link.id


def is_link_missing(links: tuple[Link, ...], session: Session, now: datetime) -> bool:
    """Whether a group (say, a new one) has none of *links* yet that lives, and can have one."""
    return not is_over(session, now) and bool(_missing(session, living_of(links, session, now)))


def ensure_links(workshop: Workshop) -> tuple[Link, ...]:
    """Make the links that are missing, and return all living ones in the order of the list.

    Refused where the meeting is over for so long that a link would be dead at once. Raises
    SaveFailed and SessionBusy, as do the other functions that write.
    """
    if is_over(workshop.session, workshop.now):
        raise Refused(
            "This meeting ended more than two hours ago, so it has no browser seats any more."
        )
    living = living_links(workshop)
    if not _missing(workshop.session, living):
        return living
    with workshop.database.writing():
        for role, group in _missing(workshop.session, living_links(workshop)):
            save_link(workshop.database, _new_link(workshop, role, group))
    return living_links(workshop)


def _missing(session: Session, living: tuple[Link, ...]) -> list[tuple[LinkRole, str | None]]:
    wanted: list[tuple[LinkRole, str | None]] = [
        (LinkRole.OVERVIEW, None),
        (LinkRole.PROJECTOR, None),
        *((LinkRole.NOTE_TAKER, group.id) for group in session.groups.open),
    ]
    there = {(link.role, link.group) for link in living}
    return [place for place in wanted if place not in there]


def _new_link(workshop: Workshop, role: LinkRole, group: str | None) -> Link:
    token = workshop.surroundings.new_token()
    return Link(workshop.new_id(), workshop.id, role, group, token, workshop.now)


def revoke(workshop: Workshop, link: str) -> None:
    """Let the link with the id *link* open nothing any more; once revoked it stays so.

    ``ensure_links`` makes another one to the same seat, while its group meets.
    """
    with workshop.database.writing():
        save_link(workshop.database, replace(_standing(workshop, link), revoked_at=workshop.now))


def _standing(workshop: Workshop, link: str) -> Link:
    for each in all_links(workshop):
        if each.id == link and each.revoked_at is None:
            return each
    raise Refused("This link has been revoked already.")


def link_for(links: tuple[Link, ...], token: str) -> Link | None:
    """Return the link that *token* opens, None where there is none.

    The time it takes tells nothing of the tokens: *token* is compared with all of them.
    """
    given = token.encode("utf-8", "replace")
    found = None
    for link in links:
        if hmac.compare_digest(link.token.encode(), given):
            found = link
    return found
