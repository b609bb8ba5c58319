"""The section of the minutes about the groups, and about what everybody then shared."""

from collections.abc import Iterator

from facilitator.domain.line_kinds import MARKS
from facilitator.domain.minutes_values import (
    CommonRecord,
    GroupRecord,
    LineRecord,
    Minutes,
    OfferRecord,
    Plenary,
)
from facilitator.domain.text import Missing, Text
from facilitator.writers.document import Block, Bullets, Heading, Inline, Paragraph, Table
from facilitator.writers.minutes_words import Words


def groups(minutes: Minutes, words: Words) -> Iterator[Block]:
    """Write what happened in the groups, one after the other, and then with everybody."""
    yield from (Paragraph(words.text(account)) for account in minutes.accounts)
    if isinstance(minutes.groups, Missing):
        yield Paragraph(words.missing(minutes.groups))
    else:
        for group in minutes.groups:
            yield from _group(group, words)
    if minutes.plenary != Plenary():
        yield from _plenary(minutes.plenary, words)


def _group(group: GroupRecord, words: Words) -> Iterator[Block]:
    yield Heading(3, _heading(group, words))
    yield Bullets((_people(group, words), *_rounds(group, words), *_handovers(group, words)))
    if isinstance(group.lines, Missing):
        yield Paragraph(words.missing(group.lines))
    else:
        yield _lines(group.lines, words)
    yield from _shared("groups.points", group.points, words)
    yield from _shared("groups.comments", group.comments, words)


def _people(group: GroupRecord, words: Words) -> Inline:
    """Return who was in the group and who did what; its members where there was one round."""
    places = {
        "facilitator": words.who(group.facilitator),
        "note_taker": words.who(group.note_taker),
    }
    if group.rounds:
        line = words.label("groups.roles", **places)
    else:
        line = words.label("groups.people", members=words.people(group.members), **places)
    if group.reporter is None:
        return line
    return words.label("groups.with_reporter", people=line, reporter=words.who(group.reporter))


def _rounds(group: GroupRecord, words: Words) -> Iterator[Inline]:
    for number, members in enumerate(group.rounds, 1):
        people = words.people(members)
        yield words.label("groups.round", number=words.number(number), members=people)


def _handovers(group: GroupRecord, words: Words) -> Iterator[Inline]:
    """Return who handed which role over, at what time."""
    for each in group.handovers:
        line = words.who(each.first)
        for at, person in each.then:
            after = words.who(person)
            line = words.label("groups.then", before=line, time=words.moment(at), after=after)
        role = words.label(f"groups.{each.role.value}")
        yield words.label("words.colon", words=role, text=line)


def _heading(group: GroupRecord, words: Words) -> Inline:
    """Return the number of a group with its pitch and label, as far as it has them."""
    pitch = words.pitch(group.pitch_number) if group.pitch_number is not None else ()
    label = words.text(group.label) if group.label is not None else ()
    about = pitch or label
    if pitch and label:
        about = words.label("groups.pitch_and_label", pitch=pitch, label=label)
    number = words.number(group.number)
    return words.in_brackets(words.label("groups.group", number=number), about)


def _lines(lines: tuple[LineRecord, ...], words: Words) -> Table:
    header = (words.label("groups.kind"), words.label("groups.content"))
    return Table(header, tuple(_line(line, words) for line in lines))


def _line(line: LineRecord, words: Words) -> tuple[Inline, Inline]:
    speaker = words.speaker(line.speaker) if line.speaker is not None else ()
    text = words.in_brackets(words.text(line.text), speaker)
    offer = _offer(line.offer, words) if line.offer is not None else ()
    return words.text(MARKS[line.kind].words), words.in_brackets(text, offer)


def _offer(offer: OfferRecord, words: Words) -> Inline:
    """Return who offers what kind of help to whom, and by when, as far as it is known."""
    by = words.speaker(offer.by) if offer.by is not None else ()
    to = words.speaker(offer.to) if offer.to is not None else ()
    whom = words.label("offers.by_to", by=by, to=to) if by else words.label("offers.to", to=to)
    parts = [whom if to else by]
    if offer.due is not None:
        parts.append(words.label("offers.due", date=words.date(offer.due)))
    if offer.help is not None:
        parts.append(words.label(f"offers.{offer.help.value}"))
    return words.joined(part for part in parts if part)


def _shared(label: str, texts: tuple[Text, ...], words: Words) -> Iterator[Block]:
    if texts:
        yield Paragraph(words.label(label))
        yield words.listed(texts)


def _plenary(plenary: Plenary, words: Words) -> Iterator[Block]:
    yield Heading(3, words.label("groups.plenary"))
    yield from (Paragraph(words.text(account)) for account in plenary.accounts)
    if plenary.lines:
        yield _lines(plenary.lines, words)
    if plenary.common:
        yield Paragraph(words.label("groups.common"))
        yield _common(plenary.common, words)
    yield from _shared("groups.conclusion", plenary.conclusion, words)


def _common(points: tuple[CommonRecord, ...], words: Words) -> Table:
    """Return the lines of each common point; it stands before the first of them.

    It is told in its own words, else in those of its first line.
    """
    header = tuple(words.label(f"groups.{name}") for name in ("point", "of_group", "content"))
    rows = [
        (
            words.text(point.words or text) if not place else (),
            _whose(number, words),
            words.text(text),
        )
        for point in points
        for place, (number, text) in enumerate(point.lines)
    ]
    return Table(header, tuple(rows))


def _whose(group: int | None, words: Words) -> Inline:
    """Return the number of a group, or that something was said with everybody together."""
    if group is None:
        return words.label("groups.plenary")
    return words.label("groups.group", number=words.number(group))
