"""What a meeting is: frozen values, events, and pure functions over them.

No clock, randomness, file, SQL or screen is known here: instants and ids are passed in.
"""
