"""The program's own words, in the language of the person at the seat.

Message ids are English sentences; ``ja`` is a catalogue of gettext. The language is chosen once,
before the screens are imported, since keys and titles are read when their classes are made. The
language of a document is another choice (``facilitator.writers.labels``).
"""

import gettext
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # pydantic takes 0.1 s, and a help text needs none of it
    from facilitator.domain.text import Language

DOMAIN = "facilitator"
FOLDER = Path(__file__).parent
"""Name and place of the catalogues, as gettext has them."""

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language: "Language" = "en"


def language_of(option: str | None, environment: Mapping[str, str]) -> "Language":
    """Return the language that ``--lang`` names, else that of the environment, else Japanese.

    ``LC_ALL`` counts before ``LC_MESSAGES`` and ``LANG``; ``C`` and ``POSIX`` name none.
    """
    named = [option, *(environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))]
    for name in named:
        if name and name.split(".")[0] not in ("C", "POSIX"):
            return "ja" if name.startswith("ja") else "en"
    return "ja"


def choose_language(language: "Language") -> None:
    """Speak *language* from now on."""
    global _catalogue, _language
    _language = language
    _catalogue = gettext.translation(DOMAIN, FOLDER, [language], fallback=language == "en")


def language() -> "Language":
    """Return the language that the program speaks now."""
    return _language


def _(message: str) -> str:
    """Return *message* in the chosen language."""
    return _catalogue.gettext(message)


def N_(message: str) -> str:  # noqa: N802  # the name that gettext's tools know
    """Mark *message* as one to translate, where it is only stored."""
    return message
