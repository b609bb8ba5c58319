"""The keys that are the same everywhere: the stages, help, undo."""

import unicodedata
from collections.abc import Collection, Sequence

from textual.binding import Binding
from textual.events import Key
from textual.keys import KEY_NAME_REPLACEMENTS
from textual.screen import Screen
from textual.widgets import Input

from facilitator.locale import N_, _

STAGES: tuple[tuple[str, str, str], ...] = (
    ("participants", "1", N_("Desk")),
    ("agenda", "f2", N_("Agenda")),
    ("pitches", "f3", N_("Pitches")),
    ("groups", "f4", N_("Groups")),
    ("notes", "f5", N_("Notes")),
    ("share_out", "f6", N_("Share-out")),
    ("minutes", "f7", N_("Minutes")),
)
"""Each stage: its name, its key, and its word. The digit of an F-key does the same.

Where there is only a digit, Alt and the digit work while typing.
"""


def key(
    keys: str,
    action: str,
    word: str,
    sentence: str,
    *,
    id: str,
    display: str | None = None,
    show: bool = True,
    priority: bool = False,
) -> Binding:
    """Return a binding: *word* stands in the footer, *sentence* in the help and the palette."""
    return Binding(
        keys,
        action,
        word,
        tooltip=sentence,
        id=id,
        key_display=display,
        show=show,
        priority=priority,
    )


Row = tuple[str, str, str, str, str, str | None]
"""A key of a stage: its id, its keys, its action, its word, its sentence, and how it is shown."""


def bindings_of(
    stage: str, rows: Sequence[Row], *, in_footer: Collection[str], first: Collection[str] = ()
) -> list[Binding]:
    """Return the keys of a table, in the order of the footer and of the help.

    Those *in_footer* are told there; those that come *first* work while a field has the focus.
    """
    return [
        key(
            keys,
            action,
            _(word),
            _(sentence),
            id=f"{stage}.{name}",
            display=display,
            show=name in in_footer,
            priority=name in first,
        )
        for name, keys, action, word, sentence, display in rows
    ]


def stage_bindings() -> list[Binding]:
    """Return the keys of the stages. F-keys work while typing, so they come before any field."""
    bindings = []
    for name, its_key, word in STAGES:
        action, sentence = f"open_stage({name!r})", _("Show the stage “{stage}”.")
        digit = its_key.removeprefix("f")
        bindings.append(
            key(
                its_key,
                action,
                _(word),
                sentence.format(stage=_(word)),
                id=f"stage.{name}",
                display=its_key.upper(),
                show=False,
                priority=its_key != digit,
            )
        )
        is_typed = its_key == digit
        other = f"alt+{digit}" if is_typed else digit
        bindings.append(Binding(other, action, show=False, system=True, priority=is_typed))
    return bindings


def shared_bindings() -> list[Binding]:
    """Return the keys that every stage has besides its own."""
    return [
        key("u", "undo", _("Undo"), _("Take back what was done last from this seat."), id="undo"),
        key(
            "v,f12",
            "wall",
            _("Wall"),
            _("Show the room a message or names on the wall, or make it dark."),
            id="wall",
            display="v F12",
            show=False,
        ),
        key("U", "redo", _("Redo"), _("Put back what was taken back last."), id="redo", show=False),
        key(
            "f1,question_mark",
            "help",
            _("Help"),
            _("Show the keys of this screen."),
            id="help",
            display="F1",
        ),
        key(
            "escape",
            "leave",
            _("Sessions"),
            _("Go back to the list of sessions."),
            id="leave",
            display="Esc",
            show=False,
        ),
    ]


_HALF_WIDTH = dict(zip("\u3000、。・「」￥〜ー", " ,./[]\\~-", strict=True))


def half_width_key(event: Key) -> Key:
    """Return the key of the same place with the input method off; *event* where there is none.

    For keys pressed where no field takes them, with the input method left on: ／ is /, １ is 1.
    """
    sign = event.character or ""
    half = _HALF_WIDTH.get(sign) or (
        chr(ord(sign) - 0xFEE0) if len(sign) == 1 and "！" <= sign <= "～" else ""
    )
    if not half:
        return event
    name = half if half.isalnum() else unicodedata.name(half).lower()
    name = name.replace(" ", "_").replace("-", "_")
    return Key(KEY_NAME_REPLACEMENTS.get(name, name), half)


def keys_for_help(screen: Screen[object]) -> list[Binding]:
    """Return ``keys_of`` the screen; while a field takes the letters also those that wait for it.

    A screen that begins in a field would never tell of its letters otherwise.
    """
    found = keys_of(screen)
    if isinstance(screen.focused, Input):
        bindings = [each for node in screen.walk_children(with_self=True) for each in node.BINDINGS]
        own = [each for each in bindings if isinstance(each, Binding) and each.tooltip]
        found = list({each.id: each for each in (*own, *found)}.values())
    return found


def keys_of(screen: Screen[object]) -> list[Binding]:
    """Return the keys that can be used on *screen* and have a sentence, its own first."""
    bindings = (active.binding for active in screen.active_bindings.values() if active.enabled)
    return list({each.id: each for each in bindings if each.tooltip and each.id}.values())
