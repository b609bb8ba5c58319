"""Four programs change one line of one file at the same time."""

from collections import Counter
from contextlib import ExitStack

from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import LineEdited
from facilitator.services import notes
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop

from .others import change_one_line, heard, other
from .picture import as_in_the_file, picture

WRITERS, TIMES = 4, 10
FIRST_WORDS = "バスで通う"


def test_four_programs_that_change_one_line_at_once_lose_no_character(
    workshop: Workshop, surroundings: Surroundings
) -> None:
    line = notes.add_line(workshop, None, LineKind.IDEA, FIRST_WORDS)
    folder = surroundings.database.parent
    with ExitStack() as stack:
        writers = [
            stack.enter_context(other(change_one_line, folder, workshop.id, line, number, TIMES))[1]
            for number in range(1, WRITERS + 1)
        ]
        assert [heard(writer) for writer in writers] == ["open"] * WRITERS
        for writer in writers:
            writer.send("go")
        put_in = "".join(str(heard(writer)) for writer in writers)
    workshop.read_on()
    texts = workshop.session.notes.of_group(None)
    assert len(put_in) == WRITERS * TIMES
    assert {*put_in, *FIRST_WORDS} <= {each for text in texts for each in text.text.original}
    assert set(workshop.session.notes.clash_of(line)) == (set(texts) if len(texts) > 1 else set())
    edits = Counter(event.seat for event in workshop.events if isinstance(event.body, LineEdited))
    assert edits == {f"note-taker {number}": TIMES for number in range(1, WRITERS + 1)}
    assert picture(workshop) == picture(as_in_the_file(workshop))
