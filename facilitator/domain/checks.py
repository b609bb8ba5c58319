"""What to look at before the minutes are finalised: warnings that never block.

Lines that are typed but not committed are known to storage, not here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from facilitator.domain.line_kinds import LineKind
from facilitator.domain.minutes_values import Minutes
from facilitator.domain.series import Series
from facilitator.domain.session import Session
from facilitator.domain.text import Missing


class About(StrEnum):
    """What a check is about, so that a screen can go there."""

    MEETING = "meeting"
    PARTICIPANTS = "participants"
    ITEM = "item"
    PITCH = "pitch"
    GROUP = "group"
    LINE = "line"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Check:
    """One warning: an English sentence with ``{name}`` places, filled like those of ``Refused``.

    ``id`` names the item, pitch, group, line or follow-up; None where it is about no single one.
    """

    about: About
    id: str | None
    reason: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.reason.format(**self.values)


def checks(session: Session, series: Series, minutes: Minutes) -> tuple[Check, ...]:
    """Return the warnings for *minutes*, which were built from *session* and *series*."""
    return (
        *_participants(minutes),
        *_running_item(session),
        *_pitches(session),
        *_groups(session),
        *_lines(session),
        *_not_taken_up(session, series),
        *_follow_ups(session, series),
        *_not_recorded(minutes),
    )


def _check(about: About, key: str | None, reason: str, **values: object) -> Check:
    return Check(about, key, reason, MappingProxyType(values))


def _participants(minutes: Minutes) -> Iterator[Check]:
    if minutes.attendance.people is Missing.NOT_RECORDED:
        yield _check(About.PARTICIPANTS, None, "Nobody is marked present.")


def _running_item(session: Session) -> Iterator[Check]:
    running = session.clock.current
    if running in session.agenda.items:
        number = session.agenda.order.index(running) + 1
        yield _check(
            About.ITEM, running, "Item {number} of the agenda is still running.", number=number
        )


def _pitches(session: Session) -> Iterator[Check]:
    """Warn of pitches to which no group has noted a question or an offer."""
    answered = {
        session.groups.groups[line.group].pitch
        for line in session.notes.of_kind(LineKind.QUESTION, LineKind.OFFER)
        if line.group is not None
    }
    for number, pitch in enumerate(session.pitches.pitches, start=1):
        if pitch not in answered:
            yield _check(
                About.PITCH, pitch, "Pitch {number} has no question and no offer.", number=number
            )


def _groups(session: Session) -> Iterator[Check]:
    for group in session.groups.open:
        if not session.notes.of_group(group.id):
            yield _check(About.GROUP, group.id, "Group {number} has no notes.", number=group.number)


def _lines(session: Session) -> Iterator[Check]:
    for texts in session.notes.clashes():
        first, count = texts[0].id, len(texts)
        yield _check(
            About.LINE, first, "{count} texts of one line stand side by side.", count=count
        )


def _not_taken_up(session: Session, series: Series) -> Iterator[Check]:
    """Warn of next steps that nobody agreed on, and of offers that nobody makes."""
    agreed = {each.line for each in series.follow_ups_of(session.id)}
    steps = [line.id for line in session.notes.of_kind(LineKind.NEXT_STEP) if line.id not in agreed]
    if steps:
        count = len(steps)
        yield _check(About.LINE, steps[0], "Next steps without a follow-up: {count}.", count=count)
    offers = [
        line.id
        for line in session.notes.of_kind(LineKind.OFFER)
        if line.speaker is None and (line.offer is None or line.offer.by is None)
    ]
    if offers:
        count = len(offers)
        yield _check(About.LINE, offers[0], "Offers that nobody makes yet: {count}.", count=count)


def _follow_ups(session: Session, series: Series) -> Iterator[Check]:
    for number, each in enumerate(series.follow_ups_of(session.id), start=1):
        if not each.owners:
            yield _check(
                About.FOLLOW_UP, each.id, "Follow-up {number} has no owner.", number=number
            )
        if each.due is None:
            yield _check(About.FOLLOW_UP, each.id, "Follow-up {number} has no date.", number=number)


def _not_recorded(minutes: Minutes) -> Iterator[Check]:
    if count := len(minutes.not_recorded):
        yield _check(About.MEETING, None, "Fields not recorded: {count}.", count=count)
