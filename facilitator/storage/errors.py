"""What can go wrong with the file of a session, in words for the person at the seat.

Like ``Refused`` in the domain, every error carries an English sentence with ``{name}`` places in
``reason`` and what fills them in ``values``, so that a face can say it in another language.
"""


class StorageError(Exception):
    """Something about the file of a session; *reason* says what happened and what to do."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason.format(**values))
        self.reason = reason
        self.values = values


class SaveFailed(StorageError):
    """Nothing was saved: the disk is full, read-only, gone, or broken. The file is as it was."""


class SessionBusy(StorageError):
    """Nothing was saved: others were writing all the time that this seat may wait."""


class NewerSchema(StorageError):
    """The file holds what this program does not know; it is open for reading only."""


class Unreadable(StorageError):
    """There is nothing to read: no such folder, not a file of this program, or damaged."""


class OldSqlite(StorageError):
    """The SQLite of this computer is one that can damage files written by two seats at once."""
