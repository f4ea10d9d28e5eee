"""Numbers of marks, tips, seals: the small parts between desk and page."""

from __future__ import annotations

from PySide6.QtGui import QColor

from app.paths import resources
from app.services.map.map_features import MapRecord
from app.ui.map.map_bridge import MapHit
from app.ui.map.mark_book import MAX_NAME, MarkBook, MarkChange
from app.ui.map.marks import AlertMark, UnitMark
from app.ui.map.settling import seal_of
from app.ui.map.tip import TipLines

TIPS = TipLines(resources() / "web" / "legend.json")


def unit(key: str, name: str = "巡 1") -> UnitMark:
    return UnitMark(id=key, lon=107.0, lat=37.0, kind="PATROL_GROUP", name=name)


def test_a_mark_keeps_its_number_as_long_as_it_is_shown() -> None:
    book = MarkBook(TIPS.classes)
    first = [mark["n"] for mark in book.changed("units", [unit("a"), unit("b")]).marks]
    changed = book.changed("units", [unit("b", "巡 2"), unit("c")])
    kept, new = (mark["n"] for mark in changed.marks)
    assert kept == first[1]
    assert new not in first
    assert changed.gone == [first[0]]


def test_the_page_is_told_what_differs_and_a_page_that_knows_nothing_the_whole() -> None:
    book = MarkBook(TIPS.classes)
    book.changed("units", [unit("a"), unit("b")])
    assert book.changed("units", [unit("a"), unit("b")]) == MarkChange([], [])
    assert [mark["name"] for mark in book.moved("units", [unit("b", "巡 2"), unit("stranger")]).marks] == ["巡 2"]
    assert [mark["name"] for mark in book.whole("units").marks] == ["巡 1", "巡 2"]
    assert book.layers() == ("units",)


def test_the_page_never_sees_a_records_id() -> None:
    told = MarkBook(TIPS.classes).changed("units", [unit("secret-id")])
    assert "secret-id" not in str(told)


def test_a_mark_that_went_means_nothing_any_more() -> None:
    book = MarkBook(TIPS.classes)
    number = book.changed("units", [unit("a")]).marks[0]["n"]
    assert isinstance(number, int)
    found = book.record(MapHit("units", number, 0))
    assert found is not None
    assert (found.layer, found.id) == ("units", "a")
    assert book.record(MapHit("alerts", number, 0)) is None
    book.changed("units", [])
    assert book.record(MapHit("units", number, 0)) is None


def test_a_very_long_name_is_cut_before_it_is_sent() -> None:
    long = AlertMark(id="a", lon=1, lat=2, kind="LOW", name="长" * 9_000)
    assert MarkBook(TIPS.classes).changed("alerts", [long]).marks[0]["name"] == "长" * MAX_NAME


def test_a_tip_says_name_then_what_it_is_and_how() -> None:
    assert TIPS.of(MapRecord("wells", "x", "定 1", 0, 0, 1 | 32 | 128)) == ["定 1", "Gas wells · Key well · Out of use"]
    assert TIPS.of(MapRecord("sites", "x", "", 0, 0, 11)) == ["Police rooms"]
    assert TIPS.of(MapRecord("nothing", "x", "", 0, 0, 3)) == []


def test_a_seal_is_read_out_of_the_last_bits_of_a_colour() -> None:
    for serial in (0, 1, 27, 63):
        sealed = QColor(0x10 | serial >> 4, 0x18 | serial >> 2 & 3, 0x20 | serial & 3)
        assert seal_of(sealed) == serial
