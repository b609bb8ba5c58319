"""Entering a plan: the events that a plan file stands for.

A plan was checked as a whole when it was read, so its events are made in one go, without asking
the verbs of the stages one by one.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from facilitator.domain.agenda import EndLocked, ItemAdded, ItemParked
from facilitator.domain.details import DetailSet, DetailValue, Shape, shape_of
from facilitator.domain.entry_seating import enter_group_rules, enter_offers, enter_rules
from facilitator.domain.events import Body
from facilitator.domain.followups import FollowUpAdded, FollowUpClosed, Status
from facilitator.domain.groups import GroupMade, Role, RoleGiven, SeatsDealt
from facilitator.domain.items import (
    AccountWritten,
    Directions,
    ItemKind,
    Talk,
    TalkRecorded,
    directions_changed,
)
from facilitator.domain.notes import LineAdded
from facilitator.domain.occasion import SessionOpened
from facilitator.domain.participants import (
    KindsSet,
    ParticipantRegistered,
    Presence,
    PresenceMarked,
    WaySaid,
)
from facilitator.domain.pitches import Pitch, PitchAdded, PitchWished
from facilitator.domain.plan import Plan
from facilitator.domain.plan_parts import GroupPart, ItemPart
from facilitator.domain.series import SeriesDescribed
from facilitator.domain.summary import Comment, CommentTaken, Concluded, SummaryWritten


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of a plan's people and organisations in the register, by their words in the plan.

    ``person`` and ``organisation`` find them; ``new`` gives an id for what is new.
    """

    person: Callable[[str], str]
    organisation: Callable[[str], str]
    new: Callable[[], str]

    def person_or_none(self, name: str | None) -> str | None:
        """Return the id of the person called *name*, None for nobody."""
        return None if name is None else self.person(name)

    def organisation_or_none(self, name: str | None) -> str | None:
        """Return the id of the organisation called *name*, None for none."""
        return None if name is None else self.organisation(name)


def describe_series(plan: Plan) -> SeriesDescribed:
    """Return what the plan says of its series."""
    series = plan.series
    return SeriesDescribed(
        series=series.id,
        name=series.name,
        platform=series.platform,
        purpose=series.purpose,
        aim=series.aim,
    )


def open_session(
    plan: Plan, *, was_held: bool = False, is_rehearsal: bool = False, copy_no: int = 1
) -> SessionOpened:
    """Return the event that a session of this plan begins with."""
    part = plan.session
    return SessionOpened(
        series=plan.series.id,
        slug=part.id,
        title=part.title,
        date=part.date,
        timezone=part.timezone,
        start=part.start,
        end=part.end,
        language=plan.language,
        no_in_fiscal_year=part.no_in_fiscal_year,
        no_total=part.no_total,
        was_held=was_held,
        is_rehearsal=is_rehearsal,
        copy_no=copy_no,
    )


def enter(plan: Plan, session: str, ids: Ids) -> Iterator[Body]:
    """Yield everything that the plan says of *session*, in an order that can be folded."""
    if plan.kinds:
        yield KindsSet(kinds=tuple(plan.kinds_of_participant.values()))
    yield from _people(plan, ids)
    pitches = {pitch.id: ids.new() for pitch in plan.pitches}
    yield from _pitches(plan, pitches, ids)
    yield from enter_offers(plan, ids.person, pitches)
    yield from _agenda(plan, pitches, ids)
    for number, group in enumerate(plan.groups, 1):
        yield from _group(plan, number, group, pitches, ids)
    if plan.said.conclusion:
        yield Concluded(base=(), points=plan.said.conclusion)
    yield from enter_rules(plan, ids.person, ids.new)
    for detail, value in plan.details().items():
        yield DetailSet(detail=detail, value=_resolved(value, shape_of(detail), ids))
    yield from _follow_ups(plan, session, ids)


def _people(plan: Plan, ids: Ids) -> Iterator[Body]:
    for person in plan.people:
        if not person.takes_part:
            continue
        known = ids.person(person.id or person.name)
        yield ParticipantRegistered(
            person=known,
            organisation=ids.organisation_or_none(person.organisation),
            participant_kind=plan.kind_of(person),
        )
        if person.online:
            yield WaySaid(person=known, is_online=True)
        if person.presence != Presence.EXPECTED:
            yield PresenceMarked(person=known, presence=person.presence)


def _pitches(plan: Plan, pitches: Mapping[str, str], ids: Ids) -> Iterator[Body]:
    for pitch in plan.pitches:
        content = Pitch(
            title=pitch.title,
            organisation=ids.organisation_or_none(pitch.organisation),
            presenter=ids.person_or_none(pitch.presenter),
            pitch_kind=pitch.kind,
            background=pitch.background,
            asks=pitch.asks,
        )
        known = pitches[pitch.id]
        yield PitchAdded(pitch=known, content=content)
        if pitch.length is not None or pitch.tags:
            tags = tuple(dict.fromkeys(pitch.tags))
            yield PitchWished(pitch=known, length=pitch.length, tags=tags)


