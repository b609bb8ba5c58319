"""When the running item began: so long ago, or at a time of day."""

import re
import unicodedata
from datetime import datetime, timedelta

from facilitator.domain.items import NOTHING
from facilitator.domain.text import clean_line
from facilitator.locale import _
from facilitator.services import clock
from facilitator.tui.dialogs.form import Answers, Field
from facilitator.tui.stage import StageScreen
from facilitator.tui.typed_fields import NotRead, read_length, read_time

LONGEST_AGO = timedelta(hours=10)
"""So long ago an item may be said to have begun."""


def ask_when_it_began(screen: StageScreen) -> None:
    """Ask when the running item began, and record that."""

    def ago(answers: Answers) -> timedelta:
        return read_ago(answers["ago"], screen.here.now.astimezone(screen.here.zone))

    def take(answers: Answers) -> bool:
        return screen.record(lambda workshop: clock.item_began(workshop, ago(answers)))

    def fault(answers: Answers) -> str | None:
        try:
            ago(answers)
        except NotRead as error:
            return str(error)
        return None

    field = Field("ago", _("Minutes ago, or a time of day like 14:03"), "2")
    heading = _("When did the running item begin?")
    screen.ask("began", heading, [field], take=take, check=fault)


def read_ago(words: str, now: datetime) -> timedelta:
    """Return how long before *now*, in the time of the place, something began.

    People write ``2``, ``1.5``, ``2分`` or ``1時間``; with a colon it is the time of day that was
    last. Raises NotRead for anything else, and for what is too long ago.
    """
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", clean_line(words)))
    if ":" in text:
        ago = _since(text, now)
    elif re.fullmatch(r"\d{1,4}(\.\d{1,9})?分?", text):
        ago = timedelta(minutes=float(text.removesuffix("分")))
    else:
        length = read_length(text) if text else None
        if length is None:
            raise NotRead(_("Type minutes like 2, or a time of day like 14:03."))
        ago = length
    if ago > LONGEST_AGO:
        fault = _("“{words}” is not within the last {n} hours.")
        raise NotRead(fault.format(words=clean_line(words), n=LONGEST_AGO // timedelta(hours=1)))
    return ago


def _since(text: str, now: datetime) -> timedelta:
    """Return how long ago it was last that time of day."""
    of_day = read_time(text)
    assert of_day is not None, "there is a colon in it"
    began_at = datetime.combine(now.date(), of_day, now.tzinfo)
    if began_at > now:
        began_at -= timedelta(days=1)
    return max(NOTHING, now - began_at)
