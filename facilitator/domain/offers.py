"""What an offer is made of: who helps whom, with what, by when."""

from datetime import date
from enum import StrEnum

from facilitator.domain.text import Value


class Help(StrEnum):
    """What kind of help is offered."""

    MONEY = "money"
    PEOPLE = "people"
    PLACE = "place"
    KNOW_HOW = "know-how"


class Offer(Value):
    """The particulars of an offer, as far as they were noted.

    ``by`` and ``to`` are ids of the register: a person or an organisation.
    """

    by: str | None = None
    to: str | None = None
    due: date | None = None
    help: Help | None = None
