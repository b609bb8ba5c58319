"""The words of minutes in one language: values as lines of a document."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from facilitator.domain.dates import date_words, length_words, time_words
from facilitator.domain.items import ItemKind
from facilitator.domain.minutes_people import By, Who
from facilitator.domain.minutes_values import AgendaLine, Moment
from facilitator.domain.text import Language, Missing, Text
from facilitator.writers.document import Block, Bullets, Inline, Paragraph, fixed, typed
from facilitator.writers.labels import Labels


@dataclass(frozen=True)
class Words:
    """Turns values into lines, with the labels of one language."""

    language: Language
    labels: Labels

    def label(self, name: str, **places: Inline) -> Inline:
        """Return a label with its places filled."""
        return self.labels.line(name, **places)

    def text(self, text: Text | Missing) -> Inline:
        """Return what somebody wrote, or the word for why nobody did."""
        if isinstance(text, Missing):
            return self.missing(text)
        return typed(text.in_language(self.language))

    def missing(self, state: Missing) -> Inline:
        """Return the word for a field without a value."""
        return self.label(f"words.{state.value}")

    def number(self, number: int) -> Inline:
        """Return a number in digits."""
        return fixed(str(number))

    def date(self, day: date | Missing) -> Inline:
        """Return a date in words."""
        if isinstance(day, Missing):
            return self.missing(day)
        return fixed(date_words(day, self.language))

    def length(self, length: timedelta) -> Inline:
        """Return a length in minutes."""
        return fixed(length_words(length, self.language))

    def moment(self, moment: Moment | Missing) -> Inline:
        """Return a time of day, and how many days later, where it is not the first one."""
        if isinstance(moment, Missing):
            return self.missing(moment)
        of_day = fixed(time_words(moment.of_day))
        if moment.days_later == 0:
            return of_day
        if moment.days_later == 1:
            return self.label("meeting.next_day", time=of_day)
        days = self.number(abs(moment.days_later))
        way = "days_later" if moment.days_later > 0 else "days_before"
        return self.label(f"meeting.{way}", time=of_day, days=days)

    def joined(self, lines: Iterable[Inline]) -> Inline:
        """Return *lines* as one, with commas between them."""
        comma = self.label("words.list_comma")
        return tuple(
            part
            for place, line in enumerate(lines)
            for part in ((*comma, *line) if place else line)
        )

    def in_brackets(self, words: Inline, inner: Inline) -> Inline:
        """Return *words*, and *inner* in brackets behind them where there is any."""
        return self.label("words.in_brackets", words=words, inner=inner) if inner else words

    def titled(self, words: Inline, title: Text | None) -> Inline:
        """Return the word for what something is, and its title where it has one."""
        if title is None:
            return words
        return self.label("words.titled", words=words, title=self.text(title))

    def who(self, who: Who | Missing) -> Inline:
        """Return a name and where the person belongs, or what stands in its place."""
        if isinstance(who, Missing):
            return self.missing(who)
        if who.name is not None:
            place = self.text(who.organisation) if who.organisation is not None else ()
            return self.in_brackets(self.text(who.name), place)
        one = self._stand_in(who)
        if who.count == 1:
            return one
        return self.label("words.several", who=one, count=self.number(who.count))

    def _stand_in(self, who: Who) -> Inline:
        """Return what stands in the place of a name."""
        if who.organisation is not None:
            return self.text(who.organisation)
        if isinstance(who.kind, Text):
            return self.text(who.kind)
        return self.label(f"kinds.{who.kind}" if who.kind else "words.nobody_named")

    def speaker(self, who: Who) -> Inline:
        """Return who said something, as short as can be: the name alone, or what stands for it."""
        return self.text(who.name) if who.name is not None else self._stand_in(who)

    def people(self, people: tuple[Who, ...] | Missing) -> Inline:
        """Return all names in one line."""
        if isinstance(people, Missing):
            return self.missing(people)
        return self.joined(map(self.who, people))

    def texts(self, texts: tuple[Text, ...] | Missing) -> Inline:
        """Return short texts in one line."""
        if isinstance(texts, Missing):
            return self.missing(texts)
        return self.joined(map(self.text, texts))

    def listed(self, texts: tuple[Text, ...] | Missing) -> Block:
        """Return texts as bullets, or a line that says why there are none."""
        if isinstance(texts, Missing):
            return Paragraph(self.missing(texts))
        return Bullets(tuple(map(self.text, texts)))

    def by(self, by: By | Missing) -> Inline:
        """Return who gives a talk or a pitch; only a name stands beside an organisation."""
        if isinstance(by, Missing):
            return self.missing(by)
        if by.organisation is None:
            return self.who(by.speaker or Missing.NOT_RECORDED)
        organisation = self.text(by.organisation)
        if by.speaker is None or by.speaker.name is None:
            return organisation
        person = self.text(by.speaker.name)
        return self.label("words.by_both", organisation=organisation, person=person)

    def pitch(self, number: int) -> Inline:
        """Return the word for the pitch of that number."""
        return self.label("items.pitch_numbered", number=self.number(number))

    def item(self, line: AgendaLine) -> Inline:
        """Return what an item is called on the agenda.

        Talks and pitches keep the word for what they are in front; others go by their title.
        """
        kind = self.label(f"items.{line.kind.value}")
        if line.pitch_number is not None:
            pitch = self.titled(self.pitch(line.pitch_number), line.title)
            return self.label("items.continued", words=pitch) if line.is_continued else pitch
        if line.kind in (ItemKind.INFORMATION_TALK, ItemKind.PITCH):
            return self.titled(kind, line.title)
        return self.text(line.title) if line.title else kind
