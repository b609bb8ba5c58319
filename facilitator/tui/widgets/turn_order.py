"""The order in which the groups share, in which a click alone does nothing that the room sees."""

from textual.events import Click

from facilitator.tui.widgets.choices import Choices


class TurnOrder(Choices):
    """A click looks at a group; a double click chooses it, as Enter does."""

    def on_click(self, event: Click) -> None:
        """Keep a single click from choosing, which would show the group to everybody."""
        if event.chain > 1:
            return
        event.prevent_default()
        if (place := event.style.meta.get("option")) is not None:
            self.highlighted = place
