"""How the screens look, as text. ``REWRITE_SCREENS=1`` writes the golden ones anew."""

import difflib
import gettext
import os
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from facilitator.domain.being_typed import note_place
from facilitator.domain.groups import Role
from facilitator.domain.items import ItemKind
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.offers import Help, Offer
from facilitator.domain.participants import Presence
from facilitator.domain.register import Need
from facilitator.domain.text import Language, Text
from facilitator.locale import DOMAIN, FOLDER
from facilitator.services import (
    agenda,
    common,
    followups,
    groups,
    notes,
    participants,
    seating,
    summary,
)
from facilitator.services import clock as clock_of_meeting
from facilitator.services.drafts import SeatDrafts
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .at_the_pad import full, keep
from .conftest import Program, Taker
from .seat import LARGE, ROOT, SMALL, TakenSeat, WallClock, seated

GOLDEN = ROOT / "tests" / "golden" / "screens"
LANGUAGES: tuple[Language, ...] = ("ja", "en")
SIZES = (LARGE, SMALL)
REWRITE = "REWRITE_SCREENS"

SCREENS = (
    "home-empty",
    "home",
    "plans",
    "agenda-planned",
    "agenda-running",
    "agenda-over",
    "agenda-paused",
    "agenda-held",
    "agenda-locked",
    "agenda-bars",
    "catching-up",
    "desk",
    "desk-walk-in",
    "desk-person",
    "import",
    "pitches",
    "pitch-form",
    "groups",
    "groups-move",
    "groups-many",
    "notes",
    "notes-points",
    "wrap-up",
    "share-out",
    "share-out-over",
    "share-out-together",
    "share-out-alike",
    "share-out-follow-ups",
    "minutes",
    "help",
    "note-taker",
    "note-taker-lines",
    "note-taker-wrap-up",
    "note-taker-not-saved",
)


def golden(
    screen: str, language: Language, size: tuple[int, int], *, folder: Path = GOLDEN
) -> Path:
    width, height = size
    return folder / f"{screen}.{language}.{width}x{height}.txt"


@dataclass
class Album:
    """Compares screens with the golden ones in all sizes, and tells all differences at the end."""

    seat: TakenSeat
    language: Language
    folder: Path = GOLDEN
    sizes: tuple[tuple[int, int], ...] = SIZES
    differences: list[str] = field(default_factory=list)

    async def take(self, screen: str, *keys: str) -> None:
        """Press *keys*, and look at what is seen then."""
        await self.seat.press(*keys)
        for size in self.sizes:
            await self.seat.pilot.resize_terminal(*size)
            await self.seat.settle()
            path = golden(screen, self.language, size, folder=self.folder)
            self._look(path, self.seat.screen)

    def _look(self, path: Path, seen: str) -> None:
        if os.environ.get(REWRITE):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(seen, "utf-8", newline="\n")
        known = path.read_text("utf-8") if path.exists() else ""
        lines = difflib.unified_diff(
            known.splitlines(), seen.splitlines(), path.name, "what is seen", lineterm=""
        )
        self.differences += lines

    def compare(self) -> None:
        """Fail where anything looked different."""
        if self.differences:
            pytest.fail("\n".join([*self.differences, f"({REWRITE}=1 rewrites them)"]), False)


def text(words: str) -> Text:
    return Text(original=words, language="ja")


def seat_people(workshop: Workshop) -> None:
    """Everybody is dealt; some are here, one is not, one is online; both groups lack a leader."""
    groups.deal(workshop)
    people = list(workshop.session.participants.entries)
    for person in people[:5]:
        participants.mark_presence(workshop, person, Presence.PRESENT)
    participants.mark_presence(workshop, people[5], Presence.ONLINE)
    participants.mark_presence(workshop, people[6], Presence.ABSENT)
    first = workshop.session.groups.open[0].id
    members = workshop.session.groups.members(first)
    groups.give_role(workshop, first, Role.NOTE_TAKER, members[0])
    groups.give_role(workshop, first, Role.FACILITATOR, members[1])
    seating.move(workshop, members[-1], None)


