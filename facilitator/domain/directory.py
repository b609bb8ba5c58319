"""Finding a person among many as fast as one types: by part of the name, reading or organisation.

Width, case and spaces do not matter, nor whether a reading is typed in hiragana or katakana.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.domain.participants import Participants
from facilitator.domain.register import Register
from facilitator.domain.text import matching_key

_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def spoken(text: str) -> str:
    """Return the form in which names and readings are compared when somebody is looked for."""
    return matching_key(text).translate(_TO_HIRAGANA)


@dataclass(frozen=True, slots=True)
class _Entry:
    person: str
    names: tuple[str, ...]
    organisation: str

    def rank(self, terms: list[str]) -> int | None:
        """Return how well *terms* fit, 0 best; None where one of them does not."""
        worst = 0
        for term in terms:
            if any(name.startswith(term) for name in self.names):
                rank = 0
            elif any(term in name for name in self.names):
                rank = 1
            elif term in self.organisation:
                rank = 2
            else:
                return None
            worst = max(worst, rank)
        return worst


class Directory:
    """Everybody registered for one meeting, ready to be looked through at every key.

    Made once for a picture of the meeting: some milliseconds for 1,000 people.
    """

    def __init__(self, participants: Participants, register: Register) -> None:
        self._entries = tuple(self._read(participants, register))

    @staticmethod
    def _read(participants: Participants, register: Register) -> Iterator[_Entry]:
        for key, entry in participants.entries.items():
            person = register.people.get(key)
            organisation = register.organisations.get(entry.organisation or "")
            names = (person.name, person.reading or "") if person else ()
            texts = (organisation.name, organisation.short_name) if organisation else ()
            spellings = (way for text in texts for way in (text.original, text.translation or ""))
            yield _Entry(key, tuple(map(spoken, names)), " ".join(map(spoken, spellings)))

    def find(self, words: str) -> tuple[str, ...]:
        """Return the ids of those whom all of *words* (parts apart by spaces) fit, the best first.

        A beginning of a name comes before a part of it, and that before an organisation. With no
        words everybody is found, in the order of registration.
        """
        terms = [term for part in words.split() if (term := spoken(part))]
        ranked = ((entry.rank(terms), entry.person) for entry in self._entries)
        found = [(rank, person) for rank, person in ranked if rank is not None]
        return tuple(person for _rank, person in sorted(found, key=lambda each: each[0]))


def called(participants: Participants, register: Register, words: str) -> tuple[str, ...]:
    """Return the ids of the participants and organisations that *words* may mean.

    Those called exactly so, else those whose name or reading begins so, else those of whose name it
    is a part; none for no words.
    """
    wanted = spoken(words)
    names = {
        key: (person.name, person.reading or "")
        for key, person in register.people.items()
        if key in participants.entries
    }
    spellings = {
        key: [
            spelling or ""
            for text in (organisation.name, organisation.short_name)
            for spelling in (text.original, text.translation)
        ]
        for key, organisation in register.organisations.items()
    }
    known = {key: [*map(spoken, each)] for key, each in (*names.items(), *spellings.items())}
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [key for key, each in known.items() if any(fits(name, wanted) for name in each)]
        if found and wanted:
            return tuple(found)
    return ()
