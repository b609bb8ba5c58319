"""What is shared on the wall: it fits whatever the size of the wall, however long it is."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from facilitator.tui.widgets.wall import drawn
from facilitator.tui.widgets.wall_points import point_lines
from facilitator.tui.widgets.wall_view import WallView

POINTS = st.lists(st.text("町会の回覧板、。「」abc ", min_size=1, max_size=120), max_size=8)


@given(POINTS, st.integers(4, 100), st.integers(1, 20))
def test_points_keep_to_their_lines_and_width(points: list[str], width: int, most: int) -> None:
    lines = point_lines(points, width, most)
    assert len(lines) <= most
    assert all(cell_len(line.plain) <= width for line in lines)


def test_the_longest_point_is_cut_first_and_a_sign_says_so() -> None:
    lines = [line.plain for line in point_lines(["短い", "長い言葉" * 20, "短い"], 44, 4)]
    assert [line[:1] for line in lines] == ["1", "2", " ", "3"]
    assert lines[2].endswith("…")
    assert [line.plain for line in point_lines(["一", "二", "三"], 44, 2)] == ["1   一", "…"]


def test_where_there_is_room_points_stand_apart() -> None:
    lines = [line.plain for line in point_lines(["一", "二", "三"], 44, 8)]
    assert lines == ["1   一", "", "", "2   二", "", "", "3   三"]


@settings(max_examples=20, deadline=None)
@given(POINTS, st.integers(1, 160), st.integers(1, 60), st.booleans())
def test_the_wall_is_filled_and_never_more_at_any_size(
    points: list[str], width: int, height: int, is_message: bool
) -> None:
    view = WallView(
        title="グループ12  長い名前の団体",
        subtitle="とても長いピッチの題名で、一行には入らない",
        by="発表：参加者",
        points=tuple(points),
        digits="+12:34",
        state="▲ 超過",
        message="窓を開けます" * 9 if is_message else "",
        next="次：グループ3",
        end="終了見込 15:25",
    )
    lines = drawn(view, width, height)
    assert len(lines) <= height
    assert all(cell_len(line.plain) <= width for line in lines)
