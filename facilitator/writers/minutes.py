"""Minutes as a document in one language: front matter, title, and the sections in their order."""

from collections.abc import Iterator, Mapping

from facilitator.domain.dates import numbering_words
from facilitator.domain.minutes import Minutes
from facilitator.domain.text import Language
from facilitator.writers import minutes_groups, minutes_sections, minutes_timing
from facilitator.writers.document import (
    Block,
    Document,
    Heading,
    Inline,
    Paragraph,
    fixed,
    plain_text,
)
from facilitator.writers.labels import Labels
from facilitator.writers.minutes_sections import Section
from facilitator.writers.minutes_words import Words

_SECTIONS: Mapping[str, Section] = {
    "meeting": minutes_sections.meeting,
    "agenda": minutes_sections.agenda,
    "talks": minutes_sections.talks,
    "pitches": minutes_sections.pitches,
    "groups": minutes_groups.groups,
    "decisions": minutes_sections.decisions,
    "follow_ups": minutes_sections.follow_ups,
    "notices": minutes_sections.notices,
    "next_meeting": minutes_sections.next_meeting,
}
"""The sections that always stand, under a numbered heading."""

_UNNUMBERED: Mapping[str, Section] = {
    "closing": minutes_sections.closing,
    "timing": minutes_timing.timing,
}


def minutes_document(
    minutes: Minutes, language: Language, labels: Labels, *, status: str = "draft"
) -> Document:
    """Return *minutes* as a document; *labels* are those of the document ``minutes``."""
    words = Words(language, labels)
    numbering = numbering_words(
        minutes.fiscal_year, minutes.no_in_fiscal_year, minutes.no_total, language
    )
    blocks = (*_title(minutes, words, numbering), *_sections(minutes, words))
    return Document(_front_matter(minutes, words, numbering, status), blocks)


def _front_matter(
    minutes: Minutes, words: Words, numbering: str, status: str
) -> dict[str, str | int | bool]:
    name = "document.full_title" if numbering else "document.title"
    series = words.text(minutes.series_name)
    title = words.label(name, series=series, numbering=fixed(numbering))
    facts: dict[str, str | int | bool | None] = {
        "title": plain_text(title),
        "doc": "minutes",
        "series": minutes.series,
        "session": minutes.session,
        "date": minutes.date.isoformat(),
        "fiscal_year": minutes.fiscal_year,
        "no_in_fiscal_year": minutes.no_in_fiscal_year,
        "no_total": minutes.no_total,
        "lang": words.language,
        "status": status,
        "visibility": minutes.profile.value,
        "rehearsal": minutes.is_rehearsal or None,
    }
    return {key: value for key, value in facts.items() if value is not None}


def _title(minutes: Minutes, words: Words, numbering: str) -> Iterator[Block]:
    yield Heading(1, words.label("document.title", series=words.text(minutes.series_name)))
    if minutes.is_rehearsal:
        yield Paragraph(words.label("document.rehearsal"))
    yield Paragraph(_subtitle(minutes, words, numbering))


def _subtitle(minutes: Minutes, words: Words, numbering: str) -> Inline:
    """Return the number of the meeting; one without a number goes by its own title."""
    if numbering or minutes.title is None:
        return fixed(numbering)
    return words.text(minutes.title)


def _sections(minutes: Minutes, words: Words) -> Iterator[Block]:
    number = 0
    for name in words.labels.lists["order"]:
        if name in _UNNUMBERED:
            yield from _UNNUMBERED[name](minutes, words)
            continue
        number += 1
        heading = words.label(f"{name}.heading")
        yield Heading(2, words.label("words.heading", number=words.number(number), words=heading))
        yield from _SECTIONS[name](minutes, words)
