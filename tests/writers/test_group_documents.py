"""Cards, signs and lists of groups: what stands in them, for whom, and in every format.

``REWRITE_DOCUMENTS=1`` writes the golden files anew.
"""

import io
import itertools
import os
from datetime import time, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook

from facilitator.domain.agenda import ItemAdded
from facilitator.domain.clock import ItemExtended, ItemSkipped, ItemStarted
from facilitator.domain.group_documents import (
    GroupDocument,
    GroupDocuments,
    build_group_documents,
)
from facilitator.domain.groups import (
    GroupClosed,
    GroupMade,
    PersonSeated,
    Role,
    RoleGiven,
    SeatsDealt,
)
from facilitator.domain.items import ItemKind
from facilitator.domain.minutes_people import Profile
from facilitator.domain.participants import ParticipantRegistered, Presence, PresenceMarked
from facilitator.domain.pitches import Pitch, PitchAdded
from facilitator.domain.register import Need, Organisation, Person, Register
from facilitator.domain.series import SeriesDescribed
from facilitator.domain.text import Language, Text
from facilitator.writers.group_files import Format, Wanted, group_file
from facilitator.writers.labels import read_labels

from .build import Meeting, hostile_meeting, instant, session_opened

GOLDEN = Path(__file__).parents[1] / "golden" / "group_documents"
LANGUAGES: tuple[Language, ...] = ("ja", "en")
PRIVATE = ("yamada@example.org", "090-0000-0000", "車いすの席", "childcare")

PEOPLE = (
    ("yamada", "山田花子", "civic_group", Presence.PRESENT, True),
    ("sato", "佐藤太郎", "civic_group", Presence.EXPECTED, False),
    ("tanaka", "田中実", "citizen", Presence.ONLINE, False),
    ("plus", "＋山", "business", Presence.PRESENT, True),
    ("gone", "小林さくら", "city", Presence.LEFT, False),
    ("away", "伊藤欠", "city", Presence.ABSENT, True),
    ("late", "鈴木遅", None, Presence.PRESENT, False),
)


def small_meeting(**facts: object) -> Meeting:
    """Return a meeting with two groups that meet, one that was closed, and a break between."""
    meeting = Meeting(session_opened(start=time(14), no_total=6, **facts))
    meeting.knows(Organisation(id="npo", name=Text.of("NPO法人まち", "Machi"), kind="civic_group"))
    private = {
        "email": PRIVATE[0],
        "phone": PRIVATE[1],
        "remark": PRIVATE[2],
        "needs": (Need.CHILDCARE,),
    }
    meeting.say(SeriesDescribed(series="talks", name=Text.of("対話の会", "Talks")))
    for key, name, kind, presence, consent in PEOPLE:
        organisation = "npo" if kind == "civic_group" else None
        person = Person(id=key, name=name, organisation=organisation, kind=kind, consent=consent)
        meeting.knows(person.model_copy(update={"reading": "よみ" if consent else None} | private))
        meeting.say(
            ParticipantRegistered(person=key, organisation=organisation, participant_kind=kind)
        )
        if presence is not Presence.EXPECTED:
            meeting.say(PresenceMarked(person=key, presence=presence))
    asks = (Text.of("<場所>がほしい", "We need a *place*"), Text.of("=1+1"))
    title = Text.of("車に乗らない日", "A day without cars")
    length = timedelta(minutes=10)
    meeting.say(
        PitchAdded(pitch="p", content=Pitch(title=title, organisation="npo", asks=asks)),
        ItemAdded(item="i1", item_kind=ItemKind.OPENING, after=None, length=length),
        ItemAdded(item="i2", item_kind=ItemKind.BREAKOUT, after="i1", length=4 * length),
        GroupMade(group="g1", number=1, pitch="p", label=Text.of("まち", "Town")),
        GroupMade(group="g2", number=2, label=Text.of("みんなの居場所", "A place for all")),
        GroupMade(group="g3", number=3),
        SeatsDealt(seats=dict.fromkeys(("yamada", "sato", "gone", "away", "tanaka"), "g1")),
        SeatsDealt(seats={"plus": "g2"}),
        RoleGiven(group="g1", role=Role.NOTE_TAKER, person="yamada"),
        RoleGiven(group="g1", role=Role.REPORTER, person="tanaka"),
        GroupClosed(group="g3"),
    )
    return meeting


def documents(meeting: Meeting, profile: Profile = Profile.INTERNAL) -> GroupDocuments:
    register = Register(meeting.people, meeting.organisations)
    return build_group_documents(meeting.session, meeting.series, register, profile)


