"""Plans: the files at hand, and the sessions that are made from them."""

from pathlib import Path

from facilitator.domain.entry import Ids, describe_series, enter, open_session
from facilitator.domain.events import Body
from facilitator.domain.plan import SAMPLE, Appointment, Plan
from facilitator.domain.plan_parts import OrganisationPart, PersonPart
from facilitator.domain.refused import Refused
from facilitator.domain.register import Organisation, Person
from facilitator.domain.series import fold_series, stream_for, stream_of
from facilitator.domain.session import fold_session
from facilitator.domain.text import Text, matching_key
from facilitator.services.series import read_all_series
from facilitator.services.surroundings import Surroundings
from facilitator.storage.database import Database
from facilitator.storage.log import Log
from facilitator.storage.register import read_register, save_organisation, save_person
from facilitator.storage.session_list import list_sessions
from facilitator.storage.views import Views

_PACKAGE = Path(__file__).parent.parent
_SHIPPED = (_PACKAGE / "plans", _PACKAGE.parent / "sessions")
"""Where the program's own plans lie: in an installed package, and in a checkout."""


def shipped_plan(name: str) -> Path:
    """Return the plan *name* (without .toml) that comes with the program."""
    paths = [folder / f"{name}.toml" for folder in _SHIPPED]
    return next((path for path in paths if path.is_file()), paths[0])


def plan_files(surroundings: Surroundings) -> tuple[Path, ...]:
    """Return the plans that a session can be made from, by name; the shipped ones first."""
    own = sorted(surroundings.database.parent.glob("*.toml"))
    shipped = [path for folder in _SHIPPED for path in sorted(folder.glob("*.toml"))]
    return tuple({path.name: path for path in [*shipped, *own]}.values())


def record_held(database: Database, surroundings: Surroundings, plan: Plan) -> str:
    """Enter a meeting that was held, with what was said; return its id. Nothing is assumed.

    Raises Refused where it was entered before.
    """
    for row in list_sessions(database):
        if row.slug == plan.session.id and row.state == "held" and not row.is_rehearsal:
            raise Refused("“{slug}” was entered already, as {id}.", slug=row.slug, id=row.id)
    return make_session(database, surroundings, plan, was_held=True)


def plan_session(
    database: Database,
    surroundings: Surroundings,
    plan: Plan,
    appointment: Appointment | None = None,
) -> str:
    """Make a session to be run from a plan, without what was said; return its id.

    It takes place when the plan says, or else at the *appointment*.
    """
    ready = plan.without_what_was_said()
    return make_session(database, surroundings, ready.at(appointment) if appointment else ready)


def plan_own_session(
    database: Database,
    surroundings: Surroundings,
    sample: Plan,
    appointment: Appointment,
    name: Text,
) -> str:
    """Make a session of the series *name* with the agenda of a *sample*; return its id.

    The series is the one that goes by that name already, else a new one.
    """
    series = _series_called(database, name, sample.series.id.removeprefix(SAMPLE))
    slug = f"{series}-{appointment.date.isoformat()}"
    return plan_session(database, surroundings, sample.as_own(name, series, slug), appointment)


def _series_called(database: Database, name: Text, proposed: str) -> str:
    """Return the id of the series that is called *name*, else one like *proposed* that is free."""
    known = read_all_series(database)
    for key, series in known.items():
        if matching_key(series.name.original) == matching_key(name.original):
            return key
    number = next(n for n in range(1, len(known) + 2) if _numbered(proposed, n) not in known)
    return _numbered(proposed, number)


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"


def _next_copy(database: Database, plan: Plan) -> int:
    """Return the number that tells the files of *plan* from those of sessions of the same name."""
    part = plan.session
    name = (plan.series.id, part.date, part.no_total)
    own = (row for row in list_sessions(database) if not row.is_rehearsal)
    return 1 + sum((row.series, row.date, row.no_total) == name for row in own)


def make_session(
    database: Database,
    surroundings: Surroundings,
    plan: Plan,
    *,
    was_held: bool = False,
    is_rehearsal: bool = False,
    copy_no: int | None = None,
) -> str:
    """Enter all of *plan* as a new session, as one action; return the session's id.

    Without a *copy_no* it gets one that gives its files names of their own.
    """
    session, series = surroundings.new_id(), plan.series.id
    log = Log(database)
    with database.writing():
        copy_no = _next_copy(database, plan) if copy_no is None else copy_no
        ids = _register(database, plan, surroundings)
        known = fold_series(
            series, [entry.event for entry in log.read_on(0, [stream_of(series)])]
        ).value()
        opened = open_session(plan, was_held=was_held, is_rehearsal=is_rehearsal, copy_no=copy_no)
        bodies: list[Body] = [opened]
        if known.described != (described := describe_series(plan)):
            bodies.append(described)
        bodies += enter(plan, session, ids)
        placed = [(stream_for(body, session, series), body) for body in bodies]
        now = surroundings.now()
        action = surroundings.new_id()
        log.append(placed, at=now, seat="secretariat", action=action, new_id=surroundings.new_id)
        streams = [session, stream_of(series)]
        events = [entry.event for entry in log.read_on(0, streams)]
        folded = fold_session(session, [event for event in events if event.stream == session])
        assert not folded.unheeded, "a plan that was read has no effectless events"
        of_series = fold_series(series, [event for event in events if event.stream != session])
        Views(database).update(folded.value(), of_series.value(), made_at=now)
    return session


def _register(database: Database, plan: Plan, surroundings: Surroundings) -> Ids:
    """Put the plan's organisations and people into the register, where they are not in it yet.

    A plan that was made from an earlier meeting calls them by their ids in the register.
    """
    register = read_register(database)
    organisations: dict[OrganisationPart, str] = {}
    for part in plan.organisations:
        organisation = register.organisations.get(part.id) or register.organisation_named(
            part.name.original
        )
        if organisation is None:
            organisation = Organisation(
                id=surroundings.new_id(), name=part.name, short=part.short, kind=part.kind
            )
            save_organisation(database, organisation)
        organisations[part] = organisation.id

    def organisation_of(name: str) -> str:
        found = plan.organisation(name)
        assert found is not None, "a plan that was read names only its own organisations"
        return organisations[found]

    people: dict[PersonPart, str] = {}
    for entry in plan.people:
        of = organisation_of(entry.organisation) if entry.organisation else None
        person = register.people.get(entry.id or "") or register.person_named(entry.name, of)
        if person is None or person.id in people.values():  # or: a namesake of somebody before
            person = _new_person(entry, surroundings.new_id(), of, plan.kind_of(entry))
            save_person(database, person)
        people[entry] = person.id

    def person_of(name: str) -> str:
        found = plan.person(name)
        assert found is not None, "a plan that was read names only its own people"
        return people[found]

    return Ids(person=person_of, organisation=organisation_of, new=surroundings.new_id)


def _new_person(part: PersonPart, key: str, organisation: str | None, kind: str | None) -> Person:
    return Person(
        id=key,
        name=part.name,
        reading=part.reading,
        organisation=organisation,
        kind=kind,
        consent=part.consent,
    )
