"""People by name: one is made only where nobody, and not where several, could be meant."""

import pytest

from facilitator.domain.details import Detail
from facilitator.domain.refused import Refused
from facilitator.domain.text import Text
from facilitator.services import details, followups, participants
from facilitator.services.workshop import Workshop
from facilitator.storage.register import save_person


@pytest.fixture
def namesakes(workshop: Workshop) -> Workshop:
    """A session with a 山田 of two organisations."""
    for organisation in ("NPO法人まち", "まちの店"):
        participants.register(workshop, "山田", organisation=organisation)
    return workshop


def test_a_name_that_several_have_makes_nobody_and_lists_them(namesakes: Workshop) -> None:
    before = namesakes.register
    listed = r"山田 \(NPO法人まち\), 山田 \(まちの店\)"
    with pytest.raises(Refused, match=listed):
        participants.register(namesakes, "山田")
    with pytest.raises(Refused, match=listed):
        followups.add_follow_up(namesakes, Text.of("調べる"), by="山田")
    with pytest.raises(Refused, match=listed):
        details.set_people(namesakes, Detail.PREPARED_BY, ["山田"])
    assert namesakes.register == before


def test_with_the_organisation_the_right_one_is_found_or_made(namesakes: Workshop) -> None:
    with pytest.raises(Refused, match="registered already"):
        participants.register(namesakes, "山田", organisation="まちの店")
    participants.register(namesakes, "山田", organisation="大学")
    assert len(namesakes.register.people_named("山田")) == 3


def test_a_namesake_goes_by_the_name_as_it_is_listed(namesakes: Workshop) -> None:
    details.set_people(namesakes, Detail.PREPARED_BY, ["山田（まちの店）"])
    (found,) = namesakes.session.details.ids(Detail.PREPARED_BY)
    person = namesakes.register.people[found]
    assert namesakes.register.full_name_of(person) == "山田 (まちの店)"


def test_what_is_put_right_in_one_meeting_leaves_the_organisation_and_kind_of_that_day(
    workshop: Workshop,
) -> None:
    person = next(iter(workshop.session.participants.entries))
    day = workshop.session.participants.entries[person]
    newer = {"organisation": None, "kind": "business"}
    known = workshop.register.people[person].model_copy(update=newer)
    workshop.record(lambda: save_person(workshop.database, known) or [])
    participants.change_person(workshop, person, {"phone": "076-000-0000"})
    assert workshop.session.participants.entries[person] == day
    right = workshop.register.people[person]
    assert (right.phone, right.organisation, right.kind) == ("076-000-0000", None, "business")
    participants.change_person(workshop, person, {"kind": "student"})
    entry = workshop.session.participants.entries[person]
    assert (entry.participant_kind, entry.organisation) == ("student", day.organisation)
