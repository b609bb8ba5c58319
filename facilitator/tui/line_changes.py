"""What is asked about one line of the notes: who said it, what it read, which of two texts stays.

Each function asks above a screen, and records through the seat what was chosen.
"""

from collections.abc import Callable

from textual.content import Content
from textual.screen import Screen

from facilitator.domain.directory import Directory
from facilitator.domain.groups import Groups
from facilitator.domain.line_kinds import MARKS
from facilitator.domain.note_history import Version
from facilitator.domain.notes import LineAdded, LineEdited, NoteLine
from facilitator.domain.text import clean_line
from facilitator.locale import _, language
from facilitator.locale.event_words import event_word
from facilitator.locale.words import seat_word, word
from facilitator.services import notes
from facilitator.tui.asking import ask
from facilitator.tui.dialogs.choose import ChooseDialog
from facilitator.tui.dialogs.find_person import NOBODY, FindPersonDialog
from facilitator.tui.dialogs.form import Answers, Field
from facilitator.tui.dialogs.removed_lines import RemovedLinesDialog
from facilitator.tui.differences import marked
from facilitator.tui.offer_form import offer_fault, offer_fields, read_offer
from facilitator.tui.room import Room
from facilitator.tui.seat import Seat
from facilitator.tui.titles import short
from facilitator.tui.widgets.cells import cut

_ALL, _OWN_WORDS = "all", "own"
"""What stands for keeping all texts, and for words of one's own."""

_TYPED = (LineAdded.kind, LineEdited.kind)
"""The kinds of change in which a text was typed."""

_NAME = 20
"""Cells of a name, so that what stands after it is aligned."""


def choose_speaker(
    seat: Seat, screen: Screen[None], group: str | None, then: Callable[[str | None], None]
) -> None:
    """Ask who said something in *group*; *then* hears the id, None for nobody in particular.

    The members of the group come before everybody else.
    """
    room = seat.room
    directory = Directory(room.session.participants, room.register)
    members = room.session.groups.members(group) if group is not None else ()
    places = {person: place for place, person in enumerate(members)}

    def find(words: str) -> list[str]:
        found = directory.find(words)
        if words.strip():
            return sorted(found, key=lambda person: person not in places)
        return sorted(found, key=lambda person: places.get(person, len(places)))

    def words_of(person: str) -> Content:
        entry = room.session.participants.entries[person]
        name = cut(Content(room.name(person, language())), _NAME, is_padded=True)
        where = "" if person in places else _place(room.session.groups, person)
        organisation = room.name(entry.organisation, language())
        return Content.assemble(name, (f"  {organisation}  {where}".rstrip(), "$secondary"))

    def chosen(person: str | None) -> None:
        if person is not None:
            then(None if person == NOBODY else person)

    title, nobody = _("Who said it?"), _("Nobody in particular")
    screen.app.push_screen(FindPersonDialog(title, find, words_of, nobody=nobody), chosen)


def _place(groups: Groups, person: str) -> str:
    group = groups.groups.get(groups.seats.get(person, ""))
    return f"({_('Group {number}').format(number=group.number)})" if group else ""


def show_history(seat: Seat, screen: Screen[None], line: str) -> None:
    """Show what *line* read and when, the newest first; let it read so again if that is wanted."""
    room = seat.room
    versions = {each.event: each for each in reversed(notes.history(seat.workshop, line))}

    def chosen(event: str | None) -> None:
        if event is None:
            return
        if (text := versions[event].text) is None:
            screen.notify(_("Here it was taken out. Choose what it read before."), markup=False)
        elif seat.record(lambda workshop: notes.restore(workshop, line, versions[event])):
            words = _("The line reads again: {text}").format(text=short(text))
            screen.notify(words, markup=False)

    dialog = ChooseDialog(
        _("What this line read"),
        _history_options(room, tuple(versions.values())),
        hint=_("Enter Let it read so again   Esc Close"),
        is_wide=True,
    )
    screen.app.push_screen(dialog, chosen)


def _history_options(room: Room, versions: tuple[Version, ...]) -> list[tuple[str, Content]]:
    """Return *versions*, the newest first, each with what is new in it against the one before."""
    options, after = list[tuple[str, Content]](), None
    for place, version in enumerate(versions):
        earlier = (each.text for each in versions[place + 1 :] if not each.was_taken_back)
        before = next((text for text in earlier if text is not None), None)
        is_now = after is None and not version.was_taken_back
        after = version if is_now else after
        options.append((version.event, _version(room, version, before, is_now=is_now)))
    return options


def _version(room: Room, version: Version, before: str | None, *, is_now: bool) -> Content:
    """Return one version: when and where it came about and how, and what it read, below."""
    remark = _("▲ taken back") if version.was_taken_back else _("● now") if is_now else ""
    head = Content.assemble(
        (room.time(version.at, seconds=True), "bold"),
        (f"  {event_word(version.change)}  {seat_word(version.seat)}", "$secondary"),
        (f"  {remark}" if remark else "", "$warning" if version.was_taken_back else "$accent"),
    )
    if version.text is None:
        return head
    sign = f"{MARKS[version.kind].mark} {word(version.kind)}  " if version.kind else ""
    speaker = room.name(version.speaker, language())
    text = marked(version.text, before) if before is not None else Content(version.text)
    return Content.assemble(
        head, "\n", (sign, "$primary"), text, (f"  {speaker}" if speaker else "", "$secondary")
    )


