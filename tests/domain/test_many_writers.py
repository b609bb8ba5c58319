"""Four writers at one line, in any order, each seeing what they saw last: nothing is lost.

Every character that a writer puts in is one that no other puts in, so that each can be looked for.
"""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import notes, summary
from facilitator.domain.events import Event, Undone, taken_back
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import LineAdded, LineEdited
from facilitator.domain.refused import Refused
from facilitator.domain.session import Session, fold_session
from facilitator.domain.taking_back import undo
from facilitator.domain.text import Text

from .told import MEETING, Told, groups

WRITERS = 4
BASE = "バスで通う"
FIRST_NEW = ord("一")

Act = tuple[int, bool, int, int, int]
"""Which writer looks at the line anew (or does not), and puts how much in where, for how much."""

ACTS = st.lists(
    st.tuples(
        st.integers(0, WRITERS - 1),
        st.booleans(),
        st.integers(0, 9),
        st.integers(0, 2),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=10,
)


@dataclass
class Writers:
    """What each writer sees, and which characters which actions put in and took out."""

    seen: list[str] = field(default_factory=lambda: [BASE] * WRITERS)
    put_in: set[tuple[str, str]] = field(default_factory=set)
    taken_out: set[tuple[str, str]] = field(default_factory=set)

    def text(self, act: Act) -> str:
        """Return the text that an act makes of what its writer sees."""
        writer, _looks, place, cut, length = act
        seen = self.seen[writer]
        place %= len(seen) + 1
        first = FIRST_NEW + len(self.put_in) + 100 * len(self.taken_out)
        new = "".join(chr(first + number) for number in range(length))
        return seen[:place] + new + seen[place + cut :]

    def note(self, before: str, after: str, action: str) -> None:
        """Note what *action* put in and took out."""
        self.put_in |= {(each, action) for each in {*after} - {*before}}
        self.taken_out |= {(each, action) for each in {*before} - {*after}}

    def must_stand(self, gone: frozenset[str]) -> set[str]:
        """Return the characters put in and not taken out, by actions that are not *gone*."""
        out = {each for each, action in self.taken_out if action not in gone}
        there = {each for each, action in self.put_in if action not in gone}
        return there - out


def characters(session: Session) -> set[str]:
    return {each for line in session.notes.lines.values() for each in line.text.original}


def written(acts: list[Act]) -> tuple[Told, Writers]:
    """Return the meeting whose only line four writers changed like that, and what they did."""
    line = LineAdded(line="l", group="g1", line_kind=LineKind.IDEA, text=Text.of(BASE))
    told, writers = Told(*groups(1), line), Writers()
    for act in acts:
        writer, looks_anew = act[:2]
        here = told.session.notes
        if looks_anew:
            writers.seen[writer] = here.lines["l"].text.original
        before, after = writers.seen[writer], writers.text(act)
        try:
            action = told.say(notes.edit_line(here, "l", base=before, text=after))
        except Refused:
            continue
        writers.note(before, after, action)
        writers.seen[writer] = told.session.notes.lines["l"].text.original
    assert not told.unheeded
    return told, writers


@given(ACTS)
def test_every_character_stands_in_the_line_or_in_a_text_beside_it(acts: list[Act]) -> None:
    told, writers = written(acts)
    assert writers.must_stand(frozenset()) <= characters(told.session)
    here = told.session.notes
    assert set(here.clash_of("l")) == (set(here.lines.values()) if len(here.lines) > 1 else set())


@given(ACTS, st.data())
def test_taking_back_what_one_did_leaves_what_the_others_put_in(
    acts: list[Act], data: st.DataObject
) -> None:
    told, writers = written(acts)
    edits = [event for event in told.events if isinstance(event.body, LineEdited)]
    for action in data.draw(st.permutations([event.action for event in edits]))[:3]:
        events = told.of_stream(MEETING)
        try:
            body = undo(events, action, lambda events: fold_session(MEETING, events).unheeded)
        except Refused:
            continue
        told.events.append(
            Event(told.new_id(), f"undo {action}", MEETING, told.now, "facilitator", body)
        )
    fold = fold_session(MEETING, told.of_stream(MEETING))
    assert not fold.unheeded
    assert writers.must_stand(taken_back(told.events)) <= characters(fold.value())
    everything_back = [event for event in told.events if not isinstance(event.body, Undone)]
    assert fold_session(MEETING, everything_back).value() == told.session


POINT = st.text(st.sampled_from("ab か金。"), min_size=1, max_size=3).filter(str.strip)
POINTS = st.lists(POINT, max_size=4).map(tuple)


@given(POINTS, st.lists(st.tuples(st.booleans(), POINTS), min_size=1, max_size=4))
def test_what_many_conclude_at_once_is_all_there(
    base: tuple[str, ...], writings: list[tuple[bool, tuple[str, ...]]]
) -> None:
    told = Told(*groups(1))
    added: set[str] = set()
    for is_blind, points in [(False, base), *writings]:
        now = tuple(text.original for text in told.session.summaries.conclusion)
        seen = base if is_blind else now
        texts = [Text.of(point) for point in points]
        try:
            told.say(summary.conclude(told.session.summaries, base=seen, points=texts))
        except Refused:
            continue
        after = {*"".join(text.original for text in told.session.summaries.conclusion)}
        new = {*"".join(points)} - {*"".join(seen)} - {" "}
        kept = added - {*"".join(seen)} if is_blind else set()
        assert new | kept <= after
        added = (added if is_blind else set()) | new
