"""Peers of the engine, each in an environment and a process of its own, and plain dealing."""
