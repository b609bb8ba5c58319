"""The reference of all commands, options and keys, written from the program itself.

``python -m tests.reference`` writes ``docs/reference.en.md`` and ``docs/reference.ja.md``, each in
a process of its own, since the words are chosen before the screens are imported.
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

DOCS = Path(__file__).parent.parent / "docs"
LANGUAGES = ("en", "ja")


def path_of(language: str) -> Path:
    """Return where the reference in *language* lies."""
    return DOCS / f"reference.{language}.md"


def written(language: str) -> str:
    """Return the reference in *language*, made in a fresh process."""
    command = [sys.executable, "-m", "tests.reference", language]
    root = DOCS.parent
    return subprocess.run(command, check=True, capture_output=True, cwd=root).stdout.decode()


def _reference(language: str) -> Iterator[str]:
    from facilitator.cli.click_words import let_click_speak
    from facilitator.cli.commands import in_language
    from facilitator.cli.main import program
    from facilitator.locale import choose_language

    choose_language("ja" if language == "ja" else "en")
    let_click_speak(language)
    titles = {"en": ("Reference", "Commands", "Keys"), "ja": ("リファレンス", "コマンド", "キー")}
    title, commands, keys = titles[language]
    yield from (f"# {title}", "", f"## {commands}", "")
    yield from _command(in_language(program), ["facilitator"], 3)
    yield from (f"## {keys}", "")
    yield from _keys()


def _command(command: click.Command, names: list[str], level: int) -> Iterator[str]:
    context = click.Context(command, info_name=" ".join(names), terminal_width=80)
    yield from (f"{'#' * level} `{' '.join(names)}`", "")
    text = command.get_help(context)
    yield from ("```text", *(line.rstrip() for line in text.splitlines()), "```", "")
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from _command(child, [*names, name], 4)


def _keys() -> Iterator[str]:
    from textual.app import App
    from textual.binding import Binding

    from facilitator.locale import _
    from facilitator.tui.keys import STAGES, shared_bindings, stage_bindings
    from facilitator.tui.screens.home import HomeScreen
    from facilitator.tui.stages import STAGE_SCREENS

    app: App[None] = App()
    everywhere = [*shared_bindings(), *stage_bindings()]
    screens: list[tuple[str, Sequence[object]]]
    screens = [(_("Sessions"), HomeScreen.BINDINGS), ("F1 – F7", everywhere)]
    screens += [(_(word), STAGE_SCREENS[name].BINDINGS) for name, _key, word in STAGES]
    for title, bindings in screens:
        yield from (f"### {title}", "", "| | | |", "| --- | --- | --- |")
        for each in bindings:
            if isinstance(each, Binding) and each.tooltip:
                key = each.key_display or app.get_key_display(each)
                yield f"| `{key}` | {each.description} | {each.tooltip} |"
        yield ""


def main(arguments: list[str]) -> None:
    """Print the reference in the language that is named, or write both files."""
    if arguments:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        print("\n".join(_reference(arguments[0])).rstrip())
        return
    for language in LANGUAGES:
        path_of(language).write_text(written(language), encoding="utf-8", newline="\n")
        print(path_of(language))


if __name__ == "__main__":
    main(sys.argv[1:])
