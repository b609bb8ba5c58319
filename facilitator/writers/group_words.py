"""The words of the documents about groups in one language: values as lines of a document."""

from facilitator.domain.dates import date_words, numbering_words, time_words
from facilitator.domain.group_documents import (
    Breakout,
    GroupDocument,
    GroupDocuments,
    GroupSheet,
    ListedPerson,
)
from facilitator.domain.kinds import ParticipantKind
from facilitator.domain.occasion import fiscal_year
from facilitator.domain.text import Text
from facilitator.writers.document import Inline, fixed, plain_text
from facilitator.writers.minutes_words import Words


class GroupWords(Words):
    """The words of the documents about groups: values as lines."""

    def name_of(self, documents: GroupDocuments, doc: GroupDocument) -> Inline:
        """Return what kind of document it is; one of a rehearsal says so."""
        rehearsal = self.label("document.rehearsal") if documents.is_rehearsal else ()
        return self.in_brackets(self.label(f"document.{doc.value}"), rehearsal)

    def title(self, documents: GroupDocuments, doc: GroupDocument) -> Inline:
        """Return what the document is called."""
        series = self.text(documents.series_name)
        return self.label("document.title", series=series, document=self.name_of(documents, doc))

    def meeting(self, documents: GroupDocuments) -> Inline:
        """Return which meeting it is, by its title or number, and the day."""
        day, year = documents.date, fiscal_year(documents.date)
        in_year, in_all = documents.no_in_fiscal_year, documents.no_total
        numbering = fixed(numbering_words(year, in_year, in_all, self.language))
        name = self.text(documents.title) if documents.title else numbering
        parts = (name, fixed(date_words(day, self.language)))
        return self.joined(part for part in parts if plain_text(part))

    def numbered(self, group: GroupSheet) -> Inline:
        """Return グループ1, Group 1."""
        return self.label("group.numbered", number=self.number(group.number))

    def members_counted(self, group: GroupSheet) -> Inline:
        """Return how many sit in a group, under the word for them."""
        people = self.count(len(group.members))
        return self.in_brackets(self.label("columns.members"), people)

    def subject(self, group: GroupSheet) -> Inline:
        """Return what a group is called and works on, nothing where nobody said."""
        label = self.text(group.label) if group.label else ()
        title = self.text(group.pitch_title) if group.pitch_title else ()
        if label and title:
            return self.label("group.label_and_title", label=label, title=title)
        return title or label

    def count(self, number: int) -> Inline:
        """Return so many people."""
        if number == 1:
            return self.label("people.one")
        return self.label("people.several", count=self.number(number))

    def name(self, person: ListedPerson | None) -> Inline:
        """Return who it is, or why that cannot be read; None is nobody yet."""
        if person is None:
            return self.label("group.undecided")
        return self.text(person.name) if person.name else self.label("words.nobody_named")

    def members(self, people: tuple[ListedPerson, ...]) -> Inline:
        """Return the names in one line, and how many more there are whose names are withheld."""
        lines = [self.text(person.name) for person in people if person.name]
        withheld = len(people) - len(lines)
        if lines and withheld:
            lines.append(self.label("group.others", count=self.number(withheld)))
        return self.joined(lines)

    def roles(self, person: ListedPerson) -> Inline:
        """Return what somebody does for the group."""
        return self.joined(self.label(f"roles.{role.value}") for role in person.roles)

    def kind(self, kind: ParticipantKind | None) -> Inline:
        """Return the word for a kind of participant, nothing where nobody knows it."""
        return self.text(kind.words) if kind else ()

    def mark(self, kind: ParticipantKind | None) -> Inline:
        """Return the mark of a kind, which is Japanese; in other languages its word."""
        return fixed(kind.mark) if kind and self.language == "ja" else self.kind(kind)

    def unseated(self, people: tuple[ListedPerson, ...]) -> Inline:
        """Return how many sit in no group."""
        name = self.label("group.unseated")
        return self.label("group.unseated_line", words=name, people=self.count(len(people)))

    def optional(self, text: Text | None) -> Inline:
        """Return what somebody wrote, or nothing."""
        return self.text(text) if text else ()

    def breakout(self, breakout: Breakout) -> Inline:
        """Return how long a round lasts and until when, nothing where no plan says."""
        if breakout.length is None:
            return ()
        length, times = self.length(breakout.length), "breakout.length"
        end = fixed(time_words(breakout.ends_at)) if breakout.ends_at is not None else ()
        if end:
            times = "breakout.length_and_end"
        name = self.optional(breakout.title) or self.label("breakout.name")
        return self.label(
            "breakout.line", words=name, times=self.label(times, length=length, end=end)
        )
