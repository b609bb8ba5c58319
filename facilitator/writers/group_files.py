"""The documents about groups as the bytes of a file, in whichever format somebody wants."""

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.group_documents import GroupDocument, GroupDocuments
from facilitator.domain.minutes_people import Profile
from facilitator.domain.text import Language
from facilitator.writers.group_documents import group_pages, group_text
from facilitator.writers.group_grids import group_grid
from facilitator.writers.group_html import group_html
from facilitator.writers.group_words import GroupWords
from facilitator.writers.labels import read_labels
from facilitator.writers.markdown import to_markdown
from facilitator.writers.spreadsheets import UTF_8, to_csv, to_xlsx


class Format(StrEnum):
    """How a document is written; also how the names of such files end."""

    MARKDOWN = "md"
    HTML = "html"
    TEXT = "txt"
    CSV = "csv"
    XLSX = "xlsx"


USUAL_FORMATS = {
    GroupDocument.CARDS: Format.HTML,
    GroupDocument.SIGNS: Format.HTML,
    GroupDocument.LIST: Format.TEXT,
    GroupDocument.PARTICIPANTS: Format.CSV,
}
"""How each document is written where nobody says."""


@dataclass(frozen=True)
class Wanted:
    """Which document somebody wants, and how: without names a list of groups only counts people.

    *encoding* is that of a csv.
    """

    doc: GroupDocument
    language: Language
    profile: Profile = Profile.INTERNAL
    written_as: Format | None = None
    with_names: bool = True
    encoding: str = UTF_8

    @property
    def format(self) -> Format:
        """Return how the document is written: as somebody said, or as is usual for it."""
        return self.written_as or USUAL_FORMATS[self.doc]


def group_file(documents: GroupDocuments, wanted: Wanted) -> bytes:
    """Return what is wanted, as a file holds it; *documents* are of the profile that is wanted.

    Raises Refused where the encoding of a csv lacks characters that stand in it.
    """
    doc, with_names = wanted.doc, wanted.with_names
    words = GroupWords(wanted.language, read_labels(wanted.language, document="groups"))
    match wanted.format:
        case Format.MARKDOWN:
            pages = group_pages(documents, doc, words, with_names=with_names)
            return to_markdown(pages.in_one()).encode()
        case Format.HTML:
            return group_html(documents, doc, words, with_names=with_names).encode()
        case Format.TEXT:
            return group_text(documents, doc, words, with_names=with_names).encode()
        case Format.CSV:
            grid = group_grid(documents, doc, words, with_names=with_names)
            return to_csv(grid, wanted.encoding)
        case Format.XLSX:
            grid = group_grid(documents, doc, words, with_names=with_names)
            return to_xlsx(grid, documents.date)
