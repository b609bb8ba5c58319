"""Notes: what was asked, answered, offered and decided, line by line."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from facilitator.domain.events import Body
from facilitator.domain.groups import Groups
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.offers import Offer
from facilitator.domain.participants import Participants
from facilitator.domain.refused import Refused
from facilitator.domain.text import Line, Text, clean_line


class LineAdded(Body, kind="notes.line_added"):
    """A line was written down for a group, or for everybody where *group* is None."""

    line: str
    group: str | None
    line_kind: LineKind
    text: Text
    speaker: str | None = None


class LineEdited(Body, kind="notes.line_edited"):
    """A line reads *text* now; *base* is what its writer saw before changing it."""

    line: str
    base: str
    text: Line


class LineKindChanged(Body, kind="notes.line_kind_changed"):
    """A line is of another kind."""

    line: str
    line_kind: LineKind


class LineRemoved(Body, kind="notes.line_removed"):
    """A line was taken out."""

    line: str


class LineRestored(Body, kind="notes.line_restored"):
    """A line that was taken out stands in its place again."""

    line: str


class LineMoved(Body, kind="notes.line_moved"):
    """A line stands behind *after*, a line of its group; before all others where it is None."""

    line: str
    after: str | None


class SpeakerNamed(Body, kind="notes.speaker_named"):
    """It is known who said a line, an id of the register; None: nobody in particular."""

    line: str
    speaker: str | None


class LineSettled(Body, kind="notes.line_settled"):
    """A line that stood beside another one stands for itself."""

    line: str


class OfferDescribed(Body, kind="notes.offer_described"):
    """The particulars of an offer were noted."""

    line: str
    offer: Offer


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line. Where two people changed the same words at once, the second text stands as a line
    of its own right behind the first one, and ``beside`` names that one.
    """

    id: str
    group: str | None
    kind: LineKind
    text: Text
    written_at: datetime
    changed_at: datetime
    speaker: str | None = None
    beside: str | None = None
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Notes:
    """All note lines of one session, by id, in the order in which they stand.

    ``removed`` are those that were taken out, as they were then.
    """

    lines: Mapping[str, NoteLine] = field(default_factory=dict)
    removed: Mapping[str, NoteLine] = field(default_factory=dict)

    def of_group(self, group: str | None) -> tuple[NoteLine, ...]:
        """Return the lines of *group*; of everybody together where it is None."""
        return tuple(line for line in self.lines.values() if line.group == group)

    def of_kind(self, *kinds: LineKind) -> tuple[NoteLine, ...]:
        """Return the lines of these kinds, of all groups."""
        return tuple(line for line in self.lines.values() if line.kind in kinds)

    def clash_of(self, line: str) -> tuple[NoteLine, ...]:
        """Return the texts that stand beside each other and *line* among them; none if it is alone.

        They come from people who changed the same words of one line at the same time.
        """
        return next((clash for clash in self.clashes() if self.lines.get(line) in clash), ())

    def clashes(self) -> tuple[tuple[NoteLine, ...], ...]:
        """Return all texts that stand beside each other, those of one line together."""
        found: dict[str, list[NoteLine]] = {}
        for line in self.lines.values():
            found.setdefault(self._first_text(line), []).append(line)
        return tuple(tuple(texts) for texts in found.values() if len(texts) > 1)

    def _first_text(self, line: NoteLine) -> str:
        """Return the id of the text that *line* was put beside, also where that was taken out."""
        while line.beside is not None:
            line = self.lines.get(line.beside) or self.removed[line.beside]
        return line.id


def add_line(
    groups: Groups,
    line: str,
    *,
    group: str | None,
    kind: LineKind,
    text: Text,
    speaker: str | None = None,
) -> LineAdded:
    """Decide that *text* stands in the notes of *group* (None: of everybody)."""
    if group is not None and group not in groups.groups:
        raise Refused("There is no such group.")
    return LineAdded(line=line, group=group, line_kind=kind, text=text, speaker=speaker)


def _line(notes: Notes, line: str) -> NoteLine:
    if line not in notes.lines:
        raise Refused("This line is not there any more.")
    return notes.lines[line]


