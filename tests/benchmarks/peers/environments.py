"""An environment for each peer, made when it is needed, and the peer's own process in it.

They lie in ``.peers``, which git ignores. Where one cannot be made, or a peer fails, the reason
stands for its figures and the benchmark goes on. OR-Tools and HiGHS cannot be loaded in one
process, so ours never imports a peer.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.grouping.scoring import Document

HERE = Path(__file__).parent
FOLDER = HERE.parents[2] / ".peers"
REQUIREMENTS = {"cp_sat": "ortools==9.15.6755", "strangers": "perfect-strangers==0.3.7"}
INSTALL = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1")
MAKING_SECONDS = 900
SPARE_SECONDS = 60

_missing: dict[str, str] = {}


class PeerMissing(Exception):
    """There is nothing to compare with; the message says why."""


def asked(peer: str, problem: Document, seconds: float = 0, *options: str) -> Document:
    """Return the answer of *peer*, a script of this folder; raise PeerMissing."""
    command = [str(_python_of(peer)), "-I", str(HERE / f"{peer}.py"), *options]
    document = json.dumps(problem)
    return dict(json.loads(_output(command, document, 2 * seconds + SPARE_SECONDS)))


def _python_of(peer: str) -> Path:
    """Return the Python of a peer's environment, made now where there is none."""
    if peer in _missing:
        raise PeerMissing(_missing[peer])
    folder, requirement = FOLDER / peer, REQUIREMENTS[peer]
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    mark = folder / "installed"
    if not (mark.is_file() and mark.read_text(encoding="utf-8") == requirement):
        print(f"making {folder.relative_to(FOLDER.parent)} with {requirement}, once")
        shutil.rmtree(folder, ignore_errors=True)
        try:
            _output([sys.executable, "-m", "venv", str(folder)], "", MAKING_SECONDS)
            _output([str(python), *INSTALL, requirement], "", MAKING_SECONDS)
        except PeerMissing as failed:
            shutil.rmtree(folder, ignore_errors=True)
            _missing[peer] = f"{requirement} cannot be installed: {failed}"
            raise PeerMissing(_missing[peer]) from failed
        mark.write_text(requirement, encoding="utf-8")
    return python


def _output(command: list[str], given: str, seconds: float) -> str:
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, text=True, timeout=seconds, check=True
        )
    except subprocess.TimeoutExpired as late:
        raise PeerMissing(f"it did not end within {seconds:.0f} s") from late
    except subprocess.CalledProcessError as failed:
        lines = str(failed.stderr).strip().splitlines() or [f"exit status {failed.returncode}"]
        raise PeerMissing(lines[-1]) from failed
    except OSError as failed:
        raise PeerMissing(str(failed)) from failed
    return done.stdout
