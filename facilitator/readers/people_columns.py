"""What the columns of a list of people hold, guessed from their headings.

Headings are compared as names are (``matching_key``), with and without what stands in brackets. A
heading that is an alias counts more than one that contains it, a longer alias more than a shorter.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from facilitator.domain.text import matching_key

LONGEST_HEADING = 200
"""Most characters in a heading that is looked at; a longer one is a text."""


class Column(StrEnum):
    """What a column of a list of people holds."""

    NAME = "name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    READING = "reading"
    FAMILY_READING = "family_reading"
    GIVEN_READING = "given_reading"
    ORGANISATION = "organisation"
    KIND = "kind"
    EMAIL = "email"
    PHONE = "phone"
    WISH_1 = "wish_1"
    WISH_2 = "wish_2"
    WISH_3 = "wish_3"
    WAY = "way"
    REMARK = "remark"
    ROLES = "roles"


NAMES = frozenset({Column.NAME, Column.FAMILY_NAME})
"""The columns that a list of people cannot be without, one of them."""

_NAME_OF = {
    Column.READING: Column.NAME,
    Column.FAMILY_READING: Column.FAMILY_NAME,
    Column.GIVEN_READING: Column.GIVEN_NAME,
}

WISHES = (Column.WISH_1, Column.WISH_2, Column.WISH_3)

_WORDS: Mapping[Column | None, str] = MappingProxyType(
    {
        None: """
            タイムスタンプ timestamp 回答日時 申込日 申込日時 受付日時 送信日時
            no. no 番号 通番 # id 整理番号 郵便番号 住所 ユーザー名 username スコア score
            年齢 性別 生年月日 希望日 日程 人数 参加日 メールマガジン メルマガ 同意
            個人情報 アンケート きっかけ 名簿
            役職 役職名 肩書 肩書き 職名 title position role""",
        Column.READING: """
            フリガナ ふりがな カナ 氏名カナ シメイ しめい よみがな ヨミガナ 読み仮名 読みがな よみ
            ヨミ 読み kana reading furigana""",
        Column.FAMILY_READING: "セイ せい 姓カナ 姓(カナ) 姓フリガナ 姓(フリガナ) 姓(ふりがな)",
        Column.GIVEN_READING: "メイ めい 名カナ 名(カナ) 名フリガナ 名(フリガナ) 名(ふりがな)",
        Column.EMAIL: """
            メールアドレス メール メアド e-mail email mail eメール 連絡先メール emailaddress""",
        Column.PHONE: """
            電話番号 電話 tel phone telephone mobile 連絡先電話 携帯 携帯電話 連絡先""",
        Column.ORGANISATION: """
            所属 所属団体 所属先 所属機関 団体名 団体・企業名 会社名 企業名 法人名 社名 機関名
            所属・役職 所属・役職名 所属・肩書 所属・職名 所属/役職 所属役職
            事業所名 勤務先 学校名 大学名 組織 組織名 貴社名 貴団体名 町会名 町内会名 自治会名
            グループ名(団体) ショゾク しょぞく organization organisation org company school
            affiliation""",
        Column.KIND: "区分 種別 参加区分 会員区分 団体種別 属性 カテゴリ カテゴリー category type",
        Column.WISH_1: """
            希望テーマ テーマ 第1希望 第一希望 希望グループ 参加希望 theme topic wish wishes
            firstchoice 1stchoice""",
        Column.WISH_2: "第2希望 第二希望 secondchoice 2ndchoice",
        Column.WISH_3: "第3希望 第三希望 thirdchoice 3rdchoice",
        Column.WAY: """
            参加方法 参加形態 参加形式 在席 会場・オンライン 会場/オンライン オンライン mode
            attendance""",
        Column.REMARK: """
            備考 コメント 質問 特記 特記事項 配慮 配慮事項
            notes note remarks remark comment comments""",
        Column.ROLES: "役割 記録係 記録係可 記録可 当日の役割 roles note-taker",
        Column.NAME: """
            氏名 姓名 名前 お名前 なまえ おなまえ 芳名 ご芳名 参加者名 参加者氏名 御名前
            ご氏名 name fullname participant
            担当者名 担当者 代表者名 代表者 申込者名 お申込者名 ご担当者名""",
        Column.FAMILY_NAME: "姓 名字 苗字 lastname familyname surname",
        Column.GIVEN_NAME: "名 firstname givenname",
    }
)
_ALIASES = tuple(
    (matching_key(alias), column) for column, words in _WORDS.items() for alias in words.split()
)

_BRACKETED = re.compile(r"[(\[【〔<「]([^()\[\]【】〔〕<>「」]*)[)\]】〕>」]")
_HONORIFIC = re.compile("^[おご御貴]")
_NUMBER = re.compile(r"(?<!\d)([123一二三])(?![\d\s]*(?:[つ個件名年回月日時部]|番号))")
_NUMBERED = dict(zip("123一二三", WISHES * 2, strict=True))
_IN_BRACKETS = frozenset({Column.READING, *WISHES})
"""What may stand in brackets only: ``話したいテーマ（第1希望）``, ``氏名（フリガナ）``."""
_ALONE_IN_BRACKETS = frozenset({Column.EMAIL, Column.PHONE, Column.FAMILY_NAME, Column.GIVEN_NAME})
_WHOLE = frozenset({Column.FAMILY_READING, Column.GIVEN_READING})
"""Too short to be looked for among other words: ``せい`` stands in ``せいべつ``."""

EXACT, IN_BRACKETS, BARE, PART = 100, 95, 90, 40
"""How sure a heading is: an alias; in brackets; without brackets; among other words."""


def guess(headings: Sequence[str]) -> tuple[Column | None, ...]:
    """Return what each column holds, every ``Column`` once: where its heading is surest.

    In a list that has nobody's name but a reading (``シメイ``), the reading is the name.
    """
    found = [judged(heading) for heading in headings]
    best: dict[Column, int] = {}
    for place, (sureness, column) in enumerate(found):
        if column is not None and (column not in best or sureness > found[best[column]][0]):
            best[column] = place
    if not best.keys() & NAMES:
        for reading, name in _NAME_OF.items():
            if reading in best:
                best[name] = best.pop(reading)
    columns = {place: column for column, place in best.items()}
    return tuple(columns.get(place) for place in range(len(headings)))


def judged(heading: str) -> tuple[int, Column | None]:
    """Return how sure it is what *heading* stands for, and what; ``(0, None)`` if it is unknown."""
    if len(heading) > LONGEST_HEADING:
        return 0, None
    key = matching_key(heading)
    bare, inside = _without_brackets(key)
    sureness, _, column = max(
        _readings(key, bare, inside, heading), key=lambda each: each[:2], default=(0, 0, None)
    )
    if column in WISHES:
        column = _numbered(bare, inside) or column
    if column is Column.READING and _is_of_an_organisation(bare, inside):
        return sureness, None
    return sureness, column


def _readings(
    key: str, bare: str, inside: str, heading: str
) -> Iterator[tuple[int, int, Column | None]]:
    """Yield how sure each alias is, its length, and its column."""
    polite = _HONORIFIC.sub("", bare)
    spaced = unicodedata.normalize("NFKC", heading).casefold()
    for alias, column in _ALIASES:
        if key == alias:
            yield EXACT, len(alias), column
        elif (column in _IN_BRACKETS and len(alias) > 1 and alias in inside) or (
            column in _ALONE_IN_BRACKETS and alias == inside
        ):
            yield IN_BRACKETS, len(alias), column
        elif alias in (bare, polite):
            yield BARE, len(alias), column
        elif alias.isascii():
            if len(alias) > 2 and alias in spaced and _is_a_word(alias, spaced):
                yield PART, len(alias), column
        elif len(alias) > 1 and column not in _WHOLE and alias in bare:
            yield PART + 5 * bare.endswith(alias), len(alias), column


def _is_a_word(alias: str, heading: str) -> bool:
    return bool(re.search(rf"(?<![a-z]){re.escape(alias)}(?![a-z])", heading))


def _without_brackets(key: str) -> tuple[str, str]:
    """Return *key* without what stands in brackets, also in nested ones, and that."""
    inside: list[str] = []
    while bracketed := _BRACKETED.search(key):
        inside.append(bracketed[1])
        key = key[: bracketed.start()] + key[bracketed.end() :]
    return key, "".join(inside)


def _numbered(bare: str, inside: str) -> Column | None:
    """Return the wish that the heading numbers, last in it or in its brackets."""
    numbers = _NUMBER.findall(bare) + _NUMBER.findall(inside)
    return _NUMBERED[numbers[-1]] if numbers else None


def _is_of_an_organisation(bare: str, inside: str) -> bool:
    """Say whether the reading is that of an organisation: ``団体名（フリガナ）``."""
    return any(
        column is Column.ORGANISATION and len(alias) > 1 and alias in bare + inside
        for alias, column in _ALIASES
    )
