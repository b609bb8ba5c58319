"""Finding a person at every key: by part of the name, the reading, or the organisation."""

import pytest

from facilitator.domain.directory import Directory, spoken
from facilitator.domain.participants import Participant, Participants
from facilitator.domain.register import Organisation, Person, Register
from facilitator.domain.text import Text

PEOPLE = (
    Person(id="maeda", name="前田　利家", reading="マエダ トシイエ", organisation="kaga"),
    Person(id="toshi", name="高田利", reading="たかだ　とし", organisation="npo"),
    Person(id="tori", name="Ｔｏｒｉ Smith", reading="とり　すみす"),
    Person(id="kado", name="都かがり", reading="ﾐﾔｺ ｶｶﾞﾘ", organisation="npo"),
    Person(id="taki", name="滝まち子", reading="たき　まちこ"),
)
REGISTER = Register(
    {person.id: person for person in PEOPLE},
    {
        "kaga": Organisation(id="kaga", name=Text.of("加賀藩", "Kaga Domain")),
        "npo": Organisation(
            id="npo", name=Text.of("NPO法人まち", "Machi"), short=Text.of("前まち")
        ),
    },
)


@pytest.fixture
def directory() -> Directory:
    """Five people, and one who was forgotten since."""
    entries = [Participant(each.id, organisation=each.organisation) for each in PEOPLE]
    entries.append(Participant("forgotten", organisation="npo"))
    return Directory(Participants({each.person: each for each in entries}), REGISTER)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("前田", ["maeda"]),
        ("利", ["maeda", "toshi"]),
        ("まえだ", ["maeda"]),
        ("マエダ", ["maeda"]),
        ("みやこ", ["kado"]),
        ("ミヤコ", ["kado"]),
        ("tor", ["tori"]),
        ("SMITH", ["tori"]),
        ("加賀", ["maeda"]),
        ("kaga", ["maeda"]),
        ("machi", ["toshi", "kado", "forgotten"]),
        ("まち 利", ["toshi"]),
        ("利　加賀", ["maeda"]),
        ("nobody", []),
        ("利 nobody", []),
    ],
)
def test_people_are_found_however_they_are_typed(
    directory: Directory, words: str, found: list[str]
) -> None:
    assert list(directory.find(words)) == found


def test_the_beginning_of_a_name_comes_first_and_an_organisation_last(
    directory: Directory,
) -> None:
    assert directory.find("前")[0] == "maeda"
    assert directory.find("前")[1:] == ("toshi", "kado", "forgotten")
    assert directory.find("と") == ("tori", "maeda", "toshi")


def test_of_several_words_the_one_that_fits_worst_counts(directory: Directory) -> None:
    assert directory.find("た まち") == ("taki", "toshi")


def test_without_words_everybody_stands_in_the_order_of_registration(directory: Directory) -> None:
    everybody = (*(person.id for person in PEOPLE), "forgotten")
    assert directory.find("") == directory.find(" 　") == everybody


def test_readings_are_the_same_in_either_kana() -> None:
    assert spoken("カガヤ　ヴァン") == spoken("かがや ゔぁん") == spoken("ｶｶﾞﾔゔぁん")
