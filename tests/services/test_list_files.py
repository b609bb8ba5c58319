"""Where lists of people may lie."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.refused import Refused
from facilitator.services.list_files import list_files, path_typed, read_list, refuse_other
from facilitator.services.surroundings import Surroundings


def test_the_newest_list_is_first_and_what_is_no_list_is_left_out(
    surroundings: Surroundings, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    for age, path in enumerate(
        (second / "名簿.XLSX", first / "old.csv", first / ".hidden.csv", first / "~$open.xlsx")
    ):
        path.write_bytes(b"x")
        os.utime(path, (1_600_000_000 - age,) * 2)
    (first / "photo.jpg").write_bytes(b"x")
    (first / "folder.csv").mkdir()
    folders = (first, second, tmp_path / "missing", first)
    found = list_files(replace(surroundings, lists=folders))
    assert [each.path.name for each in found] == ["名簿.XLSX", "old.csv"]


def test_a_path_is_read_as_it_is_dragged_into_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "my list.csv"
    path.write_bytes("氏名,所属\n山田,例示会".encode())
    assert path_typed(f" '{path}' ") == path
    refuse_other(read_list(path))
    with pytest.raises(Refused):
        path_typed('""')
    for wrong in (tmp_path, tmp_path / "nowhere.csv", Path("\0")):
        with pytest.raises(Refused):
            read_list(wrong)


def test_a_list_in_an_encoding_that_has_to_be_chosen_is_no_fault() -> None:
    refuse_other("氏名,所属\n髙橋花子,例示会".encode("euc_jis_2004", "replace"))
    with pytest.raises(Refused):
        refuse_other(b"%PDF-1.7 nothing to see")
