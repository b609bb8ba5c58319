"""Labels can be changed, and nothing else can."""

from pathlib import Path

import pytest

from facilitator.writers.document import Fixed
from facilitator.writers.labels import Labels, WrongLabels, fill, read_labels


def changed(tmp_path: Path, source: str) -> Labels:
    path = tmp_path / "own.toml"
    path.write_text(source, encoding="utf-8")
    return read_labels("ja", path)


def test_both_languages_have_the_same_labels_with_the_same_places() -> None:
    ja, en = read_labels("ja"), read_labels("en")
    assert ja.words.keys() == en.words.keys()
    assert ja.lists.keys() == en.lists.keys()
    assert ja.lists["order"] == en.lists["order"]


def test_what_was_typed_stays_typed_between_the_words_of_a_label() -> None:
    assert fill("By: {by}.", by=("*x*",)) == (Fixed("By: "), "*x*", Fixed("."))


def test_a_copy_changes_what_it_names_and_leaves_the_rest(tmp_path: Path) -> None:
    labels = changed(tmp_path, 'order = ["agenda"]\n[agenda]\nheading = "プログラム"')
    assert labels["agenda.heading"] == "プログラム"
    assert labels["meeting.heading"] == "開催概要"
    assert labels.lists["order"] == ("agenda",)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("[agenda", "Expected"),
        ('[agenda]\nheadline = "x"', "there is no label agenda.headline"),
        ("[agenda]\nheading = 3", "agenda.heading is neither words nor a list"),
        ('[agenda]\nheading = """a\nb"""', "agenda.heading is not one line"),
        ("[closing]\nremarks = [1]", "closing.remarks is not one line"),
        ('order = ["minute"]', "order names minute, which does not exist"),
        ("[meeting]\nrows = []", "there is no list meeting.rows"),
        ('[talks]\nby = "{bye}"', "talks.by has no place {bye}"),
        ('[talks]\nby = "{by"', "expected '}'"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_the_reason(
    tmp_path: Path, source: str, reason: str
) -> None:
    with pytest.raises(WrongLabels, match=r"own\.toml: ") as refused:
        changed(tmp_path, source)
    assert reason in str(refused.value)
