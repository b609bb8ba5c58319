"""A thousand made-up people for the benchmarks: as a list in a file, and at their meeting."""

import csv
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from openpyxl import Workbook

from facilitator.domain.plan import Plan
from facilitator.readers.people_columns import guess
from facilitator.readers.people_table import open_table
from facilitator.services import groups
from facilitator.services.people_list import look_at
from facilitator.services.people_taking import take_in
from facilitator.services.plans import plan_session, record_held
from facilitator.services.sessions import open_database, open_workshop
from facilitator.services.workshop import Workshop
from tests.services.making import Wall, small_plan, surroundings_in

PEOPLE = 1_000
GROUPS = 125
TITLES = ("バスで通う", "地域スポーツ", "食品ロスを減らす", "空き家の使い道", "子どもの居場所")
LIKING = (9, 5, 3, 2, 1)
"""How much each pitch is wished for, beside the others."""

HEADINGS = (
    *("氏名", "フリガナ", "所属", "区分", "メール", "電話"),
    *("第1希望", "第2希望", "第3希望", "役割", "参加方法", "備考"),
)


def _pairs(text: str) -> dict[str, str]:
    """Return names with how they are spoken."""
    return dict(pair.split("=") for pair in text.split())


SURNAMES = _pairs(
    "佐藤=サトウ 鈴木=スズキ 髙橋=タカハシ 田中=タナカ 伊藤=イトウ 渡辺=ワタナベ 山本=ヤマモト "
    "中村=ナカムラ 小林=コバヤシ 加藤=カトウ 吉田=ヨシダ 山田=ヤマダ 佐々木=ササキ 加賀=カガ "
    "山口=ヤマグチ 松本=マツモト 井上=イノウエ 木村=キムラ 林=ハヤシ 斎藤=サイトウ 清水=シミズ "
    "長谷川=ハセガワ 五十嵐=イガラシ 宮本=ミヤモト 山﨑=ヤマザキ 金沢=カナザワ 能登=ノト"
)
GIVEN = _pairs(
    "花子=ハナコ 太郎=タロウ 一郎=イチロウ 美咲=ミサキ 翔太=ショウタ 陽子=ヨウコ 健一=ケンイチ "
    "恵=メグミ 大輔=ダイスケ 由美=ユミ 誠=マコト さくら=サクラ 拓也=タクヤ 直樹=ナオキ 亮=リョウ "
    "真由美=マユミ 明=アキラ 千尋=チヒロ 和子=カズコ 学=マナブ 優=ユウ 海斗=カイト 栞=シオリ "
    "葵=アオイ 蓮=レン 結衣=ユイ 悠=ハルカ 幸子=サチコ 隆=タカシ 進=ススム 茂=シゲル 実=ミノル "
    "奈々=ナナ 修=オサム 光=ヒカル 薫=カオル 歩=アユム 千代=チヨ"
)
KINDS = ["企業"] * 35 + ["NPO"] * 20 + ["市民"] * 20 + ["市"] * 12 + ["教育"] * 8 + ["町会"] * 5

TYPED = ("佐々木美", "ハセガワ", "いがらし ゆ", "鈴木 花子")
"""What is typed at the desk: names and readings, as far as somebody types them."""


def people_listed() -> list[tuple[str, ...]]:
    """Return the rows of a list of PEOPLE, below its headings."""
    chance = Random(1)
    names = [(one, two) for one in SURNAMES for two in GIVEN]
    return [HEADINGS, *(_row(chance, *name) for name in chance.sample(names, PEOPLE))]


def _row(chance: Random, surname: str, given: str) -> tuple[str, ...]:
    number = chance.randrange(550)
    wishes = dict.fromkeys(chance.choices(TITLES, LIKING, k=chance.choice((0, 1, 2, 3, 3))))
    return (
        f"{surname} {given}",
        f"{SURNAMES[surname]} {GIVEN[given]}",
        f"見本団体{number}" if chance.random() < 0.9 else "個人",
        chance.choice(KINDS),
        f"p{number}@example.jp",
        f"076-000-{number:04}",
        *(*wishes, "", "", "")[:3],
        "記録係" if chance.random() < 0.4 else "",
        "オンライン" if chance.random() < 0.05 else "会場",
        "車いすで参加" if chance.random() < 0.02 else "",
    )


def as_csv(rows: list[tuple[str, ...]]) -> bytes:
    """Return the list as Excel saves it in Japan."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue().encode("cp932")


def as_xlsx(rows: list[tuple[str, ...]]) -> bytes:
    """Return the list as an Excel file."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _plan(number: int, day: str) -> Plan:
    return small_plan(
        session={
            "id": f"talks-{number:02}",
            "title": f"第{number}回",
            "date": day,
            "start": "14:00",
        },
        person=None,
        pitch=[{"id": f"p{place}", "title": title} for place, title in enumerate(TITLES)],
        item=[{"kind": "breakout", "title": "話し合い", "length": "30分"}],
        group=[{"pitch": f"p{place % len(TITLES)}"} for place in range(GROUPS)],
        said=None,
    )


@contextmanager
def empty_meeting() -> Iterator[Workshop]:
    """Give a session of five pitches and GROUPS groups in a fresh file, nobody registered yet."""
    with tempfile.TemporaryDirectory() as made:
        surroundings = surroundings_in(Path(made), Wall())
        with open_database(surroundings) as database:
            session = plan_session(database, surroundings, _plan(2, "2026-10-03"))
            yield open_workshop(database, surroundings, session)


@contextmanager
def full_meeting() -> Iterator[Workshop]:
    """Give the session with everybody registered; they sat together in another one before."""
    with empty_meeting() as workshop:
        database, surroundings = workshop.database, workshop.surroundings
        table = open_table(as_csv(people_listed()))
        held = record_held(database, surroundings, _plan(1, "2026-07-04"))
        earlier = open_workshop(database, surroundings, held)
        for each in (earlier, workshop):
            assert take_in(each, look_at(each, table, guess(table.headings))) == PEOPLE
        groups.deal(earlier)
        yield workshop
