"""Plan files made for a test, and what is wrong with them."""

from pathlib import Path

import pytest

from facilitator.domain.plan import Plan
from facilitator.readers.plan_toml import PlanFault, PlanFaulty, read_plan

HELD = Path(__file__).parent / "plans" / "held.toml"
KANAZAWA = Path("sessions/kanazawa-06.toml")

HEAD = """\
[series]
id = "s"
name = "会"
[session]
id = "s-1"
date = 2031-05-15
"""
"""Six lines that every plan needs; what a test adds begins on line 7."""

ITEM = '[[item]]\nkind = "break"\n'


def faults_in(path: Path) -> tuple[PlanFault, ...]:
    with pytest.raises(PlanFaulty) as caught:
        read_plan(path)
    return caught.value.faults


def faults_of(tmp_path: Path, content: str | bytes) -> tuple[PlanFault, ...]:
    path = tmp_path / "plan.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return faults_in(path)


def faults_or_none(path: Path) -> tuple[PlanFault, ...]:
    try:
        read_plan(path)
    except PlanFaulty as faulty:
        return faulty.faults
    return ()


def read(tmp_path: Path, content: str | bytes) -> Plan:
    path = tmp_path / "plan.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_plan(path)
