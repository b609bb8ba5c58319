"""Cells of a list: ticks mean what their heading names, and what is denied does not count."""

import pytest

from facilitator.domain.groups import Role
from facilitator.domain.register import Need
from facilitator.services.people_cells import needs_in, roles_in, strange, way_in

NOTES, LEADS, REPORTS = Role.NOTE_TAKER, Role.FACILITATOR, Role.REPORTER


@pytest.mark.parametrize(
    ("words", "heading", "roles"),
    [
        ("○", "記録係可", (NOTES,)),
        ("◯", "記録係可", (NOTES,)),
        ("はい（1回目のみ）", "記録係可", (NOTES,)),
        ("Yes", "note-taker", (NOTES,)),
        ("可", "記録係・発表者の可否", (NOTES, REPORTS)),
        ("×", "記録係可", ()),
        ("いいえ", "記録係可", ()),
        ("特になし", "役割", ()),
        ("記録係可", "役割", (NOTES,)),
        ("note-taker", "roles", (NOTES,)),
        ("記録係は不可", "役割", ()),
        ("記録は可ですが発表は不可", "役割", (NOTES,)),
        ("記録係不可、進行可", "役割", (LEADS,)),
        ("not a reporter", "roles", ()),
    ],
)
def test_roles_are_those_named_and_not_denied(
    words: str, heading: str, roles: tuple[Role, ...]
) -> None:
    assert roles_in(words, heading) == (roles, None)


def test_words_that_name_no_role_are_strange() -> None:
    assert roles_in("世話人", "役割") == ((), "世話人")
    assert roles_in("○", "役割") == ((), "○"), "a tick under a heading that names none"


@pytest.mark.parametrize(
    ("words", "heading", "needs"),
    [
        ("車いすで参加", "備考", (Need.ACCESS,)),
        ("車いす不要", "備考", ()),
        ("車いすの席は不要", "備考", ()),
        ("託児なし、手話通訳", "備考", (Need.INTERPRETER,)),
        ("託児：希望しない", "備考", ()),
        ("no childcare", "notes", ()),
        ("○", "車いす", (Need.ACCESS,)),
        ("×", "車いす", ()),
        ("車いすのため階段は使用できません", "備考", (Need.ACCESS,)),
        ("車いす席がないと参加できません", "備考", (Need.ACCESS,)),
        ("車いすなので段差なしの席を", "備考", (Need.ACCESS,)),
    ],
)
def test_needs_are_denied_only_where_they_are_plainly_not_wanted(
    words: str, heading: str, needs: tuple[Need, ...]
) -> None:
    assert needs_in(words, heading) == needs


@pytest.mark.parametrize(
    ("words", "heading", "way"),
    [
        ("オンライン", "参加方法", (True, None)),
        ("Zoom", "参加方法", (True, None)),
        ("○", "オンライン", (True, None)),
        ("×", "オンライン", (False, None)),
        ("オンラインは不可", "参加方法", (False, None)),
        ("会場", "参加方法", (False, None)),
        ("会場参加（オンラインは不可）", "参加方法", (False, None)),
        ("オンライン参加", "在席/オンライン", (True, None)),
        ("○", "会場・オンライン", (None, "○")),
        ("会場またはオンライン", "参加方法", (None, "会場またはオンライン")),
        ("未定", "参加方法", (None, "未定")),
        ("", "参加方法", (None, "")),
    ],
)
def test_the_way_of_taking_part_is_said_or_strange(
    words: str, heading: str, way: tuple[bool | None, str | None]
) -> None:
    assert way_in(words, heading) == way


def test_of_strange_words_few_are_told_and_none_whole_where_they_are_long() -> None:
    told = strange(["持病のため、当日は途中で席を外すことがあります", *map(str, range(50)), "7"])
    assert len(told) == 10
    assert next(iter(told.items())) == ("7", 2)
    assert max(map(len, told)) == 20
