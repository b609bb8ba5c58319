"""The seat of an open session: what its screens see, and the one door by which they change it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from pydantic import ValidationError
from textual.notifications import SeverityLevel

from facilitator.domain.being_typed import PLENARY, BeingTyped, group_of_role
from facilitator.domain.items import NOTHING
from facilitator.domain.projection import CLOCK_SLACK
from facilitator.domain.refused import CameAfter, Refused
from facilitator.domain.text import LONGEST_LINE, clean
from facilitator.locale import _
from facilitator.locale.event_words import event_word
from facilitator.locale.words import seat_word, told
from facilitator.services.drafts import SeatDrafts
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database
from facilitator.storage.drafts import DEAD_AFTER
from facilitator.storage.errors import StorageError
from facilitator.tui.room import Room, minutes_and_seconds

TRY_EVERY = timedelta(seconds=2)
"""How often it is looked whether saving works again."""


class Program(Protocol):
    """What a seat asks of the program that it belongs to.

    ``drafts`` are those of the program, whatever session is open.
    """

    database: Database
    surroundings: Surroundings

    @property
    def drafts(self) -> SeatDrafts:
        """Return what is half typed at this program."""

    def show_room(self) -> None:
        """Show the room as it is now."""

    def open_stage(self, stage: str) -> None:
        """Show another stage, or the list of sessions."""

    def say(self, words: str, *, severity: SeverityLevel = "information") -> None:
        """Show *words* for a moment, as they are."""


class Seat:
    """A seat in one session: the facilitator's, or that of the note-taker of one group.

    *name* stands in the log for what is done from here. Where *group* is given, only what others
    type for that one is followed.
    """

    def __init__(
        self, program: Program, session: str, *, name: str = "facilitator", group: str | None = None
    ) -> None:
        self._program = program
        self._drafts = program.drafts
        self._group = group
        self._version = 0
        self._being_typed: tuple[BeingTyped, ...] = ()
        self._signs: tuple[tuple[str, datetime], ...] = ()
        self._failing_since: datetime | None = None
        self._failure: str | None = None
        self._tried_at: datetime | None = None
        self._latest = program.surroundings.now()
        self._is_back = False
        self.refusal: str | None = None
        self.may_correct = False
        self.workshop = Workshop(program.database, program.surroundings, session, seat=name)
        self._follow_others()
        self.room = self._look_around()

    def _look_around(self) -> Room:
        workshop, now = self.workshop, self._program.surroundings.now()
        face = workshop.session.read_clock(now)
        if (back := self._gone_back(now)) > face.clock_back:
            face = replace(face, clock_back=back)
        return Room(
            session=workshop.session,
            series=workshop.series,
            register=workshop.register,
            now=now,
            face=face,
            being_typed=self._being_typed,
            seated=self._seated(now),
            saved_at=self._saved_at(),
            failing_since=self._failing_since,
            failure=self._failure,
        )

    def _seated(self, now: datetime) -> frozenset[int]:
        """Return the groups at whose note-taker's seat there was a sign of life lately."""
        found = (group_of_role(role) for role, at in self._signs if abs(now - at) < DEAD_AFTER)
        return frozenset(number for number in found if number is not None)

    def _gone_back(self, now: datetime) -> timedelta:
        """Return how far the computer's clock went back since it was seen last, saying so once."""
        back = self._latest - now
        self._latest = max(self._latest, now)
        if back <= CLOCK_SLACK:
            self._is_back = False
            return NOTHING
        if not self._is_back:
            self._is_back = True
            words = _("The clock of this computer has gone back by {time}. Check it.")
            self._program.say(words.format(time=minutes_and_seconds(back)), severity="warning")
        return back

    def _saved_at(self) -> datetime | None:
        times = (self.workshop.saved_at, self._drafts.saved_at)
        return max((at for at in times if at is not None), default=None)

    def _failed(self, error: StorageError) -> None:
        """Note why nothing can be saved or read, and since when."""
        self._tried_at = self._program.surroundings.now()
        self._failing_since = self._failing_since or self._tried_at
        path = self._program.database.path
        self._failure = told(error).replace(str(path), path.name)

    def _works(self) -> None:
        """Note that saving works."""
        self._failing_since = self._failure = None
        self._drafts.expect_to_save()

    def look(self) -> bool:
        """Take in what other processes wrote, and the time; say whether there is anything new.

        What could not be saved is tried again here.
        """
        changed = False
        try:
            changed = self.workshop.read_on()
            changed = self._follow_others() or changed
            if self._drafts.retry() or self._is_saving_again():
                self._works()
                changed = True
            self._drafts.give_sign()
        except StorageError as error:
            self._failed(error)
            changed = True
        now = self._program.surroundings.now()
        if not changed and self.room.now.replace(microsecond=0) == now.replace(microsecond=0):
            return False
        self.room = self._look_around()
        return True

    def _follow_others(self) -> bool:
        """Take in what other seats have half typed; say whether that is anything new."""
        version = self._program.database.data_version()
        if version == self._version:
            return False
        self._version, before = version, self._being_typed
        groups = [self._group] if self._group else [*self.workshop.session.groups.groups, PLENARY]
        self._being_typed = self._drafts.being_typed(self.workshop.id, groups)
        if self._group is None:
            self._signs = self._drafts.signs()
        return self._being_typed != before

    def _is_saving_again(self) -> bool:
        """Try whether saving works again, where it did not; True where it does.

        While nothing changes, nobody else would find out. It waits for nobody.
        """
        now = self._program.surroundings.now()
        if self._tried_at is None or self._failing_since is None:
            return False
        if abs(now - self._tried_at) < TRY_EVERY:
            return False
        self._tried_at = now
        self._program.database.try_to_write()
        return True

    def _show(self) -> None:
        self.room = self._look_around()
        self._program.show_room()

    def record(
        self,
        do: Callable[[Workshop], object],
        *,
        ask: Callable[[CameAfter], None] | None = None,
        settles: Sequence[str] = (),
    ) -> bool:
        """Do something that is recorded; say why not where it is refused. True when it was done.

        ``refusal`` is in words why not, until the next time; None where it was done. The picture is
        then the newest, for a refusal looked at it. Where something later depends on what was to be
        taken back, *ask* is called instead of saying so. The drafts at the places that it *settles*
        go in the same moment: a crash leaves either them or what they became.
        """
        self.refusal = None
        self.workshop.along = lambda: self._drafts.drop(settles)
        try:
            do(self.workshop)
        except CameAfter as later:
            self._show()
            if ask is None:
                words = _("{what} came after it and depends on it.")
                self._refuse(words.format(what=self.describe(later)), severity="warning")
            else:
                ask(later)
            return False
        except Refused as refusal:
            self._refuse(told(refusal), severity="warning")
            self._show()
            return False
        except ValidationError:
            words = _("The text is empty, or longer than {most} characters.")
            self._refuse(words.format(most=LONGEST_LINE), severity="warning")
            return False
        except StorageError as error:
            self._failed(error)
            self._refuse(_("Not done: it could not be saved."), severity="error")
            self._show()
            return False
        finally:
            self.workshop.along = None
        self._drafts.forget(settles)
        self._works()
        self._show()
        return True

    def describe(self, later: CameAfter) -> str:
        """Return what was done later, from where, and when, in words."""
        return _("“{what}” ({seat}, {time})").format(
            what=event_word(later.kind), seat=seat_word(later.seat), time=self.room.time(later.at)
        )

    def _refuse(self, words: str, *, severity: SeverityLevel) -> None:
        self.refusal = words
        self._program.say(words, severity=severity)

    def keep_draft(self, place: str, text: str, base: str | None = None) -> None:
        """Keep what is typed at *place* and not recorded yet; nothing where *text* is empty."""
        try:
            if not self._drafts.keep(place, text, base):
                return
            self._works()
        except StorageError as error:
            self._failed(error)
        self._show()

    def draft_at(self, place: str, *, own: bool = False) -> tuple[str, str | None] | None:
        """Return what a seat that is gone left half typed at *place*, and what it began from.

        With *own*, also what this seat typed there on a screen that was closed.
        """
        try:
            draft = self._drafts.own(place) if own else None
            if draft is None and self._failing_since is None:
                draft = self._drafts.take_over(place)
        except StorageError as error:
            self._failed(error)
            return None
        return (clean(draft[0]), draft[1]) if draft is not None else None

    def shared_draft(self, place: str) -> tuple[str, datetime, bool] | None:
        """Return what another seat has half typed at *place*, too, since one was asleep.

        With it comes since when, and whether the other one has it for sure. None where it is this
        seat's alone.
        """
        try:
            shared = self._drafts.shared(place)
            if shared is None:
                return None
            if self.workshop.read_on():  # it may have become a line already
                self._show()
            return *shared, self._drafts.is_claimed(place)
        except StorageError as error:
            self._failed(error)
            return None

    def open_stage(self, stage: str) -> None:
        """Show another stage."""
        self._program.open_stage(stage)
