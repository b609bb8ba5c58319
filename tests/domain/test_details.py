"""The details of a meeting: a value, not recorded, or confirmed none, and never one for another."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import details
from facilitator.domain.details import Detail, Details, DetailSet, DetailValue, Shape, shape_of
from facilitator.domain.refused import Refused
from facilitator.domain.text import Missing, Text

from .told import Told

VALUES: dict[Shape, DetailValue] = {
    Shape.TEXT: (Text.of("香林坊"),),
    Shape.TEXTS: (Text.of("資料1"), Text.of("資料2")),
    Shape.PEOPLE: ("yamada", "sato"),
    Shape.ORGANISATION: ("npo",),
    Shape.NUMBER: 24,
    Shape.TIME: time(14, 5),
}


def test_what_nobody_set_is_not_recorded() -> None:
    assert all(Details()[detail] is Missing.NOT_RECORDED for detail in Detail)
    assert Details().texts(Detail.PLACE) == ()
    assert Details().ids(Detail.FACILITATORS) == ()
    assert Details().number(Detail.PEOPLE) is None


@pytest.mark.parametrize("detail", Detail)
def test_every_detail_holds_its_shape_and_refuses_the_others(detail: Detail) -> None:
    told, own = Told(), VALUES[shape_of(detail)]
    told.say(details.set_detail(told.session.details, detail, own))
    assert told.session.details[detail] == own
    fitting = {Shape.TEXT: {Shape.TEXT}, Shape.TEXTS: {Shape.TEXT, Shape.TEXTS}}
    fitting |= {Shape.PEOPLE: {Shape.PEOPLE, Shape.ORGANISATION}}
    for shape, value in VALUES.items():
        if shape not in fitting.get(shape_of(detail), {shape_of(detail)}):
            with pytest.raises(Refused, match=f"“{detail}” holds {shape_of(detail)}"):
                details.set_detail(told.session.details, detail, value)


def test_the_same_again_is_refused() -> None:
    told = Told(DetailSet(detail=Detail.PEOPLE, value=24))
    with pytest.raises(Refused, match="“people” is that already"):
        details.set_detail(told.session.details, Detail.PEOPLE, 24)


def test_an_empty_list_means_that_there_is_confirmed_none() -> None:
    told = Told()
    told.say(details.set_detail(told.session.details, Detail.DECISIONS, ()))
    assert told.session.details[Detail.DECISIONS] is Missing.CONFIRMED_NONE


def test_a_number_is_not_negative_and_zero_is_one() -> None:
    told = Told()
    with pytest.raises(Refused, match="holds number"):
        details.set_detail(told.session.details, Detail.PEOPLE, -1)
    told.say(details.set_detail(told.session.details, Detail.PEOPLE, 0))
    assert told.session.details.number(Detail.PEOPLE) == 0


def test_a_value_of_another_shape_in_the_log_has_no_effect() -> None:
    told = Told(DetailSet(detail=Detail.PLACE, value=24))
    assert told.session.details[Detail.PLACE] is Missing.NOT_RECORDED
    assert len(told.unheeded) == 1


TEXTS = st.sampled_from(["香林坊", "Kōrinbō", "14:00", "12", "not_recorded"]).map(Text.of)


@given(
    st.sampled_from(Missing)
    | st.times().map(lambda of_day: of_day.replace(fold=0))
    | st.integers(0, 2**40)
    | st.lists(TEXTS).map(tuple)
    | st.lists(st.sampled_from(["12:00", "confirmed_none", "5", "yamada"])).map(tuple)
)
def test_every_value_is_read_from_the_log_as_what_it_was(value: DetailValue) -> None:
    body = DetailSet(detail=Detail.PLACE, value=value)
    read = DetailSet.model_validate_json(body.model_dump_json())
    assert read.value == value
    assert type(read.value) is type(value)