def take_notes(workshop: Workshop) -> None:
    """The first group writes all kinds of lines and is ready; the second one says nothing."""
    first = workshop.session.groups.open[0].id
    for number, kind in enumerate(LineKind, 1):
        notes.add_line(workshop, first, kind, f"{number}行目の記録、これはグループで話したこと")
    points = ("公式LINEをまず百人に広げる", "町会の回覧板に載せる")
    summary.write_summary(workshop, first, base=(), points=points)
    summary.say_ready(workshop, first, True)


def share(workshop: Workshop) -> None:
    """The first group has shared, with a comment and a follow-up; the second one shares."""
    first, second = workshop.session.groups.open[:2]
    summary.start_sharing(workshop, first.id)
    summary.take_comment(workshop, first.id, "町会で配れます")
    followups.add_follow_up(
        workshop, text("町会に相談する"), by="架空の会", due=workshop.session.opened.date
    )
    summary.start_sharing(workshop, second.id)


def discuss(workshop: Workshop) -> None:
    """The share-out begins; both groups have notes that are alike, the first one has points."""
    seat_people(workshop)
    clock_of_meeting.start_meeting(workshop)
    kinds = {item.kind: item.id for item in workshop.session.agenda.items.values()}
    clock_of_meeting.start_item(workshop, kinds[ItemKind.SHARE_OUT])
    first, second = workshop.session.groups.open
    for group, kind, words in (
        (first.id, LineKind.OFFER, "町会の回覧板に載せて、全戸に知らせることができます"),
        (first.id, LineKind.NEXT_STEP, "12月の町会長会議で相談する"),
        (second.id, LineKind.IDEA, "町会の回覧板で知らせてもらう"),
        (second.id, LineKind.DECISION, "指標の案を三つ作る"),
    ):
        notes.add_line(workshop, group, kind, words)
    lines = list(workshop.session.notes.lines)
    organisation = next(iter(workshop.register.organisations))
    offer = Offer(by=organisation, due=date(2021, 12, 25), help=Help.KNOW_HOW)
    notes.describe_offer(workshop, lines[0], offer)
    points = ("公式LINEをまず百人に広げる", "町会の回覧板に載せて、LINEを使わない人にも知らせる")
    summary.write_summary(workshop, first.id, base=(), points=points)
    groups.give_role(
        workshop, first.id, Role.REPORTER, workshop.session.groups.members(first.id)[0]
    )
    followups.add_follow_up(workshop, text("指標の案を三つ作る"), by="架空の会", line=lines[3])


def conclude(workshop: Workshop) -> None:
    """All have shared, and conclude something; two lines say the same."""
    lines = list(workshop.session.notes.lines)
    summary.end_sharing(workshop)
    summary.conclude(workshop, base=(), points=("回覧板とLINEの両方で知らせる",))
    common.bring_together(workshop, [lines[0], lines[2]])


def bind(workshop: Workshop) -> None:
    """All has to be over at 16:00; the breakout is protected, and others are bound to times."""
    order = workshop.session.agenda.order
    agenda.lock_end(workshop, time(16, 0))
    for place, change in (
        (1, {"last_part": timedelta(minutes=5)}),
        (3, {"is_protected": True, "cue": text("マイクを2本確認")}),
        (4, {"starts_at": time(15, 40), "presenter_words": text("全員")}),
        (5, {"ends_at": time(16, 0)}),
    ):
        agenda.direct_item(
            workshop, order[place], lambda before, new=change: replace(before, **new)
        )
    agenda.add_item(workshop, ItemKind.SEAT_CHANGE, length=timedelta(minutes=3), after=order[2])
    skipped = agenda.add_item(
        workshop, ItemKind.INTRODUCTIONS, length=timedelta(minutes=10), after=order[0]
    )
    clock_of_meeting.skip_item(workshop, skipped)
    agenda.park_item(workshop, agenda.add_item(workshop, ItemKind.NETWORKING))


