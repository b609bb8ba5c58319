"""The documents about groups as pages: what is read on paper, on the wall and in a chat.

Markdown, plain text and HTML are made of them; ``group_grids`` has the same for a spreadsheet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from facilitator.domain.group_documents import (
    GroupDocument,
    GroupDocuments,
    GroupSheet,
    ListedPerson,
)
from facilitator.domain.groups import Role
from facilitator.writers.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Inline,
    Paragraph,
    Table,
    fixed,
    plain_text,
)
from facilitator.writers.group_grids import group_grid
from facilitator.writers.group_words import GroupWords
from facilitator.writers.plain_text import to_text

Page = tuple[Block, ...]

_GAP = "  "


@dataclass(frozen=True)
class Pages:
    """A document in sheets of paper: what it says of itself, the meeting in a line, the sheets."""

    title: Inline
    meeting: Inline
    facts: Mapping[str, str | int | bool]
    sheets: tuple[Page, ...]

    def in_one(self) -> Document:
        """Return all sheets as one document, under its title."""
        front = (Heading(1, self.title), Paragraph(self.meeting))
        return Document(self.facts, (*front, *(block for sheet in self.sheets for block in sheet)))


def group_pages(
    documents: GroupDocuments, doc: GroupDocument, words: GroupWords, *, with_names: bool = True
) -> Pages:
    """Return *doc* as pages; without names the list of groups only counts people."""
    title = words.title(documents, doc)
    facts: dict[str, str | int | bool | None] = {
        "title": plain_text(title),
        "doc": doc.value,
        "series": documents.series,
        "session": documents.session,
        "date": documents.date.isoformat(),
        "lang": words.language,
        "visibility": documents.profile.value,
        "rehearsal": documents.is_rehearsal or None,
    }
    known = {key: value for key, value in facts.items() if value is not None}
    sheets: Iterator[Page]
    match doc:
        case GroupDocument.CARDS:
            sheets = (tuple(_card(documents, group, words)) for group in documents.groups)
        case GroupDocument.SIGNS:
            sheets = (_sign(group, words) for group in documents.groups)
        case _:
            sheets = iter(((_table(documents, doc, words, with_names=with_names),),))
    return Pages(title, words.meeting(documents), known, tuple(sheets))


def _card(documents: GroupDocuments, group: GroupSheet, words: GroupWords) -> Iterator[Block]:
    yield Heading(2, words.numbered(group))
    yield Paragraph(words.in_brackets(words.subject(group), words.optional(group.organisation)))
    yield from (Paragraph(words.breakout(breakout)) for breakout in documents.breakouts)
    if group.asks:
        yield Heading(3, words.label("group.asks"))
        yield Bullets(tuple(map(words.text, group.asks)))
    yield Heading(3, words.members_counted(group))
    yield Bullets(tuple(_role(group, role, words) for role in Role))
    if group.members:
        names = ("mark", "person", "organisation")
        header = tuple(words.label(f"columns.{name}") for name in names)
        yield Table(header, tuple(_row_on_card(member, words) for member in group.members))


def _role(group: GroupSheet, role: Role, words: GroupWords) -> Inline:
    who = words.name(group.having(role))
    return words.label("group.with_role", role=words.label(f"roles.{role.value}"), who=who)


def _row_on_card(member: ListedPerson, words: GroupWords) -> tuple[Inline, ...]:
    return words.mark(member.kind), words.name(member), words.optional(member.organisation)


def _sign(group: GroupSheet, words: GroupWords) -> Page:
    return Heading(2, words.numbered(group)), Paragraph(words.subject(group))


def _table(
    documents: GroupDocuments, doc: GroupDocument, words: GroupWords, *, with_names: bool
) -> Table:
    """Return the rows that a spreadsheet gets as a table."""
    grid = group_grid(documents, doc, words, with_names=with_names)
    rows = tuple(
        tuple(fixed(str(cell)) if isinstance(cell, int) else (cell,) for cell in row)
        for row in grid.rows
    )
    return Table(tuple(map(fixed, grid.header)), rows)


def group_text(
    documents: GroupDocuments, doc: GroupDocument, words: GroupWords, *, with_names: bool = True
) -> str:
    """Return *doc* as plain text; the list of groups has a line for each, its number first."""
    if doc is not GroupDocument.LIST:
        return to_text(group_pages(documents, doc, words, with_names=with_names).in_one())
    front = (plain_text(words.title(documents, doc)), plain_text(words.meeting(documents)), "")
    lines = (*front, *_list_lines(documents, words, with_names=with_names))
    return "".join(f"{line}\n" for line in lines)


def _list_lines(documents: GroupDocuments, words: GroupWords, *, with_names: bool) -> Iterator[str]:
    """Yield a line for each group, and its members below it where there are names."""
    width = len(str(max((group.number for group in documents.groups), default=0)))
    for group in documents.groups:
        parts = (words.subject(group), words.count(len(group.members)))
        about = _GAP.join(text for part in parts if (text := plain_text(part)))
        yield f"{group.number:<{width}}{_GAP}{about}".rstrip(" ")
        yield from _names_below(group.members, words, width, with_names=with_names)
    if documents.unseated:
        yield ""
        yield plain_text(words.unseated(documents.unseated))
        yield from _names_below(documents.unseated, words, width, with_names=with_names)


def _names_below(
    people: tuple[ListedPerson, ...], words: GroupWords, width: int, *, with_names: bool
) -> Iterator[str]:
    names = plain_text(words.members(people))
    if with_names and names:
        yield " " * width + _GAP + names
