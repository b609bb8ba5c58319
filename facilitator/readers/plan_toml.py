"""Plans from TOML files: a value, or everything that is wrong with the file at once."""

import re
import tomllib
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from facilitator.domain.plan import Plan
from facilitator.domain.plan_fields import Words
from facilitator.domain.plan_links import broken_links
from facilitator.domain.text import Text
from facilitator.readers.plan_fault import PlanFault, PlanFaulty, fault
from facilitator.readers.plan_faults import faults_of, shown
from facilitator.readers.toml_lines import lines_of

__all__ = ["BIGGEST_PLAN", "PlanFault", "PlanFaulty", "read_plan", "read_title"]

BIGGEST_PLAN = 1_000_000
"""Most bytes in a plan file."""

_WORDS: TypeAdapter[Text] = TypeAdapter(Words)

_WIDE = re.compile("[＝“”＂‘’［］｛｝，．\u3000]")
_SYNTAX = (
    (r"Cannot|Duplicate", "toml_twice"),
    (r"Unterminated string|Illegal character '\\n'|Expected \"'", "toml_quotes"),
    (r"Unclosed|Expected '\]", "toml_bracket"),
    (r"Invalid hex value|Unescaped|escape", "toml_backslash"),
    (r"Invalid date", "toml_date"),
    (r"Invalid value|Expected newline|Exceeds", "toml_value"),
)
"""What tomllib says, and which mistake that is."""


def read_plan(path: Path) -> Plan:
    """Return the plan in the file *path*; raise PlanFaulty with all of its mistakes."""
    text = _text_of(path)
    content = _content_of(path, text)
    if not content:
        raise PlanFaulty([fault(path, "nothing")])
    try:
        return Plan.of(content)
    except ValidationError as invalid:
        links = ValidationError.from_exception_data("Plan", broken_links(content))
        errors = [*invalid.errors(include_url=False), *links.errors(include_url=False)]
    raise PlanFaulty(faults_of(path, errors, content, lines_of(text)))


def read_title(path: Path) -> Text | None:
    """Return what the meeting of the plan in *path* is called, or else its series.

    The rest of the file is not looked at; None where nothing in it says so.
    """
    try:
        content = _content_of(path, _text_of(path))
    except PlanFaulty:
        return None
    spoken = {"language": "en" if content.get("language") == "en" else "ja"}
    for table, key in (("session", "title"), ("series", "name")):
        part = content.get(table)
        try:
            words = part.get(key) if isinstance(part, dict) else None
            return _WORDS.validate_python(words, context=spoken)
        except ValidationError:
            continue
    return None


def _text_of(path: Path) -> str:
    """Return the text of the file, newlines as ``\\n``, without a byte order mark."""
    try:
        if path.is_dir():
            raise PlanFaulty([fault(path, "a_folder")])
        if not path.is_file():
            raise PlanFaulty([fault(path, "no_file")])
        if (size := path.stat().st_size) > BIGGEST_PLAN:
            raise PlanFaulty([fault(path, "too_big", size=size, limit=BIGGEST_PLAN)])
        raw = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) else error
        raise PlanFaulty([fault(path, "unreadable", reason=reason)]) from None
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise PlanFaulty([fault(path, "not_utf8", line=line)]) from None


def _content_of(path: Path, text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise PlanFaulty([fault(path, "toml_deep")]) from None
    except ValueError as error:  # tomllib's own, or Python's for a number of 5,000 digits
        raise PlanFaulty([_syntax_fault(path, text, str(error))]) from None


def _syntax_fault(path: Path, text: str, said: str) -> PlanFault:
    """Return the fault that tomllib describes in the words *said*."""
    if at := re.search(r"\(at line (\d+), column (\d+)\)", said):
        number, column = int(at[1]), int(at[2])
        line = text.split("\n")[number - 1]
    else:
        number = text.rstrip().count("\n") + 1
        line = text.split("\n")[number - 1]
        column = len(line) + 1
    kind = next((kind for words, kind in _SYNTAX if re.search(words, said)), "toml")
    if kind in ("toml", "toml_value") and _WIDE.search(line):
        kind = "toml_wide"
    return fault(path, kind, line=number, column=column, found=shown(line.strip()))
