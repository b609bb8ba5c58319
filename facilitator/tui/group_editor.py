"""Making and closing groups, giving roles, and registering somebody who is not on the list."""

from collections.abc import Callable

from facilitator.domain.groups import Role
from facilitator.domain.participants import Presence
from facilitator.domain.text import clean_line
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.services import groups, participants, seating
from facilitator.tui.dialogs.confirm import ConfirmDialog
from facilitator.tui.dialogs.form import Answers, Field
from facilitator.tui.stage import StageScreen


class GroupEditor:
    """Changes the groups from *screen*; *follow* puts the cursor on somebody who came."""

    def __init__(self, screen: StageScreen, follow: Callable[[str], None]) -> None:
        self._screen = screen
        self._follow = follow

    def ask_who_comes(self) -> None:
        """Ask for the name of somebody new, and put the cursor there: l seats them then."""

        def take(answers: Answers) -> bool:
            come: list[str] = []
            is_done = self._screen.record(
                lambda workshop: come.append(
                    participants.register(
                        workshop,
                        clean_line(answers["name"]),
                        organisation=clean_line(answers["organisation"]) or None,
                    )
                )
            )
            if is_done:
                self._screen.call_later(self._follow, come[0])
            return is_done

        def fault(answers: Answers) -> str | None:
            return None if clean_line(answers["name"]) else _("Type a name.")

        fields = [Field("name", _("Name")), Field("organisation", _("Organisation"))]
        self._screen.ask("arrive", _("Who is here?"), fields, take=take, check=fault)

    def make(self) -> None:
        """Make the groups that the pitches need, or one more."""
        session = self._screen.here.session
        served = {group.pitch for group in session.groups.open}
        if any(pitch not in served for pitch in session.pitches.pitches):
            self._screen.record(groups.make_group_for_each_pitch)
        else:
            self._screen.record(groups.make_group)

    def give_role(self, group: str, role: Role, person: str) -> None:
        """Give a role to *person*, or take it away where they have it; say who had it before."""
        screen = self._screen
        before = screen.here.session.groups.groups[group].roles.get(role)
        given = None if before == person else person
        if screen.record(lambda workshop: groups.give_role(workshop, group, role, given)):
            after = screen.here.name(given, language()) or _("nobody")
            words = _("{role}: {before} → {after}") if before else _("{role}: {after}")
            was = screen.here.name(before, language())
            told = words.format(role=word(role), before=was, after=after)
            screen.notify(told, markup=False)

    def presence_after(self, person: str) -> Presence:
        """Return how *person* is marked by the key for it: as absent where they are here."""
        before = self._screen.here.session.participants.entries[person].presence
        return Presence.ABSENT if before is Presence.PRESENT else Presence.PRESENT

    def mark(self, person: str) -> None:
        """Mark *person* as here, or as absent."""
        after = self.presence_after(person)
        self._screen.record(lambda workshop: participants.mark_presence(workshop, person, after))

    def pin(self, person: str, group: str) -> None:
        """Pin *person* to *group*, or let them go."""
        to = None if person in self._screen.here.session.seating.pins else group
        self._screen.record(lambda workshop: seating.pin(workshop, person, to))

    def lock(self, group: str) -> None:
        """Lock *group*, or unlock it."""
        locked = group in self._screen.here.session.seating.locked
        self._screen.record(lambda workshop: seating.lock(workshop, group, is_locked=not locked))

    def close(self, group: str) -> None:
        """Close *group*, after a question."""
        number = self._screen.here.session.groups.groups[group].number

        def answered(yes: bool | None) -> None:
            if yes:
                self._screen.record(lambda workshop: groups.close_group(workshop, group))

        question = _("Close group {number}? Its people will sit in no group; its notes stay.")
        self._screen.app.push_screen(
            ConfirmDialog(question.format(number=number), yes=_("Close it")), answered
        )
