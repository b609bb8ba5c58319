"""How the columns of a list of people were understood, remembered for the next list like it."""

import json
from collections.abc import Sequence

from facilitator.storage.database import Database


def remembered_columns(database: Database, shape: str) -> tuple[str | None, ...] | None:
    """Return what each column of a list of that *shape* was taken for; None where it is new."""
    rows = database.rows("SELECT columns FROM list_shape WHERE shape = ?", (shape,))
    return tuple(json.loads(rows[0][0])) if rows else None


def remember_columns(database: Database, shape: str, columns: Sequence[str | None]) -> None:
    """Keep what each column of a list of that *shape* is taken for; inside ``writing()``."""
    database.put("list_shape", {"shape": shape, "columns": json.dumps(columns)}, key=("shape",))
