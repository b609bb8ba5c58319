"""One round of several, searched while the others stay.

Who sat together in another round has met, a wish that another round grants costs nothing, and the
groups of the other rounds are shut where nobody sits twice in one: so it is one round like any
other, and annealed several times as fast as all of them at once.
"""

from dataclasses import replace

import numpy as np

from facilitator.grouping.case import Arrangement, Round
from facilitator.grouping.cost import BREACH, by_person
from facilitator.grouping.programme import Forms, programme_of
from facilitator.grouping.search import Search


def search_among(forms: Forms, others: Arrangement, number: int, seats: Round) -> Search:
    """Return the search of round *number*, which stands at *seats*, among *others*, which stay."""
    programme, case = programme_of(forms, others, number), forms.case
    met: list[tuple[int, ...]] = []
    for other in others:
        members: list[list[int]] = [[] for _ in range(case.groups)]
        for person, group in enumerate(by_person(case, other)):
            members[group].append(person)
        met += [tuple(people) for people in members if len(people) > 1]
    alone = replace(
        case,
        problem=case.problem.model_copy(update={"rounds": 1}),
        allowed=tuple(tuple(np.flatnonzero(may).tolist()) for may in programme.may),
        met=(*case.met, *met),
        seated=(),
    )
    search = Search(alone, [seats])
    search.wish = (programme.costs + BREACH * ~programme.may).astype(np.int64).tolist()
    return search
