import json
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from facilitator.grouping.case import compile_case
from facilitator.grouping.cost import worth
from facilitator.grouping.problem import Problem
from facilitator.grouping.search import Search

from .problems import examples, small_problems
from .scoring import Document


@st.composite
def problems(draw: st.DrawFn) -> tuple[Document, Random]:
    """Return a problem in which everybody may sit everywhere: a search asks for nothing else."""
    problem = draw(small_problems(people=8, rounds=draw(st.integers(1, 3))))
    problem["apart"] = [names[:2] for names in problem["apart"]]
    for each in problem["people"]:
        each["pinned"] = each["may"] = None
    return problem, Random(draw(st.integers(0, 9_999)))


@given(problems())
@examples(30)
def test_a_step_is_valued_as_counting_anew_values_it(asked: tuple[Document, Random]) -> None:
    problem, random = asked
    case = compile_case(Problem.model_validate_json(json.dumps(problem)))
    units, groups = range(len(case.units)), range(case.groups)
    search = Search(case, [[random.choice(groups) for _ in units] for _ in range(case.rounds)])
    for _ in range(12):
        number, before = random.randrange(case.rounds), worth(case, search.seats)
        one, other, group = random.choice(units), random.choice(units), random.choice(groups)
        seats = search.seats[number]
        if random.random() < 0.5:
            if group == seats[one]:
                continue
            told = search.cost_of_move(number, one, group)
            search.move(number, one, group)
        else:
            if seats[one] == seats[other]:
                continue
            told = search.cost_of_swap(number, one, other)
            search.swap(number, one, other)
        assert worth(case, search.seats) == before + told
