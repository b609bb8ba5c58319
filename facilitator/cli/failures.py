"""What went wrong, in words on stderr: what, where, and what to do. Never a traceback."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from facilitator.domain.refused import Refused
from facilitator.locale import _
from facilitator.locale.words import told
from facilitator.readers.plan_fault import PlanFaulty
from facilitator.storage.errors import StorageError
from facilitator.writers.files import ChangedByHand

REFUSED = 1
USAGE = 2
FAULTY = 3
"""Exit statuses: refused or bad input, wrong usage, ``check`` found a fault."""


class Failed(click.ClickException):
    """A command could not do what it was asked; the message is in the chosen language."""

    exit_code = REFUSED


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn what a command can run into into Failed, with words for the person who called it."""
    try:
        yield
    except (Refused, StorageError) as error:
        raise Failed(told(error)) from error
    except PlanFaulty as error:
        raise Failed("\n".join(fault.in_words(_) for fault in error.faults)) from error
    except ChangedByHand as error:
        sentence = _(
            "{path} was changed by hand since it was written, so it was left as it is. "
            "Write elsewhere with --to, or over it with --force."
        )
        raise Failed(sentence.format(path=error.path)) from error
    except BrokenPipeError:  # whoever reads the output (head, say) has had enough
        _print_no_more()
        raise click.exceptions.Exit(0) from None
    except OSError as error:
        if error.filename is None:
            _print_no_more()
        raise Failed(_words_of_system(error)) from error


def _print_no_more() -> None:
    """Let what is still to be printed go nowhere, so that the end of the process is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _words_of_system(error: OSError) -> str:
    """Return what the operating system refused; its reason is in its own language."""
    sentence = _(
        "{path} cannot be used ({reason}). Look whether it is there, and whether you may write it."
    )
    return sentence.format(path=error.filename or "stdout", reason=error.strerror or error)


def told_to_shell(error: click.ClickException) -> str:
    """Return *error* as it may stand on a terminal: nothing typed can steer it."""
    from facilitator.domain.text import clean

    words = io.StringIO()
    if isinstance(error, Failed):
        words.write(f"{error.format_message()}\n")
    else:
        error.show(words)
    return clean(words.getvalue())
