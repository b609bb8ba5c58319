"""``note``: the lines of the groups' notes: write them, list them, change their words.

What else can be said of a line, and its history, is in ``note_changes``.
"""

from collections.abc import Iterator

import click

from facilitator.cli import note_changes
from facilitator.cli.commands import json_option, session_option
from facilitator.cli.naming import find_group, find_line, find_person
from facilitator.cli.note_words import line_json, print_lines
from facilitator.cli.opening import at_seat
from facilitator.cli.printing import print_json, print_line
from facilitator.cli.typed import LINE_KIND, typed_line, typed_text
from facilitator.domain.line_kinds import LineKind, read_mark
from facilitator.domain.notes import NoteLine
from facilitator.domain.session import Session
from facilitator.services import notes
from facilitator.services.surroundings import Surroundings


@click.group(epilog="facilitator note list --group 1")
def note() -> None:
    """Write note lines, list and correct them."""


@note.command(epilog='facilitator note add --group 1 --kind idea "A day without cars"')
@click.argument("text")
@click.option("--group", metavar="G", help="The group, by number or name; everybody if left out.")
@click.option(
    "--kind",
    type=LINE_KIND,
    metavar="K",
    help="question, answer, topic, idea, offer, concern, decision, next-step, indicator, remark "
    "(the mark before the text, or remark, if left out).",
)
@click.option("--speaker", metavar="PERSON", help="Who said it.")
@session_option
@click.pass_obj
def add(
    surroundings: Surroundings,
    text: str,
    group: str | None,
    kind: LineKind | None,
    speaker: str | None,
    session: str,
) -> None:
    """Write a line and print its id."""
    marked, rest = (None, text) if kind is not None else read_mark(text)
    with at_seat(surroundings, session) as workshop:
        line = notes.add_line(
            workshop,
            find_group(workshop.session, group) if group is not None else None,
            kind or marked or LineKind.REMARK,
            typed_text(rest, workshop.session.opened.language),
            speaker=(
                find_person(workshop.session, workshop.register, speaker) if speaker else None
            ),
        )
    print_line(line)


@note.command("list", epilog="facilitator note list --group 1 --json")
@click.option("--group", metavar="G", help="Only this group, by number or name.")
@click.option("--kind", type=LINE_KIND, metavar="K", help="Only this kind of line.")
@session_option
@json_option
@click.pass_obj
def list_lines(
    surroundings: Surroundings,
    group: str | None,
    kind: LineKind | None,
    session: str,
    as_json: bool,
) -> None:
    """List the lines group by group, in the order in which they stand; ▲ marks what to settle."""
    with at_seat(surroundings, session) as workshop:
        of = find_group(workshop.session, group) if group is not None else None
        lines = [
            line
            for line in _group_by_group(workshop.session)
            if (group is None or line.group == of) and kind in (None, line.kind)
        ]
        if as_json:
            print_json([line_json(workshop, line) for line in lines])
        else:
            print_lines(workshop, lines)


def _group_by_group(session: Session) -> Iterator[NoteLine]:
    """Yield all lines, those of everybody last."""
    for group in (*session.groups.groups, None):
        yield from session.notes.of_group(group)


@note.command(epilog='facilitator note edit 01HZX "A whole week without cars"')
@click.argument("line")
@click.argument("text")
@session_option
@click.pass_obj
def edit(surroundings: Surroundings, line: str, text: str, session: str) -> None:
    """Let LINE (its id, or words of it) read TEXT."""
    with at_seat(surroundings, session) as workshop:
        found = find_line(workshop.session, line)
        base = workshop.session.notes.lines[found].text.original
        notes.edit_line(workshop, found, base=base, words=typed_line(text))


@note.command("kind", epilog='facilitator note kind "A day without cars" offer')
@click.argument("line")
@click.argument("kind", type=LINE_KIND)
@session_option
@click.pass_obj
def change_kind(surroundings: Surroundings, line: str, kind: LineKind, session: str) -> None:
    """Make LINE (its id, or words of it) one of KIND."""
    with at_seat(surroundings, session) as workshop:
        notes.change_kind(workshop, find_line(workshop.session, line), kind)


@note.command(epilog='facilitator note remove "A day without cars"')
@click.argument("line")
@session_option
@click.pass_obj
def remove(surroundings: Surroundings, line: str, session: str) -> None:
    """Take LINE (its id, or words of it) out; the log keeps it."""
    with at_seat(surroundings, session) as workshop:
        notes.remove_line(workshop, find_line(workshop.session, line))


for _command in (
    *(note_changes.speaker, note_changes.move, note_changes.settle, note_changes.offer),
    *(note_changes.history, note_changes.removed, note_changes.restore),
):
    note.add_command(_command)
