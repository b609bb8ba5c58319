"""The program's words in Japanese: all there, fitting, and up to date."""

import gettext
import re

from facilitator.domain import series, session  # noqa: F401 (the kinds of event enter themselves)
from facilitator.domain.events import KINDS
from facilitator.domain.text import Text
from facilitator.locale import DOMAIN, FOLDER
from facilitator.locale.event_words import event_word
from tests.translations import (
    brought_up_to_date,
    messages,
    sentences,
    translated,
    untranslated,
    written,
)

CATALOGUE = translated()
PAIRS = [(each.id, each.string) for each in messages(CATALOGUE)]
PLACE = re.compile(r"\{\w*(?:![rs])?(?::[^{}]*)?\}")

GLOSSARY = (
    ("the minutes", "議事録"),
    ("note-taker", "記録"),
    ("share-out", "共有"),
    ("will end", "終了見込"),
    ("follow-ups", "対応"),
)
"""Words of a sentence, and what its Japanese says for them."""


def places(text: object) -> list[str]:
    """Return the places of a sentence, doubled brackets left out."""
    return sorted(PLACE.findall(re.sub(r"\{\{|\}\}", "", str(text))))


def test_every_sentence_is_in_the_catalogue_and_translated() -> None:
    assert {message.id for message in messages(CATALOGUE)} == set(sentences())
    assert untranslated(CATALOGUE) == []


def test_the_catalogue_is_as_the_tool_writes_it() -> None:
    kept = (FOLDER / "ja" / "LC_MESSAGES" / f"{DOMAIN}.po").read_text(encoding="utf-8")
    assert kept == written(brought_up_to_date(CATALOGUE))


def test_the_compiled_catalogue_is_current() -> None:
    compiled = gettext.translation(DOMAIN, FOLDER, ["ja"])
    for english, japanese in PAIRS:
        if isinstance(english, str):
            assert compiled.gettext(english) == japanese
        else:
            assert compiled.ngettext(*english, 2) == japanese[0]


def test_the_header_names_nobody_who_is_not_there() -> None:
    kept = (FOLDER / "ja" / "LC_MESSAGES" / f"{DOMAIN}.po").read_text(encoding="utf-8")
    assert "FULL NAME" not in kept
    assert "EMAIL" not in kept


def test_the_places_of_a_translation_are_those_of_its_sentence() -> None:
    wrong = [
        pair for pair in PAIRS if isinstance(pair[0], str) and places(pair[0]) != places(pair[1])
    ]
    assert wrong == []


def test_the_places_of_a_plural_are_among_those_of_many() -> None:
    for english, japanese in PAIRS:
        if not isinstance(english, str):
            assert set(places(japanese[0])) <= set(places(english[1]))


def test_the_terms_of_the_field_are_kept() -> None:
    for english, japanese in PAIRS:
        for term, word in GLOSSARY:
            if term in str(english).casefold():
                assert word in str(japanese), english


def test_a_translation_ends_as_its_sentence_does() -> None:
    """A sentence with a full stop has one in Japanese, and no other has."""
    for english, japanese in PAIRS:
        if isinstance(english, str) and len(english) > 3 and english.endswith("."):
            assert str(japanese)[-1] in "。：", english


def test_a_text_that_nobody_translated_stays_as_it_is() -> None:
    assert Text.of("記録").in_language("en") == "記録"


def test_every_kind_of_event_has_a_word_of_its_own() -> None:
    ours = [kind for kind, body in KINDS.items() if body.__module__.startswith("facilitator.")]
    assert len({event_word(kind) for kind in ours}) == len(ours)
