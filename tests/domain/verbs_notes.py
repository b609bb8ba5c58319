"""The verbs of notes, of the share-out and of what groups have in common, for the properties."""

from datetime import date

from facilitator.domain import common, notes, summary
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.offers import Help, Offer

from .picking import WORDS, Decision, key_of, maybe, one_of, verb, words
from .told import Told, minutes

STALE: tuple[str, ...] = ("バスで通う", "指標", "")


@verb
def add_line(told: Told, a: int, b: int, c: int) -> Decision:
    return notes.add_line(
        told.session.groups,
        told.new_id(),
        group=maybe(told.session.groups.groups, a),
        kind=one_of(LineKind, b),
        text=words(c),
        speaker=maybe(told.session.participants.entries, b),
    )


@verb
def edit_line(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.notes
    line = key_of(here.lines, a)
    seen = here.lines[line].text.original if line in here.lines else ""
    base = one_of((seen, *STALE), b)
    return notes.edit_line(here, line, base=base, text=one_of((*WORDS, f"{base}と", ""), c))


@verb
def change_kind(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.notes
    return notes.change_kind(here, key_of(here.lines, a), one_of(LineKind, b))


@verb
def remove_line(told: Told, a: int, b: int, c: int) -> Decision:
    return notes.remove_line(told.session.notes, key_of(told.session.notes.lines, a))


@verb
def restore_line(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.notes
    line = key_of(here.removed if b % 3 else here.lines, a)
    return notes.restore_line(here, line, one_of((None, *WORDS), c))


@verb
def move_line(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.notes
    return notes.move_line(here, key_of(here.lines, a), after=maybe(here.lines, b))


@verb
def name_speaker(told: Told, a: int, b: int, c: int) -> Decision:
    here, everybody = told.session.notes, told.session.participants
    return notes.name_speaker(here, everybody, key_of(here.lines, a), maybe(everybody.entries, b))


@verb
def settle(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.notes
    clashing = {line.id: line for clash in here.clashes() for line in clash}
    keep = {key_of(clashing, a), key_of(clashing, b)}
    text = one_of((None, *WORDS), c)
    return notes.settle(here, key_of(clashing, a), keep=keep, text=text)


@verb
def describe_offer(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.notes
    offers = {line.id: line for line in here.of_kind(LineKind.OFFER)}
    offer = Offer(
        by=maybe(told.session.participants.entries, b),
        to=one_of((None, "npo"), c),
        due=one_of((None, date(2026, 11, 1)), b),
        help=one_of((None, *Help), c),
    )
    return notes.describe_offer(here, key_of(offers if c % 4 else here.lines, a), offer)


@verb
def write_summary(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.groups
    base = one_of(((), ("指標",), ("バスで通う", "指標")), b)
    points = [words(number) for number in range(c % 4)]
    return summary.write_summary(
        here, told.session.summaries, key_of(here.groups, a), base=base, points=points
    )


@verb
def say_ready(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.groups
    return summary.say_ready(here, told.session.summaries, key_of(here.groups, a), bool(b % 2))


@verb
def start_sharing(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.groups
    return summary.start_sharing(here, told.session.summaries, key_of(here.groups, a))


@verb
def take_comment(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.groups
    return summary.take_comment(here, told.new_id(), key_of(here.groups, a), words(b))


@verb
def edit_comment(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.summaries
    group, comment = _comment(told, a, b)
    base = one_of(STALE, a + b)
    return summary.edit_comment(here, group, comment, base=base, text=words(c))


@verb
def remove_comment(told: Told, a: int, b: int, c: int) -> Decision:
    return summary.remove_comment(told.session.summaries, *_comment(told, a, b))


def _comment(told: Told, a: int, b: int) -> tuple[str, str]:
    group = key_of(told.session.summaries.summaries, a)
    comments = told.session.summaries.of_group(group).comments
    return group, key_of({comment.id: comment for comment in comments}, b)


@verb
def end_sharing(told: Told, a: int, b: int, c: int) -> Decision:
    return summary.end_sharing(told.session.summaries)


@verb
def set_order(told: Told, a: int, b: int, c: int) -> Decision:
    here = told.session.groups
    order = [key_of(here.groups, number) for number in (a, b, c)]
    return summary.set_order(here, told.session.summaries, order)


@verb
def set_length(told: Told, a: int, b: int, c: int) -> Decision:
    length = minutes(b % 4) if a % 3 else None
    return summary.set_length(told.session.summaries, length)


@verb
def conclude(told: Told, a: int, b: int, c: int) -> Decision:
    base = one_of(((), ("指標",), ("バスで通う", "指標")), b)
    points = [words(number) for number in range(c % 4)]
    return summary.conclude(told.session.summaries, base=base, points=points)


@verb
def bring_together(told: Told, a: int, b: int, c: int) -> Decision:
    here, known = told.session.notes, told.session.common
    lines = {key_of(here.lines, a), key_of(here.lines, b)}
    point = maybe(known.points, c) or told.new_id()
    return common.bring_together(here, known, point, sorted(lines))


@verb
def word_common(told: Told, a: int, b: int, c: int) -> Decision:
    known = told.session.common
    return common.word_common(known, key_of(known.points, a), words(b) if c % 3 else None)


@verb
def take_apart(told: Told, a: int, b: int, c: int) -> Decision:
    known = told.session.common
    together = {line: point for point in known.points.values() for line in point.lines}
    return common.take_apart(known, key_of(together, a))
