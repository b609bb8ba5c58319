"""The open session of one process: what every seat reads from, and the one way to write.

``record()`` takes the turn to write, reads on to the newest event, lets the domain decide, appends,
and lets go: so no seat decides on an old picture, and what is not saved did not happen.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from facilitator.domain.events import Body, Event, Undone
from facilitator.domain.occasion import SessionOpened
from facilitator.domain.refused import Refused
from facilitator.domain.register import Register
from facilitator.domain.series import Series, SeriesFold, fold_series, stream_for, stream_of
from facilitator.domain.session import SessionFold, fold_session
from facilitator.domain.taking_back import latest_action, latest_undoing, undo
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database
from facilitator.storage.errors import StorageError
from facilitator.storage.frames import StoredEvent
from facilitator.storage.log import Log
from facilitator.storage.register import read_register, register_changes
from facilitator.storage.views import Views

Decision = Body | Sequence[Body]

NEVER_READ = -1
"""Stands for the count of changes of a register that was not read, or was read half changed."""


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Let Python look for no cycles of garbage while thousands of events are made, which have none.

    It would look through all of them several times, which is a third of the time of opening.
    """
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


class Workshop:
    """One session, open at one seat. Raises Refused where there is no such session.

    *seat* is the name that stands in the log (``facilitator``, ``note-taker 1``). What is done
    ``along`` with each action is saved with it, or not at all.
    """

    def __init__(
        self, database: Database, surroundings: Surroundings, session: str, *, seat: str
    ) -> None:
        self.database = database
        self.surroundings = surroundings
        self.id = session
        self.seat = seat
        self.saved_at: datetime | None = None
        self.failing_since: datetime | None = None
        self.along: Callable[[], None] | None = None
        self._log = Log(database)
        self._views = Views(database)
        self._own_actions: set[str] = set()
        self._register_changes = NEVER_READ
        self._read_all()

    @property
    def now(self) -> datetime:
        """Return the instant that counts as now."""
        return self.surroundings.now()

    def new_id(self) -> str:
        """Return a new ULID."""
        return self.surroundings.new_id()

    @property
    def events(self) -> tuple[Event, ...]:
        """Return all events of the session and its series, in the order of the log."""
        return tuple(self._events)

    @_without_collecting()
    def _read_all(self) -> None:
        """Read the session, and the series that its first event names; fold both anew."""
        with self.database.reading():
            version, seen = self.database.data_version(), self._log.last_position()
            stored = self._log.read_on(streams=[self.id])
            self._made_at, self.series_id = _beginning_of(stored)
            stored += self._log.read_on(streams=[stream_of(self.series_id)])
        stored.sort(key=lambda entry: entry.order)
        self._version, self._seen, self._latest = version, seen, stored[-1].order
        self._events = [entry.event for entry in stored]
        self._fold_anew()

    def _unread(self) -> list[StoredEvent]:
        """Return what came into the log since this was asked last."""
        with self.database.reading():
            version, seen = self.database.data_version(), self._log.last_position()
            stored = self._log.read_on(self._seen, [self.id, stream_of(self.series_id)])
        self._version, self._seen = version, seen
        return stored

    def _fold_anew(self) -> None:
        self._session_fold: SessionFold = fold_session(self.id, self._of(self.id))
        self._series_fold: SeriesFold = fold_series(
            self.series_id, self._of(stream_of(self.series_id))
        )
        self._show()

    def _of(self, stream: str) -> list[Event]:
        return [event for event in self._events if event.stream == stream]

    def _show(self) -> None:
        """Make what was folded the picture that every seat of this process sees."""
        self.session = self._session_fold.value()
        self.series: Series = self._series_fold.value()
        self._read_register()

    def _fold(self, stored: Sequence[StoredEvent]) -> None:
        """Fold events further; an undoing folds everything without what it took back."""
        events = [entry.event for entry in stored]
        self._events += events
        self._latest = stored[-1].order if stored else self._latest
        if any(isinstance(event.body, Undone) for event in events):
            self._fold_anew()
            return
        for event in events:
            fold = self._session_fold if event.stream == self.id else self._series_fold
            fold.apply(event)
        self._show()

    def read_on(self) -> bool:
        """Take in what was written elsewhere since; say whether there was anything.

        That is by other processes, or in another session of the series by this one.
        """
        is_same = self.database.data_version() == self._version
        if is_same and self._log.last_position() == self._seen:
            return False
        stored, before = self._unread(), self._register_changes
        if stored and stored[0].order < self._latest:  # a merge brought what happened earlier
            self._read_all()
        elif stored:
            self._fold(stored)
        else:
            self._read_register()
        return bool(stored) or self._register_changes != before

    def _read_register(self) -> None:
        """Read the register, where it is another one than before."""
        with self.database.reading():
            changes = register_changes(self.database)
            if changes != self._register_changes:
                self.register: Register = read_register(self.database)
                self._register_changes = changes

    @contextmanager
    def _saving(self) -> Iterator[None]:
        """Note when something was saved, or since when nothing can be; nothing half done stays."""
        known = len(self._events)
        try:
            with self.database.writing():
                self.read_on()
                known = len(self._events)
                yield
                if self.along is not None:
                    self.along()
                seen = self._log.last_position()
        except BaseException as error:
            self._register_changes = NEVER_READ
            if isinstance(error, StorageError):
                self.failing_since = self.failing_since or self.now
            if len(self._events) > known:
                del self._events[known:]
                self._views.forget()
                self._fold_anew()
            raise
        self.saved_at = self.now
        self.failing_since = None
        self._seen = seen

    def record(self, decide: Callable[[], Decision]) -> None:
        """Let *decide* look at the newest picture, and keep what it decides as one action.

        Raises Refused where the domain refuses, StorageError where nothing could be saved; the
        picture is then as before.
        """
        with self._saving():
            decided = decide()
            bodies = [decided] if isinstance(decided, Body) else list(decided)
            self._append([(stream_for(body, self.id, self.series_id), body) for body in bodies])

    def _append(self, placed: Sequence[tuple[str, Body]]) -> None:
        if not placed:
            self._read_register()
            return
        action = self.new_id()
        events = self._log.append(
            placed, at=self.now, seat=self.seat, action=action, new_id=self.new_id
        )
        self._fold(events)
        self._own_actions.add(action)
        self._views.update(self.session, self.series, made_at=self._made_at)

    def _own(self, wanted: Callable[[Event], bool] | None = None) -> Callable[[Event], bool]:
        """Return what tells the events that may be taken back: of this seat, or those *wanted*.

        Events of the series count only where this process wrote them: the seat of the same name in
        another meeting is another one.
        """
        wanted = wanted or (lambda event: event.seat == self.seat)
        return lambda event: (
            wanted(event) and (event.stream == self.id or event.action in self._own_actions)
        )

    def undo(self, wanted: Callable[[Event], bool] | None = None) -> Event:
        """Take back the latest action of this seat, or of the events that *wanted* accepts.

        Returns the first event of the action taken back. Raises Refused where there is none, or
        where something later depends on it.
        """
        return self._take_back(lambda: latest_action(self._events, self._own(wanted)))

    def take_back(self, action: str) -> Event:
        """Take back *action*, from whatever seat it was done; otherwise as ``undo``."""
        return self._take_back(lambda: action)

    def redo(self) -> Event:
        """Put back what this seat took back last."""
        return self._take_back(lambda: latest_undoing(self._events, self._own()))

    def _take_back(self, choose: Callable[[], str]) -> Event:
        with self._saving():
            action = choose()
            taken = [event for event in self._events if event.action == action]
            self._append(
                [
                    (stream, undo(self._of(stream), action, self._unheeded(stream)))
                    for stream in dict.fromkeys(event.stream for event in taken)
                ]
            )
        return taken[0]

    def _unheeded(self, stream: str) -> Callable[[Sequence[Event]], Sequence[str]]:
        def of(events: Iterable[Event]) -> Sequence[str]:
            if stream == self.id:
                return fold_session(self.id, events).unheeded
            return fold_series(self.series_id, events).unheeded

        return of


def _beginning_of(stored: Iterable[StoredEvent]) -> tuple[datetime, str]:
    """Return when the session was made, and its series, as the first of its events tells."""
    for entry in stored:
        if isinstance(entry.event.body, SessionOpened):
            return entry.event.at, entry.event.body.series
    raise Refused("There is no such session.")
