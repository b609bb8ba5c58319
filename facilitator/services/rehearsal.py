"""Rehearsing a plan: a whole meeting, run live on a simulated clock through the same services.

Everything is derived from the plan and a seed: the ids, the instants, how long an item really
takes. So the same plan and seed give the same log, and a rehearsal that was cut off goes on where
it stood: each step is one action of the log, and its number is part of the action's id.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ulid import ULID

from facilitator.domain.plan import Plan
from facilitator.domain.plan_parts import OrganisationPart, PersonPart
from facilitator.domain.text import Text
from facilitator.services.plans import make_session
from facilitator.services.rehearsal_script import Step, script
from facilitator.services.surroundings import Surroundings
from facilitator.services.workshop import Workshop
from facilitator.storage.database import Database
from facilitator.storage.session_list import list_sessions

DEFAULT_START = time(14, 0)
PEOPLE = 24
"""How many made-up participants a rehearsal has, unless the plan or the caller says otherwise."""

_STEP_BYTES, _ID_BYTES = 3, 3


@dataclass(slots=True)
class SimulatedTime:
    """The clock and the ids of a rehearsal: they say what the running step tells them."""

    prefix: bytes
    at: datetime
    step: int = 0
    given: int = 0

    def now(self) -> datetime:
        """Return the simulated instant."""
        return self.at

    def new_id(self) -> str:
        """Return the next id of the running step."""
        self.given += 1
        number = self.step.to_bytes(_STEP_BYTES) + self.given.to_bytes(_ID_BYTES)
        return str(ULID.from_bytes(self.prefix + number))

    def enter_step(self, step: int, at: datetime) -> None:
        """Begin step number *step* at the simulated instant *at*."""
        self.step, self.given, self.at = step, 0, at

    def step_of(self, action: str) -> int | None:
        """Return the number of the step whose action this is, None for an action from elsewhere."""
        try:
            raw = ULID.from_str(action).bytes
        except ValueError:
            return None
        return int.from_bytes(raw[10:13]) if raw[:10] == self.prefix else None


def with_made_up_people(plan: Plan, people: int | None) -> Plan:
    """Return *plan* with made-up participants whose names say so, unless it has its own.

    There is an organisation for every four of them, the kinds of participants in turn.
    """
    if people is None and any(person.takes_part for person in plan.people):
        return plan
    count = PEOPLE if people is None else people
    kinds = list(plan.kinds_of_participant)
    organisations = [
        OrganisationPart.model_construct(  # validating it would look among the usual kinds
            id=f"made-up-{number}",
            name=Text.of(f"見本団体{number}（架空）", f"Sample organisation {number} (made up)"),
            kind=kinds[(number - 1) % len(kinds)],
        )
        for number in range(1, (count + 3) // 4 + 1)
    ]
    made_up = [
        PersonPart(
            name=f"参加者{number:02d}（架空）"
            if plan.language == "ja"
            else f"Participant {number:02d} (made up)",
            organisation=f"made-up-{(number - 1) // 4 + 1}",
        )
        for number in range(1, count + 1)
    ]
    return plan.model_copy(
        update={
            "people": (*plan.people, *made_up),
            "organisations": (*plan.organisations, *organisations),
        }
    )


def _simulated_time(plan: Plan, seed: int, start_at: datetime) -> SimulatedTime:
    identity = f"{seed}\n{plan.model_dump_json()}"
    digest = hashlib.sha256(identity.encode()).digest()
    milliseconds = int(start_at.timestamp() * 1000)
    return SimulatedTime(milliseconds.to_bytes(6) + digest[:4], start_at)


def rehearse(
    database: Database,
    surroundings: Surroundings,
    plan: Plan,
    *,
    seed: int = 1,
    people: int | None = None,
    progress: Callable[[int, int], None] = lambda done, steps: None,
) -> Workshop:
    """Run the whole meeting of *plan* and return its session; *progress* gets steps done, steps.

    A rehearsal of the same plan, seed and people that is in the file already goes on. Lengths that
    the plan only assumes count here. *people* is how many participants to make up.
    """
    full = with_made_up_people(plan.with_assumptions(), people)
    empty = full.without_what_was_said()
    timed = full.session.model_copy(update={"start": full.session.start or DEFAULT_START})
    start_at = _instant(full.model_copy(update={"session": timed}))
    simulated = _simulated_time(full, seed, start_at)
    own = replace(surroundings, now=simulated.now, new_id=simulated.new_id)
    simulated.enter_step(0, start_at - timedelta(days=1))
    session = simulated.new_id()
    if all(row.id != session for row in list_sessions(database)):
        simulated.enter_step(0, start_at - timedelta(days=1))
        copy_no = seed if people is None else seed * 10_000 + people
        made = make_session(database, own, empty, is_rehearsal=True, copy_no=copy_no)
        assert made == session, "the session takes the first id of step 0"
    workshop = Workshop(database, own, session, seat="facilitator")
    steps = script(workshop, full, seed)
    done = {simulated.step_of(event.action) for event in workshop.events}
    for number, step in enumerate(steps, 1):
        if number not in done:
            _do(workshop, simulated, number, step, start_at)
        progress(number, len(steps))
    return workshop


def _do(
    workshop: Workshop, simulated: SimulatedTime, number: int, step: Step, start_at: datetime
) -> None:
    simulated.enter_step(number, start_at + step.after)
    workshop.seat = step.seat
    step.do(workshop)
    workshop.seat = "facilitator"


def _instant(plan: Plan) -> datetime:
    part = plan.session
    assert part.start is not None
    zone = ZoneInfo(part.timezone)
    return datetime.combine(part.date, part.start, zone).astimezone(UTC)
