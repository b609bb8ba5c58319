"""Minutes: what was known, said and agreed in one meeting, as a value without a language.

``build_minutes`` is one pure function of the session, its series and the register: the same log and
the same register give the same minutes. It decides what stands in them and resolves every id; how
the words look is for the writers.
"""

from datetime import timedelta

from facilitator.domain.agenda import Agenda
from facilitator.domain.details import Detail
from facilitator.domain.groups import Role
from facilitator.domain.items import NOTHING, Item, ItemKind
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.minutes_groups import group_records, plenary, printed_groups, roles_of
from facilitator.domain.minutes_names import Names
from facilitator.domain.minutes_people import Profile, Who
from facilitator.domain.minutes_timing import meeting_times, started_on, timing, was_left_out
from facilitator.domain.minutes_values import (
    AgendaLine,
    Attendance,
    DecisionRecord,
    FollowUpRecord,
    Minutes,
    PitchRecord,
    TalkRecord,
)
from facilitator.domain.occasion import fiscal_year
from facilitator.domain.register import Register
from facilitator.domain.series import Series
from facilitator.domain.session import Session
from facilitator.domain.text import Missing, Text

__all__ = ["Minutes", "Profile", "build_minutes"]


def build_minutes(
    session: Session, series: Series, register: Register, profile: Profile
) -> Minutes:
    """Return the minutes of *session*, with the names that *profile* allows."""
    names = Names(register, session.participants, profile)
    return _Builder(session, series, names).minutes()


def _or_missing(details_state: object) -> Missing:
    """Return why a field without a value has none."""
    return details_state if isinstance(details_state, Missing) else Missing.NOT_RECORDED


def _or_not_recorded(texts: tuple[Text, ...]) -> tuple[Text, ...] | Missing:
    return texts or Missing.NOT_RECORDED


def _none_of(agenda: Agenda, kind: ItemKind) -> Missing:
    """Return why there is nothing of *kind*: the agenda had none, or nobody wrote it down."""
    if not agenda.items or agenda.first_of(kind):
        return Missing.NOT_RECORDED
    return Missing.CONFIRMED_NONE


