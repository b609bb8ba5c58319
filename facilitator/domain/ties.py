"""Whether rules that bind people to each other say the opposite of each other."""

from collections.abc import Iterable, Sequence


def is_clash(ties: Iterable[tuple[bool, Sequence[str]]]) -> bool:
    """Whether two people are to sit apart who are together, also through others who are.

    Each of *ties* says whether its people are together; else they are apart.
    """
    joined: list[set[str]] = []
    apart: list[set[str]] = []
    for is_together, names in ties:
        people = set(names)
        if not is_together:
            apart.append(people)
            continue
        touching = [other for other in joined if other & people]
        joined = [other for other in joined if not other & people]
        joined.append(people.union(*touching))
    return any(len(one & other) > 1 for one in joined for other in apart)