@pytest.mark.asyncio
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_meeting_that_is_bound_to_times_looks_as_it_should(
    program: Program,
    clock: WallClock,
    planned: str,
    language: Language,
) -> None:
    async with seated(program(planned), clock) as seat:
        album = Album(seat, language)
        await seat.record(bind)
        await seat.press("space")
        await seat.wait(22)
        await seat.press("space")
        await seat.wait(11, seconds=20)
        await seat.press(*["down"] * 3)
        await album.take("agenda-locked")
        await album.take("catching-up", "c")
        await album.take("agenda-bars", "escape", "a")
        await seat.press("a", "g")
        await seat.wait(41)
        await album.take("wrap-up", "f5")
        album.compare()


@pytest.mark.asyncio
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_list_of_sessions_looks_as_it_should(
    program: Program,
    clock: WallClock,
    language: Language,
    request: pytest.FixtureRequest,
) -> None:
    async with seated(program(), clock) as seat:
        album = Album(seat, language)
        await album.take("home-empty")
        await album.take("plans", "n")
        for sessions in ("held", "rehearsed", "planned"):
            request.getfixturevalue(sessions)
        await album.take("home", "escape", "slash", "escape")
        album.compare()


@pytest.mark.asyncio
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_share_out_looks_as_it_should(
    program: Program, clock: WallClock, planned: str, language: Language
) -> None:
    async with seated(program(planned), clock) as seat:
        album = Album(seat, language)
        await seat.record(discuss)
        await seat.wait(5)
        await seat.press("f6", "space", "c")
        await seat.write("町会で配れます", "enter", "escape")
        await seat.wait(2, seconds=20)
        await album.take("share-out")
        await album.take("share-out-alike", "m", "enter", "space")
        await album.take("share-out-follow-ups", "escape", "l")
        await seat.wait(3, seconds=50)
        await seat.press("escape", "space")
        await seat.wait(9)
        await album.take("share-out-over")
        await seat.record(conclude)
        await album.take("share-out-together", "end")
        album.compare()


def receive_people(workshop: Workshop) -> None:
    """People are everywhere; wishes are known, and something that one of them needs."""
    seat_people(workshop)
    people = list(workshop.session.participants.entries)
    participants.mark_presence(workshop, people[7], Presence.LEFT)
    wished = list(workshop.session.pitches.pitches)
    participants.give_wishes(workshop, people[0], wished[:2])
    participants.give_wishes(workshop, people[1], wished[1:2])
    known = {"reading": "さんかしゃ　に", "needs": (Need.CHILDCARE,)}
    participants.change_person(workshop, people[1], {**known, "organisation": "見本団体1（架空）"})
    participants.mark_presence(workshop, people[2], Presence.EXPECTED)
    organisation = {"organisation": "見本団体1（架空）"}
    participants.change_person(workshop, people[2], organisation, is_online=True)


LIST = """氏名,所属,区分,第1希望
髙橋　花子,見本NPO,市民,指標
髙橋　花子,見本NPO,市民,指標
,名前のない会,,
山﨑　次郎,例示町会,宇宙人,1
"""


@pytest.mark.asyncio
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_registration_desk_looks_as_it_should(
    program: Program,
    clock: WallClock,
    planned: str,
    language: Language,
    tmp_path: Path,
) -> None:
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    async with seated(program(planned), clock) as seat:
        album = Album(seat, language)
        await seat.press("1")
        await seat.record(receive_people)
        await seat.write("者09", "enter")
        await album.take("desk")
        await seat.press("tab", "down")
        await album.take("desk-person", "e")
        await seat.press("escape", "slash")
        await seat.write("都桜都 / 新しい会 / 市民 / 1")
        await album.take("desk-walk-in")
        await seat.press("f8")
        seat.find("#path", Input).value = str(tmp_path / "list.csv")
        await album.take("import", "enter")
        album.compare()


