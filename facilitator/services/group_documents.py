"""The documents about groups, from a seat: as they are written, and as files in the exports."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from facilitator.domain.group_documents import GroupDocument, build_group_documents
from facilitator.domain.minutes import Profile
from facilitator.domain.text import Language
from facilitator.services.minutes import minutes_stem
from facilitator.services.workshop import Workshop
from facilitator.writers.files import file_name, write_file
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
"""As what each document is written where nobody says."""


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


def group_document(workshop: Workshop, wanted: Wanted) -> bytes:
    """Return what is wanted, as a file holds it.

    Raises Refused where the encoding of a csv lacks characters that stand in it.
    """
    doc, with_names = wanted.doc, wanted.with_names
    documents = build_group_documents(
        workshop.session, workshop.series, workshop.register, wanted.profile
    )
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


def write_group_document(
    workshop: Workshop, wanted: Wanted, *, folder: Path | None = None, force: bool = False
) -> Path:
    """Write what is wanted to *folder* (the exports folder) and return the path.

    Raises ChangedByHand where the file there was changed since, unless *force*, and Refused as
    ``group_document`` does.
    """
    kind = wanted.doc.value if wanted.with_names else f"{wanted.doc.value}-without-names"
    stem = minutes_stem(workshop, wanted.profile, kind)
    name = file_name(stem, wanted.language, wanted.format.value)
    content = group_document(workshop, wanted)
    return write_file(folder or workshop.surroundings.exports, name, content, force=force)