def _agenda(plan: Plan, pitches: Mapping[str, str], ids: Ids) -> Iterator[Body]:
    after = None
    for part in plan.items:
        item = ids.new()
        yield from _item(plan, part, item, after, pitches, ids)
        after = item
    for part in plan.parked:
        item = ids.new()
        yield from _item(plan, part, item, after, pitches, ids)
        yield ItemParked(item=item)
    if plan.session.hard_end is not None:
        yield EndLocked(at=plan.session.hard_end)


def _item(
    plan: Plan,
    part: ItemPart,
    item: str,
    after: str | None,
    pitches: Mapping[str, str],
    ids: Ids,
) -> Iterator[Body]:
    """Yield that *item* stands after *after*, and what the plan notes for it."""
    pitch = plan.pitch(part.pitch) if part.pitch else None
    yield ItemAdded(
        item=item,
        item_kind=part.kind,
        title=part.title,
        length=part.length,
        pitch=pitches[pitch.id] if pitch else None,
        after=after,
    )
    yield from directions_changed(item, Directions(), _directions(plan, part, ids))
    if part.kind == ItemKind.INFORMATION_TALK:
        yield TalkRecorded(item=item, talk=talk_of(part, ids))
    if part.account is not None:
        yield AccountWritten(item=item, account=part.account)


def _directions(plan: Plan, part: ItemPart, ids: Ids) -> Directions:
    """Return what the plan notes for running an item; who presents it by id, if in the plan."""
    name = part.presenter.original if part.presenter else ""
    presenter = None
    if plan.person(name):
        presenter = ids.person(name)
    elif plan.organisation(name):
        presenter = ids.organisation(name)
    return Directions(
        presenter=presenter,
        presenter_words=None if presenter else part.presenter,
        cue=part.cue,
        is_protected=part.protected,
        least_length=part.least_length,
        starts_at=part.starts_at,
        ends_at=part.ends_at,
        last_part=part.last_part,
    )


def talk_of(part: ItemPart, ids: Ids) -> Talk:
    """Return the information talk of an item of the plan, an empty one where it has none."""
    if part.talk is None:
        return Talk()
    return Talk(
        organisation=ids.organisation_or_none(part.talk.organisation),
        speaker=ids.person_or_none(part.talk.speaker),
        points=part.talk.points,
        calls=part.talk.calls,
    )


def _group(
    plan: Plan, number: int, part: GroupPart, pitches: Mapping[str, str], ids: Ids
) -> Iterator[Body]:
    group = ids.new()
    pitch = plan.pitch(part.pitch) if part.pitch else None
    yield GroupMade(
        group=group,
        number=number,
        label=part.label,
        pitch=pitches[pitch.id] if pitch else None,
    )
    if part.seated:
        yield SeatsDealt(seats={ids.person(name): group for name in part.seated})
    for role in Role:
        if (name := getattr(part, role.value)) is not None:
            yield RoleGiven(group=group, role=role, person=ids.person(name))
    yield from enter_group_rules(part, group, ids.person)
    for note in part.notes:
        yield LineAdded(
            line=ids.new(),
            group=group,
            line_kind=note.kind,
            text=note.text,
            speaker=ids.person_or_none(note.speaker),
        )
    if part.summary:
        yield SummaryWritten(group=group, base=(), points=part.summary)
    for comment in part.comments:
        noted = Comment(id=ids.new(), text=comment)
        yield CommentTaken(comment=noted.id, group=group, text=noted.text)


def _resolved(value: DetailValue, shape: Shape, ids: Ids) -> DetailValue:
    """Return *value* with the words of the plan for people and organisations made ids."""
    if not isinstance(value, tuple):
        return value
    words = [each for each in value if isinstance(each, str)]
    if shape is Shape.PEOPLE:
        return tuple(ids.person(name) for name in words)
    if shape is Shape.ORGANISATION:
        return tuple(ids.organisation(name) for name in words)
    return value


def follow_up_owners(plan: Plan, owners: tuple[str, ...], ids: Ids) -> tuple[str, ...]:
    """Return the ids of the owners of a follow-up: people where the name is one, organisations."""
    return tuple(
        ids.person(name) if plan.person(name) else ids.organisation(name) for name in owners
    )


def _follow_ups(plan: Plan, session: str, ids: Ids) -> Iterator[Body]:
    for part in plan.said.follow_ups or ():
        follow_up = ids.new()
        yield FollowUpAdded(
            follow_up=follow_up,
            session=session,
            what=part.what,
            owners=follow_up_owners(plan, part.owners, ids),
            due=part.due,
        )
        if part.status != Status.OPEN:
            yield FollowUpClosed(follow_up=follow_up, status=part.status, in_session=session)