@pytest.mark.asyncio
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_stages_of_a_meeting_look_as_they_should(
    program: Program,
    clock: WallClock,
    planned: str,
    language: Language,
) -> None:
    clock.wait(-10)
    async with seated(program(planned), clock) as seat:
        album = Album(seat, language)
        await album.take("agenda-planned")
        await seat.wait(12)
        await seat.press("space")
        await seat.wait(5)
        await album.take("agenda-running")
        await album.take("help", "f1")
        await seat.press("escape")
        await seat.wait(17, seconds=30)
        await album.take("agenda-over")
        await album.take("agenda-paused", "p")
        await seat.press("p", "space", "space", "space")
        await album.take("pitches", "f3")
        await album.take("pitch-form", "enter")
        await seat.press("escape")
        await seat.record(seat_people)
        await album.take("groups", "f4")
        await album.take("groups-move", "right", "m")
        await seat.press("escape")
        await seat.record(take_notes)
        await seat.wait(6)
        await album.take("notes", "f5")
        await album.take("notes-points", "f9")
        await seat.press("f9")
        await seat.record(share)
        await seat.press("f2", "space", "space", "space")
        await album.take("agenda-held")
        await album.take("minutes", "f7")
        album.compare()


def write_at_once(workshop: Workshop, other: Workshop) -> None:
    """The breakout has a wrap-up; in the first group two people changed the same words at once."""
    order, first = workshop.session.agenda.order, workshop.session.groups.open[0]
    agenda.direct_item(
        workshop, order[3], lambda before: replace(before, last_part=timedelta(minutes=5))
    )
    clock_of_meeting.start_meeting(workshop)
    clock_of_meeting.start_item(workshop, order[3])
    speaker = workshop.session.groups.members(first.id)[1]
    words = "公式LINEの登録者をふやすために、町会の回覧板と、子育て支援拠点の掲示板に案内を載せる"
    notes.add_line(workshop, first.id, LineKind.OFFER, words, speaker=speaker)
    line = notes.add_line(workshop, first.id, LineKind.ANSWER, "登録者は百人")
    notes.edit_line(workshop, line, base="登録者は百人", words="登録者は三百人")
    other.read_on()
    notes.edit_line(other, line, base="登録者は百人", words="登録者は二百人")


@pytest.mark.asyncio
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_seat_of_a_note_taker_looks_as_it_should(
    taker: Taker,
    clock: WallClock,
    meeting: Workshop,
    other: Workshop,
    language: Language,
    database: Database,
    surroundings: Surroundings,
) -> None:
    write_at_once(meeting, other)
    clock.wait(12, seconds=20)
    async with seated(taker(), clock) as seat:
        album = Album(seat, language)
        await seat.press("f10", "f10")
        seat.app.clear_notifications()
        await seat.write("？登録の手順は")
        await keep(seat)
        place = note_place(meeting.id, "line", meeting.session.groups.open[0].id)
        drafts = SeatDrafts(other.database, surroundings, role="note-taker 1 7F3K")
        drafts.keep(place, "町会の会長に相談", None)
        await seat.wait(seconds=1)
        await album.take("note-taker")
        drafts.keep(place, "", None)
        await seat.wait(seconds=1)
        await seat.press("enter")
        await keep(seat)
        await album.take("note-taker-lines", "up", "up")
        await seat.press("f10", "escape")
        await seat.wait(28)
        await album.take("note-taker-wrap-up")
        await seat.press("escape")
        with full(database):
            await seat.paste("長" * 9_000, "home")
            await keep(seat)
            await seat.wait(seconds=2)
            await album.take("note-taker-not-saved")
        album.compare()


def test_every_golden_screen_is_compared_with_one_that_is_seen() -> None:
    wanted = {
        golden(screen, language, size)
        for screen in SCREENS
        for language in LANGUAGES
        for size in SIZES
    }
    assert set(GOLDEN.iterdir()) == wanted


