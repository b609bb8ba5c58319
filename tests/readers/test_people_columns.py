"""What the columns of a list hold, by headings as they come in practice."""

import pytest

from facilitator.locale.words import word
from facilitator.readers.people_columns import Column, guess, judged

HEADINGS = {
    "タイムスタンプ": None,
    "お名前": Column.NAME,
    "氏　名": Column.NAME,
    "ご所属（団体名・会社名）": Column.ORGANISATION,
    "所属団体名": Column.ORGANISATION,
    "団体名（個人の方は「個人」とご記入ください）": Column.ORGANISATION,
    "区分": Column.KIND,
    "会員区分": Column.KIND,
    "メールアドレス": Column.EMAIL,
    "E-mail": Column.EMAIL,
    "ｅ－ｍａｉｌ": Column.EMAIL,
    "希望するテーマ（第1希望）": Column.WISH_1,
    "希望するテーマ（第２希望）": Column.WISH_2,
    "希望テーマ②": Column.WISH_2,
    "第一希望": Column.WISH_1,
    "参加希望のグループ": Column.WISH_1,
    "参加者氏名（漢字）": Column.NAME,
    "参加者氏名（フリガナ）": Column.READING,
    "氏名（ふりがな）": Column.READING,
    "フリガナ": Column.READING,
    "役職・肩書": None,
    "部署名": None,
    "電話": Column.PHONE,
    "緊急連絡先": Column.PHONE,
    "Name": Column.NAME,
    "Organization name": Column.ORGANISATION,
    "Full Name": Column.NAME,
    "Affiliation / Company": Column.ORGANISATION,
    "備考（車いす席など）": Column.REMARK,
    "No.": None,
    "番号": None,
    "姓": Column.FAMILY_NAME,
    "名": Column.GIVEN_NAME,
    "団体種別": Column.KIND,
    "参加方法（会場・オンライン）": Column.WAY,
    "当日の質問": Column.REMARK,
    "SDGsゴール": None,
    "お申込者名": Column.NAME,
    "郵便番号": None,
    "話し合いたいテーマ": Column.WISH_1,
    "担当者メール": Column.EMAIL,
    "代表者名": Column.NAME,
    "学校名・学年": Column.ORGANISATION,
    "列1": None,
    "": None,
    "Email Address": Column.EMAIL,
    "Username": None,
    "ユーザー名": None,
    "スコア": None,
    "町会名": Column.ORGANISATION,
    # half-width kana, full-width letters, spaces
    "ｼｮｿﾞｸ": Column.ORGANISATION,
    "ﾌﾘｶﾞﾅ": Column.READING,
    "ＴＥＬ": Column.PHONE,
    "所 属": Column.ORGANISATION,
    # a name in parts, and how each is read
    "氏名（姓）": Column.FAMILY_NAME,
    "氏名（名）": Column.GIVEN_NAME,
    "姓（フリガナ）": Column.FAMILY_READING,
    "メイ": Column.GIVEN_READING,
    "Last name": Column.FAMILY_NAME,
    # the third wish, and numbers that number no wish
    "希望テーマ３": Column.WISH_3,
    "2nd choice": Column.WISH_2,
    "希望テーマ（2つまで）": Column.WISH_1,
    "第3回のテーマ": Column.WISH_1,
    # near misses
    "所属・役職名": Column.ORGANISATION,
    "連絡先（メール）": Column.EMAIL,
    "団体名（フリガナ）": None,
    "団体名フリガナ": None,
    "せいべつ": None,
    "メールマガジンの配信を希望する": None,
    "個人情報の取扱いへの同意": None,
    "参加者名簿": None,
    "参加人数": None,
    "お住まい": None,
    # what only such a meeting asks
    "役割": Column.ROLES,
    "記録係可": Column.ROLES,
    "在席/オンライン": Column.WAY,
    "配慮が必要なこと": Column.REMARK,
}


@pytest.mark.parametrize(("heading", "column"), HEADINGS.items())
def test_a_heading_says_what_its_column_holds(heading: str, column: Column | None) -> None:
    assert judged(heading)[1] == column


def test_every_thing_is_in_one_column_the_one_whose_heading_is_surest() -> None:
    headings = (
        "担当者名",
        "会社名（部署も）",
        "氏名",
        "会社名",
        "メール",
        "メールアドレス（確認用）",
    )
    assert guess(headings) == (
        Column.NAME,
        None,
        None,
        Column.ORGANISATION,
        Column.EMAIL,
        None,
    )


def test_a_reading_is_the_name_where_there_is_no_other() -> None:
    assert guess(("ｼﾒｲ", "ｼｮｿﾞｸ")) == (Column.NAME, Column.ORGANISATION)
    assert guess(("氏名", "シメイ")) == (Column.NAME, Column.READING)
    assert guess(("セイ", "メイ")) == (Column.FAMILY_NAME, Column.GIVEN_NAME)
    assert guess(("姓", "セイ")) == (Column.FAMILY_NAME, Column.FAMILY_READING)


def test_a_long_text_is_no_heading() -> None:
    assert judged("ご希望の" + "あ" * 100 + "氏名")[1] is Column.NAME
    assert judged("ご希望の" + "あ" * 200 + "氏名") == (0, None)


def test_every_column_has_a_word() -> None:
    assert len({word(column) for column in Column}) == len(Column)
