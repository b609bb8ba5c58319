"""A disk that is full: it is said, nothing half done is shown, and nothing is lost."""

import os
from datetime import timedelta

import pytest

from facilitator.domain.participants import Presence
from facilitator.domain.refused import Refused
from facilitator.services import participants
from facilitator.services.drafts import SeatDrafts
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database
from facilitator.storage.errors import SaveFailed

from .making import Wall
from .picture import as_in_the_file, is_sound, lines, picture, write


def fill(database: Database) -> None:
    """Leave no room for another page."""
    pages = database.rows("PRAGMA page_count")[0][0]
    database.rows(f"PRAGMA max_page_count = {pages}")


def test_where_nothing_can_be_saved_that_is_said_and_nothing_changes(
    workshop: Workshop, wall: Wall
) -> None:
    write(workshop, "保存された")
    saved_at, before, count = workshop.saved_at, picture(workshop), len(workshop.events)
    fill(workshop.database)
    for _ in range(2):
        wall.wait(1)
        with pytest.raises(SaveFailed, match="full"):
            write(workshop, "保存されない" * 3000)
        assert picture(workshop) == before
        assert len(workshop.events) == count
    assert workshop.failing_since is not None
    assert workshop.failing_since - timedelta(minutes=1) == workshop.saved_at == saved_at
    workshop.database.rows("PRAGMA max_page_count = 1000000")
    write(workshop, "また保存された" * 2000)
    assert workshop.failing_since is None
    assert workshop.saved_at == wall.at
    assert len(lines(workshop)) == 2
    assert picture(workshop) == picture(as_in_the_file(workshop))
    assert is_sound(workshop)


def test_wherever_the_disk_becomes_full_nothing_half_saved_is_shown_or_stays(
    workshop: Workshop,
) -> None:
    write(workshop, "保存された")
    before, count = picture(workshop), len(workshop.events)
    pages, room = workshop.database.rows("PRAGMA page_count")[0][0], 0
    while len(workshop.events) == count:
        workshop.database.rows(f"PRAGMA max_page_count = {pages + room}")
        room += 1
        try:
            write(workshop, "長い" * 9000)
        except SaveFailed:
            assert picture(workshop) == before
            assert len(workshop.events) == count
    assert room > 10, "it failed at the event, at its passage, and at the words to search"
    assert picture(workshop) == picture(as_in_the_file(workshop))
    assert is_sound(workshop)


def test_a_person_is_registered_with_the_event_or_not_at_all(workshop: Workshop) -> None:
    fill(workshop.database)
    with pytest.raises(SaveFailed):
        participants.register(workshop, "新" * 15_000, organisation="団体")
    workshop.database.rows("PRAGMA max_page_count = 1000000")
    assert workshop.register.organisation_named("団体") is None
    assert as_in_the_file(workshop).register == workshop.register
    with pytest.raises(Refused, match="registered already"):
        participants.register(workshop, "参加者1")
    participants.register(workshop, "新しい人", organisation="団体", presence=Presence.EXPECTED)
    assert workshop.register.organisation_named("団体") is not None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_what_is_rescued_from_a_full_disk_is_for_its_writer_alone_until_it_is_saved(
    workshop: Workshop, wall: Wall
) -> None:
    drafts = SeatDrafts(workshop.database, workshop.surroundings)
    fill(workshop.database)
    with pytest.raises(SaveFailed):
        drafts.keep("meeting/line", "半分だけ" * 9000, None)
    assert drafts.rescue_file.stat().st_mode & 0o777 == 0o600
    assert "半分だけ" in drafts.rescue_file.read_text(encoding="utf-8")
    workshop.database.rows("PRAGMA max_page_count = 1000000")
    wall.wait(1)
    assert drafts.retry()
    assert not drafts.rescue_file.exists(), "it is saved by now"
