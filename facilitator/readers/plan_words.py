"""What is said about a mistake in a plan, by the name of the mistake.

The names are those of ``domain/plan_fields.py`` and ``domain/plan_links.py``, and the reader's own
for what pydantic and tomllib find. Each has a sentence for what stands in the file and one for what
was expected, English, with ``{name}`` places: the faces translate them and fill the places in.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Wording(NamedTuple):
    """What stands in the file, and what was expected there."""

    problem: str
    expected: str


_A_TEXT = 'a text in quotation marks, "…", or in two languages: {{ ja = "…", en = "…" }}'
_ONCE = "each of them only once"
_QUOTES = "a text begins and ends with the same quotation mark, on one line"

WORDINGS: Mapping[str, Wording] = MappingProxyType(
    {
        kind: Wording(problem, expected)
        for kind, problem, expected in (
            # the file as a whole
            ("no_file", "there is no such file", "the path of a plan, a file like plan.toml"),
            ("a_folder", "this is a folder", "the path of a plan, a file like plan.toml"),
            ("unreadable", "the file cannot be opened: {reason}", "a file that you may read"),
            (
                "too_big",
                "the file has {size} bytes",
                "a plan of at most {limit} bytes; is this the right file?",
            ),
            (
                "not_utf8",
                "the file is not saved as UTF-8; the first strange character is on this line",
                "save it again as UTF-8 (in Windows Notepad: Save as, Encoding: UTF-8)",
            ),
            ("nothing", "the file is empty", "a plan; begin with a copy of sessions/template.toml"),
            # TOML
            ("toml", "this cannot be read from character {column} on: {found}", "name = value"),
            ("toml_twice", "this stands here for the second time: {found}", _ONCE),
            ("toml_quotes", "a quotation mark is missing or misplaced: {found}", _QUOTES),
            (
                "toml_bracket",
                "a bracket is not closed: {found}",
                "every [ has its ], every {{ its }}; a comma between two",
            ),
            (
                "toml_value",
                "this is no value: {found}",
                'a text in quotation marks, a time as "14:00", a number, a date, true or false',
            ),
            (
                "toml_wide",
                "there are full-width signs here: {found}",
                'half-width = " [ ] {{ }} . , and spaces outside quotation marks',
            ),
            (
                "toml_backslash",
                "there is a single \\ in a text: {found}",
                "write \\\\ for each \\, or put the text between ' and '",
            ),
            ("toml_date", "there is no such date or time: {found}", "a date as 2021-11-22"),
            ("toml_deep", "brackets stand within brackets too many times", "at most a few"),
            # names and tables
            ("missing", "“{field}” is missing", "a line: {field} = …"),
            ("missing_table", "the part [{field}] is missing", "a line [{field}], and its lines"),
            ("unknown", "“{field}” is not a name that is known here", "one of: {known}"),
            ("unknown_close", "“{field}” is not a name that is known here", "“{close}”, perhaps"),
            ("other_table", "“{field}” does not stand in this part", "move it to [{table}]"),
            ("table", "{found} stands here", "a part of its own, [{field}], only once"),
            ("tables", "{found} stands here", "parts that begin with [[{field}]], two brackets"),
            (
                "one_table",
                "one [{field}] stands here",
                "[[{field}]], with two brackets, for each of them",
            ),
            ("too_many", "there are {actual_length} here", "at most {max_length}"),
            # values
            ("text", "{found} is not a text", _A_TEXT),
            ("name", "{found} is not a text", 'a text in quotation marks, "…"'),
            ("empty", "the text is empty", "a text; leave the whole line out if nothing is known"),
            ("long", "the text has {length} characters", "at most {limit} characters"),
            ("list", "{found} is not a list", 'a list in square brackets: ["…", "…"]; [] for none'),
            ("number", "{found} is not a whole number in range", "a whole number, without marks"),
            ("yes_or_no", "{found} is neither true nor false", "true or false, without marks"),
            ("choice", "{found} is not possible here", "one of: {known}"),
            ("day", "{found} is not a date", "a date as 2021-11-22"),
            ("time_of_day", "{found} is not a time of day", 'a time as "14:00"'),
            (
                "length",
                "{found} is not a length of time",
                '"90分", "1:30", "1.5h" or a number of minutes, from 1 to 1440',
            ),
            (
                "last_part",
                "{found} is not a length of time",
                '"5分" or a number of minutes; 0 for no part of its own',
            ),
            (
                "slug",
                "{found} cannot be part of a file name",
                "small letters a-z, digits, and single hyphens between them, at most 60",
            ),
            ("timezone", "{found} is not a time zone", 'a name such as "Asia/Tokyo"'),
            ("participant_kind", "{found} is not a kind of participant", "one of: {known}"),
            (
                "kind_id",
                "{found} cannot be the id of a kind",
                "small letters a-z, digits, and single _ between them, at most 40",
            ),
            ("mark", "{found} is not a mark", "one character that can be seen, such as 民 or A"),
            # one part and another
            (
                "unknown_organisation",
                "no [[organisation]] is called {found}",
                "the id or name of an [[organisation]] of this file{hint}",
            ),
            (
                "unknown_person",
                "no [[person]] is called {found}",
                "the name of a [[person]] of this file{hint}",
            ),
            (
                "unknown_owner",
                "no [[person]] and no [[organisation]] is called {found}",
                "a name of this file{hint}",
            ),
            (
                "ambiguous_person",
                "several people are called {found}",
                "give each of them an id = … and write that here",
            ),
            (
                "unknown_pitch",
                "no [[pitch]] has the id {found}",
                "the id of a [[pitch]] of this file{hint}",
            ),
            ("pitch_twice", "the pitch {found} is on the agenda at {first} already", _ONCE),
            ("mark_twice", "the mark {found} was given to {first} already", "a mark of its own"),
            ("listed_twice", "{found} stands at {first} already", _ONCE),
            ("too_few_people", "fewer than two people stand here", "two people or more"),
            (
                "no_participant",
                "{found} has takes_part = false",
                "only participants are seated",
            ),
            (
                "most_below_least",
                "the most people, {found}, are fewer than the least, {least}",
                "a number that is not below the least",
            ),
            ("id_twice", "the id {found} was given to {first} already", "an id of its own"),
            (
                "person_twice",
                "{found} of the same organisation stands at {first} already",
                "each person once; an id = … each if they are two",
            ),
            ("seated_twice", "{found} sits in {first} already", "each person in one group"),
            (
                "takes_no_part",
                "{found} sits in a group but has takes_part = false",
                "only participants sit in groups",
            ),
            (
                "pitch_elsewhere",
                "an item of the kind “{kind}” names a pitch",
                'kind = "pitch", or no pitch',
            ),
            (
                "pitch_parked",
                "an item that is put aside names a pitch",
                "no [[parked]] for it: a [[pitch]] without an [[item]] waits by itself",
            ),
            ("longer_than_item", "{found} is longer than the item", "at most the item’s length"),
            (
                "talk_elsewhere",
                "an item of the kind “{kind}” has a talk",
                'kind = "information_talk", or no talk',
            ),
            (
                "none_and_value",
                "“{field}” has a value and is said to be none",
                "only one of the two",
            ),
            (
                "end_before_start",
                "the end, {found}, is not after the start, {start}",
                "an end later on the same day",
            ),
        )
    }
)

HINT = " ({close}, perhaps)"
"""What follows where something in the file has nearly the name that was looked for."""

WHOLE = "{place}: {problem}. Expected: {expected}."
AT_LINE = "{path}, line {line}"
AT_KEY = "{path}, line {line}, {key}"

TEMPLATES = (
    WHOLE,
    AT_LINE,
    AT_KEY,
    HINT,
    *dict.fromkeys(sentence for wording in WORDINGS.values() for sentence in wording),
)
"""Every sentence of a fault, for the translators."""
