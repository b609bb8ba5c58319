"""The files in which a list of people may lie, and what is in one of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from facilitator.domain.refused import Refused
from facilitator.readers.people_sheet import BIGGEST_LIST, TableFaulty
from facilitator.readers.people_table import ENCODINGS, open_table
from facilitator.services.surroundings import Surroundings

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx")
MOST_FILES = 40

_QUOTES = "\"'「」"


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file that may be a list of people, and when it was changed."""

    path: Path
    changed_at: datetime


def list_files(surroundings: Surroundings, latest: Path | None = None) -> tuple[ListFile, ...]:
    """Return the files that may be lists of people, the newest first, at most MOST_FILES.

    Those in the folder *latest*, where the last list was, come before all others. Plain text comes
    after what is a table by its name.
    """
    folders = (*([latest] if latest else []), *surroundings.lists)
    found = {each.path: each for folder in folders for each in _in(folder)}

    def place(file: ListFile) -> tuple[bool, bool, float, Path]:
        is_elsewhere, is_text = file.path.parent != latest, file.path.suffix.lower() == ".txt"
        return is_elsewhere, is_text, -file.changed_at.timestamp(), file.path

    return tuple(sorted(found.values(), key=place)[:MOST_FILES])


def _in(folder: Path) -> Iterator[ListFile]:
    """Yield the files in *folder* that may be lists; nothing where it cannot be read."""
    try:
        paths: Iterable[Path] = list(folder.iterdir())
    except OSError:
        return
    for path in paths:
        if path.suffix.lower() not in SUFFIXES or path.name.startswith((".", "~$")):
            continue
        try:
            stat = path.stat()
            if path.is_file() and 0 < stat.st_size <= BIGGEST_LIST:
                yield ListFile(path.resolve(), datetime.fromtimestamp(stat.st_mtime, UTC))
        except OSError:
            continue


def path_typed(words: str) -> Path:
    """Return the path that was typed, or dragged into the terminal with quotes around it."""
    typed = words.strip().strip(_QUOTES)
    if not typed:
        raise Refused("Type the path of a file.")
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)


def read_list(path: Path) -> bytes:
    """Return what is in the file at *path*; raise Refused where it cannot be read, or is huge."""
    try:
        if path.stat().st_size > BIGGEST_LIST:
            raise Refused(
                "The file is too big. A list of people may have up to {most} MB.",
                most=BIGGEST_LIST // 1_000_000,
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused("There is no file “{path}”.", path=str(path)) from None
    except IsADirectoryError:
        raise Refused("“{path}” is a folder. Choose a file in it.", path=str(path)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise Refused("“{path}” cannot be read: {why}", path=str(path), why=why) from None


def refuse_other(content: bytes) -> None:
    """Raise TableFaulty where *content* is no list of people in any encoding, as it says itself."""
    try:
        open_table(content)
    except TableFaulty as fault:
        if not any(_opens(content, encoding) for encoding in ENCODINGS):
            raise fault


def _opens(content: bytes, encoding: str) -> bool:
    try:
        open_table(content, encoding=encoding)
    except TableFaulty:
        return False
    return True
