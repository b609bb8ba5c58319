"""``search``: words in all meetings."""

import click

from facilitator.cli.commands import json_option
from facilitator.cli.opening import old_file
from facilitator.cli.printing import print_json, print_line, print_table
from facilitator.cli.typed import typed_line
from facilitator.locale import N_, _
from facilitator.services import search as services
from facilitator.services.search import Found
from facilitator.services.surroundings import Surroundings

_KINDS = {
    "line": N_("Line"),
    "pitch": N_("Pitch"),
    "talk": N_("Information talk"),
    "summary": N_("Share-out"),
    "common": N_("Common point"),
    "conclusion": N_("Conclusion"),
    "follow_up": N_("Follow-up"),
}


@click.command(epilog="facilitator search 回覧板")
@click.argument("words")
@json_option
@click.pass_obj
def search(surroundings: Surroundings, words: str, as_json: bool) -> None:
    """Search the notes, pitches, talks, share-outs and follow-ups of all meetings."""
    wanted = typed_line(words)
    found: tuple[Found, ...] = ()
    if surroundings.database.exists():
        with old_file(surroundings) as database:
            found = services.search(database, wanted)
    if as_json:
        print_json([_found_json(each) for each in found])
    elif not found:
        print_line(_("Nothing was found."))
    else:
        rows = ((each.session.date.isoformat(), _kind(each), each.passage.words) for each in found)
        print_table((_("Date"), _("Kind"), _("Text")), rows)


def _kind(found: Found) -> str:
    return _(_KINDS[found.passage.kind])


def _found_json(found: Found) -> dict[str, object]:
    return {
        "session": found.session.id,
        "date": found.session.date.isoformat(),
        "kind": found.passage.kind,
        "id": found.passage.key.partition(" ")[0],
        "words": found.passage.words,
    }
