"""Under which address the others in the room reach this computer, and its picture for a camera."""

import io
import ipaddress
import socket

import segno

_NOWHERE = "192.0.2.1"
"""An address of no computer, kept for examples: asking for the way there sends nothing."""


def address_in_network() -> str | None:
    """Return the address of this computer in the room's network, None where it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect((_NOWHERE, 9))
            address = str(asking.getsockname()[0])
        except OSError:
            return None
    return None if is_loopback(address) else address


def is_reachable(listening: socket.socket) -> bool:
    """Whether other computers can reach what listens there."""
    address = ipaddress.ip_address(listening.getsockname()[0])
    return not address.is_loopback


def is_loopback(host: str) -> bool:
    """Whether *host* (a name, or an address, with or without brackets) is this computer only."""
    host = host.strip("[]")
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def split_host(host: str) -> tuple[str, str]:
    """Return the name and the port (with its colon, or nothing) of a Host header."""
    name, colon, port = host.rpartition(":")
    if colon and port.isdigit():
        return name, f":{port}"
    return host, ""


def base_for_others(scheme: str, host: str, *, is_reachable: bool) -> str:
    """Return the beginning of the addresses that others can open, as seen from *host*.

    *host* is the Host that a browser asked for. Where that is this computer only, it is replaced by
    the address in the network, if there is one and the server *is_reachable* by it.
    """
    name, port = split_host(host)
    if is_reachable and is_loopback(name):
        name = address_in_network() or name
    return f"{scheme}://{name}{port}"


def qr_for_page(address: str) -> str:
    """Return *address* as a picture that a phone reads: an ``svg`` element of any size."""
    return segno.make_qr(address, error="m").svg_inline(border=2, omitsize=True)


def qr_for_terminal(address: str) -> str:
    """Return *address* as lines of half blocks, light on dark, for the screen of a terminal."""
    written = io.StringIO()
    segno.make_qr(address, error="l").terminal(written, compact=True, border=2)
    return written.getvalue().rstrip("\n")
