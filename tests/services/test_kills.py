"""Writers that are killed at any moment: what they were told is saved is there, and fits together.

Several at once take notes at one file, as the seats of a room do, each saying through a pipe what
was saved before it goes on. ``make trials`` kills five times as many.
"""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.services.workshop import Workshop
from facilitator.storage.drafts import left_behind
from tests.storage.test_processes import rest_of

from .others import can_fork, heard, other, write_for_ever
from .picture import as_in_the_file, is_sound

AT_ONCE = 4
LONGEST_LIFE = 0.1
"""Seconds after which a writer is killed at the latest, from its first word on."""

LEFT = timedelta(days=1)
"""After this long, every seat has left."""


@dataclass
class Told:
    """What a writer was told is saved: words by the ids of lines, and how far its draft was."""

    lines: dict[str, str] = field(default_factory=dict)
    draft: int = 0


def life_of_a_writer(folder: Path, session: str, number: int) -> Told:
    """Let a writer live for a moment, kill it, and return what it had been told by then."""
    chance, told = random.Random(number), Told()
    with other(write_for_ever, folder, session, number) as (process, pipe):
        if chance.random() < 0.9:  # else it dies while it opens the file
            assert heard(pipe) == "open"
        process.join(chance.uniform(0, LONGEST_LIFE))
        assert process.exitcode is None, "the writer has ended by itself"
        process.kill()
        for said in rest_of(pipe):
            match said:
                case int(draft):
                    told.draft = draft
                case (str(line), str(words)):
                    told.lines[line] = words
    return told


@pytest.mark.parametrize(
    "kills", [200 if can_fork else 20, pytest.param(1_000, marks=pytest.mark.long)]
)
def test_of_writers_killed_at_any_moment_nothing_is_lost_that_was_saved(
    workshop: Workshop, kills: int
) -> None:
    folder = workshop.database.path.parent
    with ThreadPoolExecutor(AT_ONCE) as room:
        told = room.map(
            lambda number: life_of_a_writer(folder, workshop.id, number), range(1, kills + 1)
        )
        lives = dict(enumerate(told, 1))

    session = as_in_the_file(workshop).session
    lines = {key: line.text.original for key, line in session.notes.lines.items()}
    said = {key: words for each in lives.values() for key, words in each.lines.items()}
    assert said.items() <= lines.items()
    assert len(said) > kills // 4, "hardly anybody lived long enough to write"

    later = workshop.now + LEFT
    kept = {
        draft.place: int(draft.text.split()[0]) for draft in left_behind(workshop.database, later)
    }
    lost = {n: each.draft for n, each in lives.items() if kept.get(f"field {n}", 0) < each.draft}
    assert not lost
    assert not session.unheeded
    assert is_sound(workshop)
