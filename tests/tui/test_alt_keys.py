"""Alt with a digit or an arrow, as terminals send it."""

import pytest
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.events import Key

from facilitator.tui.alt_keys import SENT


@pytest.mark.parametrize("sent", SENT)
def test_alt_and_another_key_are_one_key_and_no_sign(sent: str) -> None:
    keys = [event.key for event in XTermParser().feed(sent) if isinstance(event, Key)]
    assert keys == [SENT[sent]]


@pytest.mark.parametrize("sent", SENT)
def test_textual_still_takes_alt_and_another_key_for_something_else(sent: str) -> None:
    known = ANSI_SEQUENCES_KEYS[sent]
    assert isinstance(known, str) or len(known) == 2, "the correction is not needed any more"
