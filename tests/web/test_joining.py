"""Who gets in: by a link that lives, from a page of this server; and what every answer says."""

import asyncio
import re
from urllib.parse import urlsplit

import pytest
from aiohttp import WSServerHandshakeError

from facilitator.services import clock, groups
from facilitator.storage.links import LinkRole

from .conftest import Room, Wall

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_link_leads_to_its_seat_with_a_cookie_that_no_script_reads(room: Room) -> None:
    link = room.link()
    async with room.browser() as browser:
        assert await browser.join(link) == (200, f"/seat/{link.id}/")
        url = f"{browser.base}/join/{link.token}"
        async with browser.http.get(url, allow_redirects=False) as answer:
            cookie = answer.headers.getall("Set-Cookie")[0]
    for part in (f"seat={link.token}.", "HttpOnly", "SameSite=Strict", f"Path=/seat/{link.id}/"):
        assert part in cookie
    assert "Secure" not in cookie


async def test_a_browser_that_opens_its_link_again_is_the_same_browser(room: Room) -> None:
    async with room.browser() as browser:
        cookies = []
        for _time in range(2):
            await browser.join(room.link())
            seat = next(each for each in browser.http.cookie_jar if each.key == "seat")
            cookies.append(seat.value)
        assert cookies[0] == cookies[1]
    async with room.browser() as other:
        await other.join(room.link())
        seat = next(each for each in other.http.cookie_jar if each.key == "seat")
        assert seat.value != cookies[0]


async def test_a_wrong_token_is_refused_in_words(room: Room) -> None:
    async with room.browser() as browser:
        status, page = await browser.get("/join/nobody-has-this-token")
    assert status == 403
    assert "This link does not open a seat" in page


async def test_whoever_guesses_tokens_has_to_wait_a_minute(room: Room, wall: Wall) -> None:
    async with room.browser() as browser:
        for number in range(10):
            assert (await browser.get(f"/join/guess-number-{number:05}"))[0] == 403
        assert (await browser.join(room.link()))[0] == 429
        wall.wait(1.1)
        assert (await browser.join(room.link()))[0] == 200


async def test_an_old_page_left_open_keeps_its_browser_from_no_new_link(room: Room) -> None:
    link = room.link()
    async with room.browser() as browser:
        old = {"Cookie": f"seat=token-of-another-meeting.{'b' * 22}"}
        for _time in range(12):
            assert (await browser.get(f"/seat/{link.id}/alive", headers=old))[0] == 403
        assert (await browser.join(link))[0] == 200


async def test_without_a_cookie_no_page_opens_but_it_is_asked_for_once_more(room: Room) -> None:
    path = f"/seat/{room.link().id}/"
    async with room.browser() as browser:
        status, page = await browser.get(path)
        assert status == 403
        assert f"url={path}?again" in page  # a browser that came by a mail sends its cookie then
        status, page = await browser.get(f"{path}?again")
        assert status == 403
        assert "refresh" not in page


async def test_the_cookie_of_one_seat_opens_no_other(room: Room) -> None:
    wall, group = room.link(LinkRole.PROJECTOR), room.link()
    async with room.browser() as browser:
        await browser.join(group)
        cookie = next(each for each in browser.http.cookie_jar if each.key == "seat")
        for path in (f"/seat/{wall.id}/", f"/seat/{wall.id}/alive", "/seats/"):
            headers = {"Cookie": f"seat={cookie.value}"}
            assert (await browser.get(path, headers=headers))[0] == 403


async def test_a_page_from_elsewhere_gets_no_socket(room: Room) -> None:
    link = room.link()
    async with room.browser() as browser:
        await browser.join(link)
        for origin in ("", "http://evil.example", "null", "https://127.0.0.1", "http://localhost"):
            with pytest.raises(WSServerHandshakeError) as refused:
                await browser.http.ws_connect(
                    f"{browser.base}/seat/{link.id}/ws", headers={"Origin": origin}
                )
            assert refused.value.status == 403
    assert not room.pids


async def test_a_page_from_elsewhere_revokes_nothing(room: Room) -> None:
    link = room.link()
    async with room.browser() as browser:
        await browser.join(room.link(LinkRole.OVERVIEW))
        url, given = f"{browser.base}/seats/revoke", {"link": link.id}
        headers = {"Origin": "http://evil.example"}
        async with browser.http.post(url, data=given, headers=headers) as answer:
            assert answer.status == 403
    assert link in room.server.doors.living