def settle_texts(seat: Seat, screen: Screen[None], line: str) -> None:
    """Ask which of the texts that stand beside *line* stays, or what they read together.

    Where another one came meanwhile it is asked again.
    """
    clash = _beside(seat, line)
    if not clash:
        screen.notify(_("Nothing stands beside this line."), markup=False)
        return
    shortcuts = {str(number): each.id for number, each in enumerate(clash[:9], 1)}
    seen = _texts(clash)

    def chosen(answer: str | None) -> None:
        if answer is None:
            return
        if answer == _OWN_WORDS:
            _ask_for_words(seat, screen, clash)
            return
        keep = [*seen] if answer == _ALL else [answer]
        if seat.record(lambda workshop: notes.settle(workshop, line, keep=keep, seen=seen)):
            screen.notify(
                _("Settled. On a line x shows the other texts and puts them back."), markup=False
            )
        elif _texts(_beside(seat, line)) != seen:
            settle_texts(seat, screen, line)

    dialog = ChooseDialog(
        _("These texts were written at the same time. Which one stays?"),
        _ways_to_settle(seat, clash),
        shortcuts={**shortcuts, "b": _ALL, "w": _OWN_WORDS},
        is_wide=True,
    )
    screen.app.push_screen(dialog, chosen)


def _ways_to_settle(seat: Seat, clash: tuple[NoteLine, ...]) -> list[tuple[str, Content]]:
    """Return what can be chosen: each of the texts, all of them, or words of one's own."""
    texts = [
        (each.id, _text_beside(seat, each, clash, number)) for number, each in enumerate(clash, 1)
    ]
    return [
        *texts,
        (_ALL, Content(_("b  Keep all of them, each as a line of its own"))),
        (_OWN_WORDS, Content(_("w  Write what it is to read"))),
    ]


def _beside(seat: Seat, line: str) -> tuple[NoteLine, ...]:
    """Return the texts that stand beside *line*, with it; none where it is alone or has gone."""
    here = seat.workshop.session.notes
    return here.clash_of(line) if line in here.lines else ()


def _texts(clash: tuple[NoteLine, ...]) -> dict[str, str]:
    return {each.id: each.text.original for each in clash}


def _text_beside(seat: Seat, line: NoteLine, clash: tuple[NoteLine, ...], number: int) -> Content:
    """Return one of the texts: who wrote it and when, and how it is not like the first one."""
    room, text = seat.room, line.text.original
    other = clash[1] if line == clash[0] else clash[0]
    typed = [each for each in notes.history(seat.workshop, line.id) if each.change in _TYPED]
    last = next((each for each in reversed(typed) if not each.was_taken_back), None)
    head = f"{room.time(last.at, seconds=True)}  {seat_word(last.seat)}" if last else ""
    return Content.assemble(
        (f"{number}  ", "bold"),
        (f"{head}\n", "$secondary"),
        marked(text, other.text.original, in_brackets=True),
    )


def _ask_for_words(seat: Seat, screen: Screen[None], clash: tuple[NoteLine, ...]) -> None:
    """Ask what the line is to read; the other texts go to the lines taken out.

    Where another one came meanwhile it is shown first.
    """
    first, first_words = clash[0], clash[0].text.original
    title = Content("\n").join(
        [Content(_("What is the line to read?")), *(Content(each.text.original) for each in clash)]
    )
    seen = _texts(clash)

    def fault(answers: Answers) -> str | None:
        now = _texts(_beside(seat, first.id))
        new = [text for key, text in now.items() if seen.get(key) != text]
        seen.clear()
        seen.update(now)
        return _("Meanwhile somebody wrote: {texts}").format(texts=" / ".join(new)) if new else None

    def take(answers: Answers) -> bool:
        words = clean_line(answers["words"])
        return seat.record(
            lambda workshop: notes.settle(
                workshop, first.id, keep=[first.id], words=words, seen=seen
            )
        )

    fields = [Field("words", _("The line"), first_words)]
    ask(seat, screen, f"settle {first.id}", title, fields, take=take, check=fault)


def describe_offer(seat: Seat, screen: Screen[None], line: str) -> None:
    """Ask who offers what kind of help to whom, and by when."""
    room = seat.room
    found = room.session.notes.lines.get(line)
    if found is None:
        screen.notify(_("This line is not there any more."), markup=False)
        return

    def take(answers: Answers) -> bool:
        offer = read_offer(seat.room, found, answers)
        if found.offer == offer:
            return True
        return seat.record(lambda workshop: notes.describe_offer(workshop, line, offer))

    title = Content("\n").join(
        [Content(_("The offer")), Content(short(found.text.original)).stylize("not bold")]
    )
    ask(
        seat,
        screen,
        f"offer {line}",
        title,
        offer_fields(room, found),
        take=take,
        check=lambda answers: offer_fault(seat.room, found, answers),
        is_dense=True,
    )


def show_removed(seat: Seat, screen: Screen[None], group: str | None) -> None:
    """Show the lines of *group* (None: of everybody) that were taken out; put one back."""
    removed = notes.removed_lines(seat.workshop, group)
    if not removed:
        screen.notify(_("No line was taken out here."), markup=False)
        return

    def chosen(line: str | None) -> None:
        if line is not None and seat.record(lambda workshop: notes.restore(workshop, line)):
            screen.notify(_("The line stands in its place again."), markup=False)

    options = [
        (
            each.id,
            Content.assemble(
                (f"{MARKS[each.kind].mark} {word(each.kind)}  ", "$primary"), each.text.original
            ),
        )
        for each in reversed(removed)
    ]

    def history(line: str) -> None:
        show_history(seat, screen, line)

    screen.app.push_screen(RemovedLinesDialog(options, history), chosen)
