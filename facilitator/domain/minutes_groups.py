"""The groups in the minutes: who sat in them in which round, who did what, and what they noted;
and what everybody then shared.

People who never came stand in no group. Before anybody is marked as here, all do who are seated.
"""

from collections.abc import Iterable, Mapping

from facilitator.domain.encounters import Sitting, sittings_so_far
from facilitator.domain.groups import Group, HandedOver, Role
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.minutes_names import Names
from facilitator.domain.minutes_timing import moment, started_on
from facilitator.domain.minutes_values import (
    CommonRecord,
    GroupRecord,
    HandoverRecord,
    LineRecord,
    OfferRecord,
    Plenary,
)
from facilitator.domain.notes import NoteLine
from facilitator.domain.offers import Offer
from facilitator.domain.session import Session
from facilitator.domain.text import Missing, Text


def printed_groups(session: Session) -> tuple[Group, ...]:
    """Return the groups that stand in the minutes: those that meet, or have left something."""
    groups = session.groups.groups.values()
    return tuple(
        group for group in groups if not group.is_closed or _left_something(session, group)
    )


def _left_something(session: Session, group: Group) -> bool:
    summary = session.summaries.of_group(group.id)
    return bool(session.notes.of_group(group.id) or summary.points or summary.comments)


def roles_of(session: Session, group: Group) -> Mapping[Role, str]:
    """Return who has which role in *group*, by id; those who never came have none."""
    there = session.participants.took_part
    return {role: person for role, person in group.roles.items() if person in there}


def group_records(session: Session, groups: Iterable[Group], names: Names) -> list[GroupRecord]:
    """Return what each of *groups* was, noted and shared."""
    so_far = sittings_so_far(session)
    rounds = so_far if len(so_far) > 1 else ()
    return [_group_record(session, group, rounds, names) for group in groups]


def _group_record(
    session: Session, group: Group, rounds: tuple[Sitting, ...], names: Names
) -> GroupRecord:
    pitch = session.pitches.pitches.get(group.pitch) if group.pitch is not None else None
    summary = session.summaries.of_group(group.id)
    roles = {role: names.who(person) for role, person in roles_of(session, group).items()}
    there = session.participants.took_part
    seated = group.members_at_closing or session.groups.members(group.id)
    members = names.people(person for person in seated if person in there)
    return GroupRecord(
        group=group.id,
        number=group.number,
        label=group.label or (names.organisation(pitch.organisation) if pitch else None),
        pitch_number=session.pitches.number(group.pitch) if pitch and group.pitch else None,
        members=members or (() if rounds else Missing.NOT_RECORDED),
        facilitator=roles.get(Role.FACILITATOR, Missing.NOT_RECORDED),
        note_taker=roles.get(Role.NOTE_TAKER, Missing.NOT_RECORDED),
        reporter=roles.get(Role.REPORTER),
        rounds=tuple(
            names.people(sitting.get(group.id, ())) or Missing.CONFIRMED_NONE for sitting in rounds
        ),
        handovers=_handovers(session, group, names),
        lines=tuple(_line_record(line, names) for line in session.notes.of_group(group.id))
        or Missing.NOT_RECORDED,
        points=summary.points,
        comments=tuple(comment.text for comment in summary.comments),
    )


def _handovers(session: Session, group: Group, names: Names) -> tuple[HandoverRecord, ...]:
    """Return who handed a role over to whom while the meeting ran, role by role."""
    of_group = [each for each in session.groups.handovers if each.group == group.id]
    records = []
    for role in Role:
        passed = [each for each in of_group if each.role is role and _was_live(session, each)]
        if passed:
            first_day = started_on(session)
            then = tuple((moment(session, of.at, first_day), names.who(of.after)) for of in passed)
            records.append(HandoverRecord(role, names.who(passed[0].before), then))
    return tuple(records)


def _was_live(session: Session, passed: HandedOver) -> bool:
    """Whether a role was handed over while the meeting ran, by somebody who was there."""
    clock = session.clock
    began, ended = clock.started_at, clock.ended_at
    is_live = began is not None and began <= passed.at and (ended is None or passed.at <= ended)
    return is_live and passed.before in session.participants.took_part


def _line_record(line: NoteLine, names: Names) -> LineRecord:
    """Return one note line with who said it, and what was noted of an offer."""
    speaker = names.speaker(line.speaker)
    if line.kind is not LineKind.OFFER or line.offer is None or line.offer == Offer():
        return LineRecord(line.kind, line.text, speaker)
    by, to = names.speaker(line.offer.by), names.speaker(line.offer.to)
    offer = OfferRecord(by, to, line.offer.due, line.offer.help)
    is_said = speaker is not None and speaker == by
    return LineRecord(line.kind, line.text, None if is_said else speaker, offer)


def plenary(session: Session, accounts: tuple[Text, ...], names: Names) -> Plenary:
    """Return what was said with everybody together, *accounts* of it first; decisions left out."""
    lines = (line for line in session.notes.of_group(None) if line.kind is not LineKind.DECISION)
    return Plenary(
        accounts=accounts,
        lines=tuple(_line_record(line, names) for line in lines),
        common=tuple(
            CommonRecord(point.words, tuple(_numbered(session, key) for key in point.lines))
            for point in session.common.standing(session.notes)
        ),
        conclusion=session.summaries.conclusion,
    )


def _numbered(session: Session, key: str) -> tuple[int | None, Text]:
    line = session.notes.lines[key]
    return session.groups.groups[line.group].number if line.group else None, line.text
