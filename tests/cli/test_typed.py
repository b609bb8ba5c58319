"""What is typed on the command line, read into values."""

import pytest

from tests.cli.conftest import Shell


@pytest.mark.parametrize(
    "day", ["2022-02-21", "2022/2/21", "20220221", "２０２２０２２１", "2022年2月21日"]
)
def test_a_date_may_be_typed_in_several_ways(shell: Shell, planned: str, day: str) -> None:
    shell.ok("session", "set", "date", day)
    assert shell.ok("show", "--json").json["date"] == "2022-02-21"


@pytest.mark.parametrize("day", ["tomorrow", "20220230", "2022021", "202202210", "2022-W08-1"])
def test_what_is_no_date_is_told_with_one(shell: Shell, planned: str, day: str) -> None:
    assert "2021-11-22" in shell.wrong("session", "set", "date", day)
