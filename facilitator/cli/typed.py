"""What is typed on the command line, read into values: lengths, kinds, texts, dates."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any, Generic, TypeVar

import click
from pydantic_core import PydanticCustomError

from facilitator.domain.lengths import OutOfBounds, parse_length, parse_short_length
from facilitator.domain.line_kinds import MARKS, LineKind
from facilitator.domain.plan_fields import read_day, read_time_of_day
from facilitator.domain.refused import Refused
from facilitator.domain.text import LONGEST_LINE, Language, Text, clean_line, matching_key
from facilitator.locale import _

_Kind = TypeVar("_Kind", bound=StrEnum)
_Value = TypeVar("_Value")

NONE = ("none", "-", "なし")
"""What is typed for nothing: no group, nobody, no time."""

AS_USUAL = ("usual", "ふつう")
"""What is typed for what holds where nobody said anything."""


def typed_line(words: str) -> str:
    """Return *words* as one cleaned line; Refused where nothing is left, or too much."""
    line = clean_line(words)
    if not line:
        raise Refused("The text is empty.")
    if len(line) > LONGEST_LINE:
        raise Refused("The text is longer than {most} characters.", most=LONGEST_LINE)
    return line


def typed_text(words: str, language: Language) -> Text:
    """Return *words* as a text in *language*; Refused where nothing is left, or too much."""
    return Text(original=typed_line(words), language=language)


def optional_text(words: str | None, language: Language) -> Text | None:
    """Return *words* as a text, None where none were typed."""
    return None if words is None else typed_text(words, language)


class LengthType(click.ParamType[timedelta]):
    """A length of time as people write it; with *signed*, also a minus before it."""

    name = "length"

    def __init__(self, *, is_signed: bool = False) -> None:
        self.is_signed = is_signed

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        """Return the length that *value* says."""
        words = matching_key(str(value))
        is_minus = self.is_signed and words[:1] in ("-", "−", "▲")
        unsigned = words[1:] if is_minus or (self.is_signed and words[:1] == "+") else words
        try:
            length = parse_length(unsigned)
        except OutOfBounds as error:
            raise Refused("An item lasts between a minute and 24 hours.") from error
        except ValueError:
            sentence = _("“{value}” is no length of time. Write 5, 90分, 1:30 or 1.5h.")
            self.fail(sentence.format(value=clean_line(str(value))), param, ctx)
        return -length if is_minus else length


class ShortLengthType(click.ParamType[timedelta]):
    """A length of some minutes: 2:30 is two and a half."""

    name = "length"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        """Return the length that *value* says."""
        try:
            return parse_short_length(str(value))
        except ValueError:
            sentence = _("“{value}” is no length of time. Write 3, 3分, 2:30 or 90秒.")
            self.fail(sentence.format(value=clean_line(str(value))), param, ctx)


class LineKindType(click.ParamType[LineKind]):
    """A kind of note line: its name, its word in either language, its mark, or its key."""

    name = "kind"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> LineKind:
        """Return the kind that *value* says."""
        key = matching_key(str(value)).replace("_", "-")
        found = next((kind for kind in LineKind if key in _spellings(kind)), None)
        if found is None:
            known = ", ".join(f"{each.value} ({MARKS[each].words.original})" for each in LineKind)
            sentence = _("“{value}” is no kind of note line. There are: {known}.")
            self.fail(sentence.format(value=clean_line(str(value)), known=known), param, ctx)
        return found


def _spellings(kind: LineKind) -> list[str]:
    """Return everything that a kind of line goes by, in the form in which it is compared."""
    mark = MARKS[kind]
    ways = (kind.value, mark.mark, mark.key, mark.words.original, mark.words.translation)
    return [matching_key(way) for way in ways if way]


class DayType(click.ParamType[date]):
    """A date as 2021-11-22, and as plans and forms take it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date that *value* says."""
        try:
            return read_day(str(value))
        except PydanticCustomError:
            sentence = _("“{value}” is no date. Write it as 2021-11-22.")
            self.fail(sentence.format(value=clean_line(str(value))), param, ctx)


class TimeOfDayType(click.ParamType[time]):
    """A time of day as 14:00."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> time:
        """Return the time of day that *value* says."""
        try:
            return read_time_of_day(str(value))
        except PydanticCustomError:
            sentence = _("“{value}” is no time of day. Write it as 14:00.")
            self.fail(sentence.format(value=clean_line(str(value))), param, ctx)


@dataclass(frozen=True, slots=True)
class Given(Generic[_Value]):
    """What an option was given, None where it was given “none”; an option left out has none."""

    value: _Value | None


class OrNone(click.ParamType[Given[_Value]], Generic[_Value]):
    """A value, or the word for none."""

    def __init__(self, of: click.ParamType[_Value]) -> None:
        self.name = of.name
        self.of = of

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Given[_Value]:
        """Return what *value* says."""
        if matching_key(str(value)) in NONE:
            return Given(None)
        return Given(self.of.convert(value, param, ctx))


class LastPartType(click.ParamType[Given[timedelta]]):
    """A length that can be nothing; “usual” is what the kind of an item has."""

    name = "length"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Given[timedelta]:
        """Return what *value* says."""
        key = matching_key(str(value))
        if key in AS_USUAL:
            return Given(None)
        return Given(timedelta() if key in ("0", *NONE) else LENGTH.convert(value, param, ctx))


class OneOf(click.ParamType[_Kind], Generic[_Kind]):
    """One of several kinds, by its name, in which - and _ are the same."""

    def __init__(self, *kinds: type[_Kind]) -> None:
        self.name = kinds[0].__name__.casefold()
        self.kinds = {kind.value.replace("_", "-"): kind for each in kinds for kind in each}

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return the names as they stand in the help."""
        return f"[{'|'.join(self.kinds)}]"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> _Kind:
        """Return the kind that *value* names."""
        found = self.kinds.get(matching_key(str(value)).replace("_", "-"))
        if found is None:
            sentence = _("“{value}” is not possible here. There are: {known}.")
            known = ", ".join(self.kinds)
            self.fail(sentence.format(value=clean_line(str(value)), known=known), param, ctx)
        return found


LENGTH = LengthType()
SIGNED_LENGTH = LengthType(is_signed=True)
SHORT_LENGTH = ShortLengthType()
LINE_KIND = LineKindType()
DAY = DayType()
TIME_OF_DAY = TimeOfDayType()
LAST_PART = LastPartType()
