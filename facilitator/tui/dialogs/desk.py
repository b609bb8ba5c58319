"""What the registration desk asks: the wishes of somebody, what is known of them, a list."""

from collections.abc import Callable, Sequence
from pathlib import Path

from textual.content import Content

from facilitator.domain.register import Person
from facilitator.locale import _
from facilitator.services import participants
from facilitator.tui.desk_lines import popularity_lines
from facilitator.tui.dialogs.choose import ChooseDialog
from facilitator.tui.dialogs.form import Answers, Field, typed_in
from facilitator.tui.dialogs.import_choose import ImportChooseDialog
from facilitator.tui.dialogs.import_preview import ImportPreviewDialog
from facilitator.tui.person_form import change_as_typed, person_fault, person_fields
from facilitator.tui.stage import StageScreen
from facilitator.tui.typed_fields import NotRead
from facilitator.tui.walk_in import read_wishes

NOBODY = "nobody"
"""What stands for somebody who is not registered yet."""


def ask_for_wishes(screen: StageScreen, key: str, name: str) -> None:
    """Ask which pitches *key*, called *name*, wishes for; each stands there with its wishes."""
    session = screen.here.session
    before = " ".join(str(session.pitches.number(each)) for each in session.wishes.of(key))
    pitches = (line.stylize("not bold") for line in popularity_lines(screen.here))

    def take(answers: Answers) -> bool:
        typed = answers["wishes"]
        return typed == before or screen.record(
            lambda workshop: participants.give_wishes(
                workshop, key, read_wishes(typed, workshop.session)
            )
        )

    def fault(answers: Answers) -> str | None:
        try:
            read_wishes(answers["wishes"], screen.here.session)
        except NotRead as fault:
            return str(fault)
        return None

    fields = [Field("wishes", _("Up to three numbers, the first wish first: 1 3"), before)]
    title = Content("\n").join([Content(_("Wishes of {name}").format(name=name)), *pitches])
    screen.ask(f"wishes {key}", title, fields, take=take, check=fault)


def ask_about_person(screen: StageScreen, key: str) -> None:
    """Ask what is known of the participant *key*; nothing of somebody who was forgotten."""
    person = screen.here.register.people.get(key)
    if person is None:
        return
    fields = person_fields(screen.here, person)

    def take(answers: Answers) -> bool:
        typed = typed_in(fields, answers)
        return not typed or screen.record(lambda workshop: change_as_typed(workshop, key, typed))

    screen.ask(
        f"person {key}",
        _("What is known of {name}").format(name=person.name),
        fields,
        take=take,
        check=lambda answers: person_fault(screen.here, answers),
        is_dense=True,
    )


def ask_about_namesakes(
    screen: StageScreen, namesakes: Sequence[Person], answered: Callable[[str], None]
) -> None:
    """Ask whether a walk-in is one of *namesakes*, who are registered.

    *answered* hears the id of the one it is, NOBODY for somebody else; nothing where nobody chose.
    """

    def chosen(answer: str | None) -> None:
        if answer is not None:
            answered(answer)

    register = screen.here.register
    here = _("It is {name}: mark them as here")
    options = [(NOBODY, Content(_("Somebody else: register a new person")))]
    options += [
        (each.id, Content(here.format(name=register.full_name_of(each)))) for each in namesakes
    ]
    known = _(", ").join(map(register.full_name_of, namesakes))
    question = _("Somebody of this name is registered: {known}").format(known=known)
    screen.app.push_screen(ChooseDialog(question, options), chosen)


def ask_for_list(screen: StageScreen, taken: Callable[[int | None], None]) -> None:
    """Ask for a file, show what is understood of it; *taken* hears how many people came of it."""
    seat, folder = screen.seat, getattr(screen.app, "list_folder", None)

    def chosen(path: Path | None) -> None:
        if path is not None:
            screen.app.list_folder = path.resolve().parent  # type: ignore[attr-defined]
            screen.app.push_screen(ImportPreviewDialog(seat, path), taken)

    dialog = ImportChooseDialog(seat.workshop.surroundings, screen.here.zone, folder)
    screen.app.push_screen(dialog, chosen)
