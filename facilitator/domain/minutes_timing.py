"""When things happened, for the minutes: begin and end of the meeting, and plan against clock."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from facilitator.domain.clock import Clock
from facilitator.domain.details import Detail
from facilitator.domain.intervals import Interval
from facilitator.domain.items import NOTHING, Item
from facilitator.domain.lengths import minutes_between
from facilitator.domain.minutes_values import AgendaLine, ItemTiming, Moment, Times, Timing
from facilitator.domain.projection import State
from facilitator.domain.session import Session
from facilitator.domain.text import Missing
from facilitator.domain.timetable import OTHER_DAY, as_run, planned_ends


def moment(session: Session, at: datetime, first_day: date) -> Moment:
    """Return the instant *at* as the clock on the wall showed it, counted from *first_day*."""
    local = at.astimezone(session.zone)
    return Moment(local.time().replace(second=0, microsecond=0), (local.date() - first_day).days)


def meeting_times(session: Session) -> Times:
    """Return when the meeting began and ended: what was recorded, else what the clock says.

    What was planned is not what happened; it stands only while the meeting has yet to be held.
    """
    clock, details = session.clock, session.details
    is_planned = session.state is State.PLANNED
    first_day = started_on(session)
    clocked = {Detail.START: clock.started_at, Detail.END: clock.ended_at}
    plan = {Detail.START: session.opened.start, Detail.END: session.opened.end}

    def one(detail: Detail) -> Moment | Missing:
        value = details[detail]
        if isinstance(value, time):
            return Moment(value)
        at = clocked[detail]
        if value is Missing.CONFIRMED_NONE:
            return value
        if at is not None:
            return moment(session, at, first_day)
        planned = plan[detail] if is_planned else None
        return Moment(planned) if planned is not None else Missing.NOT_RECORDED

    start, end = one(Detail.START), one(Detail.END)
    if isinstance(start, Moment) and isinstance(end, Moment) and end.days_later == 0:
        end = Moment(end.of_day, int(end.of_day < start.of_day))
    from_plan = any(
        plan[detail] is not None and details[detail] is Missing.NOT_RECORDED for detail in plan
    )
    return Times(start, end, are_planned=is_planned and from_plan)


def started_on(session: Session) -> date:
    """Return the day on which the clock began, or that of the plan before it has."""
    started_at = session.clock.started_at
    return started_at.astimezone(session.zone).date() if started_at else session.opened.date


def timing(session: Session, line_of: Callable[[Item], AgendaLine]) -> Timing | None:
    """Return how the meeting kept to its plan, None where nothing was timed."""
    clock = session.clock
    if not clock.intervals:
        return None
    first_day = started_on(session)
    plan_at = _plan_begins(session)
    plan_day = plan_at.astimezone(session.zone).date()
    starts = _planned_starts(session, plan_at)
    items = [
        _item_timing(session, item, line_of(item), moment(session, starts[key], plan_day))
        if key in starts
        else _item_timing(session, item, line_of(item), None)
        for key, item in session.agenda.items.items()
    ]
    pauses = [
        _pause_timing(session, part, first_day) for part in clock.intervals if part.item is None
    ]
    end_at = session.read_clock(plan_at).planned_end_at
    return Timing(
        items=(*items, *pauses),
        planned_end=moment(session, end_at, plan_day) if end_at else None,
        ended=moment(session, clock.ended_at, first_day) if clock.ended_at else None,
        behind=timedelta(minutes=minutes_between(end_at, clock.ended_at))
        if clock.ended_at and end_at
        else None,
    )


def _plan_begins(session: Session) -> datetime:
    """Return where the plan counts from: its start, or that of the clock on another day."""
    planned_at = session.timetable.start_at
    started_at = session.clock.intervals[0].from_at
    if planned_at is None or abs(started_at - planned_at) > OTHER_DAY:
        return started_at
    return planned_at


def _planned_starts(session: Session, plan_at: datetime) -> Mapping[str, datetime]:
    """Return when items were to begin, up to and with the first one of open length.

    What came only while the meeting ran was not planned at all.
    """
    starts: dict[str, datetime] = {}
    planned = planned_ends(session.agenda, as_run(session.timetable, session.clock), plan_at)
    for key, item in session.agenda.items.items():
        if key in session.clock.unplanned:
            continue
        starts[key] = planned[key][0]
        if item.length is None:
            break
    return starts


def was_left_out(clock: Clock, item: str) -> bool:
    """Whether *item* never ran in a meeting that was timed, and will not."""
    is_settled = item in clock.skipped or clock.ended_at is not None
    return is_settled and item not in clock.began


def _item_timing(
    session: Session, item: Item, line: AgendaLine, planned_start: Moment | None
) -> ItemTiming:
    clock = session.clock
    parts = [part for part in clock.intervals if part.item == item.id]
    return ItemTiming(
        line=line,
        planned_start=planned_start,
        planned_length=item.length,
        start=moment(session, parts[0].from_at, started_on(session)) if parts else None,
        length=_length(*parts),
        parts=len(parts),
        is_running=any(part.to_at is None for part in parts),
        was_left_out=was_left_out(clock, item.id),
    )


def _pause_timing(session: Session, part: Interval, first_day: date) -> ItemTiming:
    return ItemTiming(
        line=None,
        planned_start=None,
        planned_length=None,
        start=moment(session, part.from_at, first_day),
        length=_length(part),
        is_running=part.to_at is None,
    )


def _length(*parts: Interval) -> timedelta | None:
    """Return the length of all parts that are over, None where none is."""
    over = [part.to_at - part.from_at for part in parts if part.to_at is not None]
    return sum(over, NOTHING) if over else None