def written(
    doc: GroupDocument,
    written_as: Format,
    language: Language = "ja",
    profile: Profile = Profile.INTERNAL,
    *,
    meeting: Meeting | None = None,
    with_names: bool = True,
) -> bytes:
    wanted = Wanted(doc, language, profile, written_as, with_names)
    return group_file(documents(meeting or small_meeting(), profile), wanted)


def words_in(content: bytes, written_as: Format) -> str:
    """Return the words of a file as a reader sees them, at least."""
    if written_as is not Format.XLSX:
        return content.decode()
    book = load_workbook(io.BytesIO(content))
    return "\n".join([*book.sheetnames, *(str(cell.value) for row in book.active for cell in row)])


def every_file(
    profile: Profile, meeting: Meeting | None = None
) -> dict[tuple[GroupDocument, Format, Language], str]:
    return {
        (doc, written_as, language): words_in(
            written(doc, written_as, language, profile, meeting=meeting), written_as
        )
        for doc, written_as, language in itertools.product(GroupDocument, Format, LANGUAGES)
    }


def lines(doc: GroupDocument, profile: Profile = Profile.INTERNAL) -> list[str]:
    return written(doc, Format.TEXT, profile=profile).decode().splitlines()


@pytest.mark.parametrize(
    "name",
    [
        "group-cards.internal.ja.md",
        "group-cards.internal.ja.html",
        "group-cards.public.en.txt",
        "table-signs.internal.ja.html",
        "group-list.internal.ja.txt",
        "group-list.public.en.md",
        "participants.internal.ja.csv",
        "participants.public.en.csv",
    ],
)
def test_the_documents_are_the_golden_ones(name: str) -> None:
    doc, profile, language, ending = name.split(".")
    assert language in LANGUAGES
    content = written(GroupDocument(doc), Format(ending), language, Profile(profile))
    if os.environ.get("REWRITE_DOCUMENTS"):
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_bytes(content)
    assert content == (GOLDEN / name).read_bytes()


def test_how_to_reach_people_and_what_they_need_stands_in_no_document() -> None:
    for profile in Profile:
        for file, words in every_file(profile).items():
            assert [each for each in PRIVATE if each in words] == [], file


def test_whoever_is_away_has_no_seat_and_who_left_early_stays_on_the_list() -> None:
    for (doc, *_), words in every_file(Profile.INTERNAL).items():
        assert "伊藤欠" not in words
        assert ("小林さくら" in words) == (doc is GroupDocument.PARTICIPANTS)
    (row,) = (line for line in lines(GroupDocument.PARTICIPANTS) if "小林" in line)
    assert row.endswith("途中退席")


def test_the_public_reads_only_names_with_consent_and_nobody_s_presence() -> None:
    for file, words in every_file(Profile.PUBLIC).items():
        assert [name for _, name, _, _, consent in PEOPLE if name in words and not consent] == []
        assert "オンライン" not in words, file
        assert "online" not in words, file
    list_of_groups = lines(GroupDocument.LIST, Profile.PUBLIC)[3:]
    assert list_of_groups[:2] == ["1  まち　車に乗らない日  3人", "   山田花子、ほか2人"]
    assert list_of_groups[-1] == "グループが決まっていない人：1人"


def test_a_list_of_groups_without_names_only_counts() -> None:
    for written_as, language in itertools.product(Format, LANGUAGES):
        content = written(GroupDocument.LIST, written_as, language, with_names=False)
        words = words_in(content, written_as)
        assert [name for _, name, *_ in PEOPLE if name in words] == []
        assert "3" in words


def test_a_rehearsal_says_so_on_every_document() -> None:
    rehearsed = small_meeting(is_rehearsal=True)
    for (_, written_as, language), words in every_file(Profile.INTERNAL, rehearsed).items():
        if written_as is not Format.CSV:  # which has nothing but rows; its name says it
            assert {"ja": "リハーサル", "en": "Rehearsal"}[language] in words


def test_a_closed_group_has_no_card_and_no_sign() -> None:
    assert [group.number for group in documents(small_meeting()).groups] == [1, 2]


def test_a_card_tells_when_the_breakout_is_planned_to_end_whatever_the_clock_says() -> None:
    meeting = small_meeting()
    before = documents(meeting)
    (planned,) = before.breakouts
    assert (planned.length, planned.ends_at) == (timedelta(minutes=40), time(14, 50))
    meeting.say(ItemStarted(item="i1"), at=instant(14, 7))
    meeting.say(ItemStarted(item="i2", leaving="i1"), at=instant(14, 30))
    meeting.say(ItemExtended(item="i2", by=timedelta(minutes=5)), at=instant(14, 31))
    assert documents(meeting) == before


