"""Words for what is wrong with a problem: with its file, or with its rules."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.locale import N_, _

if TYPE_CHECKING:
    from facilitator.grouping.conflict import Rule
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

_RULES = {
    "most": N_("Group {group} has its most people."),
    "least": N_("Group {group} has its least people."),
    "needs": N_("Each group needs its people who can be {role}."),
    "pinned": N_("{person} is pinned to a group."),
    "may": N_("{person} can use certain groups only."),
    "together": N_("{people} sit together."),
    "apart": N_("{people} sit apart."),
    "rounds": N_("Nobody sits twice in the same group."),
}


def fault_words(path: Path, fault: "Mistake") -> str:
    """Return *fault* in words, after the file and the place in it."""
    sentence = _(_FAULTS[fault.code]) if fault.code in _FAULTS else "{name}"
    place = fault.place and f"{fault.place}: "
    return f"{path}: {place}{sentence.format(name=fault.name)}"


def conflict_words(conflict: Sequence["Rule"]) -> str:
    """Return the rules of a conflict in words, a line each; or that there was no time."""
    if not conflict:
        return _("No arrangement that keeps all rules was found in this time. Give it more.")
    told = [
        _(_RULES[rule.rule]).format(
            group=rule.group, person=rule.person, role=rule.role, people=", ".join(rule.people)
        )
        for rule in conflict
    ]
    head = _("No arrangement can keep these rules together:")
    return "\n".join([head, *(f"- {line}" for line in told)])
