"""The sessions of one file: list them, find one, make one from a plan, open one at a seat."""

from facilitator.domain.entry import Ids, describe_series, enter, open_session
from facilitator.domain.events import Body, Refused
from facilitator.domain.participants import Organisation, Person
from facilitator.domain.plan import Plan
from facilitator.domain.plan_parts import OrganisationPart, PersonPart
from facilitator.domain.series import fold_series, stream_for, stream_of
from facilitator.domain.session import fold_session
from facilitator.services.workshop import Surroundings, Workshop
from facilitator.storage.database import Database
from facilitator.storage.log import Log
from facilitator.storage.register import read_register, save_organisation, save_person
from facilitator.storage.views import SessionRow, Views, list_sessions

LATEST = "latest"


def open_database(surroundings: Surroundings, *, create: bool = True) -> Database:
    """Open the file of the sessions; with *create* it is made where there is none."""
    if create:
        surroundings.database.parent.mkdir(parents=True, exist_ok=True)
    return Database(surroundings.database, new_id=surroundings.new_id, create=create)


def sessions(database: Database) -> tuple[SessionRow, ...]:
    """Return all sessions, the latest date first."""
    return list_sessions(database)


def find_session(database: Database, name: str = LATEST) -> SessionRow:
    """Return the session that *name* means: an id or its beginning, a date, a slug, or ``latest``.

    ``latest`` is the one that runs, else the one made last, never a rehearsal. Raises Refused where
    none is meant, or more than one, naming them.
    """
    rows = list_sessions(database)
    if name == LATEST:
        own = [row for row in rows if not row.is_rehearsal]
        own.sort(key=lambda row: (row.state in ("running", "paused"), row.made_at, row.id))
        if not own:
            raise Refused(
                "There is no session yet. Make one from a plan: facilitator new PLAN.toml"
            )
        return own[-1]
    found = [row for row in rows if row.id == name.upper()] or [
        row
        for row in rows
        if row.id.startswith(name.upper()) or name in (row.slug, row.date.isoformat())
    ]
    if not found:
        raise Refused("There is no session “{name}”. facilitator list shows them all.", name=name)
    if len(found) > 1:
        raise Refused(
            "“{name}” can mean {candidates}. Give the beginning of one of these ids.",
            name=name,
            candidates=", ".join(f"{row.id} ({row.date} {row.slug})" for row in found),
        )
    return found[0]


def open_workshop(
    database: Database, surroundings: Surroundings, session: str, *, seat: str = "facilitator"
) -> Workshop:
    """Open the session with that id at a seat."""
    return Workshop(database, surroundings, session, seat=seat)


def record_held(database: Database, surroundings: Surroundings, plan: Plan) -> str:
    """Enter a meeting that was held, with what was said; return its id. Nothing is assumed.

    Raises Refused where it was entered before.
    """
    for row in list_sessions(database):
        if row.slug == plan.session.id and row.state == "held" and not row.is_rehearsal:
            raise Refused("“{slug}” was entered already, as {id}.", slug=row.slug, id=row.id)
    return make_session(database, surroundings, plan, was_held=True)


def plan_session(database: Database, surroundings: Surroundings, plan: Plan) -> str:
    """Make a session to be run from a plan, without what was said; return its id."""
    same = [row for row in list_sessions(database) if row.slug == plan.session.id]
    copies = sum(1 for row in same if not row.is_rehearsal)
    return make_session(database, surroundings, plan.without_what_was_said(), copy_no=copies + 1)


def make_session(
    database: Database,
    surroundings: Surroundings,
    plan: Plan,
    *,
    was_held: bool = False,
    is_rehearsal: bool = False,
    copy_no: int = 1,
) -> str:
    """Enter all of *plan* as a new session, as one action; return the session's id."""
    session, series = surroundings.new_id(), plan.series.id
    log = Log(database)
    with database.writing():
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
    """Put the plan's organisations and people into the register, where they are not in it yet."""
    register = read_register(database)
    organisations: dict[OrganisationPart, str] = {}
    for part in plan.organisations:
        organisation = register.organisation_named(part.name.original)
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
        person = register.person_named(entry.name, of)
        if person is None:
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