def edit_line(notes: Notes, line: str, *, base: str, text: str) -> LineEdited:
    """Decide that *line* reads *text*, which its writer made from *base*."""
    text = clean_line(text)
    if not text:
        raise Refused("The line is empty. Remove it instead.")
    if _line(notes, line).text.original == text:
        raise Refused("Nothing changed.")
    return LineEdited(line=line, base=base, text=text)


def change_kind(notes: Notes, line: str, kind: LineKind) -> LineKindChanged:
    """Decide that *line* is of *kind*."""
    if _line(notes, line).kind == kind:
        raise Refused("Nothing changed.")
    return LineKindChanged(line=line, line_kind=kind)


def remove_line(notes: Notes, line: str) -> LineRemoved:
    """Decide that *line* is taken out."""
    _line(notes, line)
    return LineRemoved(line=line)


def restore_line(
    notes: Notes, line: str, text: str | None = None
) -> list[LineRestored | LineEdited]:
    """Decide that *line* stands in its place again if it was taken out, and that it reads *text*.

    Where *text* is None it reads as it did last.
    """
    before = notes.lines.get(line) or notes.removed.get(line)
    if before is None:
        raise Refused("This line is not there any more.")
    decided: list[LineRestored | LineEdited] = []
    if line in notes.removed:
        decided.append(LineRestored(line=line))
    if text is not None and text != before.text.original:
        decided.append(LineEdited(line=line, base=before.text.original, text=text))
    if not decided:
        raise Refused("Nothing changed.")
    return decided


def move_line(notes: Notes, line: str, *, after: str | None) -> LineMoved:
    """Decide that *line* stands behind *after*, a line of its group; None: before all others."""
    moved = _line(notes, line)
    if after is not None and (after == line or _line(notes, after).group != moved.group):
        raise Refused("A line can only be moved within its group.")
    order = [each.id for each in notes.of_group(moved.group)]
    place = order.index(line)
    if after == (order[place - 1] if place else None):
        raise Refused("Nothing changed.")
    return LineMoved(line=line, after=after)


def name_speaker(
    notes: Notes, participants: Participants, line: str, speaker: str | None
) -> SpeakerNamed:
    """Decide who of those registered said *line*; None: nobody in particular."""
    if _line(notes, line).speaker == speaker:
        raise Refused("Nothing changed.")
    if speaker is not None and speaker not in participants.entries:
        raise Refused("This person does not take part.")
    return SpeakerNamed(line=line, speaker=speaker)


def settle(
    notes: Notes,
    line: str,
    *,
    keep: Collection[str],
    text: str | None = None,
    seen: Mapping[str, str] | None = None,
) -> list[LineEdited | LineRemoved | LineSettled]:
    """Decide which of the texts that stand beside each other stay: each then stands for itself.

    *line* is any of them, *keep* the ids of those that stay, at least one. With *text* the first
    that stays reads so: for words put together by hand. *seen* are the texts by id as they were
    looked at: refused where they are others by now, so that nobody takes out what they never saw.
    """
    _line(notes, line)
    clash = notes.clash_of(line)
    if not clash:
        raise Refused("Nothing stands beside this line.")
    if seen is not None and seen != {each.id: each.text.original for each in clash}:
        raise Refused("The texts have changed meanwhile. Look at them again.")
    kept = [each for each in clash if each.id in keep]
    if not kept:
        raise Refused("One of the texts must stay. Remove the line instead.")
    decided: list[LineEdited | LineRemoved | LineSettled] = [
        LineRemoved(line=each.id) for each in clash if each not in kept
    ]
    decided += [LineSettled(line=each.id) for each in kept if each.beside is not None]
    if text is not None and clean_line(text) != kept[0].text.original:
        decided.append(edit_line(notes, kept[0].id, base=kept[0].text.original, text=text))
    return decided


def describe_offer(notes: Notes, line: str, offer: Offer) -> OfferDescribed:
    """Decide on the particulars of the offer that *line* is."""
    found = _line(notes, line)
    if found.kind is not LineKind.OFFER:
        raise Refused("This line is no offer.")
    if (found.offer or Offer()) == offer:
        raise Refused("Nothing changed.")
    return OfferDescribed(line=line, offer=offer)
