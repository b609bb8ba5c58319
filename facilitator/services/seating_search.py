"""A search for the best arrangement that goes on beside the screen, and can be ended any time."""

import time
from concurrent.futures import ThreadPoolExecutor

from facilitator.grouping.answer import Answer, Progress
from facilitator.grouping.problem import Problem
from facilitator.grouping.solving import solve


class SeatSearch:
    """Looks for the best arrangement in a thread of its own, at most for so many *seconds*.

    ``progress`` is the best so far, None until there is one.
    """

    def __init__(self, problem: Problem, *, seconds: float = 30.0, seed: int = 1) -> None:
        self.seconds = seconds
        self.progress: Progress | None = None
        self._began = time.monotonic()
        self._is_over = False
        pool = ThreadPoolExecutor(1)
        self._answer = pool.submit(
            solve,
            problem,
            time.monotonic,
            seconds=seconds,
            seed=seed,
            stop=lambda: self._is_over,
            report=self._hear,
        )
        pool.shutdown(wait=False)

    def _hear(self, progress: Progress) -> None:
        self.progress = progress

    @property
    def elapsed(self) -> float:
        """Return for how many seconds it has gone on."""
        return time.monotonic() - self._began

    @property
    def is_done(self) -> bool:
        """Whether the answer is there."""
        return self._answer.done()

    def stop(self) -> None:
        """End the search soon; its answer is then the best that it has found."""
        self._is_over = True

    def wait(self, seconds: float) -> bool:
        """Wait for the answer, at most so many *seconds*; say whether it is there."""
        try:
            self._answer.exception(seconds)
        except TimeoutError:
            return False
        return True

    @property
    def answer(self) -> Answer:
        """Return the answer, waiting for it. Raises what went wrong in the search."""
        return self._answer.result()
