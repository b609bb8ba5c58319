"""Files become values here; what is wrong in a file is told with its place, all of it at once."""
