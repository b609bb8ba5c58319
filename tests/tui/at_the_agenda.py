"""Somebody at the agenda: where the cursor stands, and what the lines below say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

from textual.widgets import DataTable, Static

from facilitator.domain.items import Directions, Item
from facilitator.services import agenda

from .seat import TakenSeat

TALK, FIRST_PITCH, SECOND_PITCH, BREAKOUT, SHARE_OUT, CLOSING = range(6)
"""The items of the meeting by their places."""


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def item(seat: TakenSeat, place: int) -> Item:
    return list(seat.session.agenda.items.values())[place]


def title_under_cursor(seat: TakenSeat, table: str = "#agenda") -> str:
    rows = seat.find(table, DataTable)
    return str(rows.get_row_at(rows.cursor_row)[4 if table == "#agenda" else 1])


async def point_at(seat: TakenSeat, place: int) -> None:
    seat.find("#agenda", DataTable).move_cursor(row=place)
    await seat.settle()


def line(seat: TakenSeat, name: str) -> str:
    return str(seat.find(f"#{name}", Static).content)


async def direct(seat: TakenSeat, place: int, change: Callable[[Directions], Directions]) -> None:
    await seat.record(lambda workshop: agenda.direct_item(workshop, item(seat, place).id, change))


async def bind_the_end(seat: TakenSeat) -> None:
    """Let the breakout be protected, the share-out begin at 15:35, and all be over at 16:00."""
    await direct(seat, BREAKOUT, lambda before: replace(before, is_protected=True))
    await direct(seat, SHARE_OUT, lambda before: replace(before, starts_at=time(15, 35)))
    await seat.record(lambda workshop: agenda.lock_end(workshop, time(16, 0)))
