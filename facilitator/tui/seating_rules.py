"""The rules by which people are seated: sizes, whom a group suits, ties, points, who counts."""

from collections.abc import Callable, Mapping

from textual.content import Content

from facilitator.domain.directory import Directory
from facilitator.domain.groups import Role
from facilitator.domain.seating import Shortcoming, Size, Suits, Tie
from facilitator.grouping.problem import Points
from facilitator.locale import _, language
from facilitator.locale.words import word
from facilitator.services import seating
from facilitator.tui.dialogs.choose import ChooseDialog
from facilitator.tui.dialogs.find_person import FindPersonDialog
from facilitator.tui.dialogs.form import Answers, Field
from facilitator.tui.group_board import group_name
from facilitator.tui.room import Room
from facilitator.tui.seating_dealing import Dealing
from facilitator.tui.stage import StageScreen
from facilitator.tui.titles import short
from facilitator.tui.typed_fields import (
    NotRead,
    number_words,
    read_number,
    read_yes_or_no,
    yes_or_no,
)

_BETWEEN = {Tie.TOGETHER: "＝", Tie.APART: "×"}

_NAME = 26
"""Cells of a name in a list of people, and in a question."""


class Rules:
    """Changes the rules from *screen*, one after the other from one menu."""

    def __init__(self, screen: StageScreen, dealing: Dealing) -> None:
        self._screen = screen
        self._dealing = dealing

    @property
    def _room(self) -> Room:
        return self._screen.here

    def _name(self, person: str) -> str:
        return self._room.name(person, language())

    def choose(self, group: str | None, person: str | None) -> None:
        """Ask what is to be changed: of *group*, of *person*, or of all."""
        ways: list[tuple[str, str, Callable[[], None]]] = []
        if group is not None:
            name = group_name(self._room, group)
            ways += [
                ("s", _("How many people: {group}").format(group=name), lambda: self._size(group)),
                ("f", _("Whom it suits: {group}").format(group=name), lambda: self._suit(group)),
            ]
        if person is not None:
            name = short(self._name(person), _NAME)
            ways += [
                ("t", _("Together with {name}: …").format(name=name), lambda: self._tie_to(person)),
                ("a", _("Apart from {name}: …").format(name=name), lambda: self._part(person)),
                (
                    "r",
                    _("Roles that {name} can take").format(name=name),
                    lambda: self._offer(person),
                ),
            ]
        ties = self._room.session.seating.ties
        if ties:
            words = _("Drop a rule about people ({n})").format(n=len(ties))
            ways.append(("d", words, self._untie))
        here = _("yes") if self._dealing.only_here else _("no")
        ways += [
            ("p", _("Points"), self._points),
            ("h", _("Seat only those who are here: {now}").format(now=here), self._only_here),
        ]
        self._choose_way(ways)

    def _choose_way(self, ways: list[tuple[str, str, Callable[[], None]]]) -> None:
        doing = {key: do for key, _words, do in ways}
        options = [(key, Content(f"{key}  {words}")) for key, words, _do in ways]

        def chosen(key: str | None) -> None:
            if key is not None:
                doing[key]()

        shortcuts = {key: key for key in doing}
        dialog = ChooseDialog(_("Rules for seating people"), options, shortcuts=shortcuts)
        self._screen.app.push_screen(dialog, chosen)

    def _only_here(self) -> None:
        self._dealing.only_here = not self._dealing.only_here
        words = _("Those who are here or expected are seated.")
        if self._dealing.only_here:
            words = _("Only those who are here are seated.")
        self._screen.notify(words, markup=False)

    def _size(self, group: str) -> None:
        """Ask how many people a group has at least and at most."""
        size = self._room.session.seating.sizes.get(group, Size())
        hint = _("an even share")
        fields = [
            Field("least", _("Fewest people"), number_words(size.least), hint),
            Field("most", _("Most people"), number_words(size.most), hint),
        ]

        def take(answers: Answers) -> bool:
            least, most = (_read_count(answers[name]) for name in ("least", "most"))
            return self._screen.record(lambda workshop: seating.size(workshop, group, least, most))

        title = _("How many people: {group}").format(group=group_name(self._room, group))
        self._screen.ask(f"size {group}", title, fields, take=take, check=_numbers_fault)

    def _suit(self, group: str) -> None:
        """Ask whom a group suits."""
        suits = self._room.session.seating.suits.get(group, frozenset())
        fields = [
            Field(each.value, _("{what} (y/n)").format(what=word(each)), yes_or_no(each in suits))
            for each in Suits
        ]

        def take(answers: Answers) -> bool:
            chosen = [each for each in Suits if read_yes_or_no(answers[each.value])]
            return self._screen.record(lambda workshop: seating.suit(workshop, group, chosen))

        title = _("Whom it suits: {group}").format(group=group_name(self._room, group))
        self._screen.ask(
            f"suits {group}", title, fields, take=take, check=_yes_or_no_fault, is_dense=True
        )

    def _offer(self, person: str) -> None:
        """Ask which roles somebody can take."""
        offers = self._room.session.seating.offers.get(person, frozenset())
        fields = [
            Field(each.value, _("{what} (y/n)").format(what=word(each)), yes_or_no(each in offers))
            for each in Role
        ]

        def take(answers: Answers) -> bool:
            roles = [each for each in Role if read_yes_or_no(answers[each.value])]
            return self._screen.record(
                lambda workshop: seating.offer_roles(workshop, person, roles)
            )

        title = _("Roles that {name} can take").format(name=self._name(person))
        self._screen.ask(
            f"offers {person}", title, fields, take=take, check=_yes_or_no_fault, is_dense=True
        )

    def _points(self) -> None:
        """Ask what each shortcoming costs; nothing typed is what is usual."""
        points, usual = self._room.session.seating.points, Points()
        fields = [
            Field(
                each.value,
                word(each),
                number_words(points.get(each)),
                str(getattr(usual, each.value)),
            )
            for each in Shortcoming
        ]

        def take(answers: Answers) -> bool:
            typed = {each: _read_count(answers[each.value]) for each in Shortcoming}
            costs = {each: cost for each, cost in typed.items() if cost is not None}
            return self._screen.record(lambda workshop: seating.set_points(workshop, costs))

        title = _("What costs points")
        self._screen.ask("points", title, fields, take=take, check=_numbers_fault, is_dense=True)

    def _tie_to(self, person: str) -> None:
        self._tie(Tie.TOGETHER, person, _("Who sits with {name}?"))

    def _part(self, person: str) -> None:
        self._tie(Tie.APART, person, _("Who does not sit with {name}?"))

    def _tie(self, how: Tie, person: str, question: str) -> None:
        """Ask for another person, and bind both."""

        def chosen(other: str | None) -> None:
            people = (person, other or "")
            if other is not None and self._screen.record(
                lambda workshop: seating.tie(workshop, how, people)
            ):
                told = f" {_BETWEEN[how]} ".join(map(self._name, people))
                self._screen.notify(_("Kept: {rule}").format(rule=told), markup=False)

        title = question.format(name=short(self._name(person), _NAME))
        self._screen.app.push_screen(find_person(self._room, title, without=person), chosen)

    def _untie(self) -> None:
        """Ask which rule about people is to be dropped."""
        options = [
            (
                rule.id,
                Content.assemble(
                    f" {_BETWEEN[rule.tie]} ".join(map(self._name, rule.people)),
                    (f"  {word(rule.tie)}", "$secondary"),
                ),
            )
            for rule in self._room.session.seating.ties.values()
        ]

        def chosen(rule: str | None) -> None:
            if rule is not None:
                self._screen.record(lambda workshop: seating.untie(workshop, rule))

        self._screen.app.push_screen(ChooseDialog(_("Which rule is dropped?"), options), chosen)


