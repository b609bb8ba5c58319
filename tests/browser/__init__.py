"""The browser seats in a real Chromium, as a note-taker and a facilitator meet them."""
