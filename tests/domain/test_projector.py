"""The wall: what the facilitator shows there, and nothing else."""

import pytest

from facilitator.domain import projector
from facilitator.domain.projector import Projector
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text

from .told import Told

SOON = Text.of("まもなく再開します")


def test_the_wall_shows_no_name_no_message_and_is_not_blank_at_first() -> None:
    assert Told().session.projector == Projector(None, shows_names=False, is_blank=False)


def test_the_wall_shows_what_was_decided_last() -> None:
    told = Told()
    told.say(projector.show_message(told.session.projector, SOON))
    told.say(projector.show_names(told.session.projector, True))
    told.say(projector.blank(told.session.projector, True))
    assert told.session.projector == Projector(SOON, shows_names=True, is_blank=True)
    told.say(projector.show_message(told.session.projector, None))
    told.say(projector.blank(told.session.projector, False))
    assert told.session.projector == Projector(None, shows_names=True, is_blank=False)
    told.take_back()
    assert told.session.projector.is_blank


def test_what_the_wall_shows_already_is_refused() -> None:
    wall = Projector(SOON, shows_names=True, is_blank=True)
    for decide in (
        lambda: projector.show_message(wall, SOON),
        lambda: projector.show_names(wall, True),
        lambda: projector.blank(wall, True),
    ):
        with pytest.raises(Refused, match="Nothing changed"):
            decide()
