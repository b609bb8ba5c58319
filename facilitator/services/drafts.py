"""What is half typed at a seat: kept at every pause, offered back after a crash.

A seat here is one running program; its drafts are those of a dead one once it gives no sign.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from facilitator.domain.being_typed import BeingTyped, group_of_role, note_place
from facilitator.services.surroundings import Surroundings
from facilitator.storage import drafts
from facilitator.storage.database import Database
from facilitator.storage.errors import StorageError
from facilitator.writers.files import replace_file

SIGN_EVERY = timedelta(seconds=5)
"""How often a seat says that it is alive."""

RETRY_EVERY = timedelta(seconds=1)
"""How often what could not be saved is tried again: each try waits for its turn to write."""


class SeatDrafts:
    """The drafts of this process. The seat gets its id with the first draft.

    *role* is what it sits there as. Where *seat* is given, an earlier process at that very seat is
    gone for sure, and what it left is this one's at once.
    """

    def __init__(
        self,
        database: Database,
        surroundings: Surroundings,
        *,
        role: str = "facilitator",
        seat: str | None = None,
    ) -> None:
        self._database = database
        self._surroundings = surroundings
        self._role = role
        self._seat = seat
        self._kept: dict[str, tuple[str, str | None]] = {}
        if seat is not None:
            of_seat = drafts.of_seat(database, seat)
            self._kept = {draft.place: (draft.text, draft.base) for draft in of_seat}
        self._signed_at: datetime | None = None
        self._taken: dict[str, tuple[str, datetime]] = {}
        self._unsaved: dict[str, tuple[str, str | None]] = {}
        self._failed_at: datetime | None = None
        self._rescue_file: Path | None = None
        self.saved_at: datetime | None = None

    def _own_seat(self) -> str:
        self._seat = self._seat or self._surroundings.new_id()
        return self._seat

    def keep(self, place: str, text: str, base: str | None) -> bool:
        """Keep *text* at *place*, instead of what was kept there; an empty text drops it.

        Says whether anything was saved. Raises StorageError where it could not be: the text is then
        in the rescue file, and ``retry`` saves it as soon as that can be.
        """
        before = self._unsaved.get(place, self._kept.get(place, ("", None)))
        if before == (text, base) or before[0] == text == "":
            return False
        self._unsaved[place] = (text, base)
        if before[0] != text:
            self._taken.pop(place, None)
        if self._has_just_failed:
            self._rescue()
            return False
        self._save()
        return True

    @property
    def _has_just_failed(self) -> bool:
        """Whether a try has failed so lately that the next one would only make people wait."""
        failed_at = self._failed_at
        return failed_at is not None and abs(self._surroundings.now() - failed_at) < RETRY_EVERY

    def expect_to_save(self) -> None:
        """Try the next time at once: something else was saved just now."""
        self._failed_at = None

    def retry(self) -> bool:
        """Try again to save what could not be saved; say whether something was."""
        if not self._unsaved or self._has_just_failed:
            return False
        self._save()
        return True

    def _save(self) -> None:
        """Save all that is not saved yet, in one go."""
        now = self._surroundings.now()
        try:
            with self._saving():
                for place, (text, base) in self._unsaved.items():
                    if text:
                        drafts.keep(self._database, place, self._own_seat(), text, base, now)
                    else:
                        drafts.drop(self._database, place, self._own_seat())
        except StorageError:
            self._rescue()
            raise
        self._kept |= self._unsaved
        self._kept = {place: kept for place, kept in self._kept.items() if kept[0]}
        self._unsaved.clear()
        self._end_rescue()
        self.saved_at = now
        self.give_sign()

    @contextmanager
    def _saving(self) -> Iterator[None]:
        """Write to the file, and note where that fails."""
        try:
            with self._database.writing():
                yield
        except StorageError:
            self._failed_at = self._surroundings.now()
            raise
        self._failed_at = None

    def drop(self, places: Collection[str]) -> None:
        """Drop what is kept at *places*; within ``writing()``, together with its event."""
        for place in places:
            drafts.drop(self._database, place, self._own_seat())

    def forget(self, places: Collection[str]) -> None:
        """Forget what was at *places*, once it is dropped for good."""
        for place in places:
            for known in (self._kept, self._unsaved, self._taken):
                known.pop(place, None)
        self._end_rescue()

    @property
    def rescue_file(self) -> Path:
        """Return where texts go while they cannot be saved: a file of this process alone."""
        if self._rescue_file is None:
            name = f"facilitator-rescue-{self._surroundings.new_id()}.txt"
            self._rescue_file = self._surroundings.rescue / name
        return self._rescue_file

    def _rescue(self) -> None:
        """Put all that is unsaved into a file elsewhere; where that fails it stays on screen."""
        texts = (f"{place}\n\n{text}\n" for place, (text, _base) in self._unsaved.items() if text)
        with suppress(OSError):
            replace_file(self.rescue_file, "\n".join(texts).encode(), private=True)

    def _end_rescue(self) -> None:
        """Remove the file of the rescue once all that was in it is saved."""
        if self._rescue_file is not None and not self._unsaved:
            with suppress(OSError):
                self._rescue_file.unlink(missing_ok=True)

    def give_sign(self) -> None:
        """Say that this seat is alive, if it is time to.

        One that holds drafts says so, lest they be offered to others; that of a note-taker always,
        since the facilitator wants to see whether anybody sits there.
        """
        now = self._surroundings.now()
        is_due = self._signed_at is None or abs(now - self._signed_at) >= SIGN_EVERY
        is_watched = group_of_role(self._role) is not None and not self._database.read_only_reason
        if is_due and (self._kept or is_watched) and not self._has_just_failed:
            with self._saving():
                drafts.sign_of_life(self._database, self._own_seat(), self._role, now)
            self._signed_at = now

    def own(self, place: str) -> tuple[str, str | None] | None:
        """Return what this seat has half typed at *place*, and what it began from."""
        own = self._unsaved.get(place) or self._kept.get(place)
        return own if own is not None and own[0] else None

    def being_typed(self, session: str, groups: Collection[str]) -> tuple[BeingTyped, ...]:
        """Return what other seats have half typed in the notes of *groups*, the oldest first."""
        places = {
            note_place(session, what, group): (group, what)
            for group in groups
            for what in ("line", "change", "points")
        }
        found = drafts.at_places(self._database, list(places))
        return tuple(
            BeingTyped(*places[draft.place], draft.text, draft.at, role)
            for draft, role in found
            if draft.seat != self._seat
        )

    def signs(self) -> tuple[tuple[str, datetime], ...]:
        """Return what the seats of this file sit there as, and when each gave its last sign."""
        return drafts.signs(self._database)

    def take_over(self, place: str) -> tuple[str, str | None] | None:
        """Return what a dead seat left at *place* and what it began from; it is this seat's now."""
        if self.own(place) or self._database.read_only_reason is not None:
            return None
        now = self._surroundings.now()
        for left in drafts.left_behind(self._database, now, for_role=self._role):
            if left.place == place:
                taken = drafts.take_over(self._database, left, self._own_seat(), now)
                if taken is not None:
                    self._kept[place] = (taken.text, taken.base)
                    self._taken[place] = (left.seat, now)
                    return self._kept[place]
        return None

    def shared(self, place: str) -> tuple[str, datetime] | None:
        """Return what two seats have at *place*, and since when; None where it is one's alone.

        The one took it over from the other, which was not dead but asleep. That one is told once,
        when it wakes; it then keeps the text again.
        """
        if place in self._taken:
            return self._kept[place][0], self._taken[place][1]
        if place not in self._kept or self._text_of(self._own_seat(), place):
            return None
        return self._kept.pop(place)[0], self.saved_at or self._surroundings.now()

    def is_claimed(self, place: str) -> bool:
        """Whether the seat from which *place* was taken over has kept that text again."""
        seat, _since = self._taken.get(place, ("", None))
        return bool(seat) and self._kept[place][0] in self._text_of(seat, place)

    def _text_of(self, seat: str, place: str) -> str:
        """Return what *seat* has half typed at *place* as the file has it, "" for nothing."""
        of_seat = drafts.of_seat(self._database, seat)
        return next((draft.text for draft in of_seat if draft.place == place), "")


def is_seated(database: Database, role: str, now: datetime, *, but: str | None = None) -> bool:
    """Whether a seat *but* that one sits there as *role* and has given a sign of life."""
    return any(
        sits_as == role and abs(now - at) < drafts.DEAD_AFTER
        for sits_as, at in drafts.signs(database, but=but or "")
    )
