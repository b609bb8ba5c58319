"""Texts that would steer a terminal, act as markup, or break a layout, through every field."""

import html
import json
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widget import Widget
from textual.widgets import Input, TextArea

from facilitator.domain.being_typed import note_place
from facilitator.domain.minutes_people import Profile
from facilitator.domain.text import LONGEST_LINE, Language, clean_line
from facilitator.services import minutes
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database
from facilitator.storage.drafts import keep, left_behind
from tests.writers.reading import markdown_it_html

from .conftest import Program
from .seat import TakenSeat, WallClock, seated

TEXTS = {
    "[/foo]": "[/foo]",
    "[@click=app.quit]x[/]": "[@click=app.quit]x[/]",
    "[$error]{name}%s": "[$error]{name}%s",
    "\x1b]52;c;5Y2x\x07盗": "]52;c;5Y2x盗",
    "\x9b31m赤\x1b[0m": "31m赤[0m",
    "右\u202eから\u2066左\u200f": "右から左",
    "👨\u200d👩\u200d👧\u200d👦": "👨\u200d👩\u200d👧\u200d👦",
    "全\u3000\u3000角": "全\u3000\u3000角",
    "髙﨑\ufa26": "髙﨑\ufa26",
    "か\u3099き\u3099": "がぎ",
    "\\ ` * _ | <b>&amp;": "\\ ` * _ | <b>&amp;",
}
"""What somebody types or pastes, and what is kept of it."""

ALL = " ".join(TEXTS)
CLEAN = " ".join(TEXTS.values())
TYPED = "[/foo][@click=app.quit]x[/]\x1b]5\x9b\u202e\u3000\u200d\ufa26か\u3099"
LONG = "長" * 10_000
TOO_LONG = "長" * (LONGEST_LINE + 1)
LATER = datetime(2200, 1, 1, tzinfo=UTC)
LANGUAGES: tuple[Language, ...] = ("ja", "en")

_STEERS = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


@dataclass(frozen=True)
class Form:
    """A dialog: the keys that open it, its fields, and what those take that are checked."""

    keys: tuple[str, ...]
    fields: tuple[str, ...]
    checked: dict[str, str] = field(default_factory=dict)


FORMS = (
    Form(("f2", "n", "enter"), ("title", "length"), {"length": "10"}),
    Form(("f2", "ctrl+end", "enter"), ("title", "length"), {"length": "20分"}),
    Form(("f2", "e"), ("ago",), {"ago": "0"}),
    Form(("f3", "n"), ("title", "by", "length", "background", "asks"), {"length": "5"}),
    Form(("f3", "o"), ("title", "by", "background", "asks")),
    Form(("f3", "end", "enter"), ("title", "by", "background", "asks")),
    Form(("f4", "l"), ("name", "organisation")),
    Form(("f6", "f"), ("what", "owner", "due"), {"due": " 2030-12-31 "}),
)


def assert_harmless(seat: TakenSeat) -> None:
    """Nothing that is seen steers the terminal, or does something when it is clicked."""
    for strip in seat.strips:
        for segment in strip:
            assert segment.control is None
            wrong = [s for s in segment.text if unicodedata.category(s) in ("Cc", "Cs", "Zl", "Zp")]
            assert not wrong, repr(strip.text)
            assert not _STEERS.search(segment.text), repr(strip.text)
            assert "quit" not in str(segment.style.meta if segment.style else ""), strip.text


def fill(widget: Widget, text: str) -> None:
    """Put *text* into a field at once."""
    if isinstance(widget, Input):
        widget.value = text
    elif isinstance(widget, TextArea):
        widget.text = text


async def enter(seat: TakenSeat, widget: Input | TextArea) -> None:
    """Type hostile signs into a field, then paste all hostile texts in their place."""
    widget.focus()
    await seat.write(TYPED)
    assert_harmless(seat)
    fill(widget, "")
    await seat.paste(ALL)
    assert_harmless(seat)


