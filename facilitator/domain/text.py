"""The only door for typed text.

Whatever a person typed, pasted, or put into a file is cleaned once, here, and shown as literal
content ever after. Cleaning never guesses: it drops what could steer a terminal or hide in a line,
and keeps every visible character as it was typed.
"""

import re
import unicodedata
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict

LONGEST_LINE = 20_000
"""Most characters in one typed text."""

_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # controls: C0 but the newline, DEL, C1
    "\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # hidden, bidi
    "\ud800-\udfff\U000e0000-\U000e007f]"  # half a surrogate pair, tags
)
_COMPATIBILITY = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f])")
_SPACES = re.compile(" {2,}")


class Value(BaseModel):
    """A frozen value that knows every one of its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _is_clean(text: str) -> bool:
    """Whether cleaning changes nothing, as for nearly everything that is read from a log."""
    is_plain = text.isprintable() or not _UNWANTED.search(text)
    return is_plain and unicodedata.is_normalized("NFC", text)


def clean(text: str) -> str:
    """Return *text* as it may be kept: newlines as ``\\n``, no controls, composed characters.

    Compatibility ideographs (﨑, U+FA26 and others in names) are left alone, since NFC would
    replace them by other characters. The joiner of emoji and the variation selectors of names stay.
    """
    if _is_clean(text):
        return text
    text = _UNWANTED.sub("", _NEWLINES.sub("\n", text).replace("\t", " "))
    parts = _COMPATIBILITY.split(text)
    parts[::2] = [unicodedata.normalize("NFC", part) for part in parts[::2]]
    return "".join(parts)


def clean_line(text: str) -> str:
    """Return *text* as one line: newlines and runs of ASCII spaces become one space."""
    line = clean(text).replace("\n", " ").strip(" ")
    return _SPACES.sub(" ", line) if "  " in line else line


def typed_lines(text: str) -> tuple[str, ...]:
    """Split what was typed or pasted into its lines, each cleaned, the empty ones left out."""
    return tuple(line for part in clean(text).split("\n") if (line := clean_line(part)))


def matching_key(text: str) -> str:
    """Return the form under which two spellings of a name are the same: ㈱ and (株).

    For comparing only, never for showing: NFKC, case folded, without spaces.
    """
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text).casefold())


def _as_line(text: str) -> str:
    line = clean_line(text)
    if not line:
        raise ValueError("is empty")
    if len(line) > LONGEST_LINE:
        raise ValueError(f"is longer than {LONGEST_LINE} characters")
    return line


Line = Annotated[str, AfterValidator(_as_line)]
"""One line of typed text: cleaned, not empty, at most LONGEST_LINE characters."""

Language = Literal["ja", "en"]


class Text(Value):
    """What somebody wrote, the language of it, and a translation where somebody gave one."""

    original: Line
    language: Language = "ja"
    translation: Line | None = None

    @classmethod
    def of(cls, ja: str | None = None, en: str | None = None) -> Self:
        """Make a text from its Japanese, its English, or both; Japanese is then the original."""
        if ja is None:
            return cls(original=en or "", language="en")
        return cls(original=ja, language="ja", translation=en)

    def in_language(self, language: Language) -> str:
        """Return the words in *language*, or the original where nobody translated it."""
        if language == self.language or self.translation is None:
            return self.original
        return self.translation


class Missing(StrEnum):
    """Why a field has no value: nobody recorded one, or it is known that there was none."""

    NOT_RECORDED = "not_recorded"
    CONFIRMED_NONE = "confirmed_none"
