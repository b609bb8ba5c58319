import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from ulid import ULID

from facilitator.cli.main import main
from facilitator.locale import choose_language

ROOT = Path(__file__).parent.parent.parent
KANAZAWA = ROOT / "sessions" / "kanazawa-06.toml"
GOLDEN = ROOT / "tests" / "golden"
TWO_PM = datetime(2021, 11, 22, 5, 0, tzinfo=UTC)
"""14:00 in Kanazawa, on the day of the meeting."""

_ELSEWHERE = """
import sys
from datetime import datetime
from facilitator.cli.main import main
now = datetime.fromisoformat(sys.argv[1])
sys.exit(main(sys.argv[2:], now=lambda: now))
"""


@dataclass
class Done:
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def line(self) -> str:
        """The only line that was printed."""
        (line,) = self.out.splitlines()
        return line


@dataclass
class Shell:
    """Calls the program; the clock stands still unless a test moves it."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    now: datetime = TWO_PM
    language: str = "en"
    _count: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def database(self) -> Path:
        return self.folder / "sessions" / "workshop.db"

    @property
    def exports(self) -> Path:
        return self.folder / "exports"

    def _arguments(self, *words: str | Path) -> list[str]:
        places = ["--db", str(self.database), "--exports", str(self.exports)]
        return [*places, "--lang", self.language, *map(str, words)]

    def _new_id(self) -> str:
        milliseconds = int(self.now.timestamp() * 1000).to_bytes(6)
        return str(ULID.from_bytes(milliseconds + next(self._count).to_bytes(10)))

    def __call__(self, *words: str | Path) -> Done:
        """Run the program with *words*, whatever comes of it."""
        self.capture.readouterr()
        status = main(self._arguments(*words), now=lambda: self.now, new_id=self._new_id)
        printed = self.capture.readouterr()
        return Done(status, printed.out, printed.err)

    def ok(self, *words: str | Path) -> Done:
        """Run the program with *words*, which is to go well."""
        done = self(*words)
        assert (done.status, done.err) == (0, "")
        return done

    def refused(self, *words: str | Path) -> str:
        """Run the program with *words*, which it is to refuse; return what it says."""
        done = self(*words)
        assert (done.status, done.out) == (1, "")
        assert "Traceback" not in done.err
        return done.err

    def wrong(self, *words: str | Path) -> str:
        """Run the program with *words*, which are wrong usage; return what it says."""
        done = self(*words)
        assert (done.status, done.out) == (2, "")
        assert "Traceback" not in done.err
        return done.err

    def elsewhere(self, *words: str | Path) -> Done:
        """Run the program in another process, whose clock says the same."""
        command = [sys.executable, "-c", _ELSEWHERE, self.now.isoformat()]
        return ran([*command, *self._arguments(*words)])

    def wait(self, minutes: float) -> None:
        """Let time pass."""
        self.now += timedelta(minutes=minutes)


def ran(command: list[str], **environment: str) -> Done:
    """Run a process to its end."""
    done = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
        timeout=30,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    """Yield a shell in a folder of its own; afterwards the process speaks as before."""
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    yield Shell(tmp_path, capsys)
    choose_language("en")


@pytest.fixture
def held(shell: Shell) -> str:
    """Enter the real meeting, and return its id."""
    return shell.ok("record", KANAZAWA).line


PLAN = """
[series]
id = "tests"
name = "Tests"
[session]
id = "tests-01"
title = "A short meeting"
date = 2021-11-22
start = "14:00"
[[item]]
kind = "opening"
title = "Welcome"
length = 10
[[item]]
kind = "breakout"
title = "Breakout"
length = 30
[[item]]
kind = "closing"
length = 5
[[pitch]]
id = "cars"
title = { ja = "車に乗らない日", en = "A day without cars" }
[[group]]
pitch = "cars"
label = "Cars"
[[group]]
label = "Buses"
[[organisation]]
id = "hola"
name = "HOLA"
kind = "civic_group"
[[person]]
name = "山田花子"
organisation = "hola"
[[person]]
name = "山田太郎"
[[person]]
name = "鈴木一郎"
"""


@pytest.fixture
def planned(shell: Shell, tmp_path: Path) -> str:
    """Make a short meeting with two groups and three people, and return its id."""
    path = tmp_path / "plan.toml"
    path.write_text(PLAN, encoding="utf-8")
    return shell.ok("new", path).line
