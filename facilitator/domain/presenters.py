"""Who presents an item of the agenda."""

from facilitator.domain.items import Item
from facilitator.domain.register import Register
from facilitator.domain.session import Session
from facilitator.domain.text import Text


def presenter_of(session: Session, register: Register, item: Item) -> Text | None:
    """Return who presents *item*: as noted for it, else whoever gives its pitch or its talk.

    None where nobody is known, or nobody in the register.
    """
    if item.directions.presenter_words is not None:
        return item.directions.presenter_words
    pitch = session.pitches.pitches.get(item.pitch or "")
    keys = [item.directions.presenter]
    keys += [pitch.presenter, pitch.organisation] if pitch else []
    keys += [item.talk.speaker, item.talk.organisation] if item.talk else []
    names = (register.name_of(key) for key in keys if key is not None)
    return next((name for name in names if name is not None), None)
