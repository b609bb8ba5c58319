"""The kinds of participants that a room should mix.

Those of Kanazawa City's cooperation plan, unless the plan of a meeting has others.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from facilitator.domain.text import Text, Value, matching_key


class ParticipantKind(Value):
    """One of the kinds of participants that a room should mix, with its mark on a card."""

    id: str
    words: Text
    mark: str
    aliases: tuple[str, ...]


KINDS_OF_PARTICIPANT: Mapping[str, ParticipantKind] = MappingProxyType(
    {
        kind: ParticipantKind(id=kind, words=Text.of(ja, en), mark=mark, aliases=aliases)
        for kind, ja, en, mark, aliases in (
            ("citizen", "市民", "citizens", "民", ("個人", "市民")),
            (
                "neighbourhood",
                "地域団体（町会等）",
                "neighbourhood associations",
                "地",
                ("町会", "公民館", "地域団体"),
            ),
            ("civic_group", "市民活動団体", "civic groups", "団", ("NPO", "団体", "市民活動団体")),
            ("business", "事業者", "businesses", "事", ("企業", "会社", "事業者")),
            (
                "education",
                "高等教育機関、学生",
                "universities and students",
                "学",
                ("大学", "学生", "学校"),
            ),
            ("city", "市", "the city", "市", ("市", "行政", "市役所")),
        )
    }
)
"""The six kinds of Kanazawa City's cooperation plan."""


def kind_called(name: str, kinds: Iterable[ParticipantKind]) -> ParticipantKind | None:
    """Return the one of *kinds* that goes by *name*: its id, its words, or an alias."""
    key = matching_key(name)
    for kind in kinds:
        names = (kind.id, kind.words.original, kind.words.translation or kind.id, *kind.aliases)
        if key in map(matching_key, names):
            return kind
    return None
