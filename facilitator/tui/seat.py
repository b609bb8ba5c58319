"""The seat that the screens act from: what they may ask of the program they belong to."""

from collections.abc import Callable
from typing import Protocol

from facilitator.services.workshop import Workshop
from facilitator.tui.room import Room


class Seat(Protocol):
    """What a screen may ask of the program it belongs to."""

    room: Room | None

    @property
    def workshop(self) -> Workshop:
        """Return the open session."""

    def record(self, do: Callable[[Workshop], object]) -> bool:
        """Do something that is recorded; say why not where it is refused. True when it was done."""

    def keep_draft(self, place: str, text: str, base: str | None = None) -> None:
        """Keep what is typed at *place* and not recorded yet; nothing where *text* is empty."""

    def draft_at(self, place: str, *, own: bool = False) -> tuple[str, str | None] | None:
        """Return what a seat that is gone left half typed at *place*, and what it began from.

        With *own*, also what this seat typed there on a screen that was closed.
        """

    def open_stage(self, stage: str) -> None:
        """Show another stage."""
