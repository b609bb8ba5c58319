"""``note speaker``, ``move``, ``settle``, ``offer``, ``history``, ``removed``, ``restore``."""

from datetime import date

import click

from facilitator.cli.commands import json_option, session_option
from facilitator.cli.naming import (
    find_group,
    find_line,
    find_old_line,
    find_owner,
    find_person,
    find_text_beside,
)
from facilitator.cli.note_words import line_json, print_lines, print_versions, versions_json
from facilitator.cli.opening import at_seat
from facilitator.cli.printing import print_json
from facilitator.cli.typed import DAY, NONE, Given, OneOf, OrNone, typed_line
from facilitator.domain.offers import Help, Offer
from facilitator.domain.refused import Refused
from facilitator.locale import _
from facilitator.services import notes
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop


@click.command(epilog='facilitator note speaker "A day without cars" 山田')
@click.argument("line")
@click.argument("person", required=False)
@session_option
@click.pass_obj
def speaker(surroundings: Surroundings, line: str, person: str | None, session: str) -> None:
    """Note that PERSON said LINE (its id, or words of it); nobody in particular if left out."""
    with at_seat(surroundings, session) as workshop:
        is_nobody = person is None or person in NONE
        notes.name_speaker(
            workshop,
            find_line(workshop.session, line),
            None if is_nobody else find_person(workshop.session, workshop.register, str(person)),
        )


_PLACES = click.IntRange(min=1)


@click.command(epilog='facilitator note move "A day without cars" --up 2')
@click.argument("line")
@click.option("--up", type=_PLACES, metavar="N", help="So many places up.")
@click.option("--down", type=_PLACES, metavar="N", help="So many places down.")
@session_option
@click.pass_obj
def move(
    surroundings: Surroundings, line: str, up: int | None, down: int | None, session: str
) -> None:
    """Move LINE (its id, or words of it) among the lines of its group."""
    if (up is None) == (down is None):
        raise click.UsageError(_("Say either --up or --down."))
    with at_seat(surroundings, session) as workshop:
        notes.shift_line(workshop, find_line(workshop.session, line), (down or 0) - (up or 0))


@click.command(epilog='facilitator note settle "A day without cars" --keep 2')
@click.argument("line")
@click.option(
    "--keep",
    "kept",
    multiple=True,
    metavar="TEXT",
    help="What stays: its number among the texts, its id, or words of it; all of them if left out.",
)
@click.option("--text", metavar="TEXT", help="What the line reads then, in place of all of them.")
@session_option
@click.pass_obj
def settle(
    surroundings: Surroundings,
    line: str,
    kept: tuple[str, ...],
    text: str | None,
    session: str,
) -> None:
    """Settle the texts that stand beside LINE (▲), since several changed it at the same time.

    Those that do not stay can be put back with note restore.
    """
    with at_seat(surroundings, session) as workshop:
        found = find_line(workshop.session, line)
        clash = workshop.session.notes.clash_of(found)
        if not clash:
            raise Refused("Nothing stands beside this line.")
        keep = [find_text_beside(workshop.session, found, name) for name in kept]
        everything = [each.id for each in clash]
        notes.settle(
            workshop,
            found,
            keep=keep or (everything if text is None else everything[:1]),
            words=None if text is None else typed_line(text),
            seen={each.id: each.text.original for each in clash},
        )


_WHO = OrNone(click.STRING)


@click.command(
    epilog="facilitator note offer 会場を貸す --by HOLA --due 2021-12-20 --kind place",
)
@click.argument("line")
@click.option("--by", type=_WHO, metavar="NAME", help="Who offers it: a person, an organisation.")
@click.option("--to", type=_WHO, metavar="NAME", help="Whom it is for.")
@click.option("--due", type=OrNone(DAY), metavar="DATE", help="By when.")
@click.option(
    "--kind", type=OrNone(OneOf(Help)), metavar="KIND", help="money, people, place or know-how."
)
@session_option
@click.pass_obj
def offer(
    surroundings: Surroundings,
    line: str,
    by: Given[str] | None,
    to: Given[str] | None,
    due: Given[date] | None,
    kind: Given[Help] | None,
    session: str,
) -> None:
    """Note who offers what is in LINE, to whom, and by when; “none” takes a particular back."""
    with at_seat(surroundings, session) as workshop:
        found = find_line(workshop.session, line)
        said = workshop.session.notes.lines[found].offer or Offer()
        notes.describe_offer(
            workshop,
            found,
            Offer(
                by=said.by if by is None else _owner(workshop, by),
                to=said.to if to is None else _owner(workshop, to),
                due=said.due if due is None else due.value,
                help=said.help if kind is None else kind.value,
            ),
        )


def _owner(workshop: Workshop, name: Given[str]) -> str | None:
    return None if name.value is None else find_owner(workshop.register, name.value)


@click.command(epilog='facilitator note history "A day without cars"')
@click.argument("line")
@session_option
@json_option
@click.pass_obj
def history(surroundings: Surroundings, line: str, session: str, as_json: bool) -> None:
    """Show what LINE (its id, or words of it) has read, and when; also one that was taken out."""
    with at_seat(surroundings, session) as workshop:
        versions = notes.history(workshop, find_old_line(workshop.session, line))
        if as_json:
            print_json(versions_json(workshop, versions))
        else:
            print_versions(workshop, versions)


@click.command(epilog="facilitator note removed --group 1")
@click.option("--group", metavar="G", help="Only this group, by number or name.")
@session_option
@json_option
@click.pass_obj
def removed(surroundings: Surroundings, group: str | None, session: str, as_json: bool) -> None:
    """List the lines that were taken out, the latest last."""
    with at_seat(surroundings, session) as workshop:
        of = find_group(workshop.session, group) if group is not None else None
        gone = workshop.session.notes.removed.values()
        lines = [line for line in gone if group is None or line.group == of]
        if as_json:
            print_json([line_json(workshop, line) for line in lines])
        else:
            print_lines(workshop, lines)


@click.command(epilog='facilitator note restore "A day without cars" --version 2')
@click.argument("line")
@click.option(
    "--version",
    "number",
    type=click.IntRange(min=1),
    metavar="N",
    help="Let it read as in this version; the numbers are those of note history.",
)
@session_option
@click.pass_obj
def restore(surroundings: Surroundings, line: str, number: int | None, session: str) -> None:
    """Put LINE (its id, or words of it) back into its place if it was taken out."""
    with at_seat(surroundings, session) as workshop:
        found = find_old_line(workshop.session, line)
        version = None
        if number is not None:
            versions = notes.history(workshop, found)
            if number > len(versions):
                raise Refused("This line has {count} versions.", count=len(versions))
            version = versions[number - 1]
        notes.restore(workshop, found, version)
