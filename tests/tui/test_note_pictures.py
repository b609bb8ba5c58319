"""How the board of the notes and the questions about a line look, as text.

``REWRITE_SCREENS=1`` writes the golden pictures anew.
"""

from datetime import date

import pytest

from facilitator.domain.groups import Role
from facilitator.domain.items import ItemKind
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.offers import Help, Offer
from facilitator.domain.plan import Plan
from facilitator.domain.text import Language
from facilitator.services import groups, notes, summary
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .at_the_groups import many
from .at_the_notes import (
    OLD,
    THEIRS,
    add,
    ask,
    clash,
    drafts_of,
    group_id,
    half_type,
    writing_elsewhere,
)
from .at_the_wall import begin
from .conftest import Program
from .seat import ROOT, TakenSeat, WallClock, seated
from .test_screens import LANGUAGES, SIZES, Album, golden

GOLDEN = ROOT / "tests" / "golden" / "notes"
PICTURES = ("board", "asks", "history", "settle", "offer", "speaker")
COUNT = 8
WRITTEN = {
    LineKind.QUESTION: "LINEの登録者は何人ですか",
    LineKind.ANSWER: "約300人です",
    LineKind.OFFER: "子育て支援拠点で案内を配れます",
    LineKind.NEXT_STEP: "町会の回覧板に載せられるか聞いてみる",
    LineKind.CONCERN: "高齢の方に届くかどうか",
}


def give_note_takers(workshop: Workshop) -> None:
    """All groups but the fifth get a note-taker."""
    for group in workshop.session.groups.open:
        members = workshop.session.groups.members(group.id)
        if members and group.number != 5:
            groups.give_role(workshop, group.id, Role.NOTE_TAKER, members[0])


async def write_in_all_groups(seat: TakenSeat, here: Workshop, there: Workshop) -> str:
    """Let the groups write, be silent, type and be ready; return a line with a clash."""
    begin(here, ItemKind.BREAKOUT)
    for number in (1, 2, 4, 6, 7):
        for kind, words in WRITTEN.items():
            add(there, number, words, kind)
    offer = add(there, 2, "次の例会で10分の時間を取れます", LineKind.OFFER)
    first = next(iter(here.session.pitches.pitches.values()))
    told = Offer(
        by=here.session.groups.members(group_id(here, 2))[1],
        to=first.organisation,
        due=date(2021, 12, 24),
        help=Help.PLACE,
    )
    notes.describe_offer(there, offer, told)
    summary.say_ready(there, group_id(there, 6), True)
    await seat.wait(4)
    half_type(there, drafts_of(there, "note-taker 4"), 4, "町会の回覧板に")
    line = clash(here, there)
    await seat.wait(seconds=30)
    half_type(there, drafts_of(there, "note-taker 2"), 2, "次は町会に相談して")
    drafts_of(there, "note-taker 1 7F3K").give_sign()
    drafts_of(there, "note-taker 4").give_sign()
    await seat.wait(seconds=2)
    return line


@pytest.mark.asyncio
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_board_and_the_questions_about_a_line_look_as_they_should(
    program: Program,
    clock: WallClock,
    surroundings: Surroundings,
    database: Database,
    plan: Plan,
    language: Language,
) -> None:
    here = many(database, surroundings, plan, 48, COUNT)
    groups.deal(here)
    give_note_takers(here)
    async with seated(program(here.id), clock) as seat:
        album = Album(seat, language, GOLDEN)
        with writing_elsewhere(surroundings, here.id) as there:
            line = await write_in_all_groups(seat, here, there)
            await album.take("board", "f5")
            await album.take("asks", "a", "down")
            await seat.press("escape")
            await ask(seat, "settle_texts", line)
            await album.take("settle")
            await seat.press("escape")
            seat.clock.wait(1)
            notes.edit_line(there, line, base=THEIRS, words=f"公式LINEの{THEIRS}")
            await seat.record(lambda workshop: notes.change_kind(workshop, line, LineKind.TOPIC))
            await seat.record(lambda workshop: notes.edit_line(workshop, line, base="", words=OLD))
            await seat.record(lambda workshop: workshop.undo())
            await ask(seat, "show_history", line)
            await album.take("history")
            await seat.press("escape")
            offered = here.session.notes.of_kind(LineKind.OFFER)[-1].id
            await ask(seat, "describe_offer", offered)
            await album.take("offer")
            await seat.press("escape")
            await ask(seat, "choose_speaker", group_id(here, 1), lambda person: None)
            await album.take("speaker")
        album.compare()


def test_every_golden_picture_of_the_notes_is_compared_with_one_that_is_seen() -> None:
    wanted = {
        golden(name, language, size, folder=GOLDEN)
        for name in PICTURES
        for language in LANGUAGES
        for size in SIZES
    }
    assert set(GOLDEN.iterdir()) == wanted
