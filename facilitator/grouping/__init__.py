"""Who sits where: pure functions from a problem to an arrangement."""
