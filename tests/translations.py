"""The catalogue of the program's words: what is to be translated, and whether it is.

``python -m tests.translations --update`` takes new sentences into the catalogue, drops those that
are gone, and compiles it. Sentences without a translation are listed; the tests fail on them.

Sentences come from calls in the code (``KEYWORDS``), from the tables of the plan reader and of
click's own words, and from the help of every command.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from inspect import cleandoc
from pathlib import Path

import click
from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from facilitator import __version__
from facilitator.cli.click_words import PLURALS
from facilitator.cli.commands import Program, load
from facilitator.cli.main import program
from facilitator.readers.plan_words import TEMPLATES

PACKAGE = Path(__file__).parent.parent / "facilitator"
FOLDER = PACKAGE / "locale" / "ja" / "LC_MESSAGES"
ERRORS = (
    *("Refused", "SaveFailed", "SessionBusy", "NewerSchema", "Unreadable", "OldSqlite", "Fault"),
    *("TableFaulty", "BadRow", "CameAfter"),
)
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    **dict.fromkeys(("_", "N_", *ERRORS)),
    "_check": (3,),
}
_CHANGING = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator')
_UNUSED = ('"Report-Msgid-Bugs-To', '"Language-Team')

Sentence = str | tuple[str, str]
"""What is to be translated; a pair where one thing and several are told apart."""


def sentences() -> list[Sentence]:
    """Return all sentences of the program, each once, in the order of the alphabet."""
    found: set[Sentence] = {*_in_code(), *TEMPLATES, *PLURALS, *_in_help(program)}
    return sorted(found, key=str)


def _in_code() -> Iterator[str]:
    files = [("**.py", "python")]
    for _, _, message, _, _ in extract_from_dir(str(PACKAGE), files, keywords=KEYWORDS):
        if isinstance(message, str) and message:
            yield message


def _in_help(command: click.Command) -> Iterator[str]:
    """Yield the help of *command*, its parameters, and all commands in it."""
    if command.help:
        yield cleandoc(command.help)
    for parameter in command.params:
        if isinstance(parameter, click.Option | click.Argument) and parameter.help:
            yield parameter.help
    if isinstance(command, Program):
        for place in command.places.values():
            yield from _in_help(load(place))
    elif isinstance(command, click.Group):
        for each in command.commands.values():
            yield from _in_help(each)


def translated() -> Catalog:
    """Return the catalogue as it is kept."""
    path = FOLDER / "facilitator.po"
    if not path.exists():
        return Catalog(locale="ja", domain="facilitator")
    with path.open("rb") as file:
        return read_po(file, locale="ja", domain="facilitator")


def messages(catalogue: Catalog) -> list[Message]:
    """Return the sentences of *catalogue*, without its header."""
    return [message for message in catalogue if message.id]


def compiled(catalogue: Catalog) -> bytes:
    """Return *catalogue* as the program reads it: the same words, the same bytes."""
    catalogue.creation_date = catalogue.revision_date = datetime(2021, 11, 22, tzinfo=UTC)
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def brought_up_to_date(kept: Catalog) -> Catalog:
    """Return the catalogue of today's sentences, with the translations of *kept*."""
    known = {message.id: message.string for message in messages(kept)}
    catalogue = Catalog(
        locale="ja",
        domain="facilitator",
        project="facilitator",
        version=__version__,
        fuzzy=False,
        header_comment="# The Japanese words of facilitator.",
    )
    for sentence in sentences():
        nothing = ("",) if isinstance(sentence, tuple) else ""
        catalogue.add(sentence, known.get(sentence, nothing))
    return catalogue


def written(catalogue: Catalog) -> str:
    """Return *catalogue* as a file; what changes with the day and the tool is left out."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, no_location=True)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith((*_CHANGING, *_UNUSED)))


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the sentences that have no Japanese."""
    return [str(each.id) for each in messages(catalogue) if not any(_strings(each))]


def _strings(message: Message) -> tuple[str, ...]:
    string = message.string
    return tuple(string) if isinstance(string, list | tuple) else (str(string),)


def update() -> list[str]:
    """Bring the catalogue up to date, and return the sentences without a translation."""
    catalogue = brought_up_to_date(translated())
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "facilitator.po").write_text(written(catalogue), encoding="utf-8", newline="\n")
    (FOLDER / "facilitator.mo").write_bytes(compiled(translated()))
    return untranslated(catalogue)


if __name__ == "__main__":
    missing = update() if "--update" in sys.argv else untranslated(translated())
    print(*missing, sep="\n")
    sys.exit(1 if missing else 0)
