"""What the file of the minutes is called: no session writes over that of another one."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from facilitator.domain.minutes import Profile
from facilitator.services.minutes import export_minutes, minutes_stem
from facilitator.services.occasion import change_occasion, read_occasion
from facilitator.services.plans import plan_session
from facilitator.services.sessions import open_workshop
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database

from .making import small_plan

OCTOBER, NOVEMBER = date(2026, 10, 3), date(2026, 11, 7)


@pytest.fixture
def october(database: Database, surroundings: Surroundings) -> Workshop:
    return planned(database, surroundings, OCTOBER)


@pytest.fixture
def november(october: Workshop, database: Database, surroundings: Surroundings) -> Workshop:
    return planned(database, surroundings, NOVEMBER)


def planned(database: Database, surroundings: Surroundings, day: date) -> Workshop:
    """Return a new session of the series on *day*."""
    plan = small_plan(session={"id": f"talks-{day}", "title": "対話", "date": f"{day}"})
    return open_workshop(database, surroundings, plan_session(database, surroundings, plan))


def change(workshop: Workshop, **facts: object) -> None:
    """Change the occasion."""
    before = read_occasion(workshop)
    now = replace(before, **facts)  # type: ignore[arg-type]
    change_occasion(workshop, now, before=before)


def stem(workshop: Workshop) -> str:
    """Return the name of the minutes, without what stands before their number."""
    workshop.read_on()
    return minutes_stem(workshop, Profile.INTERNAL).removeprefix("talks_")


def exported(workshop: Workshop) -> tuple[Path, bytes]:
    path = export_minutes(workshop, "ja")
    return path, path.read_bytes()


def test_a_session_moved_to_the_day_of_another_one_leaves_its_minutes_alone(
    october: Workshop, november: Workshop
) -> None:
    path, before = exported(november)
    change(october, date=NOVEMBER)
    moved, _ = exported(october)
    assert moved != path
    assert path.read_bytes() == before
    assert exported(november)[0] == path, "who was there first keeps the name"


def test_a_session_that_got_the_number_of_another_one_leaves_its_minutes_alone(
    database: Database, surroundings: Surroundings, october: Workshop
) -> None:
    change(october, no_total=6)
    other = planned(database, surroundings, OCTOBER)
    assert [stem(each) for each in (october, other)] == [
        "2026-10-03_06_minutes",
        "2026-10-03_minutes",
    ]
    change(other, no_total=6)
    assert [stem(each) for each in (october, other)] == [
        "2026-10-03_06_minutes",
        "2026-10-03_06_minutes-2",
    ]


def test_another_time_of_day_is_the_same_name(october: Workshop, november: Workshop) -> None:
    change(november, date=OCTOBER)
    names = [stem(each) for each in (october, november)]
    assert names == ["2026-10-03_minutes", "2026-10-03_minutes-2"]
    change(october, start=time(9))
    assert [stem(each) for each in (october, november)] == names
    change(october, date=NOVEMBER)
    change(october, date=OCTOBER)
    assert [stem(each) for each in (november, october)] == names, "who comes back comes last"


def test_a_copy_keeps_its_name_though_the_first_one_is_moved(
    database: Database, surroundings: Surroundings, october: Workshop
) -> None:
    copy = planned(database, surroundings, OCTOBER)
    change(october, date=NOVEMBER)
    assert stem(copy) == "2026-10-03_minutes-2"
    third = planned(database, surroundings, OCTOBER)
    assert [stem(each) for each in (copy, third)] == [
        "2026-10-03_minutes-2",
        "2026-10-03_minutes-3",
    ]
