"""Mistakes in a plan, each told with its line and key, and all of them at once."""

from pathlib import Path

import pytest

from facilitator.readers.plan_words import TEMPLATES, WORDINGS

from .plan_files import HEAD, ITEM, faults_of

TWO_GROUPS = '[[person]]\nname = "花子"\n[[group]]\nmembers = ["花子"]\n[[group]]\n'


@pytest.mark.parametrize(
    ("added", "line", "key", "mistake"),
    [
        ("place = 5", 7, "session.place", "text"),
        ("place = {}", 7, "session.place", "text"),
        ('place = ""', 7, "session.place", "empty"),
        ('place = " \\u200b "', 7, "session.place", "empty"),
        ('place = { ja = "あ", en = "" }', 7, "session.place.en", "empty"),
        ('place = { ja = "あ", fr = "a" }', 7, "session.place.fr", "unknown"),
        (f'place = "{"あ" * 20_001}"', 7, "session.place", "long"),
        ("materials = 'x'", 7, "session.materials", "list"),
        ('materials = [\n"a",\n5,\n]', 9, "session.materials[1]", "text"),
        ("facilitators = [5]", 7, "session.facilitators[0]", "name"),
        ('start = "25:00"', 7, "session.start", "time_of_day"),
        ("start = 14", 7, "session.start", "time_of_day"),
        ('assumed_start = "二時"', 7, "session.assumed_start", "time_of_day"),
        ("start = 14:00:00\nend = 13:00:00", 8, "session.end", "end_before_start"),
        ('timezone = "Kanazawa"', 7, "session.timezone", "timezone"),
        ('timezone = "../etc"', 7, "session.timezone", "timezone"),
        ("no_total = 0", 7, "session.no_total", "number"),
        ('no_total = "6"', 7, "session.no_total", "number"),
        (f"no_total = {'9' * 50}", 7, "session.no_total", "number"),
        ("no_total = true", 7, "session.no_total", "number"),
        ('confirmed_none = ["decisions"]', 7, "session.confirmed_none[0]", "choice"),
        (
            'venue = "会館"\nconfirmed_none = ["venue"]',
            8,
            "session.confirmed_none[0]",
            "none_and_value",
        ),
        (
            "secretariat_organisation = '市'",
            7,
            "session.secretariat_organisation",
            "unknown_organisation",
        ),
        ('venu = "会館"', 7, "session.venu", "unknown_close"),
        ("people = 5", 7, "session.people", "other_table"),
        ("zzzz = 5", 7, "session.zzzz", "unknown"),
        ('[[items]]\nkind = "break"', 7, "items", "unknown_close"),
        ("[said]\npeople = -1", 8, "said.people", "number"),
        ('[said]\nstart = "15:00"\nend = "14:00"', 9, "said.end", "end_before_start"),
        ("[[said.follow_up]]\nowners = []", 7, "said.follow_up[0].what", "missing"),
        (
            '[[said.follow_up]]\nwhat = "x"\nowners = ["花子"]',
            9,
            "said.follow_up[0].owners[0]",
            "unknown_owner",
        ),
        ('[[said.follow_up]]\nwhat = "x"\ndue = "六月"', 9, "said.follow_up[0].due", "day"),
        (
            '[[said.follow_up]]\nwhat = "x"\nstatus = "later"',
            9,
            "said.follow_up[0].status",
            "choice",
        ),
        ('[item]\nkind = "break"', 7, "item", "one_table"),
        ("[[said]]\npeople = 1", 7, "said", "table"),
        ("[[item]]\n", 7, "item[0].kind", "missing"),
        ('[[item]]\nkind = "nap"', 8, "item[0].kind", "choice"),
        ("[[item]]\nkind = 5", 8, "item[0].kind", "choice"),
        (ITEM + "length = -5", 9, "item[0].length", "length"),
        (ITEM + "length = '-5分'", 9, "item[0].length", "length"),
        (ITEM + "length = 0", 9, "item[0].length", "length"),
        (ITEM + "length = 1.5", 9, "item[0].length", "length"),
        (ITEM + "length = true", 9, "item[0].length", "length"),
        (ITEM + "length = 999999999999999999999", 9, "item[0].length", "length"),
        (ITEM + f'length = "{"9" * 400}分"', 9, "item[0].length", "length"),
        (ITEM + "assumed_length = 'long'", 9, "item[0].assumed_length", "length"),
        (ITEM + "least_length = 0", 9, "item[0].least_length", "length"),
        (ITEM + "length = 10\nleast_length = 11", 10, "item[0].least_length", "longer_than_item"),
        (
            ITEM + "assumed_length = 10\nlast_part = '1h'",
            10,
            "item[0].last_part",
            "longer_than_item",
        ),
        (ITEM + "last_part = false", 9, "item[0].last_part", "last_part"),
        (ITEM + 'last_part = "なし"', 9, "item[0].last_part", "last_part"),
        (ITEM + 'protected = "yes"', 9, "item[0].protected", "yes_or_no"),
        (ITEM + "cue = 5", 9, "item[0].cue", "text"),
        (ITEM + "presenter = 5", 9, "item[0].presenter", "text"),
        (ITEM + 'starts_at = "noon"', 9, "item[0].starts_at", "time_of_day"),
        (
            ITEM + "starts_at = 15:00:00\nends_at = 14:00:00",
            10,
            "item[0].ends_at",
            "end_before_start",
        ),
        ('start = "14:00"\nhard_end = "13:00"', 8, "session.hard_end", "end_before_start"),
        ('hard_end = "25:00"', 7, "session.hard_end", "time_of_day"),
        (
            '[[person]]\nname = "花子"\nid = "a"\n[[person]]\nname = "花子"\nid = "b"\n'
            + ITEM
            + 'presenter = "花子"',
            15,
            "item[0].presenter",
            "ambiguous_person",
        ),
        (
            '[[person]]\nname = "花子"\nid = "a"\n[[person]]\nname = "花子"\nid = "b"\n'
            + ITEM
            + 'presenter = { en = "Hanako", ja = "花子" }',
            15,
            "item[0].presenter",
            "ambiguous_person",
        ),
        ('[[parked]]\nkind = "nap"', 8, "parked[0].kind", "choice"),
        ("[[parked]]\nlength = 5", 7, "parked[0].kind", "missing"),
        (
            '[[parked]]\nkind = "pitch"\npitch = "p"\n[[pitch]]\nid = "p"\ntitle = "x"',
            9,
            "parked[0].pitch",
            "pitch_parked",
        ),
        (
            '[[parked]]\nkind = "information_talk"\ntitle = "x"\ntalk = { speaker = "花子" }',
            10,
            "parked[0].talk.speaker",
            "unknown_person",
        ),
        ('[[pitch]]\nid = "p"\ntitle = "x"\nlength = 0', 10, "pitch[0].length", "length"),
        ('[[pitch]]\nid = "p"\ntitle = "x"\ntags = "a"', 10, "pitch[0].tags", "list"),
        ('[[pitch]]\nid = "p"\ntitle = "x"\ntags = ["a", 11]', 10, "pitch[0].tags[1]", "name"),
        (ITEM * 201, 7, "item", "too_many"),
        (
            ITEM + 'pitch = "p"\n[[pitch]]\nid = "p"\ntitle = "x"',
            9,
            "item[0].pitch",
            "pitch_elsewhere",
        ),
        (ITEM + "[item.talk]\npoints = []", 9, "item[0].talk", "talk_elsewhere"),
        ('[[item]]\nkind = "information_talk"', 7, "item[0].title", "missing"),
        ('[[item]]\nkind = "pitch"\npitch = "p"', 9, "item[0].pitch", "unknown_pitch"),
        (
            '[[item]]\nkind = "pitch"\npitch = "p"\n' * 2 + '[[pitch]]\nid = "p"\ntitle = "x"',
            12,
            "item[1].pitch",
            "pitch_twice",
        ),
        ('[[pitch]]\nid = "p"', 7, "pitch[0].title", "missing"),
        ('[[pitch]]\nid = "p"\ntitle = "x"\nkind = "plan"', 10, "pitch[0].kind", "choice"),
        ('[[pitch]]\nid = "p"\ntitle = "x"\n' * 2, 11, "pitch[1].id", "id_twice"),
        ('[[organisation]]\nid = "o"\nname = "x"\n' * 2, 11, "organisation[1].id", "id_twice"),
        (
            '[[organisation]]\nid = "o"\nname = "x"\nkind = "宇宙人"',
            10,
            "organisation[0].kind",
            "participant_kind",
        ),
        ('[[person]]\nname = "花子"\nconsent = "yes"', 9, "person[0].consent", "yes_or_no"),
        (
            '[[person]]\nname = "花子"\norganisation = "o"',
            9,
            "person[0].organisation",
            "unknown_organisation",
        ),
        (
            '[[person]]\nname = "山田 花子"\n[[person]]\nname = "山田花子"',
            10,
            "person[1].name",
            "person_twice",
        ),
        ("[[group]]\nmembers = ['花子']", 8, "group[0].members[0]", "unknown_person"),
        (
            '[[person]]\nname = "花子"\nid = "a"\n[[person]]\nname = "花子"\nid = "b"\n'
            "[[group]]\nfacilitator = '花子'",
            14,
            "group[0].facilitator",
            "ambiguous_person",
        ),
        (TWO_GROUPS + 'members = ["花子"]', 12, "group[1].members[0]", "seated_twice"),
        (TWO_GROUPS + 'note_taker = "花子"', 12, "group[1].note_taker", "seated_twice"),
        (
            '[[person]]\nname = "花子"\ntakes_part = false\n[[group]]\nmembers = ["花子"]',
            11,
            "group[0].members[0]",
            "takes_no_part",
        ),
        ('[[group]]\npitch = "p"', 8, "group[0].pitch", "unknown_pitch"),
        ("[[group]]\n[group.note]\nkind = 'idea'", 8, "group[0].note", "one_table"),
        (
            '[[group]]\n[[group.note]]\nkind = "joke"\ntext = "x"',
            9,
            "group[0].note[0].kind",
            "choice",
        ),
        ("[[group]]\n" * 201, 7, "group", "too_many"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else None,
)
def test_a_mistake_is_told_with_its_line_and_key(
    tmp_path: Path, added: str, line: int, key: str, mistake: str
) -> None:
    (fault,) = faults_of(tmp_path, f"{HEAD}{added}\n")
    assert (fault.key, fault.problem) == (key, WORDINGS[mistake].problem)
    assert fault.line == line
    assert f"line {line}, {key}: " in fault.in_words()


def test_a_part_that_is_missing_altogether_is_told(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, 'language = "ja"\n')
    assert [(fault.line, fault.key) for fault in faults] == [(None, "series"), (None, "session")]
    assert "the part [series] is missing" in faults[0].in_words()


def test_an_id_must_be_fit_for_a_file_name(tmp_path: Path) -> None:
    for wrong in ("../up", "A b", "-a", "a--b", "交流会", "a" * 61, "a\\n"):
        (fault,) = faults_of(tmp_path, HEAD.replace('"s-1"', f'"{wrong}"'))
        assert (fault.line, fault.key) == (5, "session.id")
        assert fault.problem == WORDINGS["slug"].problem


def test_an_unknown_language_is_told(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, 'language = "fr"\n' + HEAD)
    assert fault.in_words().endswith(
        "line 1, language: “fr” is not possible here. Expected: one of: ja, en."
    )


def test_a_date_that_is_no_date_is_told(tmp_path: Path) -> None:
    for wrong in ("20311105", '"2031-13-05"', "2031-05-15T10:00:00", "true", '"明日"'):
        (fault,) = faults_of(tmp_path, HEAD.replace("2031-05-15", wrong))
        assert (fault.line, fault.key) == (6, "session.date")


def test_a_mistyped_name_is_put_right(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, HEAD + 'venu = "会館"\n')
    assert "“venue”, perhaps" in fault.in_words()
    known = '[[organisation]]\nid = "kikaku"\nname = "企画調整課"\n'
    (fault,) = faults_of(tmp_path, HEAD + 'secretariat_organisation = "kikakku"\n' + known)
    assert "(“kikaku”, perhaps)" in fault.in_words()


def test_a_name_of_another_part_is_sent_there(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, HEAD + "people = 5\n")
    assert "move it to [said]" in fault.in_words()


def test_all_mistakes_are_told_at_once_from_the_top(tmp_path: Path) -> None:
    content = HEAD.replace('name = "会"\n', "") + (
        'start = "2pm"\n'
        "[[item]]\n"
        'kind = "pitch"\n'
        'pitch = "nowhere"\n'
        "length = -1\n"
        "[[group]]\n"
        'members = ["花子"]\n'
        "[[group.note]]\n"
        'kind = "joke"\n'
        'text = ""\n'
    )
    told = [(fault.line, fault.key) for fault in faults_of(tmp_path, content)]
    assert told == [
        (1, "series.name"),
        (6, "session.start"),
        (9, "item[0].pitch"),
        (10, "item[0].length"),
        (12, "group[0].members[0]"),
        (14, "group[0].note[0].kind"),
        (15, "group[0].note[0].text"),
    ]


def test_mistakes_have_the_same_lines_in_a_windows_file(tmp_path: Path) -> None:
    content = HEAD + 'start = "2pm"\n' + ITEM + "length = -1\n"
    unix = faults_of(tmp_path, content)
    assert faults_of(tmp_path, content.replace("\n", "\r\n")) == unix


def test_a_fault_can_be_told_in_another_language(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, HEAD + "place = 5\n")
    words = {
        "{found} is not a text": "{found} は文章ではありません",
        "{place}: {problem}. Expected: {expected}.": "{place}：{problem}。正しくは {expected}",
        "{path}, line {line}, {key}": "{line} 行目 {key}",
    }
    said = fault.in_words(lambda sentence: words.get(sentence, sentence))
    assert said.startswith("7 行目 session.place：5 は文章ではありません。正しくは ")


def test_what_stands_in_the_file_cannot_steer_the_terminal(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, HEAD + '"\\u001b[2Jx" = 1\nmode = { "\\u001b]0;" = 1 }\n')
    for fault in faults:
        assert "\x1b" not in fault.in_words()


def test_every_sentence_of_a_fault_is_in_the_list_for_translators() -> None:
    for wording in WORDINGS.values():
        assert {wording.problem, wording.expected} <= set(TEMPLATES)
