"""Letting HiGHS work in a thread of its own, so that a search ends when it has to.

HiGHS asks whether to go on between its steps, but some of them, as simplifying a large programme,
take seconds. A run that does not end soon is left behind: it ends by itself at its next question,
and nobody looks at it any more.
"""

import math
from collections.abc import Callable
from threading import Thread

import highspy

from facilitator.grouping.watch import Stopped, Watch

LOOK_EVERY = 0.05
"""Seconds between two looks at the watch."""

GRACE = 0.15
"""Seconds that a run may take to end by itself when it has to, since it knows most then."""


def quiet_highs(is_over: Callable[[], bool]) -> highspy.Highs:
    """Return a solver that prints nothing, uses one thread, and ends soon where *is_over*."""
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)

    def look(event: highspy.highs.HighsCallbackEvent) -> None:
        if is_over():
            event.interrupt()

    highs.cbMipInterrupt += look
    highs.cbSimplexInterrupt += look
    highs.cbIpmInterrupt += look
    return highs


def run(highs: highspy.Highs, watch: Watch) -> None:
    """Run *highs* until it ends; raise Stopped where it is left behind: then do not touch it."""
    if watch.is_over():
        raise Stopped
    if math.isfinite(left := watch.left):
        highs.setOptionValue("time_limit", highs.getRunTime() + left)
    thread = Thread(target=highs.run)
    thread.start()
    while thread.is_alive():
        thread.join(LOOK_EVERY)
        if thread.is_alive() and watch.is_over():
            thread.join(GRACE)
            if thread.is_alive():
                raise Stopped
