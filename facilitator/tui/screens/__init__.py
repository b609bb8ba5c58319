"""One screen for each stage of a meeting."""
