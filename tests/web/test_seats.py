"""A seat in the browser: one process, which a lost network does not end, and a dead link does."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from facilitator.services import clock
from facilitator.storage.links import LinkRole
from facilitator.web import process as process_module
from facilitator.web import seats as seats_module
from facilitator.web.children import Spawn
from facilitator.web.forks import nursery
from facilitator.web.messages import LONGEST_MESSAGE

from .conftest import Room, Wall, has_ended, is_running
from .small_server import APP

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def starts() -> AsyncIterator[Spawn]:
    """What starts a seat: a nursery that all tests share."""
    async with nursery(APP, f"{APP}:prepare") as start:
        yield start


async def test_what_is_typed_is_shown_and_acknowledged(room: Room) -> None:
    async with room.browser() as browser:
        screen = await browser.come(room.link())
        assert screen.said == [["got", 0]]
        await screen.type("会議")
        await screen.shows("[会議]")
        await screen.hears("got", 1)
        await screen.send("ping", "17")
        await screen.hears("pong", "17")


async def test_what_is_typed_before_the_program_is_there_waits_for_it(room: Room) -> None:
    async with room.browser() as browser:
        await browser.join(room.link())
        screen = await browser.sit_down(room.link())
        await screen.send("focus")
        await screen.type("\x1b[200~early\x1b[201~")
        await screen.type("!")
        await screen.shows("[early!]")


async def test_a_lost_network_keeps_the_process_and_what_was_typed(room: Room) -> None:
    async with room.browser() as browser:
        screen = await browser.come(room.link())
        await screen.type("abc")
        await screen.shows("[abc]")
        await screen.socket.close()
        again = await browser.sit_down(room.link())
        await again.hears("got", 1)
        await again.shows("[abc]")
        (seat,) = room.server.seats.at(room.link().id)
        await seat.process.repaint()
        await again.shows("[abc]")
        assert len(room.pids) == 1
        await again.send("stdin", "abc", 1)  # it did not hear that it had arrived
        await again.send("stdin", "d", 2)
        await again.shows("[abcd]")
        await again.hears("got", 2)


async def test_another_tab_of_the_same_browser_takes_the_seat(room: Room) -> None:
    async with room.browser() as browser:
        first = await browser.come(room.link())
        second = await browser.sit_down(room.link(), page="b2")
        assert await first.closed() == 4001
        await second.shows("READY")
        assert second.said == [["got", 0]]
    assert len(room.pids) == 1


async def test_two_browsers_at_a_link_have_a_process_each(room: Room) -> None:
    async with room.browser() as one, room.browser() as other:
        await one.come(room.link())
        await other.come(room.link())
        assert len(set(room.pids.values())) == 2


async def test_a_seat_where_nobody_is_makes_room_for_the_next(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seats_module, "MOST_AT_A_LINK", 1)
    async with room.browser() as one, room.browser() as other:
        screen = await one.come(room.link())
        await other.join(room.link())
        refused = await other.sit_down(room.link())
        assert await refused.closed() == 1008
        await screen.socket.close()
        await (await other.sit_down(room.link())).shows("READY")


@pytest.mark.parametrize("way", ["gone", "sent away"])
async def test_after_a_while_a_seat_where_nobody_is_leaves_by_its_own_door(
    room: Room, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(seats_module, "KEPT_FOR", 0.05)
    async with room.browser() as browser:
        screen = await browser.come(room.link())
        await screen.type("half")
        await screen.shows("[half]")
        if way == "sent away":
            await screen.send("nothing that a page says")
            assert await screen.closed() == 1008
        await screen.socket.close()
        (pid,) = room.pids.values()
        await has_ended(pid)
        assert room.kept == ["half"]
        again = await browser.sit_down(room.link())
        await again.hears("got", 1)  # else it would be typed twice


async def test_a_seat_that_does_not_quit_is_ended(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_module, "PATIENCE", 0.05)
    async with room.browser() as browser:
        await browser.come(room.link())
        (pid,) = room.pids.values()
        os.kill(pid, signal.SIGSTOP)  # it hangs, and hears neither the server nor a polite signal
        room.server.seats.end_at([room.link().id])
        await has_ended(pid)
    assert room.kept == []


async def test_the_page_is_told_when_the_program_was_left(room: Room) -> None:
    async with room.browser() as browser:
        screen = await browser.come(room.link())
        await screen.type("/bye")
        assert await screen.closed() == 4000
        again = await browser.sit_down(room.link())
        await again.shows("READY")


async def test_revoking_a_link_sends_away_who_sits_there_at_once(room: Room) -> None:
    link = room.link()
    async with room.browser() as browser, room.browser() as facilitator:
        screen = await browser.come(link)
        (pid,) = room.pids.values()
        await facilitator.join(room.link(LinkRole.OVERVIEW))
        url, given = f"{facilitator.base}/seats/revoke", {"link": link.id}
        async with facilitator.http.post(url, data=given, headers=facilitator.origin) as answer:
            assert answer.status == 200
        assert await screen.closed() == 4003
        await has_ended(pid)
        again = await browser.sit_down(link)
        assert await again.closed() == 4003
        assert (await browser.get(f"/seat/{link.id}/alive"))[0] == 403


async def test_seats_end_two_hours_after_the_meeting(room: Room, wall: Wall) -> None:
    async with room.browser() as browser:
        screen = await browser.come(room.link())
        clock.start_meeting(room.workshop)
        clock.end_meeting(room.workshop)
        wall.wait(120)
        room.server.look()
        assert await screen.closed() == 4003


async def test_a_screen_of_100_000_columns_is_not_drawn(room: Room) -> None:
    async with room.browser() as browser:
        await browser.join(room.link())
        screen = await browser.sit_down(room.link(), size="width=100000&height=100000")
        await screen.shows("READY")
        await screen.type("/size")
        await screen.shows("[400x200]")
        await screen.send("resize", {"width": 1, "height": 9})
        await screen.type("\x15")
        await screen.type("/size")
        await screen.shows("[20x9]")


async def test_a_message_that_is_too_long_or_means_nothing_ends_the_talk(room: Room) -> None:
    async with room.browser() as browser:
        screen = await browser.come(room.link())
        await screen.type("a" * LONGEST_MESSAGE)
        assert await screen.closed() == 1009
        for message in ("[", '["quit"]', '["stdin", "a", -1]'):
            screen = await browser.sit_down(room.link())
            await screen.socket.send_str(message)
            assert await screen.closed() == 1008
        screen = await browser.sit_down(room.link())
        await screen.socket.send_bytes(b"\x00")
        assert await screen.closed() == 1008
        screen = await browser.sit_down(room.link(), page="<script>")
        assert await screen.closed() == 1008


async def test_a_paste_presses_no_key(room: Room) -> None:
    async with room.browser() as browser:
        screen = await browser.come(room.link())
        await screen.send("focus")
        await screen.type("\x1b[200~a\x1b[201~\x11b\x1b[201~")
        await screen.shows("[a[201~b]")
        (pid,) = room.pids.values()
        assert is_running(pid)


async def test_a_flood_is_slowed_down_and_nothing_of_it_is_lost(room: Room) -> None:
    loop = asyncio.get_running_loop()
    async with room.browser() as browser:
        screen = await browser.come(room.link())
        begin = loop.time()
        for _number in range(300):
            await screen.type("x")
        await screen.hears("got", 300)
        assert loop.time() - begin > 0.3
        await screen.type("\x1b[D/")
        await screen.shows("x/x]")


async def test_what_happens_is_told_without_a_token(room: Room) -> None:
    link = room.link()
    async with room.browser() as browser:
        screen = await browser.come(link)
        await screen.type("/bye")
        await screen.closed()
    assert [what for _link, what, _words in room.told] == ["came", "ended"]
    assert link.token not in repr(room.told)
