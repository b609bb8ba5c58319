"""What groups offer, decided and will do becomes follow-ups: one by one, or from a list of all."""

from functools import partial

from textual.content import Content
from textual.screen import Screen

from facilitator.domain.followups import FollowUp
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.notes import NoteLine
from facilitator.domain.text import Text, clean_line
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.services import followups
from facilitator.tui.asking import ask
from facilitator.tui.common_lines import line_of_group
from facilitator.tui.dialogs.form import Answers, Field
from facilitator.tui.dialogs.listed import ListDialog
from facilitator.tui.follow_up_form import (
    checking,
    follow_up_words,
    owner_fields,
    proposed_owners,
    read_due,
    read_owners,
)
from facilitator.tui.room import Room
from facilitator.tui.seat import Seat
from facilitator.tui.share_out_board import follow_up_of
from facilitator.tui.taking_back import undo
from facilitator.tui.titles import short

_LIKELY = (LineKind.NEXT_STEP, LineKind.OFFER, LineKind.DECISION)
"""The kinds of lines that become follow-ups, the likeliest first."""

_NEW = "new"


def ask_for_next(seat: Seat, screen: Screen[None], group: str | None) -> None:
    """Ask for a follow-up; the first line of *group* that may become one is proposed."""
    room = seat.room
    lines = [line for line in room.session.notes.of_group(group) if line.kind in _LIKELY]
    open_ones = [line for line in lines if follow_up_of(room, line) is None]
    open_ones.sort(key=lambda line: _LIKELY.index(line.kind))
    _ask(seat, screen, open_ones[0] if open_ones else None, f"follow-up {group}")


def _ask(seat: Seat, screen: Screen[None], line: NoteLine | None, form: str) -> None:
    """Ask what is to be done, by whom and by when; *line* is proposed."""
    room = seat.room
    owners = proposed_owners(room, line) if line else ()
    due = line.offer.due if line and line.offer else None
    proposed = line.text.original if line else ""
    what = Field("what", _("What is to be done"), proposed, is_proposed=bool(proposed))
    ask(
        seat,
        screen,
        form,
        _("A follow-up"),
        [what, *owner_fields(room, owners, due)],
        take=lambda answers: _add(seat, answers, line, owners),
        check=checking(lambda: seat.room, owners),
    )


def _add(seat: Seat, answers: Answers, line: NoteLine | None, before: tuple[str, ...]) -> bool:
    words = clean_line(answers["what"])
    owners = read_owners(seat.room, answers["owner"], before)
    due = read_due(seat.room, answers["due"])
    is_that_line = line is not None and line.text.original == words
    return seat.record(
        lambda workshop: followups.add_follow_up(
            workshop,
            line.text
            if line is not None and is_that_line
            else Text(original=words, language=workshop.session.opened.language),
            owners=owners.known,
            named=owners.new,
            due=due,
            line=line.id if line is not None and is_that_line else None,
        )
    )


def _change(seat: Seat, screen: Screen[None], each: FollowUp) -> None:
    """Ask anew by whom and by when."""
    title = Content("\n").join(
        [
            Content(_("The follow-up")),
            Content(short(each.what.in_language(language()))).stylize("not bold"),
        ]
    )

    def take(answers: Answers) -> bool:
        owners = read_owners(seat.room, answers["owner"], each.owners)
        due = read_due(seat.room, answers["due"])
        if (owners.known, owners.new, due) == (each.owners, (), each.due):
            return True
        return seat.record(
            lambda workshop: followups.change_follow_up(
                workshop, each.id, owners=owners.known, named=owners.new, due=due
            )
        )

    ask(
        seat,
        screen,
        f"follow-up {each.id}",
        title,
        owner_fields(seat.room, each.owners, each.due),
        take=take,
        check=checking(lambda: seat.room, each.owners),
    )


def show_follow_ups(seat: Seat, screen: Screen[None], group: str | None) -> None:
    """List what all groups want to do, and what became of it; ask for the one chosen."""

    def act(above: Screen[None], key: str) -> None:
        room = seat.room
        line = room.session.notes.lines.get(key)
        agreed = room.series.follow_ups.get(key) or (follow_up_of(room, line) if line else None)
        if agreed is not None:
            _change(seat, above, agreed)
        else:
            _ask(seat, above, line, f"follow-up of {key}")

    def title() -> str:
        room = seat.room
        return _("Follow-ups: {n}").format(n=len(room.series.follow_ups_of(room.session.id)))

    lines = _possible(seat.room)
    waiting = [line for line in lines if follow_up_of(seat.room, line) is None]
    dialog = ListDialog(
        title,
        lambda: _options(seat.room),
        act=act,
        undo=partial(undo, screen.app, seat),
        keys={"n": _NEW},
        selected=next((line.id for line in waiting if line.group == group), None),
        hint=_("Enter Owner and date   u Undo   Esc Close   ・ may become one  ✓ agreed"),
    )
    screen.app.push_screen(dialog)


def _options(room: Room) -> list[tuple[str, Content]]:
    """Return what may become a follow-up or has, what else was agreed, and the way to more."""
    own, lines = room.series.follow_ups_of(room.session.id), _possible(room)
    from_lines = {line.id for line in lines}
    options = [(line.id, _possible_entry(room, line)) for line in lines]
    options += [(each.id, _agreed_entry(room, each)) for each in own if each.line not in from_lines]
    return [*options, (_NEW, Content.styled(_("n  Something else"), "$primary"))]


def _possible(room: Room) -> list[NoteLine]:
    """Return the lines that may become follow-ups, by the numbers of their groups."""
    notes, groups = room.session.notes, room.session.groups.groups
    found = [line for key in (*groups, None) for line in notes.of_group(key)]
    return [line for line in found if line.kind in _LIKELY]


def _possible_entry(room: Room, line: NoteLine) -> Content:
    agreed = follow_up_of(room, line)
    if agreed is None:
        return Content.assemble("・ ", line_of_group(room, line))
    return Content.assemble(
        ("✓ ", "$success"), line_of_group(room, line), _particulars(room, agreed)
    )


def _agreed_entry(room: Room, each: FollowUp) -> Content:
    words = each.what.in_language(language())
    return Content.assemble(("✓ ", "$success"), f"    {words}", _particulars(room, each))


def _particulars(room: Room, each: FollowUp) -> Content:
    words = "  ".join(filter(None, (follow_up_words(room, each), word(each.status))))
    return Content.styled(f"  {words}", "$secondary")
