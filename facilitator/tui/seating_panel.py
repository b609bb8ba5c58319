"""How good the groups are, in words: points and what none can be below, wishes, who meets whom."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.content import Content

from facilitator.domain.session import Session
from facilitator.locale import _
from facilitator.services.seating import bound_of
from facilitator.tui.group_board import legend
from facilitator.tui.titles import people_words
from facilitator.tui.widgets.cells import cut

if TYPE_CHECKING:
    from facilitator.grouping.answer import Plan
    from facilitator.grouping.conflict import Rule
    from facilitator.grouping.moving import Quality
    from facilitator.services.seating_problem import Posed


_LABEL, _HALF = 20, 36
"""Cells of what a number stands for, and of both together where two stand side by side."""

_MOST_RULES = 5
"""So many broken rules are said in words."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How good the groups are, and what none can be below: known while the problem is the same.

    ``broken`` are the rules that do not hold, each as often as it is broken.
    """

    quality: "Quality"
    bound: int | None
    is_proved: bool
    broken: "tuple[Rule, ...]" = ()

    @property
    def total_words(self) -> str:
        """Return all points, with the bound where it is known."""
        total = self.quality.cost.total
        if self.bound is None:
            return _("{points} points").format(points=total)
        words = _("{points} points (none below {bound})")
        if self.is_proved:
            words = _("{points} points (least {bound}, proved)")
        return words.format(points=total, bound=self.bound)

    @property
    def broken_words(self) -> str:
        """Return how often rules are broken; nothing where they hold."""
        if not self.broken:
            return ""
        return _("！ Rules broken: {n}").format(n=len(self.broken))

    def facts(self) -> list[tuple[str, str]]:
        """Return what counts, each with its number."""
        quality = self.quality
        first, second, third, none = quality.wishes
        wishes = _("{n} of {all}").format(n=first, all=first + second + third + none)
        pairs = _("{n} pairs")
        others = ((_("Second wish"), second), (_("Third wish"), third), (_("No wish met"), none))
        return [
            (_("First wish"), wishes),
            *((name, people_words(number)) for name, number in others if number),
            (_("Same organisation"), people_words(quality.colleagues)),
            (_("Off in kind"), people_words(quality.off_kind)),
            (_("Meet again"), pairs.format(n=quality.meet_again)),
            (_("Together first"), pairs.format(n=quality.meet_first)),
        ]

    def points(self) -> list[tuple[str, str]]:
        """Return the points of each kind."""
        cost, words = self.quality.cost, _("{points} points")
        kinds = (
            (_("Wishes"), cost.wishes),
            (_("Kinds of people"), cost.kinds),
            (_("Organisations"), cost.organisations),
            (_("Met before"), cost.met),
        )
        return [(name, words.format(points=points)) for name, points in kinds]


def measure(session: Session, posed: "Posed", plan: "Plan") -> Measured:
    """Return how good *plan* is; takes up to 0.3 s for 1,000 people."""
    from facilitator.grouping.broken import broken_rules
    from facilitator.grouping.moving import quality

    broken = broken_rules(posed.problem, plan)
    worth, bound = quality(posed.problem, plan), bound_of(session, posed)
    if bound is None:
        return Measured(worth, None, is_proved=False, broken=broken)
    return Measured(worth, bound.points, bound.is_proved, broken)


def short_line(measured: Measured) -> Content:
    """Return the points and the most important facts on one line."""
    if measured.broken:
        return Content.assemble(
            (measured.broken_words, "bold $error"),
            "   ",
            measured.total_words,
            "   ",
            _("q says which"),
        )
    facts = measured.facts()
    first, *rest = [f"{name} {words}" for name, words in facts]
    told = [first, *rest[-4:-3], *rest[-2:-1]]
    return Content.assemble((measured.total_words, "bold"), "   ", ("  ".join(told), "$secondary"))


def panel_lines(measured: Measured | None, *, seed: int | None) -> list[Content]:
    """Return everything about the groups, a line each; while it is worked out, …"""
    if measured is None:
        return [Content("…")]
    lines = [Content.styled(measured.total_words, "bold")]
    if measured.broken:
        lines.append(Content.styled(measured.broken_words, "bold $error"))
    lines.append(Content(""))
    lines += [_row(*row) for row in [*measured.facts(), ("", ""), *measured.points()]]
    return [*lines, *_seed_lines(seed)]


def _row(name: str, words: str) -> Content:
    label = Content.styled(name, "$secondary")
    return Content.assemble(label.pad_right(max(1, _LABEL - label.cell_length)), words)


def _seed_lines(seed: int | None) -> list[Content]:
    if seed is None:
        return []
    words = _("Dealt with seed {seed}").format(seed=seed)
    return [Content(""), Content.styled(words, "$secondary")]


def all_lines(
    measured: Measured | None,
    *,
    seed: int | None,
    is_seated: bool,
    is_narrow: bool,
    rule_words: "Callable[[Rule], str]",
) -> list[Content]:
    """Return everything about the groups, side by side unless *is_narrow*, and what marks mean."""
    lines = [Content("…" if is_seated else _("Nobody sits in a group yet."))]
    if measured is not None:
        lines = [Content.styled(measured.total_words, "bold"), *_broken(measured, rule_words)]
        if is_narrow:
            lines += [_row(*row) for row in [*measured.facts(), *measured.points()]]
        else:
            for fact, points in zip_longest(measured.facts(), measured.points()):
                left = cut(_row(*fact), _HALF, is_padded=True)
                lines.append(Content.assemble(left, _row(*points)) if points else left)
        lines += _seed_lines(seed)[1:]
    return [*lines, Content(""), Content.styled(_("Marks"), "bold"), *legend()]


def _broken(measured: Measured, rule_words: "Callable[[Rule], str]") -> list[Content]:
    """Return how often rules are broken, and the first of them in words."""
    if not measured.broken:
        return []
    told = list(dict.fromkeys(map(rule_words, measured.broken)))
    lines = [Content.styled(measured.broken_words, "bold $error")]
    lines += [Content.styled(f"  {words}", "$error") for words in told[:_MOST_RULES]]
    return [*lines, Content("  …")] if len(told) > _MOST_RULES else lines
