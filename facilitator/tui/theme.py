"""Colours: quiet, with one accent for what runs and one for what needs attention."""

from textual.theme import Theme


def _cursor(foreground: str, background: str, blurred: str) -> dict[str, str]:
    """Return the colours of the line under the cursor: it must not outshine what runs."""
    return {
        "block-cursor-foreground": foreground,
        "block-cursor-background": background,
        "block-cursor-text-style": "none",
        "block-cursor-blurred-foreground": foreground,
        "block-cursor-blurred-background": blurred,
        "block-cursor-blurred-text-style": "none",
    }


NIGHT = Theme(
    name="facilitator-night",
    primary="#7aa2c8",
    secondary="#8a9bb0",
    accent="#7fc8a9",
    warning="#d9b26f",
    error="#e06c75",
    success="#7fc8a9",
    foreground="#d8dee9",
    background="#14181d",
    surface="#14181d",
    panel="#1d232b",
    dark=True,
    variables=_cursor("#d8dee9", "#2b4055", "#1d232b"),
)

DAY = Theme(
    name="facilitator-day",
    primary="#1f5f99",
    secondary="#5b6b7d",
    accent="#1c7a55",
    warning="#8a5a00",
    error="#b3261e",
    success="#1c7a55",
    foreground="#1c2126",
    background="#fbfbf8",
    surface="#fbfbf8",
    panel="#ecebe4",
    dark=False,
    variables=_cursor("#1c2126", "#cfe0ee", "#ecebe4"),
)
