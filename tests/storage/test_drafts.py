"""Half-typed text outlives the program that it was typed in."""

from datetime import timedelta

from facilitator.storage.database import Database
from facilitator.storage.drafts import (
    DEAD_AFTER,
    Draft,
    drop,
    keep,
    left_behind,
    sign_of_life,
    take_over,
)

from .making import NOON, opened

PLACE = "meeting/group 1/line 4"
LATER = NOON + DEAD_AFTER


def left(database: Database, text: str = "half a sen") -> Draft:
    """Leave a draft behind, as a program that dies does."""
    sign_of_life(database, "dead", "note-taker 1", NOON)
    keep(database, PLACE, "dead", text, "half", NOON)
    return Draft(PLACE, "dead", text, "half", NOON)


def test_the_draft_of_a_dead_seat_is_offered_and_that_of_a_living_one_is_not(
    database: Database,
) -> None:
    draft = left(database)
    assert left_behind(database, LATER - timedelta(microseconds=1)) == ()
    assert left_behind(database, LATER) == (draft,)
    sign_of_life(database, "dead", "note-taker 1", LATER)
    assert left_behind(database, LATER) == ()


def test_what_a_note_taker_left_waits_five_minutes_for_one_of_the_same_group(
    database: Database,
) -> None:
    draft = left(database)
    roles = ("note-taker 1 7F3K", "note-taker 2", "facilitator")
    found = [left_behind(database, LATER, for_role=role) for role in roles]
    assert found == [(draft,), (), ()]
    given_up = NOON + timedelta(minutes=5)
    assert left_behind(database, given_up, for_role="facilitator") == (draft,)


def test_typing_is_a_sign_of_life(database: Database) -> None:
    sign_of_life(database, "typing", "note-taker 1", NOON)
    keep(database, PLACE, "typing", "a", None, LATER)
    assert left_behind(database, LATER) == ()


def test_a_seat_that_never_gave_a_sign_is_dead_after_the_same_time(database: Database) -> None:
    keep(database, PLACE, "unknown", "a", None, NOON)
    assert left_behind(database, NOON) == ()
    assert left_behind(database, LATER) == (Draft(PLACE, "unknown", "a", None, NOON),)


def test_a_draft_from_before_the_clock_was_set_back_is_still_offered(database: Database) -> None:
    draft = left(database)
    assert left_behind(database, NOON - timedelta(hours=9)) == (draft,)


def test_a_seat_keeps_one_draft_for_each_place(database: Database) -> None:
    for text in ("h", "ha", "half"):
        keep(database, PLACE, "dead", text, None, NOON)
    keep(database, "elsewhere", "dead", "other", None, NOON)
    keep(database, PLACE, "another", "of mine", None, NOON)
    assert [draft.text for draft in left_behind(database, LATER)] == ["other", "of mine", "half"]
    drop(database, PLACE, "dead")
    assert [draft.text for draft in left_behind(database, LATER)] == ["other", "of mine"]


def test_a_draft_outlives_the_process(database: Database) -> None:
    draft = left(database, "交通\n\t[/foo] \x00 﨑")
    with opened(database.path) as other:
        assert left_behind(other, LATER) == (draft,)


def test_half_a_surrogate_pair_does_not_stop_the_saving(database: Database) -> None:
    keep(database, PLACE, "dead", "a\ud83d", "b\ud83d", NOON)
    assert left_behind(database, LATER) == (Draft(PLACE, "dead", "a?", "b?", NOON),)


def test_taking_over_makes_the_draft_ones_own(database: Database) -> None:
    taken = take_over(database, left(database), "living", LATER)
    assert taken == Draft(PLACE, "living", "half a sen", "half", LATER)
    assert left_behind(database, LATER) == ()
    assert left_behind(database, LATER + DEAD_AFTER) == (taken,)


def test_of_two_seats_one_takes_a_draft_over(database: Database) -> None:
    draft = left(database)
    assert take_over(database, draft, "first", LATER) is not None
    assert take_over(database, draft, "second", LATER) is None


def test_nothing_is_taken_from_a_seat_that_came_back(database: Database) -> None:
    draft = left(database)
    keep(database, PLACE, "dead", "half a sentence", "half", LATER)
    assert take_over(database, draft, "living", LATER) is None
    assert take_over(database, draft, "living", LATER + DEAD_AFTER) is None


def test_taking_over_never_overwrites_what_the_seat_has_typed_itself(database: Database) -> None:
    draft = left(database)
    keep(database, PLACE, "living", "mine", None, LATER)
    assert take_over(database, draft, "living", LATER) is None
    assert {draft.text for draft in left_behind(database, LATER + DEAD_AFTER)} == {
        "half a sen",
        "mine",
    }


def test_a_draft_is_dropped_together_with_its_event_or_not_at_all(database: Database) -> None:
    draft = left(database)
    try:
        with database.writing():
            drop(database, PLACE, "dead")
            raise KeyError
    except KeyError:
        pass
    assert left_behind(database, LATER) == (draft,)
