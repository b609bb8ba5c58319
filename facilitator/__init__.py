"""Run a pitch-and-breakout dialogue meeting from one terminal, from the plan to the minutes.

Everything that happens in a meeting is an event. A session is the fold of its events; tables and
screens are views of it.
"""

__version__ = "0.1.0"
