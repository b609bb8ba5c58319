"""``common``: what several groups have in common: lines of theirs, brought together."""

from collections.abc import Sequence

import click

from facilitator.cli.commands import json_option, session_argument, session_option
from facilitator.cli.naming import beginnings, find_common_point, find_line
from facilitator.cli.note_words import number_of
from facilitator.cli.opening import at_seat
from facilitator.cli.printing import print_json, print_line, print_table, text_json, words_of
from facilitator.cli.typed import NONE, typed_line
from facilitator.domain.common import CommonPoint
from facilitator.domain.similar import Alike, similar_to, suggestions
from facilitator.locale import _
from facilitator.services import common as services
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop


@click.group(epilog="facilitator common list")
def common() -> None:
    """What several groups have in common: bring lines of theirs together."""


@common.command("list", epilog="facilitator common list --json")
@session_argument
@json_option
@click.pass_obj
def list_points(surroundings: Surroundings, session: str, as_json: bool) -> None:
    """List the common points, each with its lines."""
    with at_seat(surroundings, session) as workshop:
        points = workshop.session.common.standing(workshop.session.notes)
        if as_json:
            print_json([point_json(workshop, point) for point in points])
        elif points:
            _print_points(workshop, points)
        else:
            print_line(_("There are no common points."))


def point_json(workshop: Workshop, point: CommonPoint) -> dict[str, object]:
    """Return a common point as a document."""
    return {
        "id": point.id,
        "words": text_json(point.words),
        "lines": [_line_json(workshop, key) for key in point.lines],
    }


def _line_json(workshop: Workshop, key: str) -> dict[str, object]:
    line = workshop.session.notes.lines[key]
    group = workshop.session.groups.groups[line.group].number if line.group else None
    return {"id": key, "group": group, "text": text_json(line.text)}


def _print_points(workshop: Workshop, points: Sequence[CommonPoint]) -> None:
    lines = workshop.session.notes.lines
    print_table(
        ("#", _("Group"), _("Text")),
        (
            row
            for number, point in enumerate(points, 1)
            for row in (
                *([(str(number), "", words_of(point.words))] if point.words else []),
                *(
                    (
                        "" if place or point.words else str(number),
                        number_of(workshop, lines[key].group),
                        words_of(lines[key].text),
                    )
                    for place, key in enumerate(point.lines)
                ),
            )
        ),
    )


@common.command(epilog="facilitator common suggest")
@click.option("--line", metavar="LINE", help="Only what is like this line: its id, or words of it.")
@session_option
@json_option
@click.pass_obj
def suggest(surroundings: Surroundings, line: str | None, session: str, as_json: bool) -> None:
    """List lines of different groups that may say the same, the most alike first."""
    with at_seat(surroundings, session) as workshop:
        here = workshop.session
        if line is None:
            found = suggestions(here.notes, here.common)
        else:
            found = similar_to(here.notes, find_line(here, line))
        if as_json:
            print_json([_alike_json(workshop, each) for each in found])
        elif found:
            _print_alike(workshop, found)
        else:
            print_line(_("No lines of different groups are alike."))


def _alike_json(workshop: Workshop, each: Alike) -> dict[str, object]:
    return {
        "likeness": round(each.likeness, 3),
        "lines": [_line_json(workshop, line.id) for line in (each.line, each.other)],
    }


def _print_alike(workshop: Workshop, found: Sequence[Alike]) -> None:
    short = beginnings(workshop.session.notes.lines)
    print_table(
        (_("Alike"), _("Id"), _("Group"), _("Text")),
        (
            (
                f"{each.likeness:.0%}" if line is each.line else "",
                short[line.id],
                number_of(workshop, line.group),
                words_of(line.text),
            )
            for each in found
            for line in (each.line, each.other)
        ),
    )


@common.command(epilog='facilitator common join "A day without cars" "More buses" --words "Cars"')
@click.argument("lines", nargs=-1, required=True, metavar="LINE...")
@click.option("--to", metavar="POINT", help="To this common point: its number, or words of it.")
@click.option("--words", metavar="TEXT", help="What they have in common, in words of its own.")
@session_option
@click.pass_obj
def join(
    surroundings: Surroundings,
    lines: tuple[str, ...],
    to: str | None,
    words: str | None,
    session: str,
) -> None:
    """Bring these lines (their ids, or words of them) together, and print the id of the point."""
    told = typed_line(words) if words is not None else None
    with at_seat(surroundings, session) as workshop:
        point = find_common_point(workshop.session, to) if to is not None else None
        found = [find_line(workshop.session, name) for name in lines]
        made = services.bring_together(workshop, found, point=point)
        if told is not None:
            services.word_common(workshop, made, told)
    print_line(made)


@common.command("word", epilog='facilitator common word 1 "Getting about without a car"')
@click.argument("point")
@click.argument("text")
@session_option
@click.pass_obj
def word_point(surroundings: Surroundings, point: str, text: str, session: str) -> None:
    """Tell POINT (its number, or words of it) in TEXT; “none” for the words of its lines."""
    with at_seat(surroundings, session) as workshop:
        words = None if text in NONE else typed_line(text)
        services.word_common(workshop, find_common_point(workshop.session, point), words)


@common.command(epilog='facilitator common apart "More buses"')
@click.argument("line")
@session_option
@click.pass_obj
def apart(surroundings: Surroundings, line: str, session: str) -> None:
    """Take LINE (its id, or words of it) out of its common point."""
    with at_seat(surroundings, session) as workshop:
        services.take_apart(workshop, find_line(workshop.session, line))
