"""Tests of what a person at a seat can do, on real files."""
