"""Reading a problem from a file: a problem, or what is wrong with the file and where."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from facilitator.grouping.problem import ANY, ONE, Problem

_OWN = ("no_group", "no_person", "no_round", "twice")
"""Faults that say themselves where they stand."""

_CODES = {
    "extra_forbidden": "unknown",
    "missing": "missing",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_large",
    "too_short": "empty",
    "nameless": "empty",
    "string_type": "text",
    "int_type": "number",
    "bool_type": "yes_or_no",
    "tuple_type": "list",
    "mapping_type": "object",
    "dict_type": "object",
    "model_type": "object",
    "model_attributes_type": "object",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong: what, where (``people[3].wishes[0]``), and the name that is meant.

    ``code`` is one of ``json``, ``unknown``, ``missing``, ``too_small``, ``too_large``, ``empty``,
    ``text``, ``number``, ``yes_or_no``, ``list``, ``object``, ``no_group``, ``no_person``,
    ``no_round``, ``twice`` and ``other``.
    """

    code: str
    place: str
    name: str = ""


class ProblemFaulty(Exception):  # as PlanFaulty
    """A file is not a problem; it has these faults."""

    def __init__(self, faults: Sequence[Mistake]) -> None:
        super().__init__(*faults)
        self.faults = tuple(faults)


def read_problem(text: str | bytes) -> Problem:
    """Return the problem that *text*, one JSON document, tells; raise ProblemFaulty."""
    try:
        json.loads(text)
        return Problem.model_validate_json(text, strict=True)
    except json.JSONDecodeError as error:
        place = f"{error.lineno}:{error.colno}"
        raise ProblemFaulty([Mistake("json", place, error.msg)]) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise ProblemFaulty([Mistake("json", "1:1", str(error))]) from error
    except ValidationError as invalid:
        faults = [_fault(error) for error in invalid.errors()]
        raise ProblemFaulty(_without_echoes(faults)) from invalid


def _without_echoes(faults: list[Mistake]) -> list[Mistake]:
    """Return *faults* without lists that are called empty only since what is in them is wrong."""
    places = [fault.place for fault in faults]
    return [
        fault
        for fault in faults
        if fault.code != "empty" or not any(each.startswith(f"{fault.place}[") for each in places)
    ]


def _fault(error: ErrorDetails) -> Mistake:
    told, kind = error.get("ctx", {}), error["type"]
    if kind in _OWN:
        return Mistake(kind, str(told["place"]), str(told["name"]))
    place = ""
    for part in (part for part in error["loc"] if part not in (ONE, ANY)):
        place += f"[{part}]" if isinstance(part, int) else f".{part}" if place else str(part)
    code = _CODES.get(kind, "other")
    limit = told.get("ge", told.get("le", ""))
    return Mistake(code, place, error["msg"] if code == "other" else str(limit))
