"""Meetings for the tests of documents, built the way that real ones are: from events."""

import itertools
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from facilitator.domain.agenda import ItemAdded
from facilitator.domain.clock import ItemStarted, MeetingEnded, MeetingPaused, MeetingResumed
from facilitator.domain.common import BroughtTogether, CommonWorded
from facilitator.domain.details import Detail, DetailSet
from facilitator.domain.entry import Ids, describe_series, enter, open_session
from facilitator.domain.events import Body, Event
from facilitator.domain.followups import FollowUpAdded, FollowUpClosed, Status
from facilitator.domain.groups import GroupMade, Role, RoleGiven, SeatsDealt
from facilitator.domain.items import AccountWritten, ItemKind, Talk, TalkRecorded
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.minutes import Minutes, Profile, build_minutes
from facilitator.domain.notes import LineAdded, OfferDescribed
from facilitator.domain.occasion import SessionOpened
from facilitator.domain.offers import Offer
from facilitator.domain.participants import ParticipantRegistered, Presence, PresenceMarked
from facilitator.domain.pitches import Pitch, PitchAdded, PitchKind
from facilitator.domain.register import Organisation, Person, Register
from facilitator.domain.series import Series, SeriesDescribed, fold_series, stream_for
from facilitator.domain.session import Session, fold_session
from facilitator.domain.summary import CommentTaken, Concluded, SummaryWritten
from facilitator.domain.text import Text, matching_key
from facilitator.readers.plan_toml import read_plan

REAL_MEETING = Path(__file__).parents[2] / "sessions" / "kanazawa-06.toml"
SESSION = "meeting"


def instant(hour: int, minute: int = 0, *, day: int = 3) -> datetime:
    """Return an instant of October 2026 as the wall clock in Japan shows it."""
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC) - timedelta(hours=9)


AT_TWO = instant(14)


def session_opened(**facts: object) -> SessionOpened:
    """Return the beginning of a session on 3 October 2026, with *facts*."""
    known = {"series": "talks", "slug": "talks-01", "date": date(2026, 10, 3)}
    return SessionOpened.model_validate(known | facts)


class Meeting:
    """The events of a meeting and of its series, and the register they speak of."""

    def __init__(self, opened: SessionOpened | None = None) -> None:
        self.numbers = itertools.count(1)
        self.events: list[Event] = []
        self.people: dict[str, Person] = {}
        self.organisations: dict[str, Organisation] = {}
        self.opened = opened or session_opened()
        self.say(self.opened)

    def say(self, *bodies: Body, at: datetime = AT_TWO) -> None:
        """Let *bodies* happen at one instant."""
        for body in bodies:
            key = f"e{next(self.numbers)}"
            stream = stream_for(body, SESSION, self.opened.series)
            self.events.append(Event(key, key, stream, at, "facilitator", body))

    def knows(self, *entries: Person | Organisation) -> None:
        """Put people and organisations into the register."""
        for entry in entries:
            if isinstance(entry, Person):
                self.people[entry.id] = entry
            else:
                self.organisations[entry.id] = entry

    @property
    def session(self) -> Session:
        """Return the session; every event of it must have had its effect."""
        events = [event for event in self.events if event.stream == SESSION]
        session = fold_session(SESSION, events).value()
        assert not session.unheeded
        return session

    @property
    def series(self) -> Series:
        """Return the series; every event of it must have had its effect."""
        events = [event for event in self.events if event.stream != SESSION]
        fold = fold_series(self.opened.series, events)
        assert not fold.unheeded
        return fold.value()

    def minutes(self, profile: Profile = Profile.INTERNAL) -> Minutes:
        """Return the minutes."""
        register = Register(self.people, self.organisations)
        return build_minutes(self.session, self.series, register, profile)


def real_meeting() -> Meeting:
    """Return the meeting of 22 November 2021, entered from its plan."""
    plan = read_plan(REAL_MEETING)
    meeting = Meeting(open_session(plan, was_held=True))
    ids = (f"id{number}" for number in itertools.count(1))
    organisations: dict[str, str] = {}
    for part in plan.organisations:
        key = next(ids)
        meeting.knows(Organisation(id=key, name=part.name, short=part.short, kind=part.kind))
        organisations |= {matching_key(part.id): key}
    known = Ids(
        person=lambda name: name,
        organisation=lambda name: organisations[matching_key(name)],
        new=lambda: next(ids),
    )
    meeting.say(describe_series(plan), *enter(plan, SESSION, known))
    return meeting


