"""How much memory a seat may take: a fault or a hostile browser must not take the machine."""

import sys

MOST = 400 * 1024 * 1024
"""Bytes of data that the process of a seat may hold; one needs 60 MB."""


def limit_memory(most: int = MOST) -> bool:
    """Let this process take no more than *most* bytes of data; say whether the system can do that.

    What asks for more gets a MemoryError, which ends the seat alone. Counted is private memory, not
    reserved addresses: threads and SQLite reserve far more than they use. Linux keeps to it; macOS
    takes the limit and may not keep to it, and Windows has none: there the sizes and lengths that
    the server lets through are the only limit.
    """
    if sys.platform == "win32":
        return False
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    try:
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    except (OSError, ValueError):
        return False
    return True