STATES: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("home", "planned", {}),
    ("home", "held", {}),
    ("agenda-planned", "□ Not begun", {}),
    ("agenda-planned", " ○ on time", {}),
    ("agenda-running", "left {time}", {"time": "15:00"}),
    ("agenda-running", " ▲ late", {}),
    ("agenda-over", "over by {time}", {"time": "2:30"}),
    ("agenda-paused", "paused {time}", {"time": "0:00"}),
    ("agenda-locked", "left out", {}),
    ("agenda-locked", "{mark} length protected", {"mark": "="}),
    ("agenda-locked", "▲ {n} min over", {"n": 5}),
    ("agenda-bars", "▲ +{n} min", {"n": 2}),
    ("agenda-bars", "running", {}),
    ("catching-up", "protected", {}),
    ("wrap-up", "wrap-up", {}),
    ("wrap-up", " (left {time})", {"time": "4:00"}),
    ("agenda-held", "held", {}),
    ("groups", "！ no note-taker: group {numbers}", {"numbers": "2"}),
    ("groups", " ▽ early", {}),
    ("desk", "expected", {}),
    ("desk", "present", {}),
    ("desk", "online", {}),
    ("desk", "absent", {}),
    ("desk", "left early", {}),
    ("import", "！ Rows that cannot be read, and are left out", {}),
    ("share-out", "sharing", {}),
    ("share-out", "to come", {}),
    ("share-out", "▶ Group {number}: left of {length}", {"number": 1, "length": "7:30"}),
    ("share-out-over", "shared", {}),
    ("share-out-over", "▲ Group {number}: over its {length}", {"number": 2, "length": "8:50"}),
    ("share-out-together", "What we conclude together", {}),
    ("notes", "● ready", {}),
    ("note-taker", "● ready", {}),
    ("note-taker-lines", "▲ beside  ", {}),
    ("note-taker-wrap-up", " (left {time})", {"time": "4:38"}),
    ("notes", "！ nobody", {}),
    ("notes", "！ silent {n} min", {"n": 6}),
)
"""A state, on the screen where it is seen, in the words of the program."""

MARKS = {
    "home": "□■",
    "agenda-running": "▶",
    "agenda-over": "▶▲",
    "agenda-paused": "‖",
    "agenda-held": "✓■",
    "agenda-locked": "✓-▶=▲■",
    "agenda-bars": "█░+▲",
    "catching-up": "=→■",
    "wrap-up": "▶",
    "groups": "・○◇×！",
    "desk": "・○◇×－◍①②",
    "import": "！",
    "notes": "●！",
    "share-out": "▶・",
    "share-out-over": "✓▲",
    "share-out-alike": "○■□",
    "share-out-follow-ups": "・✓",
    "minutes": "！",
}
"""The marks of the states that are seen on a screen."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("screen", "words", "values"), STATES)
def test_every_state_is_a_word(
    screen: str, words: str, values: dict[str, object], language: Language
) -> None:
    spoken = gettext.translation(DOMAIN, FOLDER, [language], fallback=True)
    seen = golden(screen, language, SMALL).read_text("utf-8")
    assert spoken.gettext(words).format(**values) in seen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", MARKS)
def test_every_state_is_a_mark_as_well(screen: str, language: Language) -> None:
    seen = golden(screen, language, SMALL).read_text("utf-8")
    assert not set(MARKS[screen]) - set(seen)


@pytest.mark.asyncio
@pytest.mark.parametrize("language", ["en"])
async def test_with_no_color_the_words_are_the_same_and_everything_is_grey(
    program: Program, clock: WallClock, planned: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    clock.wait(-10)
    async with seated(program(planned), clock) as seat:
        assert seat.screen == golden("agenda-planned", "en", SMALL).read_text("utf-8")
        assert_all_is_grey(seat)
        await seat.wait(12)
        await seat.press("space")
        await seat.wait(5)
        assert seat.screen == golden("agenda-running", "en", SMALL).read_text("utf-8")
        assert_all_is_grey(seat)


def assert_all_is_grey(seat: TakenSeat) -> None:
    styles = [part.style for strip in seat.strips for part in strip if part.style]
    colours = [style.color for style in styles if style.color is not None]
    assert colours
    for colour in colours:
        assert len(set(colour.get_truecolor())) == 1, f"{colour} is not grey"
