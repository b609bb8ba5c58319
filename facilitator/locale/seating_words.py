"""What the engine answers, in the chosen language: rules, conflicts, points, and why.

The engine speaks in ids. What they stand for is told by two functions: one from the id of a person
to words, one from the id of a group (``Group 3``). Nothing heavy is imported here.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.domain.encounters import round_number
from facilitator.domain.session import Session
from facilitator.locale import N_, _, language
from facilitator.locale.words import word

if TYPE_CHECKING:
    from facilitator.grouping.conflict import Rule
    from facilitator.grouping.cost import Cost
    from facilitator.grouping.repair import Place
    from facilitator.grouping.why import Better, Why
    from facilitator.services.late_arrival import LateArrival

Named = Callable[[str], str]
"""From an id to what stands for it."""

_RULES = {
    "most": N_("{group} has its most people."),
    "least": N_("{group} has its least people."),
    "needs": N_("Each group needs its people who can be {role}."),
    "pinned": N_("{person} is pinned to a group."),
    "may": N_("{person} can use certain groups only."),
    "together": N_("{people} sit together."),
    "apart": N_("{people} sit apart."),
    "rounds": N_("Nobody sits twice in the same group."),
}

_ROLES = {
    "facilitator": N_("facilitator"),
    "note_taker": N_("note-taker"),
    "reporter": N_("reporter"),
}
"""The roles of a meeting inside a sentence; a problem in a file may have others."""

_REASONS = {
    "pinned": N_("Pinned to this group."),
    "only_group": N_("No other group is possible by the rules."),
    "no_wish": N_("Had no wish; sits where it is best for everybody."),
    "others": N_("Had wishes that were not met; sits where it is best for everybody."),
}

_NO_BEST = {
    "no_wish": N_("Had no wish."),
    "others": N_("Had wishes that were not met."),
}
"""The same where other seats are better for everybody, or were not looked for."""

_WISHES = (N_("first wish"), N_("second wish"), N_("third wish"))


def rule_words(rule: "Rule", person_name: Named, group_name: Named) -> str:
    """Return what a rule says, as a sentence."""
    return _(_RULES[rule.rule]).format(
        group=rule.group and group_name(rule.group),
        person=rule.person and person_name(rule.person),
        role=rule.role and _(_ROLES.get(rule.role, rule.role)),
        people=_list(map(person_name, rule.people)),
    )


def _list(words: Iterator[str] | Sequence[str]) -> str:
    return ("、" if language() == "ja" else ", ").join(words)


def conflict_words(conflict: Sequence["Rule"], person_name: Named, group_name: Named) -> str:
    """Return the rules of a conflict in words, a line each; or that there was no time."""
    if not conflict:
        return _("No arrangement that keeps all rules was found in this time. Give it more.")
    head = _("No arrangement can keep these rules together:")
    told = (rule_words(rule, person_name, group_name) for rule in conflict)
    return "\n".join([head, *(f"- {line}" for line in told)])


def total_words(cost: "Cost") -> str:
    """Return the points of an arrangement, all kinds of them."""
    told = ", ".join(f"{_(name)} {points}" for name, points in _kinds(cost))
    return _("Points: {total} ({parts})").format(total=cost.total, parts=told)


def cost_words(cost: "Cost") -> str:
    """Return a change of points with its sign; of the kinds, only those that change."""
    parts = [f"{_(name)} {points:+}" for name, points in _kinds(cost) if points]
    total = signed_points(cost.total)
    if not parts:
        return total
    return _("{points} ({parts})").format(points=total, parts=_list(parts))


def signed_points(points: int) -> str:
    """Return a change of points with its sign."""
    if not points:
        return _("±0 points")
    sentence = _("{points} point") if abs(points) == 1 else _("{points} points")
    return sentence.format(points=f"{points:+}")


def _kinds(cost: "Cost") -> Iterator[tuple[str, int]]:
    yield N_("wishes"), cost.wishes
    yield N_("kinds"), cost.kinds
    yield N_("organisations"), cost.organisations
    yield N_("met before"), cost.met


def wish_word(number: int) -> str:
    """Return what the wish with that number is called, counted from 1."""
    return _(_WISHES[number - 1])


def why_words(
    why: "Why",
    person_name: Named,
    group_name: Named,
    *,
    hold: StrEnum | None = None,
    is_by_hand: bool = False,
) -> tuple[str, ...]:
    """Return why somebody sits where they sit, a sentence each, and what better wishes cost.

    *hold* is what keeps somebody who is pinned in the group, where that is known.
    """
    is_best = not (why.saved or why.broken or is_by_hand)
    is_alone = len(why.groups) == 1
    lines = [] if is_alone else list(_rounds(why, group_name))
    if is_alone and why.wishes[0]:
        lines.append(_("This group is the {wish}.").format(wish=wish_word(why.wishes[0])))
    if why.reason.value in ("pinned", "only_group") and hold is not None:
        lines.append(word(hold))
    elif why.reason.value in _REASONS:
        known = _REASONS if is_best else {**_REASONS, **_NO_BEST}
        lines.append(_(known[why.reason.value]))
    if is_by_hand:
        lines.append(_("Was moved here by hand."))
    if why.broken:
        words = _("The seats of now break rules ({n}). r looks for seats that keep them.")
        lines.append(words.format(n=why.broken))
    elif why.saved:
        words = _("Seating everybody anew (r) would save {points} points.")
        lines.append(words.format(points=why.saved))
    for better in why.better:
        lines += _better_lines(better, person_name, group_name)
    return tuple(lines)


def _rounds(why: "Why", group_name: Named) -> Iterator[str]:
    """Yield where somebody sits in each round, with the wish that it meets."""
    for number, (group, wish) in enumerate(zip(why.groups, why.wishes, strict=True), 1):
        words = group_name(group)
        if wish:
            words = _("{group} ({wish})").format(group=words, wish=wish_word(wish))
        yield _("Round {number}: {words}").format(number=number, words=words)


def _better_lines(better: "Better", person_name: Named, group_name: Named) -> Iterator[str]:
    """Yield what moving alone to a better wish would do; where it differs, what the wish costs."""
    move = better.move
    if move is not None:
        sentence = _("To the {wish} ({group}), moving alone: {cost}.")
        wish, group = wish_word(better.wish), group_name(better.group)
        yield sentence.format(wish=wish, group=group, cost=cost_words(move.cost))
        for rule in move.broken:
            yield "   " + _("！ Against: {rule}").format(
                rule=rule_words(rule, person_name, group_name)
            )
        if not move.broken and move.cost == better.cost:
            return
    yield _better_words(better, person_name, group_name)


def _better_words(better: "Better", person_name: Named, group_name: Named) -> str:
    """Return what it would cost everybody to meet a wish, or which rules forbid it."""
    wish, group = wish_word(better.wish), group_name(better.group)
    if better.cost is not None:
        sentence = (
            _("Everybody seated anew with the {wish} ({group}): {cost}.")
            if better.is_proved
            else _("Everybody seated anew with the {wish} ({group}): {cost}, or less.")
        )
        return sentence.format(wish=wish, group=group, cost=cost_words(better.cost))
    if better.conflict:
        rules = " ".join(rule_words(rule, person_name, group_name) for rule in better.conflict)
        sentence = _("The {wish} ({group}) is against these rules: {rules}")
        return sentence.format(wish=wish, group=group, rules=rules)
    sentence = (
        _("The {wish} ({group}) is against the rules.")
        if better.is_proved
        else _("What the {wish} ({group}) would cost was not found in this time.")
    )
    return sentence.format(wish=wish, group=group)


def late_words(session: Session, late: "LateArrival", person_name: Named, group_name: Named) -> str:
    """Return where somebody who came late is to sit: now, or else in the rounds to come."""
    if late.place is not None:
        return move_words(late.place, late.person, person_name, group_name)
    sentence = _("Round {number}: {person} joins {group}.")
    return "\n".join(
        sentence.format(
            number=round_number(session, item),
            person=person_name(late.person),
            group=group_name(group),
        )
        for item, group in late.later
    )


def move_words(place: "Place", person: str, person_name: Named, group_name: Named) -> str:
    """Return where *person*, who came late, is to sit, and who moves for it."""
    from facilitator.grouping.problem import MOVE

    sentences = [
        _("{person} joins {group}.").format(
            person=person_name(person), group=group_name(place.group)
        )
    ]
    points = place.points
    if place.moved is not None and place.to is not None:
        points -= MOVE
        sentence = _("{person} moves to {group}.")
        moved, to = person_name(place.moved), group_name(place.to)
        sentences.append(sentence.format(person=moved, group=to))
    if not place.is_valid:
        sentences.append(_("Not all rules can be kept so."))
    words = ("" if language() == "ja" else " ").join(sentences)
    return _("{words} ({points})").format(words=words, points=signed_points(points))
