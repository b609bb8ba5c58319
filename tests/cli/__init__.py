"""The command line, through its real entry point, with a clock and ids of the tests' own."""
