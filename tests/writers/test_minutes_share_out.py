"""What came of the groups in the minutes: offers, what they have in common, the conclusion."""

from datetime import date

from facilitator.domain.common import BroughtTogether, CommonWorded
from facilitator.domain.line_kinds import LineKind
from facilitator.domain.minutes_people import Profile
from facilitator.domain.notes import (
    LineAdded,
    LineKindChanged,
    LineRemoved,
    OfferDescribed,
    SpeakerNamed,
)
from facilitator.domain.offers import Help, Offer
from facilitator.domain.summary import Concluded
from facilitator.domain.text import Language, Text
from facilitator.writers.labels import read_labels
from facilitator.writers.markdown import to_markdown
from facilitator.writers.minutes import minutes_document

from .build import Meeting, large_meeting


def written(
    meeting: Meeting, language: Language = "ja", profile: Profile = Profile.INTERNAL
) -> str:
    document = minutes_document(meeting.minutes(profile), language, read_labels(language))
    return to_markdown(document)


def offered(offer: Offer, speaker: str | None = None) -> Meeting:
    meeting = large_meeting()
    meeting.say(OfferDescribed(line="l3", offer=offer), SpeakerNamed(line="l3", speaker=speaker))
    return meeting


EVERYTHING = Offer(by="sato", to="shop", due=date(2026, 11, 1), help=Help.PLACE)


def test_an_offer_prints_who_helps_whom_by_when_and_with_what() -> None:
    meeting = offered(EVERYTHING)
    assert (
        "場所を貸せる（佐藤花子 → 株式会社みせ、令和8年（2026年）11月1日（日）まで、場所）"
        in written(meeting)
    )
    assert "場所を貸せる (佐藤花子 → Mise Inc., by Sunday 1 November 2026, a place)" in written(
        meeting, "en"
    )


def test_of_an_offer_prints_only_what_was_noted() -> None:
    for offer, words in (
        (Offer(to="npo"), "場所を貸せる（→ まち） |"),
        (Offer(help=Help.KNOW_HOW), "場所を貸せる（ノウハウ） |"),
        (Offer(by="npo", help=Help.MONEY), "場所を貸せる（まち、資金） |"),
        (Offer(), "場所を貸せる |"),
    ):
        assert words in written(offered(offer))


def test_who_said_an_offer_stands_beside_who_makes_it_unless_they_are_the_same() -> None:
    assert "場所を貸せる（田中実）（佐藤花子、場所）" in written(
        offered(Offer(by="sato", help=Help.PLACE), speaker="tanaka")
    )
    assert "場所を貸せる（佐藤花子、場所）" in written(
        offered(Offer(by="sato", help=Help.PLACE), speaker="sato")
    )


def test_public_minutes_name_nobody_in_an_offer_who_did_not_agree() -> None:
    meeting = offered(Offer(by="sato", to="tanaka", help=Help.PEOPLE))
    public = written(meeting, profile=Profile.PUBLIC)
    assert "場所を貸せる（まち → 市民、人手）" in public
    assert {"sato", "tanaka"} <= set(meeting.minutes(Profile.PUBLIC).withheld)


def test_what_is_no_offer_any_more_prints_no_particulars() -> None:
    meeting = offered(EVERYTHING)
    meeting.say(LineKindChanged(line="l3", line_kind=LineKind.IDEA))
    assert "→ 株式会社みせ" not in written(meeting)


def test_what_groups_have_in_common_and_what_all_conclude_stand_in_the_plenary() -> None:
    meeting = large_meeting()
    for key, group in (("n1", "g2"), ("n2", "g1"), ("n3", None)):
        text = Text.of(f"線{key}")
        meeting.say(LineAdded(line=key, group=group, line_kind=LineKind.IDEA, text=text))
    meeting.say(
        BroughtTogether(common="x", lines=("n1", "l1", "n2")),
        CommonWorded(common="x", words=Text.of("お金のこと", "Money")),
        BroughtTogether(common="y", lines=("l2", "n3")),
        Concluded(base=(), points=(Text.of("まず調べる", "Look first"), Text.of("また会う"))),
    )
    plenary = written(meeting).split("### 全体共有\n")[1].split("\n## ")[0]
    assert plenary.split("| 補足 |")[1].split("\n\n", 1)[1] == (
        "複数のグループに共通すること\n\n"
        "| 共通すること | グループ | 内容 |\n"
        "| --- | --- | --- |\n"
        "| お金のこと | グループ2 | 線n1 |\n"
        "|  | グループ1 | 費用はいくらか |\n"
        "|  | グループ1 | 線n2 |\n"
        "| これから決める | グループ1 | これから決める |\n"
        "|  | 全体共有 | 線n3 |\n\n"
        "全体のまとめ\n\n"
        "- まず調べる\n"
        "- また会う\n"
    )
    assert "| Money | Group 2 |" in written(meeting, "en")
    assert "Conclusion\n\n- Look first\n" in written(meeting, "en")
    meeting.say(LineRemoved(line="n3"))
    assert "| これから決める | グループ1 |" not in written(meeting)


def test_without_anything_new_the_plenary_is_as_it_was() -> None:
    assert "共通" not in written(large_meeting())
    assert "まとめ\n" not in written(large_meeting())
