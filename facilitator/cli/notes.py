"""``note``: the lines of the groups' notes."""

import click

from facilitator.cli.commands import json_option, session_option
from facilitator.cli.naming import beginnings, find_group, find_line, find_person
from facilitator.cli.opening import at_seat
from facilitator.cli.printing import instant_json, print_json, print_line, print_table, text_json
from facilitator.cli.typed import LINE_KIND, typed_line, typed_text
from facilitator.domain.line_kinds import MARKS, LineKind, read_mark
from facilitator.domain.notes import NoteLine
from facilitator.locale import _
from facilitator.locale.words import word
from facilitator.services import notes
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop

EVERYBODY = "-"
"""What stands for the group of a line that is everybody's."""


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
    """List the lines of all groups, in the order in which they were written."""
    with at_seat(surroundings, session) as workshop:
        of = find_group(workshop.session, group) if group is not None else None
        lines = [
            line
            for line in workshop.session.notes.lines.values()
            if (group is None or line.group == of) and kind in (None, line.kind)
        ]
    if as_json:
        print_json([line_json(workshop, line) for line in lines])
    else:
        _print_lines(workshop, lines)


def line_json(workshop: Workshop, line: NoteLine) -> dict[str, object]:
    """Return a note line as a document."""
    session = workshop.session
    speaker = workshop.register.name_of(line.speaker) if line.speaker else None
    return {
        "id": line.id,
        "group": session.groups.groups[line.group].number if line.group else None,
        "kind": line.kind.value,
        "text": text_json(line.text),
        "speaker": speaker.original if speaker else None,
        "written_at": instant_json(line.written_at, session.zone),
        "changed_at": instant_json(line.changed_at, session.zone),
        "beside": line.beside,
    }


def _print_lines(workshop: Workshop, lines: list[NoteLine]) -> None:
    if not lines:
        print_line(_("There are no lines."))
        return
    short = beginnings(workshop.session.notes.lines)
    groups = workshop.session.groups.groups
    print_table(
        (_("Id"), _("Group"), _("Kind"), _("Text")),
        (
            (
                short[line.id],
                str(groups[line.group].number) if line.group else EVERYBODY,
                f"{MARKS[line.kind].mark} {word(line.kind)}",
                line.text.original,
            )
            for line in lines
        ),
    )


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
