"""How the wall looks, as text. ``REWRITE_SCREENS=1`` writes the golden pictures anew."""

import pytest

from facilitator.domain.items import ItemKind
from facilitator.domain.text import Language
from facilitator.services import clock as the_clock
from facilitator.services import projector, summary
from facilitator.services.workshop import Workshop

from .at_the_wall import SIZES, AtTheWall, Wall, begin, say
from .seat import ROOT, WallClock
from .test_screens import LANGUAGES, Album, assert_all_is_grey, golden

GOLDEN = ROOT / "tests" / "golden" / "projector"
PICTURES = (
    "planned",
    "running",
    "over",
    "groups",
    "message",
    "wrap-up",
    "blank",
    "sharing",
    "concluded",
    "ended",
)


@pytest.mark.asyncio
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_wall_looks_as_it_should(
    wall: Wall, meeting: Workshop, clock: WallClock, language: Language
) -> None:
    clock.wait(-10)
    async with wall.hung() as seen:
        album = Album(seen, language, GOLDEN, SIZES)
        await album.take("planned")
        await seen.wait(10)
        the_clock.start_meeting(meeting)
        await seen.wait(5, seconds=20)
        await album.take("running")
        await seen.wait(16)
        await album.take("over")
        begin(meeting, ItemKind.BREAKOUT)
        await seen.wait(2, seconds=3)
        await album.take("groups")
        projector.show_message(meeting, say("換気のため、窓を開けます。寒い方はお知らせください。"))
        await seen.wait(seconds=1)
        await album.take("message")
        projector.show_message(meeting, None)
        await seen.wait(39)
        await album.take("wrap-up")
        await seen.press("b")
        await seen.wait(1)
        await album.take("blank")
        await seen.press("b")
        await share(meeting, seen, album)
        the_clock.end_meeting(meeting)
        await seen.wait(1)
        await album.take("ended")
        album.compare()


async def share(meeting: Workshop, seen: AtTheWall, album: Album) -> None:
    """A group shares what it wrote, some of it at length; then all conclude."""
    begin(meeting, ItemKind.SHARE_OUT)
    group = meeting.session.groups.open[0].id
    long = "町会の回覧板に載せて、LINEを使わない人にも、毎月の行事と一緒に知らせる。" * 3
    points = ("公式LINEをまず百人に広げる", long, "地域スポーツの体験会を春に開く")
    summary.write_summary(meeting, group, base=(), points=points)
    summary.start_sharing(meeting, group)
    await seen.wait(4, seconds=8)
    await album.take("sharing")
    summary.end_sharing(meeting)
    summary.conclude(meeting, base=(), points=("回覧板とLINEの両方で知らせる",))
    await seen.wait(1)
    await album.take("concluded")


def test_every_golden_picture_is_compared_with_one_that_is_seen() -> None:
    wanted = {
        golden(name, language, size, folder=GOLDEN)
        for name in PICTURES
        for language in LANGUAGES
        for size in SIZES
    }
    assert set(GOLDEN.iterdir()) == wanted


@pytest.mark.asyncio
@pytest.mark.parametrize("language", ["en"])
async def test_with_no_color_words_and_marks_tell_the_state(
    wall: Wall, meeting: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    the_clock.start_meeting(meeting)
    async with wall.hung() as seen:
        assert "▶ time left" in seen.screen
        await seen.wait(18, seconds=30)
        assert "△ ending soon" in seen.screen
        await seen.wait(2)
        assert "▲ over time" in seen.screen
        assert "+" not in seen.screen, "the plus is drawn"
        the_clock.pause(meeting)
        await seen.look()
        assert "‖ paused" in seen.screen
        begin(meeting, ItemKind.BREAKOUT)
        the_clock.begin_last_part(meeting)
        await seen.look()
        assert "◆ Time to wrap up" in seen.screen
        assert "three points" in seen.screen
        assert_all_is_grey(seen)
