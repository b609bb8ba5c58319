"""Tests of the screens: a pilot at the keys, and what is seen."""
