"""Files that are open during a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.storage.database import Database

from .making import opened


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A new file, open."""
    with opened(tmp_path / "sessions.db") as database:
        yield database