def test_every_round_that_is_held_stands_on_a_card() -> None:
    meeting = small_meeting()
    meeting.say(
        ItemAdded(item="i3", item_kind=ItemKind.BREAKOUT, title=Text.of("2回目"), after="i2"),
        ItemAdded(item="i4", item_kind=ItemKind.BREAKOUT, title=Text.of("3回目"), after="i3"),
        ItemSkipped(item="i4"),
    )
    assert [each.title for each in documents(meeting).breakouts] == [None, Text.of("2回目")]
    card = written(GroupDocument.CARDS, Format.TEXT, meeting=meeting).decode()
    assert "グループディスカッション：40分、14:50まで（予定）" in card
    assert "2回目" not in card, "nobody said how long it is"


def test_a_person_who_was_forgotten_is_counted_and_has_no_name() -> None:
    meeting = small_meeting()
    del meeting.people["yamada"]
    sheet, _ = documents(meeting).groups
    assert sheet.members[0].name is None
    assert sheet.having(Role.NOTE_TAKER) == sheet.members[0]
    assert (
        "記録係：〔氏名の掲載なし〕"
        in written(GroupDocument.CARDS, Format.TEXT, meeting=meeting).decode()
    )


class Seen(HTMLParser):
    """What a browser would see of a page: its tags, their attributes, and its texts."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


HOSTILE = "</title></style><script src=http://x.org>&amp;\"'<img onerror=1>{body}"


@pytest.mark.parametrize("doc", GroupDocument)
def test_a_page_fetches_nothing_and_shows_typed_text_as_it_is(doc: GroupDocument) -> None:
    page = written(doc, Format.HTML, meeting=hostile_meeting(HOSTILE))
    seen = Seen(page)
    assert not {"script", "img", "link", "iframe", "base"} & set(seen.tags)
    assert seen.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class", "style"}
    assert any(HOSTILE in text for text in seen.texts)
    style = page.partition(b"<style>")[2].partition(b"</style>")[0]
    assert b"url(" not in style
    assert b"@import" not in style
    assert b"default-src 'none'" in page


def test_each_card_and_each_sign_is_a_sheet_of_its_own() -> None:
    for doc in (GroupDocument.CARDS, GroupDocument.SIGNS):
        assert Seen(written(doc, Format.HTML)).tags.count("section") == 2
        empty = Meeting(session_opened())
        empty.say(SeriesDescribed(series="talks", name=Text.of("対話の会")))
        assert "対話の会" in written(doc, Format.HTML, meeting=empty).decode()


def test_a_card_on_which_much_stands_has_smaller_type() -> None:
    meeting = small_meeting()
    few = written(GroupDocument.CARDS, Format.HTML, meeting=meeting)
    assert b'class="full"' not in few
    for number in range(13):
        meeting.say(
            ParticipantRegistered(person=f"p{number}"),
            PersonSeated(person=f"p{number}", group="g2"),
        )
    many = written(GroupDocument.CARDS, Format.HTML, meeting=meeting).decode()
    first, second = many.split("<section")[1:]
    assert not first.startswith(' class="full">')
    assert second.startswith(' class="full">')


def test_a_sign_has_a_smaller_title_the_longer_it_is_and_a_smaller_number() -> None:
    def sizes(title: str, number: int) -> str:
        meeting = Meeting(session_opened())
        meeting.say(
            SeriesDescribed(series="talks", name=Text.of("対話の会")),
            GroupMade(group="g", number=number, label=Text.of(title)),
        )
        page = written(GroupDocument.SIGNS, Format.HTML, meeting=meeting).decode()
        return page.partition('<section style="')[2].partition('"')[0]

    assert sizes("短い", 1) == "--number: 112mm; --title: 22mm"
    assert sizes("長" * 60, 12) == "--number: 112mm; --title: 10mm"
    assert sizes("長" * 2000, 1234) == "--number: 107mm; --title: 8mm"


def test_there_are_words_for_every_role_presence_and_document_in_both_languages() -> None:
    ja, en = (read_labels(language, document="groups") for language in LANGUAGES)
    assert ja.words.keys() == en.words.keys()
    wanted = {f"roles.{role.value}" for role in Role}
    wanted |= {f"presence.{presence.value}" for presence in Presence}
    wanted |= {f"document.{doc.value}" for doc in GroupDocument}
    assert wanted <= ja.words.keys()


@pytest.mark.parametrize("written_as", Format)
def test_the_same_meeting_gives_the_same_bytes(written_as: Format) -> None:
    for doc in GroupDocument:
        assert written(doc, written_as) == written(doc, written_as)
