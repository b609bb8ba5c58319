"""A note-taker types in a browser."""

from .browsing import Seat


def test_what_is_composed_with_an_input_method_is_on_the_screen_and_saved(seat: Seat) -> None:
    seat.compose("か", "かい", "かいぎ", "会議")
    seat.type(" 3.5h ")
    seat.compose("ちいきの", "地域の足を守る話")
    seat.until(lambda: "会議 3.5h 地域の足を守る話" in seat.screen(), "not on the screen")
    seat.has_draft("会議 3.5h 地域の足を守る話")
    seat.press("Enter")
    seat.has_line("会議 3.5h 地域の足を守る話")


def test_the_first_key_needs_no_click(seat: Seat) -> None:
    assert seat.page.evaluate("document.activeElement.className") == "xterm-helper-textarea"


def test_a_paste_of_ten_thousand_characters_arrives_whole(seat: Seat) -> None:
    text = "".join(f"{number:04}番の発言は、" for number in range(1_000))
    seat.paste(text)
    seat.has_draft(text)


def test_nothing_in_a_paste_presses_a_key(seat: Seat) -> None:
    seat.paste("前\x1b[201~\x11\x1bOP後")
    seat.until(lambda: "後" in seat.screen(), "the paste did not come")
    seat.type("!")
    seat.until(lambda: any("前" in text and "後!" in text for text in seat.served.drafts()))
    assert not seat.dialog("left")


def test_a_paste_that_is_too_long_is_refused_in_words(seat: Seat) -> None:
    seat.paste("x" * 100_001)
    seat.until(seat.banner, "nothing is said")
    assert "10万文字" in seat.banner()
    seat.type("それでも続く")
    seat.has_draft("それでも続く")


def test_keys_of_the_program_do_not_open_what_the_browser_has_on_them(seat: Seat) -> None:
    prevented = """() => {
      window.left = [];
      addEventListener("keydown", (event) => event.defaultPrevented || left.push(event.key));
    }"""
    seat.page.evaluate(prevented)
    seat.press("F1", "Escape", "F3", "F6", "F7", "F10", "F11", "F12")
    seat.press("Control+s", "Control+p", "Control+f", "Control+z", "Control+g")
    seat.press(*(f"Alt+{digit}" for digit in "1234567890"))
    assert seat.page.evaluate("left.filter((key) => !['Control', 'Alt'].includes(key))") == []
