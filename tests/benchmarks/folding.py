"""Folding a long meeting."""

import json

from facilitator.domain.line_kinds import LineKind
from facilitator.domain.session import fold_session
from facilitator.services import notes
from facilitator.storage.frames import data_of

from .meeting import WORDS, best_of, long_meeting, of_session


def folding() -> None:
    """Folding 4,000 events, against json.loads of what they say."""
    with long_meeting() as workshop:
        events = of_session(workshop)
        data = [data_of(event.body) for event in events]
        reference = best_of(15, lambda: [json.loads(each) for each in data])
        fold = best_of(15, lambda: fold_session(workshop.id, events).value())
        note = notes.add_line(workshop, None, LineKind.IDEA, WORDS)
        undo = best_of(5, lambda: (workshop.undo(), workshop.redo()))
        assert note in workshop.session.notes.lines
    print(f"json.loads of {len(events):,} events           {reference:7.1f} ms")
    print(f"fold                                {fold:7.1f} ms  {fold / reference:.2f} x")
    print(f"undo and redo, on the disk          {undo:7.1f} ms  {undo / reference:.2f} x")
    print("to reach: fold ≤ 50 ms")
