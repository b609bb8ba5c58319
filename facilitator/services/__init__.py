"""What a person at a seat can do: one function a verb, which decides and records."""
