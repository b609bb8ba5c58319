"""The sections of the minutes: each a function from the minutes to blocks, its heading left out."""

from collections.abc import Callable, Iterator, Mapping

from facilitator.domain.minutes_values import (
    AgendaLine,
    Attendance,
    DecisionRecord,
    FollowUpRecord,
    Minutes,
    PitchRecord,
    TalkRecord,
)
from facilitator.domain.text import Missing, Text
from facilitator.writers.document import (
    Block,
    Bullets,
    Heading,
    Inline,
    Numbers,
    Paragraph,
    Rule,
    Table,
    fixed,
)
from facilitator.writers.minutes_words import Words

Section = Callable[[Minutes, Words], Iterator[Block]]


def meeting(minutes: Minutes, words: Words) -> Iterator[Block]:
    """Write what the meeting was as a table of two columns."""
    rows = tuple(
        (words.label(f"meeting.{name}"), _ROWS[name](minutes, words))
        for name in words.labels.lists["meeting.order"]
    )
    yield Table((words.label("meeting.item"), words.label("meeting.detail")), rows)


def _date(minutes: Minutes, words: Words) -> Inline:
    start, end = minutes.times.start, minutes.times.end
    if isinstance(start, Missing) and start == end:
        times = words.missing(start)
    else:
        times = words.label("meeting.from_to", start=words.moment(start), end=words.moment(end))
    if minutes.times.are_planned:
        times = words.label("meeting.planned", times=times)
    return words.label("meeting.date_and_times", date=words.date(minutes.date), times=times)


def _place(minutes: Minutes, words: Words) -> Inline:
    if isinstance(minutes.place, Missing) and minutes.place == minutes.venue:
        return words.missing(minutes.place)
    return words.label(
        "meeting.place_and_venue", place=words.text(minutes.place), venue=words.text(minutes.venue)
    )


def _secretariat(minutes: Minutes, words: Words) -> Inline:
    name, organisation = minutes.secretariat, minutes.secretariat_organisation
    if isinstance(name, Missing) and name == organisation:
        return words.missing(name)
    return words.in_brackets(words.text(name), words.text(organisation))


def _attendance(minutes: Minutes, words: Words) -> Inline:
    attendance: Attendance = minutes.attendance
    people = (
        words.missing(attendance.people)
        if isinstance(attendance.people, Missing)
        else words.label("meeting.people_count", people=words.number(attendance.people))
    )
    line = words.label("meeting.people_attending", people=people)
    if attendance.organisations is not None:
        count = words.number(attendance.organisations)
        line = words.label("meeting.organisations_attending", attendance=line, organisations=count)
    if attendance.said is not None:
        said = words.text(attendance.said)
        line = words.label("meeting.attendance_said", attendance=line, said=said)
    return line


def _people(minutes: Minutes, words: Words) -> Inline:
    facilitators, note_takers = minutes.facilitators, minutes.note_takers
    if isinstance(facilitators, Missing) and facilitators == note_takers:
        return words.missing(facilitators)
    return words.label(
        "meeting.facilitators_and_note_takers",
        facilitators=words.people(facilitators),
        note_takers=words.people(note_takers),
    )


_ROWS: Mapping[str, Callable[[Minutes, Words], Inline]] = {
    "date": _date,
    "place": _place,
    "mode": lambda minutes, words: words.text(minutes.mode),
    "secretariat": _secretariat,
    "attendance": _attendance,
    "people": _people,
    "materials": lambda minutes, words: words.texts(minutes.materials),
    "access": lambda minutes, words: words.text(minutes.access),
}


def agenda(minutes: Minutes, words: Words) -> Iterator[Block]:
    """Write the items in their order."""
    if isinstance(minutes.agenda, Missing):
        yield Paragraph(words.missing(minutes.agenda))
    else:
        yield Numbers(tuple(_agenda_line(line, words) for line in minutes.agenda))


def _agenda_line(line: AgendaLine, words: Words) -> Inline:
    written = words.item(line)
    if line.organisation is not None:
        written = words.in_brackets(written, words.text(line.organisation))
    if line.groups is not None:
        name = "agenda.one_group" if line.groups == 1 else "agenda.groups"
        count = words.number(line.groups)
        written = words.in_brackets(written, words.label(name, count=count))
    if line.was_left_out:
        written = words.in_brackets(written, words.label("timing.left_out"))
    if line.account is not None:
        written = words.label("words.colon", words=written, text=words.text(line.account))
    return written