def find_person(room: Room, title: str, *, without: str | None = None) -> FindPersonDialog:
    """Return the dialog that finds a person among all of the meeting but *without*."""
    directory = Directory(room.session.participants, room.register)

    def words_of(person: str) -> Content:
        entry = room.session.participants.entries[person]
        seat = room.session.groups.seats.get(person)
        place = group_name(room, seat) if seat else _("In no group")
        organisation = short(room.name(entry.organisation, language()), _NAME)
        return Content.assemble(
            short(room.name(person, language()), _NAME),
            (f"  {place}  {organisation}", "$secondary"),
        )

    def find(words: str) -> list[str]:
        return [person for person in directory.find(words) if person != without]

    return FindPersonDialog(title, find, words_of)


def _read_count(words: str) -> int | None:
    """Return the whole number from 0 on that was typed, None for nothing."""
    return 0 if words.strip() in ("0", "０") else read_number(words)


def _numbers_fault(answers: Answers) -> str | None:
    return _fault(answers, _read_count)


def _yes_or_no_fault(answers: Answers) -> str | None:
    return _fault(answers, read_yes_or_no)


def _fault(answers: Mapping[str, str], read: Callable[[str], object]) -> str | None:
    """Return why what was typed cannot be read, None where it can be."""
    try:
        for typed in answers.values():
            read(typed)
    except NotRead as fault:
        return str(fault)
    return None
