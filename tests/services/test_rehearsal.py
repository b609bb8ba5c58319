"""Rehearsals: the same plan and seed give the same meeting, cut off or not."""

from pathlib import Path
from random import Random

import pytest

from facilitator.domain.groups import Role, SeatsDealt
from facilitator.domain.plan import Plan
from facilitator.domain.projection import State
from facilitator.domain.text import Text
from facilitator.readers.plan_toml import read_plan
from facilitator.services import clock
from facilitator.services.checking import check
from facilitator.services.minutes import minutes_text
from facilitator.services.plans import plan_session
from facilitator.services.rehearsal import rehearse
from facilitator.services.sessions import find_session, open_database, open_workshop, sessions
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database
from facilitator.storage.log import Log

from .making import Wall, small_plan, surroundings_in
from .others import KANAZAWA, heard, other, rehearse_kanazawa

ROOT = Path(__file__).parents[2]


class Enough(Exception):
    """A rehearsal was cut off."""


def ids(workshop: Workshop) -> list[str]:
    return [event.id for event in workshop.events]


def rehearsed(folder: Path, plan: Plan, seed: int = 1, people: int | None = None) -> Workshop:
    """Return the rehearsal of *plan* in a file of its own in *folder*."""
    folder.mkdir(exist_ok=True)
    surroundings = surroundings_in(folder, Wall())
    return rehearse(open_database(surroundings), surroundings, plan, seed=seed, people=people)


def check_rehearsal(workshop: Workshop) -> None:
    """Check that a rehearsal went through, and closes its file."""
    session = workshop.session
    assert session.opened.is_rehearsal
    assert session.unheeded == ()
    assert session.state is State.HELD
    assert check(workshop.database, workshop.surroundings).is_sound
    assert minutes_text(workshop, "ja")
    workshop.database.close()


def test_the_same_plan_and_seed_give_the_same_events_and_minutes(tmp_path: Path) -> None:
    one, other = (rehearsed(tmp_path / name, small_plan()) for name in ("one", "other"))
    assert ids(one) == ids(other)
    for language in ("ja", "en"):
        assert minutes_text(one, language) == minutes_text(other, language)
    another = rehearsed(tmp_path / "another", small_plan(), seed=2)
    assert ids(another) != ids(one)
    assert minutes_text(another, "ja") != minutes_text(one, "ja")
    for workshop in (one, other, another):
        check_rehearsal(workshop)


def test_a_rehearsal_says_what_the_plan_says_and_what_it_assumes(
    database: Database, surroundings: Surroundings
) -> None:
    workshop = rehearse(database, surroundings, small_plan())
    session = workshop.session
    assert [line.text.original for line in session.notes.lines.values()] == [
        "車に乗らない日",
        "費用はいくらか",
    ]
    first, second = session.groups.groups.values()
    assert session.summaries.of_group(first.id).points[0].original == "まず一日から"
    assert session.summaries.of_group(first.id).comments[0].text.original == "やってみたい"
    assert [len(session.groups.members(group.id)) for group in (first, second)] == [3, 3]
    assert Role.NOTE_TAKER in first.roles
    assert [each.what.original for each in workshop.series.follow_ups.values()] == ["費用を調べる"]
    check_rehearsal(workshop)


def test_a_rehearsal_in_a_file_with_other_meetings_leaves_them_alone(
    database: Database, surroundings: Surroundings
) -> None:
    session = plan_session(database, surroundings, small_plan())
    rehearse(database, surroundings, small_plan())
    assert find_session(database).id == session
    assert len(sessions(database)) == 2
    again = rehearse(database, surroundings, small_plan())
    assert len(sessions(database)) == 2
    check_rehearsal(again)


def test_wherever_a_rehearsal_is_cut_off_it_goes_on_to_the_same_end(tmp_path: Path) -> None:
    whole = rehearsed(tmp_path / "whole", small_plan(), people=3)
    steps = len({event.action for event in whole.events})
    for cut in range(1, steps):
        folder = tmp_path / str(cut)
        folder.mkdir()
        surroundings = surroundings_in(folder, Wall())

        def stop(done: int, steps: int, cut: int = cut) -> None:
            if done == cut:
                raise Enough

        with open_database(surroundings) as database, pytest.raises(Enough):
            rehearse(database, surroundings, small_plan(), people=3, progress=stop)
        with open_database(surroundings) as database:
            workshop = rehearse(database, surroundings, small_plan(), people=3)
            assert ids(workshop) == ids(whole), f"cut off after step {cut}"
            assert minutes_text(workshop, "ja") == minutes_text(whole, "ja")
    check_rehearsal(whole)


