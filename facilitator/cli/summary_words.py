"""The share-out as commands show it: each group with its points, comments, and the conclusion."""

from collections.abc import Iterator, Sequence

from facilitator.cli.note_words import number_of
from facilitator.cli.printing import (
    instant_json,
    print_line,
    print_table,
    seconds_json,
    stopwatch,
    text_json,
    wall_time,
    words_of,
)
from facilitator.domain.groups import Group
from facilitator.domain.summary import Comment, Summary
from facilitator.domain.text import Text
from facilitator.locale import _
from facilitator.services.workshop import Workshop


def summary_json(workshop: Workshop) -> dict[str, object]:
    """Return the share-out as a document."""
    session, said = workshop.session, workshop.session.summaries
    return {
        "sharing": session.groups.groups[said.sharing].number if said.sharing else None,
        "sharing_since": instant_json(said.sharing_since, session.zone),
        "length_s": seconds_json(said.length),
        "groups": [
            {"group": group.number, **_group_json(workshop, said.of_group(group.id))}
            for group in said.in_order(session.groups)
        ],
        "conclusion": texts_json(said.conclusion),
    }


def texts_json(texts: Sequence[Text]) -> list[dict[str, str] | None]:
    """Return texts as a document, each by language."""
    return [text_json(text) for text in texts]


def _group_json(workshop: Workshop, summary: Summary) -> dict[str, object]:
    return {
        "is_ready": summary.is_ready,
        "shared_at": instant_json(summary.shared_at, workshop.session.zone),
        "points": texts_json(summary.points),
        "comments": texts_json([comment.text for comment in summary.comments]),
    }


def print_summary(workshop: Workshop) -> None:
    """Print what each group shares, in their order, and what all conclude."""
    said = workshop.session.summaries
    if said.length is not None:
        print_line(_("Each group has {length}.").format(length=stopwatch(said.length)))
    for group in said.in_order(workshop.session.groups):
        print_line(_heading(workshop, group))
        summary = said.of_group(group.id)
        for point in summary.points:
            print_line(f"  ・ {words_of(point)}")
        for number, comment in enumerate(summary.comments, 1):
            print_line(
                "  "
                + _("comment {number}: {text}").format(number=number, text=words_of(comment.text))
            )
    if said.conclusion:
        print_line(_("Conclusion"))
        for point in said.conclusion:
            print_line(f"  ・ {words_of(point)}")


def _heading(workshop: Workshop, group: Group) -> str:
    """Return the number of a group, its name, and how far it is."""
    said = workshop.session.summaries
    summary = said.of_group(group.id)
    states = [_("ready")] if summary.is_ready else []
    if said.sharing == group.id:
        since = wall_time(workshop.session.zone, said.sharing_since)
        states.append(_("shares since {time}").format(time=since))
    elif summary.shared_at is not None:
        at = wall_time(workshop.session.zone, summary.shared_at)
        states.append(_("shared at {time}").format(time=at))
    name = _("Group {number}").format(number=group.number)
    label = words_of(group.label)
    return f"{name} {label}".strip() + (f" ({', '.join(states)})" if states else "")


def _comments(workshop: Workshop, group: str | None) -> Iterator[tuple[str, int, Comment]]:
    """Yield the comments on what *group* shared (None: every group), numbered in each group."""
    for key in workshop.session.groups.groups:
        if group in (None, key):
            comments = workshop.session.summaries.of_group(key).comments
            for number, comment in enumerate(comments, 1):
                yield key, number, comment


def comments_json(workshop: Workshop, group: str | None) -> list[dict[str, object]]:
    """Return the comments from the floor as a document."""
    groups = workshop.session.groups.groups
    return [
        {
            "id": comment.id,
            "group": groups[key].number,
            "number": number,
            "text": text_json(comment.text),
        }
        for key, number, comment in _comments(workshop, group)
    ]


def print_comments(workshop: Workshop, group: str | None) -> None:
    """Print a row for each comment from the floor."""
    found = list(_comments(workshop, group))
    if not found:
        print_line(_("There are no comments."))
        return
    print_table(
        (_("Group"), "#", _("Text")),
        (
            (number_of(workshop, key), str(number), words_of(comment.text))
            for key, number, comment in found
        ),
    )
