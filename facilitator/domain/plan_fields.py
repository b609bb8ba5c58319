"""The fields of a plan file: how what a person wrote in TOML becomes a value of the domain.

Everything here is forgiving in form and strict in meaning: a time may be ``"14:00"`` or a TOML
time, a length ``"1時間30分"`` or a number of minutes; what cannot be read is a mistake with a name,
which ``readers/plan_words.py`` puts into words.
"""

import re
import unicodedata
import zoneinfo
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from facilitator.domain.dates import day_in_full
from facilitator.domain.groups import Role
from facilitator.domain.items import NOTHING, ItemKind
from facilitator.domain.kinds import KINDS_OF_PARTICIPANT, kind_called
from facilitator.domain.lengths import LONGEST_ITEM, parse_length
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.occasion import FIRST_DAY, LAST_DAY
from facilitator.domain.text import Line, Text, Value, clean_line, matching_key

_LINE: TypeAdapter[str] = TypeAdapter(Line)


class _Bilingual(Value):
    """A text as ``{ ja = "…", en = "…" }``."""

    ja: Line | None = None
    en: Line | None = None


def _read_text(content: object, info: ValidationInfo) -> Text:
    """Return a text; a plain string is in the language of the file, given as the context."""
    if isinstance(content, Text):
        return content
    own = (info.context or {}).get("language", "ja")
    if isinstance(content, str):
        return Text(original=_LINE.validate_python(content), language=own)
    if not isinstance(content, Mapping):
        raise PydanticCustomError("text", "is not a text")
    written = _Bilingual.model_validate(content)
    ja, en = written.ja, written.en
    if own == "en" and en is not None:
        return Text(original=en, language="en", translation=ja)
    if ja is None and en is None:
        raise PydanticCustomError("text", "is not a text")
    return Text.of(ja, en)


Words = Annotated[Text, BeforeValidator(_read_text)]
"""A text: a plain string, or ``{ ja = "…", en = "…" }``."""


def read_length(content: object) -> timedelta:
    """Return the length of time that *content* is, words or a number of minutes, else fail."""
    if isinstance(content, timedelta):
        return content
    if isinstance(content, int) and not isinstance(content, bool):
        content = str(content) if 0 < content <= LONGEST_ITEM // timedelta(minutes=1) else None
    try:
        return parse_length(content if isinstance(content, str) else "")
    except (ValueError, OverflowError):
        raise PydanticCustomError("length", "is not a length of time") from None


Length = Annotated[timedelta, BeforeValidator(read_length)]
"""How long an item lasts: ``"90分"``, ``"1:30"``, ``"1.5h"``, or a number of minutes."""


def read_last_part(content: object) -> timedelta:
    """Return how long the last part of an item is, nothing where *content* is 0; else fail."""
    is_none = content == 0 and not isinstance(content, bool)
    words = matching_key(content) if isinstance(content, str) else None
    if is_none or words in ("0", "0分"):
        return NOTHING
    try:
        return read_length(content)
    except PydanticCustomError:
        raise PydanticCustomError("last_part", "is not a length of time") from None


LastPart = Annotated[timedelta, BeforeValidator(read_last_part)]
"""How long the wrap-up or the questions at the end of an item are; 0 for none."""


_SPOKEN_TIME = re.compile(r"(\d{1,2})時(?:(\d\d)分)?")


def read_time_of_day(content: object) -> time:
    """Return the time of day that *content* is, ``"14:00"`` or a TOML time, else fail."""
    if isinstance(content, str):
        words = unicodedata.normalize("NFKC", clean_line(content)).strip()
        if found := _SPOKEN_TIME.fullmatch(words):
            words = f"{found[1]}:{found[2] or '00'}"
        words = f"0{words}" if words[1:2] == ":" else words
        try:
            content = time.fromisoformat(words) if len(words) in (5, 8) else None
        except ValueError:
            content = None
    if not isinstance(content, time) or content.tzinfo is not None:
        raise PydanticCustomError("time_of_day", "is not a time of day")
    return content