def test_twenty_kills_lose_nothing_and_change_no_byte(tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    surroundings = surroundings_in(tmp_path / "whole", Wall())
    whole_file = open_database(surroundings)
    saved = {0: 0}

    def note(done: int, steps: int) -> None:
        saved[done] = Log(whole_file).last_position()

    whole = rehearse(whole_file, surroundings, read_plan(KANAZAWA), progress=note)
    (tmp_path / "killed").mkdir()
    chance, said = Random(20211122), 0
    for number in range(20):
        ahead = chance.randrange(0, 6) if number > 1 else 0  # the first two while it is entered
        until = min(said + ahead, max(saved) - 3)
        with other(rehearse_kanazawa, tmp_path / "killed", until + 2) as (process, pipe):
            assert heard(pipe) == 0
            while said < until:
                said = max(said, int(str(heard(pipe))))
            process.kill()
            process.join()
        with open_database(surroundings_in(tmp_path / "killed", Wall(), 10**9)) as database:
            here = [stored.event.id for stored in Log(database).read_on()]
            assert here == ids(whole)[: len(here)]
            assert len(here) >= saved[said]
            assert Log(database).verify() == []
    surroundings = surroundings_in(tmp_path / "killed", Wall(), 10**9)
    with open_database(surroundings) as database:
        assert len(Log(database).read_on()) < saved[max(saved)], "the last kill came too late"
        workshop = rehearse(database, surroundings, read_plan(KANAZAWA))
        assert ids(workshop) == ids(whole)
        assert minutes_text(workshop, "ja").encode() == minutes_text(whole, "ja").encode()
        check_rehearsal(workshop)
    check_rehearsal(whole)


def test_a_plan_without_pitches_groups_and_people_is_rehearsed(tmp_path: Path) -> None:
    bare = small_plan(
        pitch=None,
        group=None,
        person=None,
        said=None,
        item=[{"kind": "opening"}, {"kind": "break"}],
    )
    workshop = rehearsed(tmp_path / "made up", bare)
    assert len(workshop.session.participants.came) == 24
    check_rehearsal(workshop)
    nobody = rehearsed(tmp_path / "nobody", bare, people=0)
    assert not nobody.session.participants.entries
    check_rehearsal(nobody)


SHIPPED = sorted((ROOT / "sessions").glob("*.toml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_plan_that_comes_with_the_program_is_rehearsed(path: Path, tmp_path: Path) -> None:
    workshop = rehearsed(tmp_path / "shipped", read_plan(path))
    session = workshop.session
    assert session.clock.begun == set(session.agenda.items)
    assert minutes_text(workshop, "en")
    check_rehearsal(workshop)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_plan_that_comes_with_the_program_is_run(
    path: Path, database: Database, surroundings: Surroundings, wall: Wall
) -> None:
    session = plan_session(database, surroundings, read_plan(path))
    workshop = open_workshop(database, surroundings, session)
    clock.start_meeting(workshop)
    while workshop.session.state is State.RUNNING:
        wall.wait(1)
        clock.go_on(workshop)
    assert workshop.session.clock.begun == set(workshop.session.agenda.items)
    assert workshop.session.unheeded == ()


def test_in_several_rounds_seats_change_hosts_stay_and_lines_come_bit_by_bit(
    tmp_path: Path,
) -> None:
    rounds = [{"kind": kind, "length": 20} for kind in ("breakout", "seat_change") * 2]
    notes = [{"kind": "idea", "text": f"案{number}"} for number in range(4)]
    plan = small_plan(
        item=[*rounds, {"kind": "breakout", "length": 20}, {"kind": "share_out"}],
        group=[{"note": notes, "summary": ["まとめ"]}, {"note": notes[:1]}, {}],
    )
    workshop = rehearsed(tmp_path / "cafe", plan, people=12)
    session = workshop.session
    dealt = [event.body for event in workshop.events if isinstance(event.body, SeatsDealt)]
    assert [len(each.seats) for each in dealt] == [18, 15, 15]
    hosts = {person for group in session.groups.open for person in group.roles.values()}
    assert len(hosts) == 3
    first, *changes = (each.seats for each in dealt)
    assert not any(hosts & set(seats) for seats in changes)
    assert all(len({first[who], *(seats[who] for seats in changes)}) == 3 for who in changes[0])
    assert [line.text.original for line in session.notes.lines.values()].count("案0") == 2
    assert len(session.notes.lines) == 5
    written = [event.at for event in workshop.events if event.body.kind == "notes.line_added"]
    began = list(session.clock.began.values())
    assert sum(began[0] < at < began[1] for at in written) == 1
    assert sum(began[2] < at < began[3] for at in written) == 1
    assert session.summaries.of_group(session.groups.open[0].id).is_ready
    check_rehearsal(workshop)


def test_a_plan_of_one_group_that_shares_out_twice_is_rehearsed(tmp_path: Path) -> None:
    plan = small_plan(
        item=[{"kind": kind} for kind in ("breakout", "share_out", "seat_change") * 2],
        group=[{"comments": ["一", "二", "三"]}],
        said={"conclusion": ["一日から始める"]},
    )
    workshop = rehearsed(tmp_path / "one", plan)
    assert workshop.session.summaries.conclusion == (Text.of("一日から始める"),)
    (group,) = workshop.session.groups.open
    comments = workshop.session.summaries.of_group(group.id).comments
    assert [comment.text.original for comment in comments] == ["一", "二", "三"]
    check_rehearsal(workshop)


def test_twenty_pitches_and_forty_groups_are_rehearsed(tmp_path: Path) -> None:
    numbers = range(20)
    large = small_plan(
        pitch=[{"id": f"p{n}", "title": f"題{n}"} for n in numbers],
        item=[
            *({"kind": "pitch", "pitch": f"p{n}", "length": 5} for n in numbers),
            {"kind": "breakout", "length": 30},
            {"kind": "share_out", "length": 60},
        ],
        group=[
            {"pitch": f"p{n % 20}", "note": [{"kind": "idea", "text": f"案{n}"}]} for n in range(40)
        ],
    )
    workshop = rehearsed(tmp_path / "large", large, people=90)
    session = workshop.session
    assert len(session.notes.lines) == 40
    assert {len(session.groups.members(group)) for group in session.groups.groups} <= {2, 3}
    check_rehearsal(workshop)


def test_a_plan_with_people_of_its_own_seats_them_as_it_says(tmp_path: Path) -> None:
    plan = small_plan(
        person=[
            {"name": "山田", "id": "y1", "organisation": "npo"},
            {"name": "山田", "id": "y2"},
            {"name": "佐藤", "takes_part": False},
            {"name": "田中"},
        ],
        pitch=[{"id": "bus", "title": "バス", "presenter": "y1"}],
        item=[
            {
                "kind": "information_talk",
                "title": "市の話",
                "talk": {"speaker": "佐藤", "points": ["要点"]},
            },
            {"kind": "breakout"},
        ],
        group=[
            {
                "pitch": "bus",
                "members": ["y2"],
                "note": [{"kind": "idea", "text": "案", "speaker": "y2"}],
            },
            {"note_taker": "田中"},
        ],
    )
    workshop = rehearsed(tmp_path / "own", plan)
    session, people = workshop.session, workshop.register.people
    assert len(session.participants.entries) == 3
    first, second = session.groups.groups
    assert [people[key].name for key in session.groups.members(first)] == ["山田", "山田"]
    assert [people[key].name for key in session.groups.members(second)] == ["田中"]
    (line,) = session.notes.lines.values()
    assert line.speaker is not None
    assert people[line.speaker].organisation is None
    (talk, _) = session.agenda.items.values()
    assert talk.talk is not None
    assert people[str(talk.talk.speaker)].name == "佐藤"
    check_rehearsal(workshop)
