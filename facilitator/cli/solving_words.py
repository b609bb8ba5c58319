"""Words for what is wrong with the file of a problem."""

from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.locale import N_, _

if TYPE_CHECKING:
    from facilitator.grouping.reading import Mistake

_FAULTS = {
    "json": N_("this is no JSON: {name}"),
    "unknown": N_("nothing of this name is known"),
    "missing": N_("this is missing"),
    "too_small": N_("at least {name}"),
    "too_large": N_("at most {name}"),
    "empty": N_("this is empty"),
    "text": N_("this must be text in quotes"),
    "number": N_("this must be a whole number"),
    "yes_or_no": N_("this must be true or false"),
    "list": N_("this must be a list: [ … ]"),
    "object": N_("this must be an object: { … }"),
    "no_group": N_("there is no group “{name}”"),
    "no_person": N_("there is no person “{name}”"),
    "no_round": N_("there are only {name} rounds"),
    "twice": N_("“{name}” stands here twice"),
}


def fault_words(path: Path, fault: "Mistake") -> str:
    """Return *fault* in words, after the file and the place in it."""
    sentence = _(_FAULTS[fault.code]) if fault.code in _FAULTS else "{name}"
    place = fault.place and f"{fault.place}: "
    return f"{path}: {place}{sentence.format(name=fault.name)}"