TimeOfDay = Annotated[time, BeforeValidator(read_time_of_day)]
"""A time of day at the place of meeting."""


def read_day(content: object) -> date:
    """Return the date that *content* is, ``"2021-11-22"`` or a TOML date, else fail.

    No meeting takes place before 1900 or after 9000.
    """
    if isinstance(content, str):
        content = day_in_full(content)
    if not isinstance(content, date) or isinstance(content, datetime):
        raise PydanticCustomError("day", "is not a date")
    if not FIRST_DAY <= content <= LAST_DAY:
        raise PydanticCustomError("day", "is not a date")
    return content


Day = Annotated[date, BeforeValidator(read_day)]
"""A date, ``2021-11-22`` with or without quotes, or in quotes ``2021/11/22``, ``20211122``,
``2021年11月22日``."""


def _read_participant_kind(content: object, info: ValidationInfo) -> str:
    """Return the id of a kind; those of the file, if it has any, are given as the context."""
    kinds = (info.context or {}).get("kinds", tuple(KINDS_OF_PARTICIPANT.values()))
    if not isinstance(content, str):
        raise PydanticCustomError("name", "is not a text")
    if kinds is None:  # the file has some, but they cannot be read
        return content
    if found := kind_called(content, kinds):
        return found.id
    known = ", ".join(f"{kind.id} ({kind.words.original})" for kind in kinds)
    raise PydanticCustomError("participant_kind", "is not one", {"known": known})


KindOfParticipant = Annotated[str, BeforeValidator(_read_participant_kind)]
"""The id of a kind of participant, found by its id, its words, or an alias (``NPO``, ``大学``)."""

_KIND_ID = re.compile("[a-z0-9]+(_[a-z0-9]+)*")


def _read_kind_id(content: object) -> str:
    words = content.strip().replace("-", "_") if isinstance(content, str) else ""
    if not _KIND_ID.fullmatch(words) or len(words) > 40:
        raise PydanticCustomError("kind_id", "is no id of a kind")
    return words


KindId = Annotated[str, BeforeValidator(_read_kind_id)]
"""The id of a kind of participant: small letters, digits, and single underscores (or hyphens)."""


def _read_mark(content: object) -> str:
    words = clean_line(content) if isinstance(content, str) else ""
    if len(words) != 1 or not words.isprintable() or unicodedata.category(words)[0] in "MZ":
        raise PydanticCustomError("mark", "is no mark")
    return words


Mark = Annotated[str, BeforeValidator(_read_mark)]
"""One character that is seen, of one cell or of two: the mark of a kind on a card."""


def _exists(name: str) -> str:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise PydanticCustomError("timezone", "is not a time zone") from None
    return name


TimeZone = Annotated[Line, AfterValidator(_exists)]
"""The name of a time zone, such as ``Asia/Tokyo``."""


def _underscored(content: object) -> object:
    return content.strip().replace("-", "_") if isinstance(content, str) else content


def _hyphened(content: object) -> object:
    return content.strip().replace("_", "-") if isinstance(content, str) else content


KindOfItem = Annotated[ItemKind, BeforeValidator(_underscored)]
RoleInGroup = Annotated[Role, BeforeValidator(_underscored)]
KindOfLine = Annotated[LineKind, BeforeValidator(_hyphened)]

Slug = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\z", max_length=60, strict=True)
]
"""A short id that stands in file names: small letters, digits, and single hyphens."""

Number = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]
Ordinal = Annotated[int, Field(strict=True, ge=1, le=1_000_000)]
YesOrNo = Annotated[bool, Field(strict=True)]

NoneInSession = Literal[
    "place", "venue", "mode", "access", "secretariat", "facilitators", "materials", "notices"
]
"""The details of [session] of which one can know that there were none."""

NoneSaid = Literal[
    "people",
    "organisations",
    "attendance_said",
    "note_takers",
    "decisions",
    "follow_ups",
    "next_meeting",
    "prepared_by",
    "checked_by",
]
"""The details of [said] of which one can know that there were none."""
