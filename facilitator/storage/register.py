"""The register in the file: people and organisations, rows that can be changed and emptied."""

from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from facilitator.domain.register import Need, Organisation, Person, Register
from facilitator.domain.text import Text
from facilitator.storage.database import Database
from facilitator.storage.errors import Unreadable

_PERSON = "id, name, reading, organisation, kind, consent, email, phone, needs, remark"
_ORGANISATION = (
    "id, name, name_language, name_translation, short, short_language, short_translation, kind"
)


def read_register(database: Database) -> Register:
    """Return everybody and every organisation in the file, in the order of their ids.

    Rows are remembered: a register is read after every change, and few of its rows change.
    """
    with database.reading():
        people = database.rows(f"SELECT {_PERSON} FROM person ORDER BY id")
        organisations = database.rows(f"SELECT {_ORGANISATION} FROM organisation ORDER BY id")
    try:
        return Register(
            people={row[0]: _person(row) for row in people},
            organisations={row[0]: _organisation(row) for row in organisations},
        )
    except ValidationError as error:
        raise Unreadable(
            "The register in {path} is damaged. Go on with the latest backup.", path=database.path
        ) from error


def register_changes(database: Database) -> int:
    """Return how often the register was changed: another number means another register."""
    return int(database.rows("SELECT count FROM register_changes")[0][0])


def save_person(database: Database, person: Person) -> None:
    """Put a person into the register, in place of the row with that id; inside ``writing()``.

    The organisation must be in the register before.
    """
    needs = " ".join(person.needs) or None
    database.put("person", {**person.model_dump(mode="json"), "needs": needs})


def save_organisation(database: Database, organisation: Organisation) -> None:
    """Put an organisation into the register, in place of its row; inside ``writing()``."""
    name, short = organisation.name, organisation.short
    database.put(
        "organisation",
        {
            "id": organisation.id,
            "name": name.original,
            "name_language": name.language,
            "name_translation": name.translation,
            "short": short and short.original,
            "short_language": short and short.language,
            "short_translation": short and short.translation,
            "kind": organisation.kind,
        },
    )


@lru_cache(maxsize=10_000)
def _person(row: tuple[Any, ...]) -> Person:
    id_, name, reading, organisation, kind, consent, email, phone, needs, remark = row
    return Person(
        id=id_,
        name=name,
        reading=reading,
        organisation=organisation,
        kind=kind,
        consent=bool(consent),
        email=email,
        phone=phone,
        needs=tuple(map(Need, (needs or "").split())),
        remark=remark,
    )


@lru_cache(maxsize=10_000)
def _organisation(row: tuple[Any, ...]) -> Organisation:
    id_, name, language, translation, *short, kind = row
    return Organisation(
        id=id_, name=_text(name, language, translation), short=_short(*short), kind=kind
    )


def _text(original: str, language: Any, translation: str | None) -> Text:
    return Text(original=original, language=language, translation=translation)


def _short(original: str | None, language: Any, translation: str | None) -> Text | None:
    return None if original is None else _text(original, language, translation)
