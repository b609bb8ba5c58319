"""Tests of the file of a session, on real files, with real processes."""
