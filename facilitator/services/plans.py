"""The plan files at hand: those beside the database, and those that come with the program."""

from pathlib import Path

from facilitator.services.workshop import Surroundings

_PACKAGE = Path(__file__).parent.parent
_SHIPPED = (_PACKAGE / "plans", _PACKAGE.parent / "sessions")
"""Where the program's own plans lie: in an installed package, and in a checkout."""


def shipped_plan(name: str) -> Path:
    """Return the plan *name* (without .toml) that comes with the program."""
    paths = [folder / f"{name}.toml" for folder in _SHIPPED]
    return next((path for path in paths if path.is_file()), paths[0])


def plan_files(surroundings: Surroundings) -> tuple[Path, ...]:
    """Return the plans that a session can be made from, by name; the shipped ones last."""
    own = sorted(surroundings.database.parent.glob("*.toml"))
    shipped = [path for folder in _SHIPPED for path in sorted(folder.glob("*.toml"))]
    return tuple({path.name: path for path in [*shipped, *own]}.values())
