"""Plans read from files: what they say, and every mistake told with its line, all at once."""

import re
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.details import Detail
from facilitator.domain.notes import LineKind
from facilitator.domain.participants import Presence
from facilitator.domain.plan import Plan
from facilitator.domain.text import Missing, Text
from facilitator.readers.plan_toml import BIGGEST_PLAN, PlanFault, PlanFaulty, read_plan
from facilitator.readers.plan_words import TEMPLATES, WORDINGS

HELD = Path(__file__).parent / "plans" / "held.toml"
KANAZAWA = Path("sessions/kanazawa-06.toml")

HEAD = """\
[series]
id = "s"
name = "会"
[session]
id = "s-1"
date = 2031-05-15
"""
"""Six lines that every plan needs; what a test adds begins on line 7."""


def faults_in(path: Path) -> tuple[PlanFault, ...]:
    with pytest.raises(PlanFaulty) as caught:
        read_plan(path)
    return caught.value.faults


def faults_of(tmp_path: Path, content: str | bytes) -> tuple[PlanFault, ...]:
    path = tmp_path / "plan.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return faults_in(path)


def faults_or_none(path: Path) -> tuple[PlanFault, ...]:
    try:
        read_plan(path)
    except PlanFaulty as faulty:
        return faulty.faults
    return ()


def read(tmp_path: Path, content: str | bytes) -> Plan:
    path = tmp_path / "plan.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_plan(path)


# --- what a plan says ---------------------------------------------------------------------------


def test_a_plan_of_a_meeting_that_was_held_reads_whole() -> None:
    plan = read_plan(HELD)
    assert plan.session.date == date(2031, 5, 15)
    assert (plan.session.start, plan.said.start) == (time(14), time(14, 3))
    assert plan.groups[0].notes[0].kind is LineKind.NEXT_STEP
    assert plan.groups[0].seated == ("見本 花子", "例 一郎", "jiro-npo")
    assert plan.pitches[0].title == Text(
        original="空き家カフェ", language="ja", translation="Empty-house café"
    )
    assert plan.details()[Detail.DECISIONS] == (Text(original="一覧をつくる。"),)


def test_a_value_a_known_none_and_nothing_recorded_stay_apart() -> None:
    details = read_plan(HELD).details()
    assert details[Detail.MATERIALS] is Missing.CONFIRMED_NONE
    assert details[Detail.VENUE] is Missing.CONFIRMED_NONE
    assert Detail.ACCESS not in details
    assert details[Detail.SECRETARIAT_ORGANISATION] == ("見本市",)
    assert Detail.FOLLOW_UPS not in details


def test_an_empty_list_of_follow_ups_is_a_known_none(tmp_path: Path) -> None:
    plan = read(tmp_path, HEAD + "[said]\nfollow_up = []\n")
    assert plan.details() == {Detail.FOLLOW_UPS: Missing.CONFIRMED_NONE}


def test_names_lead_to_people_and_organisations_in_any_spelling() -> None:
    plan = read_plan(HELD)
    city, npo = plan.organisations
    assert plan.organisation("Sample City") == plan.organisation("city") == city
    assert plan.organisation("NPO見本") == plan.organisation("見本") == npo
    assert plan.person("見本花子") == plan.people[0]
    assert plan.person("jiro-npo") == plan.people[3]
    assert plan.person("nobody") is None
    assert plan.pitch("akiya") == plan.pitches[0]
    assert [plan.kind_of(person) for person in plan.people[1:4]] == ["city", "city", "citizen"]


def test_a_plan_without_what_was_said_keeps_what_was_planned() -> None:
    plan = read_plan(HELD)
    before = plan.without_what_was_said()
    assert before.said == Plan.model_fields["said"].default
    assert [item.account for item in before.items] == [None] * 4
    assert before.items[1].talk is not None
    assert before.items[1].talk.speaker == "例 一郎"
    assert before.items[1].talk.points == ()
    assert before.items[1].length == timedelta(minutes=90)
    assert (before.groups[0].notes, before.groups[0].summary) == ((), ())
    assert before.groups[0].members == plan.groups[0].members
    assert {person.presence for person in before.people} == {Presence.EXPECTED}
    assert before.pitches == plan.pitches
    assert before.session.notices == plan.session.notices


def test_assumptions_count_only_where_nothing_is_known() -> None:
    plan = read_plan(HELD)
    assert plan.items[1].length is None
    assert plan.with_assumptions().items[1].length == timedelta(minutes=90)
    assert plan.with_assumptions().items[0].length == timedelta(minutes=10)
    assert plan.with_assumptions().said == plan.said


def test_a_file_in_english_has_english_originals(tmp_path: Path) -> None:
    two = '[[organisation]]\nid = "o"\nname = { ja = "市", en = "City" }\nshort = "C"\n'
    plan = read(tmp_path, 'language = "en"\n' + HEAD + two)
    city = plan.organisations[0]
    assert city.name == Text(original="City", language="en", translation="市")
    assert city.short == Text(original="C", language="en")


def test_typed_text_is_cleaned_at_the_door(tmp_path: Path) -> None:
    plan = read(tmp_path, HEAD + 'venue = " \\u202e会館  \\u001b[31m1階\\t"\n')
    assert plan.session.venue == Text(original="会館 [31m1階")


@pytest.mark.parametrize("written", ["14:00:00", '"14:00"', '"１４：００"', '"14:00:00"'])
def test_a_time_may_be_written_in_several_ways(tmp_path: Path, written: str) -> None:
    assert read(tmp_path, f"{HEAD}start = {written}\n").session.start == time(14)