async def fill_form(seat: TakenSeat, form: Form, text: str | None = None) -> bool:
    """Open a dialog, fill all its fields, take it; say whether that was recorded.

    The fields get *text* at once, or hostile texts by hand. Checked fields must say why they do
    not take it. What is not recorded stays in the dialog.
    """
    await seat.press(*form.keys)
    for name in form.fields:
        widget = seat.find(f"#{name}", Widget)
        assert isinstance(widget, Input | TextArea)
        fill(widget, "")
        if text is None:
            await enter(seat, widget)
        else:
            fill(widget, text)
    if form.checked:
        await seat.press("f10")
        assert seat.app.screen.is_modal, f"{form} takes anything"
        assert_harmless(seat)
    for name, value in form.checked.items():
        fill(seat.find(f"#{name}", Widget), value)
    await seat.press("f10")
    assert_harmless(seat)
    if not seat.app.screen.is_modal:
        return True
    assert "！" in seat.screen
    await seat.press("escape", "y")
    return False


async def look_at_everything(seat: TakenSeat) -> None:
    """Show every stage, its help, the palette, and the list of sessions with a search."""
    for key in ("f2", "f3", "f4", "f5", "f6", "f7"):
        await seat.press(key)
        assert_harmless(seat)
        if key == "f4":
            await seat.press("down", "right", "left", "m")
            assert_harmless(seat)
            await seat.press("escape")
            await seat.press("slash")
            await enter(seat, seat.find("#words", Input))
            await seat.press("escape")
    await seat.press("f1")
    assert_harmless(seat)
    await seat.press("escape", "ctrl+p")
    await seat.paste(ALL)
    assert_harmless(seat)
    await seat.press("escape", "escape")
    if seat.app.screen.is_modal:
        await seat.press("y")
    assert seat.stage == "home"
    assert_harmless(seat)
    await seat.press("slash")
    await enter(seat, seat.find("Input", Input))
    await seat.press("escape")


def words_of(markdown: str) -> str:
    """Return the words of a document as somebody reads it."""
    text = re.sub(r"<[^>]*>", "", markdown_it_html(markdown.split("\n---\n", 1)[1]))
    return clean_line(html.unescape(text))


@pytest.mark.parametrize("hostile", TEXTS)
def test_a_hostile_text_is_cleaned_to_what_can_be_seen_of_it(hostile: str) -> None:
    assert clean_line(hostile) == TEXTS[hostile]