async def test_every_answer_forbids_what_is_not_ours(room: Room) -> None:
    link = room.link()
    async with room.browser() as browser:
        await browser.join(link)
        for path in (f"/seat/{link.id}/", "/join/none-of-our-tokens", "/nothing", "/"):
            async with browser.http.get(browser.base + path) as answer:
                said = answer.headers
            rules = dict(rule.split(" ", 1) for rule in said["Content-Security-Policy"].split("; "))
            assert rules["default-src"] == "'none'"
            assert rules["script-src"] == "'self'"
            assert rules["frame-ancestors"] == "'none'"
            assert said["Referrer-Policy"] == "no-referrer"
            assert said["X-Content-Type-Options"] == "nosniff"
            assert said["X-Frame-Options"] == "DENY"
            assert said["Cache-Control"] == "no-store"


async def test_who_knocks_with_nonsense_is_refused_and_fills_no_terminal(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    knocks = [
        b"GET /join/" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: room\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: room\r\nX: " + b"a" * 20_000 + b"\r\n\r\n",
        b"\x16\x03\x01\x00",  # https at the door of http
        b'GET / HTTP/1.1\r\nHost: "><script>\r\n\r\n',
    ]
    for knock in knocks:
        coming, going = await asyncio.open_connection(*room.base.removeprefix("http://").split(":"))
        going.write(knock)
        assert b" 400 " in await coming.readline()
        going.close()
    assert caplog.records == []


async def test_all_that_a_page_loads_is_here_and_no_folder_is_listed(room: Room) -> None:
    link = room.link()
    async with room.browser() as browser:
        await browser.join(link)
        page = (await browser.get(f"/seat/{link.id}/"))[1]
        asked = re.findall(r'(?:src|href)="([^"]+)"', page)
        assert len(asked) > 3
        for path in asked:
            assert urlsplit(path).netloc == ""
            async with browser.http.get(browser.base + path) as answer:
                assert answer.status == 200
        for folder in ("/static/", "/static/pages/", "/static/textual/", "/static/textual/js/"):
            assert (await browser.get(folder))[0] in (403, 404)
        assert (await browser.get("/static/pages/seat.html"))[0] == 404


async def test_a_page_can_ask_whether_its_link_lives(room: Room) -> None:
    link = room.link()
    async with room.browser() as browser:
        await browser.join(link)
        assert (await browser.get(f"/seat/{link.id}/alive"))[0] == 204


async def test_the_facilitators_page_lists_every_seat_with_its_link_and_code(room: Room) -> None:
    async with room.browser() as browser:
        assert await browser.join(room.link(LinkRole.OVERVIEW)) == (200, "/seats/")
        page = (await browser.get("/seats/"))[1]
        for link in room.server.doors.living:
            is_listed = link.role is not LinkRole.OVERVIEW
            assert (f"{browser.base}/join/{link.token}" in page) == is_listed
        assert page.count("<svg") == page.count("viewBox") == 3  # else a code is cut, not made fit
        assert "バスで通う" in page
        groups.make_group(room.workshop)
        room.server.look()
        assert (await browser.get("/seats/"))[1].count("<svg") == 4


async def test_a_link_is_revoked_from_that_page_and_has_a_new_one_in_its_place(room: Room) -> None:
    link = room.link()
    async with room.browser() as browser:
        await browser.join(room.link(LinkRole.OVERVIEW))
        url, given = f"{browser.base}/seats/revoke", {"link": link.id}
        async with browser.http.post(url, data=given, headers=browser.origin) as answer:
            assert (answer.status, answer.url.path) == (200, "/seats/")
            page = await answer.text()
            assert link.token not in page
            assert page.count("<svg") == 3
        async with browser.http.post(url, data=given, headers=browser.origin) as answer:
            assert answer.status == 409
            assert "revoked already" in await answer.text()
        assert (await browser.join(link))[0] == 403
        assert (await browser.join(room.link()))[0] == 200


async def test_a_link_of_a_meeting_that_is_over_says_so(room: Room, wall: Wall) -> None:
    link = room.link()
    clock.start_meeting(room.workshop)
    clock.end_meeting(room.workshop)
    wall.wait(120)
    room.server.look()
    async with room.browser() as browser:
        status, page = await browser.get(f"/join/{link.token}")
    assert status == 403
    assert "The meeting is over" in page
