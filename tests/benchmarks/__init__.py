"""Benchmarks: each prints its figures, and what they are compared with in the same run."""
