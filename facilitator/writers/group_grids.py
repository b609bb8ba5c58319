"""The documents about groups as sheets for a spreadsheet: a row for each group or person."""

from collections.abc import Iterator

from facilitator.domain.group_documents import (
    GroupDocument,
    GroupDocuments,
    GroupSheet,
)
from facilitator.domain.minutes_people import Profile
from facilitator.writers.document import plain_text
from facilitator.writers.group_words import GroupWords
from facilitator.writers.spreadsheets import Cell, Grid

_COLUMNS = {
    GroupDocument.CARDS: ("group", "name", "pitch", "role", "person", "organisation", "kind"),
    GroupDocument.SIGNS: ("group", "name", "pitch"),
    GroupDocument.LIST: ("group", "name", "people", "members"),
    GroupDocument.PARTICIPANTS: (
        *("person", "reading", "organisation", "kind", "in_group", "role", "presence"),
    ),
}


def group_grid(
    documents: GroupDocuments, doc: GroupDocument, words: GroupWords, *, with_names: bool = True
) -> Grid:
    """Return *doc* as a grid; without names the list of groups only counts people.

    Who came and who left early is nobody's business outside.
    """
    rows = _ROWS[doc](documents, words)
    columns = _COLUMNS[doc]
    is_public_list = doc is GroupDocument.PARTICIPANTS and documents.profile is Profile.PUBLIC
    if is_public_list or (doc is GroupDocument.LIST and not with_names):
        columns = columns[:-1]
    header = tuple(plain_text(words.label(f"columns.{name}")) for name in columns)
    title = plain_text(words.name_of(documents, doc))
    return Grid(title, header, tuple(row[: len(columns)] for row in rows))


def _cards(documents: GroupDocuments, words: GroupWords) -> Iterator[tuple[Cell, ...]]:
    for group in documents.groups:
        about = _about(group, words)
        if not group.members:
            yield (*about, "", "", "", "")
        for member in group.members:
            person = (words.roles(member), words.name(member), words.optional(member.organisation))
            yield (*about, *map(plain_text, (*person, words.kind(member.kind))))


def _about(group: GroupSheet, words: GroupWords) -> tuple[Cell, ...]:
    texts = (words.optional(group.label), words.optional(group.pitch_title))
    return (group.number, *map(plain_text, texts))


def _signs(documents: GroupDocuments, words: GroupWords) -> Iterator[tuple[Cell, ...]]:
    return (_about(group, words) for group in documents.groups)


def _list(documents: GroupDocuments, words: GroupWords) -> Iterator[tuple[Cell, ...]]:
    for group in documents.groups:
        subject = plain_text(words.subject(group))
        members = plain_text(words.members(group.members))
        yield group.number, subject, len(group.members), members
    if documents.unseated:
        waiting = plain_text(words.label("group.unseated"))
        members = plain_text(words.members(documents.unseated))
        yield "", waiting, len(documents.unseated), members


def _participants(documents: GroupDocuments, words: GroupWords) -> Iterator[tuple[Cell, ...]]:
    for person in documents.people:
        texts = (
            words.name(person),
            (person.reading or "",),
            words.optional(person.organisation),
            words.kind(person.kind),
        )
        group: Cell = "" if person.group is None else person.group
        presence = words.label(f"presence.{person.presence.value}")
        yield (*map(plain_text, texts), group, *map(plain_text, (words.roles(person), presence)))


_ROWS = {
    GroupDocument.CARDS: _cards,
    GroupDocument.SIGNS: _signs,
    GroupDocument.LIST: _list,
    GroupDocument.PARTICIPANTS: _participants,
}