def bare_meeting(**facts: object) -> Meeting:
    """Return a meeting of two items, without talks, pitches and groups."""
    meeting = Meeting(session_opened(**facts))
    meeting.say(
        SeriesDescribed(series="talks", name=Text.of("対話の会", "Talks")),
        ItemAdded(item="i1", item_kind=ItemKind.OPENING, after=None),
        ItemAdded(item="i2", item_kind=ItemKind.NETWORKING, title=Text.of("お茶"), after="i1"),
    )
    return meeting


PEOPLE = (
    Person(id="yamada", name="山田太郎", organisation="npo", kind="civic_group", consent=True),
    Person(id="sato", name="佐藤花子", organisation="npo", kind="civic_group"),
    Person(id="suzuki", name="鈴木一郎", organisation="npo", kind="civic_group"),
    Person(id="tanaka", name="田中実", kind="citizen"),
    Person(id="kobayashi", name="小林さくら", kind="citizen", consent=True),
    Person(id="ito", name="伊藤", kind=None),
)
ORGANISATIONS = (
    Organisation(
        id="npo", name=Text.of("NPO法人まち", "Machi (NPO)"), short=Text.of("まち", "Machi")
    ),
    Organisation(id="shop", name=Text.of("株式会社みせ", "Mise Inc.")),
)


def large_meeting(pitches: int = 5, **facts: object) -> Meeting:
    """Return a meeting with as many groups as pitches; everything is there in the first of them."""
    meeting = bare_meeting(**facts)
    meeting.knows(*PEOPLE, *ORGANISATIONS)
    for person in PEOPLE:
        meeting.say(
            ParticipantRegistered(
                person=person.id, organisation=person.organisation, participant_kind=person.kind
            ),
            PresenceMarked(person=person.id, presence=Presence.PRESENT),
        )
    for number in range(1, pitches + 1):
        _add_pitch(meeting, number)
    meeting.say(
        ItemAdded(
            item="t", item_kind=ItemKind.INFORMATION_TALK, title=Text.of("市の話"), after="i1"
        ),
        TalkRecorded(
            item="t", talk=Talk(organisation="shop", speaker="yamada", points=(Text.of("要点"),))
        ),
        ItemAdded(item="b", item_kind=ItemKind.BREAKOUT, after=f"p{pitches}"),
        AccountWritten(item="b", account=Text.of("5つに分かれて話した。")),
        ItemAdded(item="s", item_kind=ItemKind.SHARE_OUT, after="b"),
        AccountWritten(item="s", account=Text.of("各グループが発表した。")),
        AccountWritten(item="i1", account=Text.of("司会があいさつした。")),
    )
    _first_group(meeting)
    _agreements(meeting)
    return meeting


def _add_pitch(meeting: Meeting, number: int) -> None:
    before = f"p{number - 1}" if number > 1 else "i1"
    meeting.say(
        PitchAdded(
            pitch=f"pitch{number}",
            content=Pitch(
                title=Text.of(f"題{number}", f"Title {number}"),
                organisation="npo",
                presenter="sato",
                pitch_kind=PitchKind.THEME if number % 2 else PitchKind.PROJECT,
                background=(Text.of("背景"),),
                asks=(Text.of("求め1"), Text.of("求め2")),
            ),
        ),
        ItemAdded(
            item=f"p{number}",
            item_kind=ItemKind.PITCH,
            pitch=f"pitch{number}",
            length=timedelta(minutes=10),
            after=before,
        ),
        GroupMade(group=f"g{number}", number=number, pitch=f"pitch{number}"),
    )


def _first_group(meeting: Meeting) -> None:
    def line(key: str, kind: LineKind, words: str, speaker: str | None = None) -> LineAdded:
        text = Text.of(words)
        return LineAdded(line=key, group="g1", line_kind=kind, text=text, speaker=speaker)

    meeting.say(
        SeatsDealt(seats={person.id: "g1" for person in PEOPLE}),
        RoleGiven(group="g1", role=Role.FACILITATOR, person="yamada"),
        RoleGiven(group="g1", role=Role.NOTE_TAKER, person="tanaka"),
        line("l1", LineKind.QUESTION, "費用はいくらか", "kobayashi"),
        line("l2", LineKind.ANSWER, "これから決める", "sato"),
        line("l3", LineKind.OFFER, "場所を貸せる", "ito"),
        line("l4", LineKind.DECISION, "来月も会う"),
        LineAdded(
            line="l5", group=None, line_kind=LineKind.REMARK, text=Text.of("時間が足りなかった")
        ),
        LineAdded(line="l6", group=None, line_kind=LineKind.DECISION, text=Text.of("次回も開く")),
        SummaryWritten(group="g1", base=(), points=(Text.of("場所が見つかった"),)),
        CommentTaken(comment="c1", group="g1", text=Text.of("見学したい")),
    )


