"""A server of its own process, to be killed: ``python -m tests.web.small_server FOLDER``.

It prints where it is, and a link, as one line of JSON.
"""

import asyncio
import itertools
import json
import socket
import sys
from dataclasses import replace
from pathlib import Path

from facilitator.services.plans import plan_session
from facilitator.services.sessions import open_database, open_workshop
from facilitator.web.children import Spawn
from facilitator.web.forks import nursery
from facilitator.web.server import SeatServer
from tests.services.making import Wall, small_plan, surroundings_in

APP = "tests.web.small_app"


async def _serve(folder: Path, start: Spawn) -> None:
    numbers = itertools.count(1)
    place = surroundings_in(folder, Wall())
    place = replace(place, new_token=lambda: f"token-that-nobody-guesses-{next(numbers):02}")
    with open_database(place) as database:
        workshop = open_workshop(database, place, plan_session(database, place, small_plan()))
        server = SeatServer(workshop, start, lambda _link: [str(folder)])
        listening = socket.create_server(("127.0.0.1", 0))
        async with server.open(listening):
            link = server.doors.living[-1]
            base = f"http://127.0.0.1:{listening.getsockname()[1]}"
            print(json.dumps({"base": base, "token": link.token, "link": link.id}), flush=True)
            await asyncio.Event().wait()


async def _main(folder: Path) -> None:
    async with nursery(APP, f"{APP}:prepare") as start:
        await _serve(folder, start)


if __name__ == "__main__":
    asyncio.run(_main(Path(sys.argv[1])))
