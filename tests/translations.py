"""The catalogue of the program's words: what is to be translated, and whether it is.

``python -m tests.translations --update`` takes new sentences into the catalogue, drops those that
are gone, and compiles it. Sentences without a translation are listed; the tests fail on them.
"""

import io
import sys
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parent.parent / "facilitator"
FOLDER = PACKAGE / "locale" / "ja" / "LC_MESSAGES"
ERRORS = ("Refused", "SaveFailed", "SessionBusy", "NewerSchema", "Unreadable", "OldSqlite", "Fault")
KEYWORDS: dict[str, None] = dict.fromkeys(("_", "N_", *ERRORS))


def sentences() -> Catalog:
    """Return all sentences of the package, with where they stand."""
    catalogue = Catalog(locale="ja", domain="facilitator", charset="utf-8")
    for name, _, message, _, _ in extract_from_dir(
        str(PACKAGE), [("**.py", "python")], keywords=KEYWORDS
    ):
        if isinstance(message, str) and message:
            catalogue.add(message, locations=[(name, 0)])
    return catalogue


def translated() -> Catalog:
    """Return the catalogue as it is kept."""
    path = FOLDER / "facilitator.po"
    if not path.exists():
        return Catalog(locale="ja", domain="facilitator")
    with path.open("rb") as file:
        return read_po(file, locale="ja", domain="facilitator")


def compiled(catalogue: Catalog) -> bytes:
    """Return *catalogue* as the program reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def update() -> list[str]:
    """Bring the catalogue up to date, and return the sentences without a translation."""
    kept = {message.id: message.string for message in translated() if message.id}
    catalogue = Catalog(
        locale="ja",
        domain="facilitator",
        project="facilitator",
        fuzzy=False,
        header_comment="# The Japanese words of facilitator.",
    )
    for message in sorted(sentences(), key=lambda message: str(message.id)):
        if message.id:
            catalogue.add(message.id, kept.get(message.id, ""))
    FOLDER.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, no_location=True, omit_header=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    stable = [line for line in lines if not line.startswith(('"POT-Creation', '"PO-Revision'))]
    (FOLDER / "facilitator.po").write_text("".join(stable), encoding="utf-8", newline="\n")
    (FOLDER / "facilitator.mo").write_bytes(compiled(translated()))
    return [str(message.id) for message in catalogue if message.id and not message.string]


if __name__ == "__main__":
    missing = update() if "--update" in sys.argv else []
    print(*missing, sep="\n")
    sys.exit(1 if missing else 0)
