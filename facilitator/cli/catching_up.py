"""A proposal for catching up as it is printed: old and new lengths side by side, and the end."""

from collections.abc import Iterator
from datetime import timedelta

from facilitator.cli.printing import instant_json, print_line, print_table, seconds_json, wall_time
from facilitator.cli.status import item_json, item_words
from facilitator.domain.catching_up import Change, Miss, Proposal
from facilitator.domain.items import MINUTE
from facilitator.domain.lengths import minutes_of
from facilitator.domain.session import Session
from facilitator.locale import _


def proposal_json(session: Session, proposal: Proposal, *, is_applied: bool) -> dict[str, object]:
    """Return *proposal* as a document; the item of a miss is null where it is the meeting's end."""
    zone = session.zone
    return {
        "applied": is_applied,
        "changes": [
            {
                "item": item_json(session, change.item),
                "before_s": seconds_json(change.before),
                "after_s": seconds_json(change.after),
                "least_s": seconds_json(change.least),
            }
            for change in proposal.changes
        ],
        "ends": instant_json(proposal.ends_at, zone),
        "limit": instant_json(proposal.limit_at, zone),
        "misses": [
            {
                "item": item_json(session, miss.item),
                "at": instant_json(miss.at, zone),
                "by_s": seconds_json(miss.by),
            }
            for miss in proposal.misses
        ],
        "would_have_to_go": [item_json(session, item) for item in proposal.would_have_to_go],
    }


def print_proposal(session: Session, proposal: Proposal, *, is_applied: bool) -> None:
    """Print what would become shorter, when the meeting would end, and what cannot be kept."""
    if not proposal.shorter and not proposal.misses:
        print_line(_("There is no time to make up for."))
        return
    if proposal.changes:
        headings = ("", _("now"), _("then"), "", _("Item"))
        print_table(headings, (_row(session, change) for change in proposal.changes))
    for line in _lines(session, proposal, is_applied):
        print_line(line)


def _row(session: Session, change: Change) -> tuple[str, ...]:
    number = session.agenda.order.index(change.item.id) + 1
    before, after = minutes_of(change.before), minutes_of(change.after)
    if change.is_shorter:
        remark = _("−{n} min").format(n=before - after)
    else:
        is_protected = change.item.directions.is_protected
        remark = f"= {_('protected')}" if is_protected else _("as it is")
    return f"{number:>2}", f"{before:>3}", f"{after:>3}", remark, item_words(session, change.item)


def _lines(session: Session, proposal: Proposal, is_applied: bool) -> Iterator[str]:
    if proposal.ends_at is not None and proposal.limit_at is not None:
        sentence = _("The meeting will then end at {end}; it is to be over at {limit}.")
        end, limit = (wall_time(session.zone, at) for at in (proposal.ends_at, proposal.limit_at))
        yield sentence.format(end=end, limit=limit)
    yield from (_miss_words(session, miss) for miss in proposal.misses)
    if proposal.would_have_to_go:
        items = ", ".join(item_words(session, item) for item in proposal.would_have_to_go)
        yield _("To keep to it, leave out: {items}").format(items=items)
    elif proposal.misses:
        yield _("Not even leaving items out would make up for it.")
    if is_applied:
        yield _("Done: the items have these lengths now.")
    elif proposal.shorter:
        yield _("Nothing is changed yet. To do it: facilitator clock catch-up --apply")


def _miss_words(session: Session, miss: Miss) -> str:
    minutes, at = _whole_minutes(miss.by), wall_time(session.zone, miss.at)
    if miss.item is None:
        sentence = _("Not kept: the end at {time}, by {minutes} min.")
        return sentence.format(time=at, minutes=minutes)
    sentence = _("Not kept: {time} for “{item}”, by {minutes} min.")
    return sentence.format(time=at, item=item_words(session, miss.item), minutes=minutes)


def _whole_minutes(length: timedelta) -> int:
    """Return *length* in minutes, what is begun of one counted whole."""
    return -(-length // MINUTE)
