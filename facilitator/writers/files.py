"""Files out: names that every system takes, and writing that never loses anybody's work.

A file is written beside its place and then renamed, so that there is always a whole one. The
program remembers in `.written.json`, in the same folder, the SHA-256 of what it wrote under each
name. A file with any other content was changed by hand, and stays as it is unless forced.
"""

import hashlib
import json
import os
import re
import threading
from datetime import date
from pathlib import Path

LONGEST_STEM = 120
"""Most bytes in a file name before its language and extension."""

INDEX_NAME = ".written.json"

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]) *", re.IGNORECASE)
_PLAIN_WORD = re.compile(r"[A-Za-z0-9-]+")


class ChangedByHand(Exception):
    """A file holds something that the program did not write."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was changed by hand; it was not overwritten")
        self.path = path


def file_stem(series: str, day: date | None, number: int | None, doc: str, suffix: str = "") -> str:
    """Return the name of a document without language and extension: ``series_date_06_minutes``.

    *number* is the session's number over the whole series. What is not known is left out. Where
    the name is too long the series is cut, so that the documents of a session keep their own names.
    """
    facts = [
        day and day.isoformat(),
        None if number is None else f"{number:02d}",
        f"{doc}{suffix}",
    ]
    rest = _FORBIDDEN.sub("-", "".join(f"_{fact}" for fact in facts if fact))
    room = max(0, LONGEST_STEM - len(rest.encode()))
    return safe_stem(_cut(_harmless_start(series), room).rstrip(". ") + rest)


def file_name(stem: str, language: str | None, extension: str) -> str:
    """Return ``stem.ja.md``, or ``stem.csv`` for a file without a language."""
    endings = [ending for ending in (language, extension) if ending is not None]
    for ending in endings:
        if not _PLAIN_WORD.fullmatch(ending):
            raise ValueError(f"not the ending of a file name: {ending!r}")
    return ".".join((safe_stem(stem), *endings))


def safe_stem(text: str) -> str:
    """Return *text* as the start of a file name on Linux, macOS and Windows."""
    stem = _harmless_start(text)
    if _is_reserved(stem):
        stem = f"_{stem}"
    return _cut(stem, LONGEST_STEM).rstrip(". ") or "_"


def write_file(folder: Path, name: str, content: str | bytes, *, force: bool = False) -> Path:
    """Write *content* (text as UTF-8, newlines as they are) to *name* in *folder*; return its path.

    The folder is made if need be. Raises ChangedByHand if the file there holds something else than
    the program wrote, unless *force*; ValueError if *name* is not the name of a visible file;
    OSError as the system gives it. After any of them the old file is still whole.
    """
    if not _is_file_name(name):
        raise ValueError(f"not a file name: {name!r}")
    new = content.encode() if isinstance(content, str) else content
    path = folder / name
    folder.mkdir(parents=True, exist_ok=True)
    index = _read_index(folder)
    digests = [_digest(new)]
    if path.exists():
        old = _digest(path.read_bytes())
        if old in index.get(name, ()):
            digests.append(old)
        elif not force and old not in digests:
            raise ChangedByHand(path)
    # The index goes first and keeps the digest of the file still there: whichever of the two
    # contents a crash leaves behind, it is known as the program's own.
    replace_file(folder / INDEX_NAME, _index_bytes(index | {name: digests}))
    replace_file(path, new)
    return path


def _is_file_name(name: str) -> bool:
    """Say whether *name* is a visible file in its folder, on every system."""
    is_plain = name != "" and name == name.strip(". ") and not _FORBIDDEN.search(name)
    return is_plain and not _is_reserved(name)


def _is_reserved(name: str) -> bool:
    """Say whether *name* is a device of Windows: whatever follows the first dot."""
    return _RESERVED.fullmatch(name.partition(".")[0]) is not None


def _harmless_start(text: str) -> str:
    return _FORBIDDEN.sub("-", text).lstrip(". ")


def _cut(text: str, size: int) -> str:
    """Return as much of *text* as fits into *size* bytes of UTF-8, in whole characters."""
    return text.encode()[:size].decode(errors="ignore")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read_index(folder: Path) -> dict[str, list[str]]:
    """Return the digests of what was written under each name.

    A missing or broken index is an empty one: then files count as changed by hand, and nothing
    is lost.
    """
    try:
        index = json.loads((folder / INDEX_NAME).read_bytes())
    except (FileNotFoundError, ValueError, RecursionError):
        return {}
    if not isinstance(index, dict):
        return {}
    return {name: digests for name, digests in index.items() if isinstance(digests, list)}


def _index_bytes(index: dict[str, list[str]]) -> bytes:
    return json.dumps(index, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def replace_file(path: Path, content: bytes, *, private: bool = False) -> None:
    """Put a file with *content* at *path* in one step; if that fails, leave what was there.

    Only its owner may read a *private* one.
    """
    draft = path.with_name(f".writing-{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        draft.unlink(missing_ok=True)
        with os.fdopen(_made_anew(draft, 0o600 if private else 0o666), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _made_anew(path: Path, mode: int) -> int:
    """Make a file that was not there, and follow no link that somebody laid; return it open."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, mode)