@pytest.mark.parametrize(
    "written", ['"90分"', '"1時間30分"', '"1:30"', '"1.5h"', "90", '"９０分"', '"1時間半"']
)
def test_a_length_may_be_written_in_several_ways(tmp_path: Path, written: str) -> None:
    plan = read(tmp_path, f'{HEAD}[[item]]\nkind = "break"\nlength = {written}\n')
    assert plan.items[0].length == timedelta(minutes=90)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    raw = HELD.read_bytes()
    assert read(tmp_path, b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n")) == read(tmp_path, raw)


def test_the_most_that_a_plan_can_hold_is_read_quickly_enough(tmp_path: Path) -> None:
    people = "".join(f'[[person]]\nname = "人 {n}"\n' for n in range(2_000))
    plan = read(tmp_path, HEAD + people + '[[item]]\nkind = "break"\n' * 200)
    assert (len(plan.people), len(plan.items)) == (2_000, 200)


# --- the file as a whole ------------------------------------------------------------------------


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    (fault,) = faults_in(tmp_path / "none.toml")
    assert (fault.line, fault.key) == (None, "")
    assert fault.problem == "there is no such file"
    assert str(tmp_path / "none.toml") in fault.in_words()


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert faults_in(tmp_path)[0].problem == "this is a folder"


def test_a_path_that_no_file_can_have_is_told() -> None:
    assert faults_in(Path("a\0b"))[0].problem in (
        "there is no such file",
        "the file cannot be opened: {reason}",
    )


@pytest.mark.parametrize("content", ["", "\n\n", "# nothing yet\n", "\ufeff"])
def test_an_empty_file_is_told(tmp_path: Path, content: str) -> None:
    (fault,) = faults_of(tmp_path, content)
    assert fault.problem == "the file is empty"
    assert "template.toml" in fault.expected


def test_a_file_of_more_than_a_megabyte_is_refused_with_its_size(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, b"=" * (BIGGEST_PLAN + 1))
    assert "1000001 bytes" in fault.in_words()


def test_a_file_in_another_encoding_is_told_with_the_line(tmp_path: Path) -> None:
    (fault,) = faults_of(
        tmp_path, HEAD.replace("会", "a").encode() + 'venue = "会"\n'.encode("cp932")
    )
    assert fault.line == 7
    assert "Notepad" in fault.expected


# --- TOML itself --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("start = 14:00", "toml_value"),
        ("start =", "toml_value"),
        ("consent = True", "toml_value"),
        ("venue = 会館", "toml_value"),
        ("venue", "toml"),
        ("会場 = 1", "toml"),
        ('venue = "会館', "toml_quotes"),
        ("venue = '会館", "toml_quotes"),
        ("materials = [1", "toml_bracket"),
        ('place = { ja = "市内"', "toml_bracket"),
        ("[said", "toml_bracket"),
        ("date = 2031-05-16", "toml_twice"),
        ("[session]", "toml_twice"),
        ('venue　= "会館"', "toml_wide"),
        ("venue = “会館”", "toml_wide"),
        (r'venue = "C:\Users\会館"', "toml_backslash"),
        (f"no_total = {'9' * 5000}", "toml_value"),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(tmp_path: Path, line: str, mistake: str) -> None:
    (fault,) = faults_of(tmp_path, f"{HEAD}{line}\n")
    assert fault.problem == WORDINGS[mistake].problem
    assert fault.expected == WORDINGS[mistake].expected
    if mistake != "toml_value" or len(line) < 100:  # Python does not say where a long number stood
        assert fault.line == 7
    assert fault.in_words()


def test_a_syntax_fault_in_a_windows_file_has_the_right_line(tmp_path: Path) -> None:
    content = (HEAD + "venue = 会館\n").replace("\n", "\r\n")
    assert faults_of(tmp_path, content)[0].line == 7


def test_brackets_nested_too_deeply_are_told(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, "a = " + "[" * 100_000)
    assert fault.problem == WORDINGS["toml_deep"].problem


# --- one mistake each ---------------------------------------------------------------------------

ITEM = '[[item]]\nkind = "break"\n'
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
        ("[[group]]\n" * 41, 7, "group", "too_many"),
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


# --- several, and any ---------------------------------------------------------------------------


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


LINES = KANAZAWA.read_text(encoding="utf-8").split("\n")
HELD_LINES = HELD.read_text(encoding="utf-8").split("\n")

junk = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["[[item]]", "[item]", "[a.b]", "x = 1", "]", "}", '"', "'''", "kind = 5", "[[group.note]]"]
    ),
)
values = st.sampled_from(
    ["5", "-1", "true", "[]", "{}", "[[1]]", '""', "1.5", "nan", "1979-05-27", "07:32:00", '"x"']
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_mangled_plan_is_read_or_refused_in_words(data: st.DataObject, tmp_path: Path) -> None:
    lines = list(data.draw(st.sampled_from([LINES, HELD_LINES])))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "junk", "cut", "value"])):
            case "drop":
                del lines[place]
            case "junk":
                lines.insert(place, data.draw(junk))
            case "cut":
                lines[place] = lines[place][: data.draw(st.integers(0, len(lines[place])))]
            case "value":
                lines[place] = re.sub(r"(?<= = ).*", data.draw(values), lines[place])
    path = tmp_path / "plan.toml"
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
    for fault in faults_or_none(path):
        assert fault.in_words()
        assert (
            fault.line is None
            or 1 <= fault.line <= path.read_text(encoding="utf-8").count("\n") + 1
        )


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(raw=st.binary(max_size=200))
def test_any_bytes_are_refused_in_words(raw: bytes, tmp_path: Path) -> None:
    assert all(fault.in_words() for fault in faults_of(tmp_path, raw))
