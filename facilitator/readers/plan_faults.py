"""From what pydantic finds wrong with a plan to faults that a person can put right."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import get_args

from pydantic_core import ErrorDetails

from facilitator.domain.plan import Plan
from facilitator.domain.plan_links import names_given
from facilitator.domain.plan_places import Place, name_of
from facilitator.domain.text import LONGEST_LINE, Text, Value, clean_line
from facilitator.readers.plan_fault import PlanFault, fault
from facilitator.readers.toml_lines import line_of

_LONGEST_SHOWN = 40


def shown(content: object) -> str:
    """Return *content* as it may stand in a sentence: on one line, short, as in the file."""
    match content:
        case bool():
            return str(content).lower()
        case Mapping():
            return "{ … }"
        case list() | tuple():
            return "[ … ]" if content else "[]"
        case date() | time():
            return content.isoformat()
    words = clean_line(str(content))
    short = words if len(words) <= _LONGEST_SHOWN else f"{words[: _LONGEST_SHOWN - 1]}…"
    return f"“{short}”" if isinstance(content, str) else short


def faults_of(
    path: Path,
    errors: Iterable[ErrorDetails],
    content: Mapping[str, object],
    lines: Mapping[Place, int],
) -> list[PlanFault]:
    """Return the faults that *errors* of pydantic tell about *content*, each once, from the top."""
    faults: dict[tuple[str, str], PlanFault] = {}
    for error in errors:
        place = error["loc"]
        kind, values = _reading(error, content)
        key = clean_line(name_of(place))
        made = fault(path, kind, line=line_of(lines, place), key=key, **values)
        faults.setdefault((key, made.problem), made)
    return sorted(faults.values(), key=lambda each: (each.line or 0, each.key))


def _values(error: ErrorDetails) -> dict[str, object]:
    """Return what the sentences about *error* can be filled with."""
    named = [step for step in error["loc"] if isinstance(step, str)]
    shown_here = {
        "found": shown(error["input"]),
        "field": clean_line(named[-1]) if named else "",
    }
    context = {name: value for name, value in error.get("ctx", {}).items() if name != "error"}
    return {**shown_here, **context}


def _reading(error: ErrorDetails, content: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    """Return the name of the mistake in our words, and the values for its sentences."""
    place, found = error["loc"], error["input"]
    values = _values(error)
    part = _part_at(place)
    is_table = part is not None and part is not Text
    match error["type"]:
        case "missing" if is_table:
            return "missing_table", values
        case "extra_forbidden":
            return _unknown_name(place, values)
        case "tuple_type" if is_table:
            return ("one_table" if isinstance(found, Mapping) else "tables"), values
        case "model_type" | "model_attributes_type":
            is_one_of_many = bool(place) and isinstance(place[-1], int)
            return ("tables" if is_one_of_many else "table"), values
        case "value_error":
            length = len(found) if isinstance(found, str) else 0
            kind = "long" if length > LONGEST_LINE else "empty"
            return kind, {**values, "length": length, "limit": LONGEST_LINE}
        case "enum" | "literal_error":
            known = re.findall(r"'([^']*)'", str(values.get("expected")))
            return "choice", {**values, "known": ", ".join(known)}
        case "unknown_organisation" | "unknown_person" | "unknown_owner" | "unknown_pitch" as kind:
            close = difflib.get_close_matches(str(found), names_given(content, kind), 1)
            return kind, {**values, **({"close": shown(close[0])} if close else {})}
        case other:
            return _SAME.get(other, other), values


_SAME = {
    "tuple_type": "list",
    "string_type": "name",
    "string_too_long": "slug",
    "string_pattern_mismatch": "slug",
    "too_long": "too_many",
    "int_type": "number",
    "int_parsing_size": "number",
    "greater_than_equal": "number",
    "less_than_equal": "number",
    "bool_type": "yes_or_no",
}


def _unknown_name(place: Place, values: dict[str, object]) -> tuple[str, dict[str, object]]:
    """Return what is said about a name that the part does not know."""
    name = str(place[-1])
    known = _names_known(_part_at(place[:-1]))
    tables = ("session", "said", "series")
    home = next((each for each in tables if name in _names_known(_part_at((each,)))), None)
    if close := difflib.get_close_matches(name.casefold(), known, 1):
        return "unknown_close", {**values, "close": close[0]}
    if home is not None:
        return "other_table", {**values, "table": home}
    return "unknown", {**values, "known": ", ".join(known)}


def _names_known(part: type[Value] | None) -> list[str]:
    """Return the names that may stand in *part* of the file."""
    if part is Text:
        return ["ja", "en"]
    fields = part.model_fields.items() if part else ()
    return [field.alias or name for name, field in fields]


def _part_at(place: Place) -> type[Value] | None:
    """Return the kind of table at *place* of the file, None where there is a plain value."""
    part: type[Value] | None = Plan
    for step in place:
        if isinstance(step, str) and part is not None:
            fields = {field.alias or name: field for name, field in part.model_fields.items()}
            part = next(_parts_in(fields[step].annotation), None) if step in fields else None
    return part


def _parts_in(annotation: object) -> Iterator[type[Value]]:
    """Yield the kinds of table that the type of a field is made of."""
    if isinstance(annotation, type) and issubclass(annotation, Value):
        yield annotation
    for inner in get_args(annotation):
        yield from _parts_in(inner)
