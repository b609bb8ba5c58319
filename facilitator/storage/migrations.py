"""The tables, and how they came to be: numbered steps, applied when a file is opened.

A step that has been released is never edited; a change of the tables is a new step at the end.
Tables are STRICT, and made nowhere else: a misspelt name elsewhere would make a table of its own.
"""

import unicodedata
from collections.abc import Collection
from contextlib import closing

from facilitator.storage.sqlite import sqlite3, sqlite_utils

migrations = sqlite_utils.Migrations("facilitator")


def known_steps() -> list[str]:
    """Return all steps of this program: those that an empty file would need."""
    with closing(sqlite3.connect(":memory:")) as empty:
        return steps_to_do(sqlite_utils.Database(empty, execute_plugins=False))


def unknown_steps(db: sqlite_utils.Database) -> list[str]:
    """Return the steps applied to this file that this program does not know."""
    known = known_steps()
    return [step.name for step in migrations.applied(db) if step.name not in known]


def steps_to_do(db: sqlite_utils.Database) -> list[str]:
    """Return the steps that this file still needs."""
    return [step.name for step in migrations.pending(db)]


def is_of_another_program(db: sqlite_utils.Database) -> bool:
    """Whether the file holds tables, but none of this program's."""
    return bool(db.table_names()) and not migrations.applied(db)


def _make_table(
    db: sqlite_utils.Database,
    name: str,
    columns: dict[str, type],
    *,
    pk: str | tuple[str, ...] = "id",
    optional: Collection[str] = (),
    foreign_keys: Collection[tuple[str, str, str]] = (),
) -> sqlite_utils.db.Table:
    """Make a STRICT table in which a column may be NULL only where it is *optional*.

    sqlite-utils finds out by trying whether SQLite knows STRICT, and leaves it out where the trial
    fails, be it that the disk is full.
    """
    if not db.supports_strict:
        raise sqlite3.OperationalError("no STRICT table can be made")
    return db.create_table(
        name,
        columns,
        pk=pk,
        not_null=columns.keys() - set(optional),
        foreign_keys=list(foreign_keys),
        strict=True,
    )


@migrations()
def m001_nodes(db: sqlite_utils.Database) -> None:
    """Make the nodes (a file at a place), and by which mark a place is known again."""
    _make_table(db, "node", {"id": str})
    _make_table(
        db,
        "node_home",
        {"fingerprint": str, "node": str},
        pk="fingerprint",
        foreign_keys=[("node", "node", "id")],
    )


@migrations()
def m002_log(db: sqlite_utils.Database) -> None:
    """Make the log, which can be added to and nothing else."""
    columns: dict[str, type] = {
        "id": int,
        "ulid": str,
        "node": str,
        "seq": int,
        "hlc": int,
        "stream": str,
        "action": str,
        "at": str,
        "seat": str,
        "kind": str,
        "data": str,
        "digest": str,
        "hash": str,
    }
    event = _make_table(db, "event", columns, foreign_keys=[("node", "node", "id")])
    event.create_index(["ulid"], unique=True)
    event.create_index(["node", "seq"], unique=True)
    event.create_index(["stream"])
    event.create_index(["hlc"])
    for verb in ("update", "delete"):
        db.execute(
            f"CREATE TRIGGER event_no_{verb} BEFORE {verb} ON event "
            "BEGIN SELECT raise(ABORT, 'an event never changes'); END"
        )


@migrations()
def m003_register(db: sqlite_utils.Database) -> None:
    """Make the register of people and organisations."""
    organisation: dict[str, type] = {
        "id": str,
        "name": str,
        "name_language": str,
        "name_translation": str,
        "short": str,
        "short_language": str,
        "short_translation": str,
        "kind": str,
    }
    optional = organisation.keys() - {"id", "name", "name_language"}
    _make_table(db, "organisation", organisation, optional=optional)
    person: dict[str, type] = {
        "id": str,
        "name": str,
        "reading": str,
        "organisation": str,
        "kind": str,
        "consent": int,
    }
    _make_table(
        db,
        "person",
        person,
        optional=("reading", "organisation", "kind"),
        foreign_keys=[("organisation", "organisation", "id")],
    )


