"""How good the groups are, in words: points and what none can be below, wishes, who meets whom."""

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.content import Content

from facilitator.domain.seating import Assignment
from facilitator.locale import _
from facilitator.tui.group_board import legend
from facilitator.tui.widgets.cells import cut

if TYPE_CHECKING:
    from facilitator.grouping.answer import Plan
    from facilitator.grouping.moving import Quality
    from facilitator.services.seating_problem import Posed


_LABEL, _HALF = 20, 36
"""Cells of what a number stands for, and of both together where two stand side by side."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How good the groups are, and what none can be below: known while the problem is the same."""

    quality: "Quality"
    bound: int | None
    is_proved: bool

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

    def facts(self) -> list[tuple[str, str]]:
        """Return what counts, each with its number."""
        quality = self.quality
        first, second, third, none = quality.wishes
        wishes = _("{n} of {all}").format(n=first, all=first + second + third + none)
        people, pairs = _("{n} people"), _("{n} pairs")
        others = ((_("Second wish"), second), (_("Third wish"), third), (_("No wish met"), none))
        return [
            (_("First wish"), wishes),
            *((name, people.format(n=number)) for name, number in others if number),
            (_("Same organisation"), people.format(n=quality.colleagues)),
            (_("Off in kind"), people.format(n=quality.off_kind)),
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


def measure(posed: "Posed", plan: "Plan", assignment: Assignment | None) -> Measured:
    """Return how good *plan* is; takes up to 0.3 s for 1,000 people."""
    from facilitator.grouping.moving import quality

    is_same = assignment is not None and assignment.digest == posed.digest
    bound = assignment.bound if assignment is not None and is_same else None
    is_proved = assignment is not None and is_same and assignment.is_proved
    return Measured(quality(posed.problem, plan), bound, is_proved)


def short_line(measured: Measured) -> Content:
    """Return the points and the most important facts on one line."""
    facts = measured.facts()
    first, *rest = [f"{name} {words}" for name, words in facts]
    told = [first, *rest[-4:-3], *rest[-2:-1]]
    return Content.assemble((measured.total_words, "bold"), "   ", ("  ".join(told), "$secondary"))


def panel_lines(measured: Measured | None, *, seed: int | None) -> list[Content]:
    """Return everything about the groups, a line each; while it is worked out, …"""
    if measured is None:
        return [Content("…")]
    lines = [Content.styled(measured.total_words, "bold"), Content("")]
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


def all_lines(measured: Measured | None, *, seed: int | None, is_seated: bool) -> list[Content]:
    """Return everything about the groups, side by side, and what the marks mean."""
    lines = [Content("…" if is_seated else _("Nobody sits in a group yet."))]
    if measured is not None:
        lines = [Content.styled(measured.total_words, "bold")]
        for fact, points in zip_longest(measured.facts(), measured.points()):
            left = cut(_row(*fact), _HALF, is_padded=True)
            lines.append(Content.assemble(left, _row(*points)) if points else left)
        lines += _seed_lines(seed)[1:]
    return [*lines, Content(""), Content.styled(_("Marks"), "bold"), *legend()]
