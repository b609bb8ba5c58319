"""The documents about groups, from a seat: as bytes, and as files in the exports folder."""

from pathlib import Path

from facilitator.domain.group_documents import build_group_documents
from facilitator.services.minutes import minutes_stem
from facilitator.services.workshop import Workshop
from facilitator.writers.files import file_name, write_file
from facilitator.writers.group_files import Wanted, group_file


def group_document(workshop: Workshop, wanted: Wanted) -> bytes:
    """Return what is wanted, as a file holds it.

    Raises Refused where the encoding of a csv lacks characters that stand in it.
    """
    documents = build_group_documents(
        workshop.session, workshop.series, workshop.register, wanted.profile
    )
    return group_file(documents, wanted)


def write_group_document(
    workshop: Workshop, wanted: Wanted, *, folder: Path | None = None, force: bool = False
) -> Path:
    """Write what is wanted to *folder* (the exports folder) and return the path.

    Raises ChangedByHand where the file there was changed since, unless *force*; Refused as
    ``group_document`` does; OSError as the system gives it.
    """
    kind = wanted.doc.value if wanted.with_names else f"{wanted.doc.value}-without-names"
    stem = minutes_stem(workshop, wanted.profile, kind)
    name = file_name(stem, wanted.language, wanted.format.value)
    content = group_document(workshop, wanted)
    return write_file(folder or workshop.surroundings.exports, name, content, force=force)
