"""Questions that are answered before the screen below goes on."""