def _agreements(meeting: Meeting) -> None:
    meeting.say(
        DetailSet(detail=Detail.DECISIONS, value=(Text.of("記録を公開する"),)),
        FollowUpAdded(
            follow_up="f1",
            session=SESSION,
            what=Text.of("場所を見る"),
            owners=("sato", "shop"),
            due=date(2026, 11, 1),
        ),
        FollowUpClosed(follow_up="f1", status=Status.DONE),
        FollowUpAdded(follow_up="f2", session=SESSION, what=Text.of("費用を調べる")),
        FollowUpAdded(follow_up="f3", session="another", what=Text.of("別の会のこと")),
    )


def run_over_midnight(meeting: Meeting) -> None:
    """Let a meeting of two items run from 23:30 to 0:40, with a pause in the second one."""
    meeting.say(ItemStarted(item="i1"), at=instant(23, 30))
    meeting.say(ItemStarted(item="i2", leaving="i1"), at=instant(23, 50))
    meeting.say(MeetingPaused(), at=instant(0, 5, day=4))
    meeting.say(MeetingResumed(), at=instant(0, 20, day=4))
    meeting.say(MeetingEnded(leaving="i2"), at=instant(0, 40, day=4))


def hostile_meeting(text: str) -> Meeting:
    """Return a meeting in which every text that a person can type is *text*."""
    words = Text.of(text)
    meeting = Meeting(session_opened(title=words))
    meeting.knows(
        Organisation(id="o", name=words, short=words), Person(id="p", name=text, organisation="o")
    )
    texts = (Detail.MATERIALS, Detail.DECISIONS, Detail.NOTICES, Detail.FOLLOW_UPS)
    lone = (Detail.PLACE, Detail.VENUE, Detail.MODE, Detail.ACCESS, Detail.SECRETARIAT)
    more = (Detail.ATTENDANCE_SAID, Detail.NEXT_MEETING)
    meeting.say(
        SeriesDescribed(series="talks", name=words),
        *(DetailSet(detail=detail, value=(words, words)) for detail in texts),
        *(DetailSet(detail=detail, value=(words,)) for detail in lone + more),
        DetailSet(detail=Detail.PREPARED_BY, value=("p",)),
        DetailSet(detail=Detail.START, value=time(13, 30)),
        ParticipantRegistered(person="p", organisation="o"),
        PitchAdded(
            pitch="x",
            content=Pitch(title=words, organisation="o", background=(words,), asks=(words, words)),
        ),
        ItemAdded(item="i1", item_kind=ItemKind.INFORMATION_TALK, title=words, after=None),
        TalkRecorded(
            item="i1", talk=Talk(organisation="o", speaker="p", points=(words,), calls=(words,))
        ),
        ItemAdded(item="i2", item_kind=ItemKind.PITCH, pitch="x", after="i1"),
        ItemAdded(item="i3", item_kind=ItemKind.BREAKOUT, title=words, after="i2"),
        AccountWritten(item="i3", account=words),
        ItemAdded(item="i4", item_kind=ItemKind.CLOSING, title=words, after="i3"),
        AccountWritten(item="i4", account=words),
        GroupMade(group="g", number=1, label=words, pitch="x"),
        SeatsDealt(seats={"p": "g"}),
        *(
            LineAdded(line=f"l{n}", group=group, line_kind=kind, text=words, speaker="p")
            for n, (group, kind) in enumerate(itertools.product(("g", None), LineKind))
        ),
        OfferDescribed(line="l4", offer=Offer(by="p", to="o", due=date(2026, 11, 1))),
        BroughtTogether(common="x", lines=("l0", "l10")),
        CommonWorded(common="x", words=words),
        BroughtTogether(common="y", lines=("l1", "l11")),
        Concluded(base=(), points=(words,)),
        SummaryWritten(group="g", base=(), points=(words,)),
        CommentTaken(comment="c", group="g", text=words),
        FollowUpAdded(follow_up="f", session=SESSION, what=words, owners=("p", "o")),
    )
    meeting.say(ItemStarted(item="i4"), at=instant(15))
    meeting.say(MeetingEnded(leaving="i4"), at=instant(16))
    return meeting
