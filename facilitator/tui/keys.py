"""The keys that are the same everywhere: the stages, help, undo."""

from textual.binding import Binding
from textual.screen import Screen

from facilitator.locale import N_, _

STAGES: tuple[tuple[str, str, str], ...] = (
    ("agenda", "f2", N_("Agenda")),
    ("pitches", "f3", N_("Pitches")),
    ("groups", "f4", N_("Groups")),
    ("notes", "f5", N_("Notes")),
    ("share_out", "f6", N_("Share-out")),
    ("minutes", "f7", N_("Minutes")),
)
"""Each stage: its name, its key, and its word. The digit of the key does the same."""


def stage_bindings() -> list[Binding]:
    """Return the keys of the stages. They work while typing, so they come before any field."""
    return [
        Binding(
            key,
            f"open_stage({name!r})",
            _(word),
            show=False,
            key_display=key.upper(),
            priority=True,
            tooltip=_("Show the stage “{stage}”.").format(stage=_(word)),
            id=f"stage.{name}",
        )
        for name, key, word in STAGES
    ] + [
        Binding(key.removeprefix("f"), f"open_stage({name!r})", show=False, system=True)
        for name, key, _word in STAGES
    ]


def shared_bindings() -> list[Binding]:
    """Return the keys that every stage has besides its own."""
    return [
        Binding(
            "u",
            "undo",
            _("Undo"),
            tooltip=_("Take back what was done last from this seat."),
            id="undo",
        ),
        Binding(
            "U",
            "redo",
            _("Redo"),
            show=False,
            tooltip=_("Put back what was taken back last."),
            id="redo",
        ),
        Binding(
            "f1,question_mark",
            "help",
            _("Help"),
            key_display="F1",
            tooltip=_("Show the keys of this screen."),
            id="help",
        ),
        Binding(
            "escape",
            "leave",
            _("Sessions"),
            show=False,
            key_display="Esc",
            tooltip=_("Go back to the list of sessions."),
            id="leave",
        ),
    ]


def keys_of(screen: Screen[object]) -> list[Binding]:
    """Return the keys that can be used on *screen* and have a sentence, its own first."""
    bindings = (active.binding for active in screen.active_bindings.values() if active.enabled)
    return list({each.id: each for each in bindings if each.tooltip and each.id}.values())
