import json
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from facilitator.grouping.among import search_among
from facilitator.grouping.annealing import anneal
from facilitator.grouping.case import Arrangement, compile_case
from facilitator.grouping.cost import worth
from facilitator.grouping.problem import Problem
from facilitator.grouping.programme import Forms
from facilitator.grouping.search import Search

from .problems import examples, realistic, small_problems
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
@examples(20)
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


@given(problems())
@examples(20)
def test_a_step_of_one_round_among_others_is_valued_as_counting_all_of_them_anew(
    asked: tuple[Document, Random],
) -> None:
    problem, random = asked
    problem["rounds"] = max(2, problem["rounds"])
    problem["seated"] = []
    case = compile_case(Problem.model_validate_json(json.dumps(problem)))
    units, groups = range(len(case.units)), range(case.groups)
    rounds = [[random.choice(groups) for _ in units] for _ in range(case.rounds)]
    number = random.randrange(case.rounds)
    others = [*rounds[:number], *rounds[number + 1 :]]
    search = search_among(Forms.of(case), others, number, rounds[number])
    for _ in range(12):
        before = worth(case, [*others, *search.seats])
        one, group = random.choice(units), random.choice(groups)
        if group != search.seats[0][one]:
            told = search.cost_of_move(0, one, group)
            search.move(0, one, group)
            assert worth(case, [*others, *search.seats]) == before + told


def test_better_plans_are_shown_while_a_run_goes_on() -> None:
    case = compile_case(Problem.model_validate(realistic(60, 8, 1, rounds=3)))
    start = [[unit % case.groups for unit in range(len(case.units))] for _ in range(3)]
    shown: list[Arrangement] = []
    best, _ = anneal(Search(case, start), 20_000, Random(1), show=shown.append)
    values = [worth(case, each) for each in shown]
    assert len(values) > 5
    assert values == sorted(set(values), reverse=True)
    assert worth(case, best) <= values[-1]
