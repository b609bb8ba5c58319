"""Opening a long meeting."""

import json

from facilitator.services.sessions import open_workshop
from facilitator.storage.frames import data_of

from .meeting import best_of, long_meeting, of_session


def opening() -> None:
    """Opening a session of 4,000 events, against json.loads of what they say."""
    with long_meeting() as workshop:
        data = [data_of(event.body) for event in of_session(workshop)]
        reference = best_of(15, lambda: [json.loads(each) for each in data])
        database, surroundings = workshop.database, workshop.surroundings
        opened = best_of(15, lambda: open_workshop(database, surroundings, workshop.id))
    print(f"json.loads of {len(data):,} events           {reference:7.1f} ms")
    print(f"opening the session                 {opened:7.1f} ms  {opened / reference:.2f} x")
    print("to reach: opening ≤ 100 ms")
