import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from .serving import Served, free_port, prepared

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from .browsing import Seat

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="package")
def browser() -> Iterator["Browser"]:
    """A Chromium of the system; the tests are skipped where there is none.

    It ends with this folder: while playwright runs, no other test of the worker can have a loop.
    """
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here (apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="there is no playwright here")
    with playwright.sync_playwright() as drives:
        running = drives.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The meeting, served."""
    workshop = prepared(tmp_path_factory.mktemp("served"))
    serving = Served(workshop, free_port())
    serving.start()
    yield serving
    serving.stop()
    workshop.database.close()


@contextmanager
def _sitting(browser: "Browser", served: Served) -> Iterator["Seat"]:
    """Sit at the link of a group; the page may ask for nothing but what the server has."""
    from .browsing import Seat, watched

    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="ja-JP")
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served.address)
    strange = watched(context, served)
    seat = Seat(context.new_page(), served.free_seat(), served)
    seat.sit_down()
    yield seat
    context.close()
    assert strange == []


@pytest.fixture(scope="package")
def shared(browser: "Browser", served: Served) -> Iterator["Seat"]:
    with _sitting(browser, served) as seat:
        yield seat


@pytest.fixture
def seat(shared: "Seat") -> "Seat":
    """A note-taker who has opened the link of a group; nothing is half typed."""
    shared.finish_line()
    return shared


@pytest.fixture
def own_seat(browser: "Browser", served: Served) -> Iterator["Seat"]:
    """A note-taker at a group where no other test sits."""
    with _sitting(browser, served) as seat:
        yield seat
