"""What loading a part of the program loads with it: so that the first screen comes fast."""

import pkgutil
import subprocess
import sys

import pytest

import facilitator.domain
import facilitator.grouping
import facilitator.readers
import facilitator.services
import facilitator.storage
import facilitator.writers

PRINT = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(*sorted(sys.modules), sep="\\n")
"""


def loaded_by(*names: str) -> set[str]:
    """Return the modules that a fresh Python has loaded after importing *names*."""
    done = subprocess.run(
        [sys.executable, "-c", PRINT, *names],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stdout.split()}


def modules_of(package: object) -> list[str]:
    """Return the names of all modules of a package."""
    path, name = package.__path__, package.__name__  # type: ignore[attr-defined]
    return [name, *(found.name for found in pkgutil.walk_packages(path, f"{name}."))]


BELOW = (
    facilitator.domain,
    facilitator.grouping,
    facilitator.readers,
    facilitator.services,
    facilitator.storage,
    facilitator.writers,
)


def test_nothing_below_the_screens_loads_textual() -> None:
    names = [name for package in BELOW for name in modules_of(package)]
    assert len(names) > 50
    assert "textual" not in loaded_by(*names)


def test_the_command_line_loads_textual_only_when_it_shows_a_screen() -> None:
    assert "textual" not in loaded_by("facilitator.cli.main")


@pytest.mark.parametrize("package", [facilitator.domain, facilitator.grouping], ids=str)
def test_the_domain_loads_no_sql(package: object) -> None:
    assert not loaded_by(*modules_of(package)) & {"sqlite3", "pysqlite3", "sqlite_utils"}


def test_the_screens_load_nothing_heavy() -> None:
    heavy = {"numpy", "pandas", "highspy", "openpyxl", "docx", "psycopg", "textual_serve"}
    assert not loaded_by("facilitator.tui.app") & heavy


def test_the_command_line_loads_the_web_server_only_when_it_serves() -> None:
    loaded = loaded_by("facilitator.cli.serve", "facilitator.services.links")
    assert not loaded & {"aiohttp", "jinja2", "textual_serve", "segno", "textual"}


def test_the_screen_of_a_browser_seat_loads_no_server() -> None:
    assert not loaded_by("facilitator.web.driver") & {"aiohttp", "jinja2", "textual_serve", "segno"}
