"""The appendix of the minutes: plan against clock. It stands only if something was timed."""

from collections.abc import Iterator
from datetime import timedelta

from facilitator.domain.lengths import minutes_of
from facilitator.domain.minutes_values import ItemTiming, Minutes, Moment, Timing
from facilitator.writers.document import Block, Heading, Inline, Paragraph, Table
from facilitator.writers.minutes_words import Words


def timing(minutes: Minutes, words: Words) -> Iterator[Block]:
    """Write when each item was planned and when it ran, and how much later the meeting ended."""
    if minutes.timing is None:
        return
    yield Heading(2, words.label("timing.heading"))
    columns = ("item", "planned_start", "planned_length", "start", "length", "difference")
    header = tuple(words.label(f"timing.{column}") for column in columns)
    yield Table(header, tuple(_row(item, words) for item in minutes.timing.items))
    yield from _summary(minutes.timing, words)


def _row(timed: ItemTiming, words: Words) -> tuple[Inline, ...]:
    name = words.item(timed.line) if timed.line is not None else words.label("timing.pause")
    return (
        name,
        _moment(timed.planned_start, words),
        _length(timed.planned_length, words),
        _moment(timed.start, words),
        _actual_length(timed, words),
        _difference(timed.difference, words),
    )


def _moment(moment: Moment | None, words: Words) -> Inline:
    return words.moment(moment) if moment is not None else words.label("timing.none")


def _length(length: timedelta | None, words: Words) -> Inline:
    return words.length(length) if length is not None else words.label("timing.none")


def _actual_length(timed: ItemTiming, words: Words) -> Inline:
    if timed.was_left_out:
        return words.label("timing.left_out")
    length = _length(timed.length, words)
    if timed.parts > 1:
        parts = words.number(timed.parts)
        length = words.label("timing.in_parts", length=length, parts=parts)
    if timed.is_running:
        length = words.label("timing.running", length=length)
    return length


def _difference(difference: timedelta | None, words: Words) -> Inline:
    if difference is None:
        return words.label("timing.none")
    if not difference:
        return words.label("timing.as_planned")
    way = "longer" if difference > timedelta() else "shorter"
    return words.label(f"timing.{way}", length=words.length(abs(difference)))


def _summary(timing: Timing, words: Words) -> Iterator[Block]:
    if timing.behind is None:
        return
    length = words.length(abs(timing.behind))
    if minutes_of(abs(timing.behind)) == 0:
        behind = words.label("timing.on_time")
    else:
        way = "late" if timing.behind > timedelta() else "early"
        behind = words.label(f"timing.{way}", length=length)
    yield Paragraph(
        words.label(
            "timing.summary",
            planned=_moment(timing.planned_end, words),
            ended=_moment(timing.ended, words),
            behind=behind,
        )
    )