class _Builder:
    """Builds the minutes of one session, section by section."""

    def __init__(self, session: Session, series: Series, names: Names) -> None:
        self.session = session
        self.series = series
        self.names = names
        self.printed_groups = printed_groups(session)

    def minutes(self) -> Minutes:
        """Return everything; the fields are resolved in the order in which they print."""
        session, opened = self.session, self.session.opened
        held_on = started_on(session)
        return Minutes(
            profile=self.names.profile,
            series=opened.series,
            session=opened.slug,
            series_name=self.series.name,
            title=opened.title,
            is_rehearsal=opened.is_rehearsal,
            date=held_on,
            fiscal_year=fiscal_year(held_on),
            no_in_fiscal_year=opened.no_in_fiscal_year,
            no_total=opened.no_total,
            times=meeting_times(session),
            place=self._text(Detail.PLACE),
            venue=self._text(Detail.VENUE),
            mode=self._text(Detail.MODE),
            secretariat=self._text(Detail.SECRETARIAT),
            secretariat_organisation=self._secretariat_organisation(),
            attendance=self._attendance(),
            facilitators=self._role(Detail.FACILITATORS, Role.FACILITATOR),
            note_takers=self._role(Detail.NOTE_TAKERS, Role.NOTE_TAKER),
            materials=self._texts(Detail.MATERIALS),
            access=self._text(Detail.ACCESS),
            agenda=tuple(map(self._agenda_line, session.agenda.items.values()))
            or Missing.NOT_RECORDED,
            talks=self._talks(),
            pitches=self._pitches(),
            accounts=self._accounts(ItemKind.BREAKOUT),
            groups=tuple(group_records(session, self.printed_groups, self.names))
            or _none_of(session.agenda, ItemKind.BREAKOUT),
            plenary=plenary(session, self._accounts(ItemKind.SHARE_OUT), self.names),
            decisions=self._decisions(),
            follow_ups=self._follow_ups(),
            notices=self._texts(Detail.NOTICES),
            next_meeting=self._text(Detail.NEXT_MEETING),
            prepared_by=self._people(Detail.PREPARED_BY),
            checked_by=self._people(Detail.CHECKED_BY),
            timing=timing(session, self._agenda_line),
            withheld=self.names.withheld,
        )

    def _texts(self, detail: Detail) -> tuple[Text, ...] | Missing:
        return self.session.details.texts(detail) or _or_missing(self.session.details[detail])

    def _text(self, detail: Detail) -> Text | Missing:
        texts = self._texts(detail)
        return texts if isinstance(texts, Missing) else texts[0]

    def _people(self, detail: Detail) -> tuple[Who, ...] | Missing:
        keys = self.session.details.ids(detail)
        return self.names.people(keys) or _or_missing(self.session.details[detail])

    def _secretariat_organisation(self) -> Text | Missing:
        keys = self.session.details.ids(Detail.SECRETARIAT_ORGANISATION)
        state = _or_missing(self.session.details[Detail.SECRETARIAT_ORGANISATION])
        return self.names.full_organisation(next(iter(keys), None)) or state

    def _attendance(self) -> Attendance:
        """Return what was recorded, else who was marked as having come."""
        details, came = self.session.details, self.session.participants.came
        organisations = {entry.organisation for entry in came if entry.organisation}
        people, counted = details.number(Detail.PEOPLE), details.number(Detail.ORGANISATIONS)
        if people is None and details[Detail.PEOPLE] is Missing.NOT_RECORDED:
            people = len(came) or None
        return Attendance(
            people=people if people is not None else _or_missing(details[Detail.PEOPLE]),
            organisations=counted if counted is not None else len(organisations) or None,
            said=next(iter(details.texts(Detail.ATTENDANCE_SAID)), None),
        )

    def _role(self, detail: Detail, role: Role) -> tuple[Who, ...] | Missing:
        """Return who was recorded in a role of the whole meeting, else who has it in a group."""
        people = self._people(detail)
        roles = [roles_of(self.session, group) for group in self.printed_groups]
        in_groups = [each[role] for each in roles if role in each]
        if people is Missing.NOT_RECORDED and in_groups:
            return self.names.people(in_groups)
        return people

    def _agenda_line(self, item: Item) -> AgendaLine:
        pitches = self.session.pitches
        pitch = pitches.pitches.get(item.pitch) if item.pitch is not None else None
        owner = pitch.organisation if pitch else item.talk.organisation if item.talk else None
        parts = self._items_of(item.pitch) if item.pitch is not None else [item]
        is_continued = item != parts[0]
        has_own_place = item.kind in (ItemKind.BREAKOUT, ItemKind.SHARE_OUT)
        return AgendaLine(
            item=item.id,
            kind=item.kind,
            title=pitch.title if pitch else item.title,
            organisation=None if is_continued else self.names.organisation(owner),
            pitch_number=pitches.number(item.pitch) if pitch and item.pitch else None,
            groups=len(self.printed_groups) or None if item.kind is ItemKind.BREAKOUT else None,
            account=None if has_own_place else item.account,
            is_continued=is_continued,
            was_left_out=was_left_out(self.session.clock, item.id),
        )

    def _talks(self) -> tuple[TalkRecord, ...] | Missing:
        agenda = self.session.agenda
        talks = [item for item in agenda.items.values() if item.kind is ItemKind.INFORMATION_TALK]
        return tuple(map(self._talk, talks)) or _none_of(agenda, ItemKind.INFORMATION_TALK)

    def _talk(self, item: Item) -> TalkRecord:
        talk = item.talk
        return TalkRecord(
            item=item.id,
            title=item.title,
            by=self.names.by(talk.organisation, talk.speaker) if talk else Missing.NOT_RECORDED,
            points=_or_not_recorded(talk.points if talk else ()),
            calls=talk.calls if talk else (),
        )

    def _pitches(self) -> tuple[PitchRecord, ...] | Missing:
        agenda = self.session.agenda
        records = tuple(
            PitchRecord(
                pitch=key,
                number=number,
                title=pitch.title,
                by=self.names.by(pitch.organisation, pitch.presenter),
                background=_or_not_recorded(pitch.background),
                asks=_or_not_recorded(pitch.asks),
                kind=pitch.pitch_kind,
                length=self._length(key),
                was_left_out=self._was_left_out(key),
            )
            for number, (key, pitch) in enumerate(self.session.pitches.pitches.items(), start=1)
        )
        return records or _none_of(agenda, ItemKind.PITCH)

    def _items_of(self, pitch: str) -> list[Item]:
        """Return the items of a pitch: several where it was split."""
        return [item for item in self.session.agenda.items.values() if item.pitch == pitch]

    def _was_left_out(self, pitch: str) -> bool:
        """Whether a pitch has items and none of them was held."""
        items, clock = self._items_of(pitch), self.session.clock
        return bool(items) and all(was_left_out(clock, item.id) for item in items)

    def _length(self, pitch: str) -> timedelta | None:
        """Return how long all parts of a pitch were planned, None where none has a length."""
        lengths = [item.length for item in self._items_of(pitch) if item.length is not None]
        return sum(lengths, NOTHING) if lengths else None

    def _accounts(self, kind: ItemKind) -> tuple[Text, ...]:
        items = self.session.agenda.items.values()
        return tuple(item.account for item in items if item.kind is kind and item.account)

    def _decisions(self) -> tuple[DecisionRecord, ...] | Missing:
        """Return what was recorded as decided, then the decisions among the note lines."""
        recorded = self.session.details.texts(Detail.DECISIONS)
        groups = self.session.groups.groups
        from_lines = (
            DecisionRecord(line.text, groups[line.group].number if line.group else None)
            for line in self.session.notes.of_kind(LineKind.DECISION)
        )
        found = (*(DecisionRecord(text) for text in recorded), *from_lines)
        return found or _or_missing(self.session.details[Detail.DECISIONS])

    def _follow_ups(self) -> tuple[FollowUpRecord, ...] | Missing:
        """Return the follow-ups agreed here, then those that were only recorded as texts."""
        agreed = [
            FollowUpRecord(
                number=number,
                what=each.what,
                owners=self.names.people(each.owners) or Missing.NOT_RECORDED,
                due=each.due or Missing.NOT_RECORDED,
                status=each.status,
            )
            for number, each in enumerate(self.series.follow_ups_of(self.session.id), start=1)
        ]
        noted = [
            FollowUpRecord(number, text, Missing.NOT_RECORDED, Missing.NOT_RECORDED)
            for number, text in enumerate(
                self.session.details.texts(Detail.FOLLOW_UPS), start=len(agreed) + 1
            )
        ]
        return (*agreed, *noted) or _or_missing(self.session.details[Detail.FOLLOW_UPS])