@migrations()
def m004_drafts(db: sqlite_utils.Database) -> None:
    """Make the drafts, and the signs of life of the seats that write them."""
    _make_table(db, "seat", {"id": str, "role": str, "last_seen": str})
    _make_table(
        db,
        "draft",
        {"place": str, "seat": str, "text": str, "base": str, "at": str},
        pk=("place", "seat"),
        optional=("base",),
    )


@migrations()
def m005_views(db: sqlite_utils.Database) -> None:
    """Make the tables for reading: the list of sessions, and the words to search."""
    session: dict[str, type] = {
        "id": str,
        "series": str,
        "slug": str,
        "title": str,
        "date": str,
        "state": str,
        "is_rehearsal": int,
        "no_total": int,
        "people": int,
        "groups": int,
        "lines": int,
        "made_at": str,
    }
    _make_table(db, "session_view", session, optional=("no_total",))
    passage: dict[str, type] = {"id": int, "session": str, "key": str, "kind": str, "words": str}
    _make_table(db, "passage", passage)
    db["passage"].create_index(["session", "key"])  # type: ignore[union-attr]
    db.execute("CREATE VIRTUAL TABLE passage_search USING fts5(words, tokenize = 'trigram')")


@migrations()
def m006_kinds_of_passages(db: sqlite_utils.Database) -> None:
    """Call the kinds of passages by names of their own, not by those of classes of the program."""
    for before, after in (
        ("NoteLine", "line"),
        ("Pitch", "pitch"),
        ("Talk", "talk"),
        ("Summary", "summary"),
        ("FollowUp", "follow_up"),
    ):
        db.execute("UPDATE passage SET kind = ? WHERE kind = ?", (after, before))


@migrations()
def m007_changes_of_seats(db: sqlite_utils.Database) -> None:
    """Change no table: from here on an item can be a change of seats.

    A program that does not know that kind of item must not write to the file.
    """


@migrations()
def m008_lists_of_people(db: sqlite_utils.Database) -> None:
    """Keep what is private of people, and how the columns of a list were understood.

    From here on a group can have a reporter: a program that does not know that role must not write.
    """
    for column in ("email", "phone", "needs", "remark"):
        db.execute(f"ALTER TABLE person ADD COLUMN {column} TEXT")
    _make_table(db, "list_shape", {"shape": str, "columns": str}, pk="shape")


@migrations()
def m009_links(db: sqlite_utils.Database) -> None:
    """Keep the links of the browser seats, with the tokens that open them."""
    columns: dict[str, type] = {
        "id": str,
        "session": str,
        "role": str,
        "grp": str,
        "token": str,
        "made_at": str,
        "revoked_at": str,
    }
    link = _make_table(db, "link", columns, optional=("grp", "revoked_at"))
    link.create_index(["session"])
    link.create_index(["token"], unique=True)


@migrations()
def m010_changes_of_the_register(db: sqlite_utils.Database) -> None:
    """Count the changes of the register, so that a seat need not read it anew to see one.

    With many note-takers the file changes some hundred times a second, the register hardly ever.
    """
    _make_table(db, "register_changes", {"id": int, "count": int})
    db.execute("INSERT INTO register_changes VALUES (1, 0)")
    for table in ("person", "organisation"):
        for verb in ("insert", "update", "delete"):
            db.execute(
                f"CREATE TRIGGER {table}_{verb}_counts AFTER {verb} ON {table} "
                "BEGIN UPDATE register_changes SET count = count + 1; END"
            )


@migrations()
def m011_search_without_an_index(db: sqlite_utils.Database) -> None:
    """Keep the words to search beside the words, only where they differ, and no index of them.

    The index was a fifth of the file, and finds nothing shorter than three characters: looking
    through all words is as fast as anybody needs.
    """
    db.execute("ALTER TABLE passage ADD COLUMN searched TEXT")
    for key, words in db.execute("SELECT id, words FROM passage").fetchall():
        if (searched := unicodedata.normalize("NFKC", words).casefold()) != words:
            db.execute("UPDATE passage SET searched = ? WHERE id = ?", (searched, key))
    db.execute("DROP TABLE passage_search")