@pytest.mark.asyncio
async def test_hostile_texts_through_every_field_are_kept_cleaned_and_shown_as_they_are(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("space")
        for form in FORMS:
            assert await fill_form(seat, form), form
        await seat.press("f5")
        await enter(seat, seat.find("#entry", Input))
        fill(seat.find("#entry", Input), "")
        await seat.paste("\n".join(f"r {text}" for text in TEXTS))
        kept = [line.text.original for line in seat.session.notes.lines.values()]
        assert kept == [f"r {clean}" for clean in TEXTS.values()]
        await seat.press("f9")
        await enter(seat, seat.find("#points", TextArea))
        await seat.press("f9", "f6", "space", "c")
        await enter(seat, seat.find("#comment", Input))
        await seat.press("enter", "escape")
        await look_at_everything(seat)
        await seat.press("enter")
        for profile in Profile:
            for language in LANGUAGES:
                text = minutes.minutes_text(seat.workshop, language, profile)
                assert not [s for s in text if unicodedata.category(s) == "Cc" and s != "\n"]
                assert not _STEERS.search(text)
                assert CLEAN in words_of(text)
                for clean in TEXTS.values():
                    assert f"r {clean}" in words_of(text)


@pytest.mark.long
@pytest.mark.asyncio
async def test_texts_of_ten_thousand_characters_go_through_every_field_and_longer_ones_do_not(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        await seat.press("space")
        item, pitch, person, follow_up = FORMS[0], FORMS[3], FORMS[6], FORMS[-1]
        for form in (item, pitch, person, follow_up):
            assert await fill_form(seat, form, LONG)
        known = len(seat.workshop.events)
        for form in (item, follow_up):
            assert not await fill_form(seat, form, TOO_LONG)
        assert len(seat.workshop.events) == known
        assert len(seat.said) == 1, "the same words are not piled up"
        await seat.press("f5")
        await seat.paste(LONG, "enter")
        entry = seat.find("#entry", Input)
        fill(entry, TOO_LONG)
        await seat.press("enter")
        (line,) = seat.session.notes.lines.values()
        assert line.text.original == LONG
        assert entry.value == TOO_LONG, "what is not recorded stays in its field"
        fill(entry, "")
        await look_at_everything(seat)


@pytest.mark.asyncio
async def test_a_title_of_which_nothing_can_be_seen_is_refused_in_words(
    program: Program, clock: WallClock, planned: str
) -> None:
    async with seated(program(planned), clock) as seat:
        items = list(seat.session.agenda.items)
        for keys in (("n", "enter"), ("enter",)):
            await seat.press(*keys)
            fill(seat.find("#title", Input), "\u200b")
            await seat.press("f10")
        assert list(seat.session.agenda.items) == items
        assert len(seat.said) == 1, "the same words are not piled up"


PLAN = r"""
[series]
id = "hostile"
name = "ALL"
[session]
id = "hostile-1"
title = "ALL"
date = 2021-11-22
place = "ALL"
[[organisation]]
id = "one"
name = "ALL"
[[person]]
name = "ALL"
organisation = "one"
[[item]]
kind = "information_talk"
title = "ALL"
length = "10分"
[item.talk]
organisation = "one"
speaker = "ALL"
[[pitch]]
id = "p"
title = "ALL"
background = ["ALL"]
asks = ["ALL"]
organisation = "one"
[[group]]
pitch = "p"
label = "ALL"
members = ["ALL"]
note_taker = "ALL"
"""


def as_toml(text: str) -> str:
    """Return *text* as it stands in a TOML string."""
    return "".join(
        sign if sign.isprintable() and sign not in '"\\' else f"\\u{ord(sign):04x}" for sign in text
    )


@pytest.mark.asyncio
async def test_a_plan_of_hostile_texts_in_a_file_of_a_hostile_name_is_run(
    program: Program, clock: WallClock, database: Database, tmp_path: Path
) -> None:
    plan = tmp_path / "[@click=app.quit]\x1b[31mz\u202e.toml"
    plan.write_text(PLAN.replace("ALL", as_toml(ALL)), "utf-8")
    async with seated(program(), clock) as seat:
        await seat.press("n")
        assert_harmless(seat)
        await seat.press("end", "enter")
        assert_harmless(seat)
        await seat.press("f10")
        assert seat.session.opened.slug == "hostile-1"
        await seat.press("space")
        for key in ("f2", "f3", "f4", "f5", "f6", "f7", "f1"):
            await seat.press(key)
            assert_harmless(seat)


@pytest.mark.asyncio
async def test_what_is_wrong_with_a_hostile_plan_is_said_harmlessly(
    program: Program, clock: WallClock, database: Database, tmp_path: Path
) -> None:
    plan = tmp_path / "zz.toml"
    keys = f'"{as_toml(ALL)}" = "{as_toml(ALL)}"\n'
    plan.write_text(f'[session]\ndate = "{as_toml(ALL)}"\n{keys}', "utf-8")
    async with seated(program(), clock) as seat:
        await seat.press("n", "end", "enter")
        assert seat.app.screen.is_modal
        assert "！" in seat.screen or "zz" in seat.screen
        assert_harmless(seat)


@pytest.mark.asyncio
async def test_a_hostile_draft_of_another_program_is_taken_up_harmlessly(
    program: Program, clock: WallClock, planned: str, database: Database
) -> None:
    async with seated(program(planned), clock) as seat:
        group = seat.session.groups.open[0].id
        keep(database, note_place(planned, "line", group), "killed", "1", None, clock.now())
        await seat.press("f6", "c")
        await seat.write("2")
        await seat.press("f3", "n")
        await seat.write("3")
        await seat.until(lambda: len(left_behind(database, LATER)) == 3, "no drafts are kept")
    for draft in left_behind(database, LATER):
        text = draft.text.replace("3", json.dumps(ALL)[1:-1]) if "{" in draft.text else ALL
        keep(database, draft.place, draft.seat, text, draft.base, draft.at)
    clock.wait(seconds=16)
    async with seated(program(planned), clock) as seat:
        await seat.press("f5")
        assert "髙﨑" in seat.find("#entry", Input).value
        assert_harmless(seat)
        await seat.press("f6")
        assert "髙﨑" in seat.find("#comment", Input).value
        assert_harmless(seat)
        await seat.press("f3", "n")
        assert "髙﨑" in seat.find("#title", Input).value
        assert_harmless(seat)


@pytest.mark.asyncio
async def test_a_folder_of_a_hostile_name_is_named_harmlessly(
    program: Program, clock: WallClock, planned: str, surroundings: Surroundings
) -> None:
    object.__setattr__(surroundings, "exports", surroundings.exports / "[/foo]\x1b[31m\u202e")
    async with seated(program(planned), clock) as seat:
        await seat.press("f7", "w")
        assert any("[/foo]" in said for said in seat.said)
        assert_harmless(seat)
