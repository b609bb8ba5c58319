"""Values to files: documents are built as values first, then written in the format asked for."""