def talks(minutes: Minutes, words: Words) -> Iterator[Block]:
    """Write what each information talk said."""
    if isinstance(minutes.talks, Missing):
        yield Paragraph(words.missing(minutes.talks))
        return
    for talk in minutes.talks:
        yield from _talk(talk, words)


def _talk(talk: TalkRecord, words: Words) -> Iterator[Block]:
    kind = words.label("items.information_talk")
    yield Heading(3, words.text(talk.title) if talk.title else kind)
    yield Bullets((words.label("talks.by", by=words.by(talk.by)),))
    yield Paragraph(words.label("talks.points"))
    yield words.listed(talk.points)
    if talk.calls:
        yield Paragraph(words.label("talks.calls"))
        yield words.listed(talk.calls)


def pitches(minutes: Minutes, words: Words) -> Iterator[Block]:
    """Write what each pitch told and asked."""
    if isinstance(minutes.pitches, Missing):
        yield Paragraph(words.missing(minutes.pitches))
        return
    for pitch in minutes.pitches:
        yield from _pitch(pitch, words)


def _pitch(pitch: PitchRecord, words: Words) -> Iterator[Block]:
    yield Heading(3, words.titled(words.pitch(pitch.number), pitch.title))
    facts = [words.label("pitches.by", by=words.by(pitch.by))]
    if pitch.kind is not None:
        kind = words.label(f"pitches.{pitch.kind.value}")
        facts.append(words.label("pitches.kind", kind=kind))
    if pitch.was_left_out:
        facts.append(words.label("timing.left_out"))
    elif pitch.length is not None:
        facts.append(words.label("pitches.length", length=words.length(pitch.length)))
    yield Bullets(tuple(facts))
    yield Paragraph(words.label("pitches.background"))
    yield words.listed(pitch.background)
    yield Paragraph(words.label("pitches.asks"))
    if isinstance(pitch.asks, Missing):
        yield Paragraph(words.missing(pitch.asks))
    else:
        yield Numbers(tuple(map(words.text, pitch.asks)))


def decisions(minutes: Minutes, words: Words) -> Iterator[Block]:
    """Write what was decided, with the group that decided it."""
    if isinstance(minutes.decisions, Missing):
        yield Paragraph(words.missing(minutes.decisions))
    else:
        yield Bullets(tuple(_decision(decision, words) for decision in minutes.decisions))


def _decision(decision: DecisionRecord, words: Words) -> Inline:
    text = words.text(decision.text)
    if decision.group is None:
        return text
    group = words.label("groups.group", number=words.number(decision.group))
    return words.in_brackets(text, group)


def follow_ups(minutes: Minutes, words: Words) -> Iterator[Block]:
    """Write who does what by when."""
    columns = ("number", "what", "owners", "due", "status")
    header = tuple(words.label(f"follow_ups.{column}") for column in columns)
    if isinstance(minutes.follow_ups, Missing):
        none = (words.label("follow_ups.no_number"), words.missing(minutes.follow_ups), (), (), ())
        yield Table(header, (none,))
    else:
        yield Table(header, tuple(_follow_up(each, words) for each in minutes.follow_ups))


def _follow_up(each: FollowUpRecord, words: Words) -> tuple[Inline, ...]:
    return (
        words.number(each.number),
        words.text(each.what),
        words.people(each.owners),
        words.date(each.due),
        words.label(f"follow_ups.{each.status.value}"),
    )


def notices(minutes: Minutes, words: Words) -> Iterator[Block]:
    """Write what was announced."""
    yield words.listed(minutes.notices)


def next_meeting(minutes: Minutes, words: Words) -> Iterator[Block]:
    """Write when everybody meets again."""
    text: Text | Missing = minutes.next_meeting
    yield Paragraph(words.text(text))


def closing(minutes: Minutes, words: Words) -> Iterator[Block]:
    """Write who prepared and checked the minutes, and what they are."""
    signatures = words.label(
        "closing.signatures",
        prepared_by=words.people(minutes.prepared_by),
        checked_by=words.people(minutes.checked_by),
    )
    remarks = map(fixed, words.labels.lists["closing.remarks"])
    yield Rule()
    yield Bullets((signatures, *remarks))
