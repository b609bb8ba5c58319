"""``serve``: the seats of a meeting for browsers, until Ctrl+C."""

import asyncio
import signal
import socket
import ssl
import sys
from contextlib import suppress
from pathlib import Path

import click

from facilitator.cli.commands import session_argument
from facilitator.cli.opening import at_seat
from facilitator.cli.printing import print_line, print_table
from facilitator.cli.serving import PREPARE, PROGRAM, Log, log_line, seat_arguments
from facilitator.domain.refused import Refused
from facilitator.locale import _, language
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop

USUAL_PORT = 8080
_TRIED = 20
"""So many ports are tried, the usual one and those after it."""

SERVER = "server"
"""The name of this seat; it never stands in the log, since it writes no event."""


@click.command(epilog="facilitator serve --qr")
@session_argument
@click.option(
    "--host",
    default="0.0.0.0",
    show_default=True,
    metavar="H",
    help="The address to listen on; 127.0.0.1 lets only this computer in.",
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="P",
    help="The port to listen on; 8080, or the next free one, if left out.",
)
@click.option(
    "--tls",
    type=(click.Path(path_type=Path), click.Path(path_type=Path)),
    metavar="CERT KEY",
    help="Serve https with this certificate and its key (PEM files).",
)
@click.option("--qr", is_flag=True, help="Print each link as a code for phones, too.")
@click.pass_obj
def serve(
    surroundings: Surroundings,
    session: str,
    host: str,
    port: int | None,
    tls: tuple[Path, Path] | None,
    qr: bool,
) -> None:
    """Serve the seats of SESSION to browsers in the room: note-takers and the wall.

    It prints a link for each seat; the first one is for the facilitator, and leads to a page with
    all links, their codes, and who is there. Whoever holds a link sits at its seat. Ctrl+C ends it;
    what was typed is kept, and the same links work when it is started again.
    """
    from facilitator.services.links import ensure_links

    security = _certificate(*tls) if tls else None
    with at_seat(surroundings, session, SERVER) as workshop:
        ensure_links(workshop)  # which may be refused, before anything starts
        with _listening(host, port) as listening, Log() as log:
            asyncio.run(_serve(workshop, listening, host, security, log, qr=qr))
    print_line(_("The seats are closed. What was typed is kept."))


def _certificate(certificate: Path, key: Path) -> ssl.SSLContext:
    """Return what serves https with *certificate*; Refused where the files are not that."""
    security = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    for path in (certificate, key):
        path.open("rb").close()  # where it cannot be read, the error names the file
    try:
        security.load_cert_chain(certificate, key)
    except ssl.SSLError as error:
        raise Refused(
            "{certificate} and {key} are no certificate and its key (PEM files).",
            certificate=certificate,
            key=key,
        ) from error
    return security


def _listening(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens on *port*; without one, on the first that is free."""
    first = port or USUAL_PORT
    for wanted in range(first, first + (1 if port else _TRIED)):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform != "win32":  # where it would let two programs share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, wanted))
            listening.listen(128)
        except OSError:
            listening.close()
        else:
            if wanted != first:
                words = _("Port {usual} is taken, so it is {port}.")
                print_line(words.format(usual=first, port=wanted))
            return listening
    raise Refused(
        "Nothing can listen on port {port} of {host}: another program does, or the address is not "
        "of this computer. Name another one with --port.",
        port=first,
        host=host,
    )


async def _serve(
    workshop: Workshop,
    listening: socket.socket,
    host: str,
    security: ssl.SSLContext | None,
    log: Log,
    *,
    qr: bool,
) -> None:
    """Serve until the process is told to end."""
    from facilitator.web.forks import nursery
    from facilitator.web.server import SeatServer

    told_to_end = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        with suppress(NotImplementedError, AttributeError):  # Windows ends by an exception
            loop.add_signal_handler(getattr(signal, name), told_to_end.set)
    async with nursery(PROGRAM, PREPARE, language()) as spawn:
        server = SeatServer(
            workshop,
            spawn,
            lambda link: seat_arguments(workshop, link),
            lambda link, what, words: log.add(log_line(workshop, link, what, words)),
        )
        async with server.open(listening, security):
            port = listening.getsockname()[1]
            name = f"[{host}]" if ":" in host else host
            base = server.base_for("https" if security else "http", f"{name}:{port}")
            _tell_links(workshop, base, qr)
            await told_to_end.wait()


def _tell_links(workshop: Workshop, base: str, qr: bool) -> None:
    """Print the links, whose addresses begin with *base*, and what is to know of them."""
    from facilitator.services.links import living_links
    from facilitator.web import words
    from facilitator.web.addresses import is_loopback, qr_for_terminal, split_host
    from facilitator.web.overview import address_of

    session, (host, _port) = workshop.session, split_host(base.partition("://")[2])
    seats = [
        (words.seat_name(session, link), address_of(link, base), words.seat_title(session, link))
        for link in living_links(workshop)
    ]
    print_table((_("Seat"), _("Link"), _("About")), seats)
    if qr:
        for name, address, title in seats:
            print_line(f"\n{name}  {title}\n{qr_for_terminal(address)}\n{address}")
    print_line("")
    print_line(_("Open the first link here: its page has a code for the phone of each note-taker."))
    if is_loopback(host):
        print_line(words.network_note())
    if base.startswith("http:"):
        print_line(_("Over http, browsers let no page copy text; --tls CERT KEY serves https."))
    print_line(_("Ctrl+C ends it. What was typed is kept, and the links stay."))
    sys.stdout.flush()
