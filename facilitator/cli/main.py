"""The outermost door: the only place that makes the real clock, ids, randomness and paths.

What a command needs of the world is in the ``Surroundings`` that it gets; a test gives others.
"""

import io
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from facilitator import __version__
from facilitator.cli.click_words import let_click_speak
from facilitator.cli.commands import Place, Program, in_language
from facilitator.locale import N_, choose_language, language_of

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"  # with it, input methods for Japanese lose keys

INTERRUPTED = 130
"""The exit status after Ctrl+C, as shells have it."""

_DOWNLOADS = ("Downloads", "ダウンロード", "Desktop", "デスクトップ")
"""Where in the folder of a person a list of people comes to lie."""

_COMMANDS = {
    name: Place(f"facilitator.cli.{where}", summary)
    for name, where, summary in (
        ("run", "run:run", N_("Open the app: all sessions, or one of them.")),
        ("demo", "demo:demo", N_("Show a real meeting, in a throw-away folder.")),
        ("record", "sessions:record", N_("Enter a meeting that was held.")),
        ("new", "sessions:new", N_("Make a session from a plan, or like an earlier one.")),
        ("list", "sessions:list_all", N_("List all sessions.")),
        ("show", "show:show", N_("Show all of one session.")),
        ("status", "status:status", N_("Tell where the clock stands.")),
        ("rehearse", "rehearse:rehearse", N_("Run a whole meeting on a simulated clock.")),
        ("clock", "clock:clock", N_("The live clock: start, next, pause, extend, undo …")),
        ("agenda", "agenda:agenda", N_("The agenda: add, change, move, park, protect items …")),
        ("session", "details:session", N_("What is known of a meeting: place, next date …")),
        ("people", "people:people", N_("Who takes part, and who is here.")),
        ("pitch", "pitches:pitch", N_("The queue of pitches, and those of a session.")),
        ("groups", "solving:groups", N_("The groups of a session.")),
        ("note", "notes:note", N_("Note lines.")),
        ("notes", "note_taker:notes", N_("Take the notes of one group, from this terminal.")),
        ("summary", "summary:summary", N_("The share-out: points, order, comments, conclusion.")),
        ("common", "common:common", N_("What several groups have in common.")),
        ("stage", "stage:stage", N_("Show a meeting on the wall, from this terminal.")),
        ("serve", "serve:serve", N_("Serve the seats to browsers: a link and a QR for each.")),
        ("projector", "projector:projector", N_("What the room sees on the wall.")),
        ("follow-up", "followups:follow_up", N_("Follow-ups, across meetings.")),
        ("export", "export:export", N_("Write the minutes, group cards, signs and lists.")),
        ("search", "search:search", N_("Search all meetings.")),
        ("check", "check:check", N_("Look whether the data is what was written.")),
        ("backup", "check:backup", N_("Copy the data into one file.")),
    )
}


@dataclass(frozen=True, slots=True)
class Outside:
    """The clock and the ids that the commands are to use."""

    now: Callable[[], datetime]
    new_id: Callable[[], str]


@click.group(cls=Program, places=_COMMANDS, invoke_without_command=True, epilog="facilitator demo")
@click.option(
    "--db",
    type=click.Path(path_type=Path),
    default=Path("sessions/workshop.db"),
    envvar="FACILITATOR_DB",
    show_default=True,
    show_envvar=True,
    help="The file that holds all sessions; made on first use.",
)
@click.option(
    "--exports",
    type=click.Path(path_type=Path),
    default=Path("exports"),
    envvar="FACILITATOR_EXPORTS",
    show_default=True,
    show_envvar=True,
    help="The folder that documents are written to.",
)
@click.option(
    "--lang",
    type=click.Choice(["ja", "en"]),
    help="The language of the program; that of the system if left out.",
)
@click.option(
    "--insist",
    is_flag=True,
    envvar="FACILITATOR_INSIST",
    show_envvar=True,
    help="Work with an old SQLite too: more slowly, and safely.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def program(ctx: click.Context, db: Path, exports: Path, lang: str | None, insist: bool) -> None:
    """Run a pitch-and-breakout dialogue meeting from one terminal, from the plan to the minutes.

    Without a command it opens the app.
    """
    from facilitator.services.surroundings import Surroundings

    outside = ctx.find_object(Outside)
    assert outside is not None
    ctx.obj = Surroundings(
        outside.now,
        outside.new_id,
        database=db,
        exports=exports,
        insist=insist,
        lists=_folders_of_lists(db),
        new_token=_new_token,
    )
    if ctx.invoked_subcommand is None:
        from facilitator.cli.run import run

        ctx.invoke(run)


def _folders_of_lists(database: Path) -> tuple[Path, ...]:
    """Return where lists of people are looked for: beside the sessions, here, in downloads."""
    home = Path(os.path.expanduser("~"))  # which, unlike Path.home, never fails
    return (database.parent, Path(), *(home / name for name in _DOWNLOADS))


def main(
    arguments: Sequence[str] | None = None,
    *,
    now: Callable[[], datetime] | None = None,
    new_id: Callable[[], str] | None = None,
) -> int:
    """Run the program with *arguments* (those of the process) and return its exit status."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    _write_utf8()
    _choose_language(arguments)
    outside = Outside(now or _now, new_id or _new_id)
    try:
        status = in_language(program).main(
            arguments, prog_name="facilitator", standalone_mode=False, obj=outside
        )
    except click.ClickException as error:
        from facilitator.cli.failures import told_to_shell

        sys.stderr.write(told_to_shell(error))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    return status if isinstance(status, int) else 0


def _write_utf8() -> None:
    """Write UTF-8 wherever the words go: a console of Windows, a pipe, a file."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _choose_language(arguments: Sequence[str]) -> None:
    """Choose the language before anything is said: ``--lang``, else that of the system."""
    option = None
    for place, argument in enumerate(arguments):
        name, _equals, value = argument.partition("=")
        if name == "--lang":
            option = value or next(iter(arguments[place + 1 :]), None)
    language = language_of(option, os.environ)
    choose_language(language)
    let_click_speak(language)


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> str:
    from ulid import ULID

    return str(ULID())


def _new_token() -> str:
    import secrets

    return secrets.token_urlsafe(16)


if __name__ == "__main__":
    sys.exit(main())
