"""A map sheet: its figures, its map drawn anew at the paper's resolution, its legend of what is drawn, its files."""

from __future__ import annotations

import math
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from app.domain.base_map import MapDatum
from app.domain.marking import Marking
from app.domain.position import Position
from app.errors import AppError, InputRefused
from app.paths import resources
from app.ui import printing
from app.ui.background import Background
from app.ui.map.marks import AlertMark, ViewPoint
from app.ui.map.sheet import PRINT_DPI, LegendLine, Paper, SheetFormat, SheetWords, metres_per_mm, round_length
from app.ui.map.sheet_drawing import DrawnMap, SheetDrawing
from app.ui.map.sheet_painter import SheetPainter, round_ratio
from app.ui.theme import read_tokens
from tests.map_desk import MIDDLE, MapDesk
from tests.tile_ground import base, dotted_tiles, mbtiles
from tests.ui.map.test_base_maps_view import PLACE, dot_middle, shown
from tests.ui.map.test_map_view import HOSTILE, WELLS, put_wells

pytestmark = pytest.mark.page
A4 = SheetFormat(Paper.A4, is_landscape=True)
WORDS = SheetWords(
    title="今晚布控图", marking=Marking.INTERNAL, operator="韩", at=datetime(2026, 11, 21, 15, 41, tzinfo=UTC)
)


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    readers = ThreadPoolExecutor(2)

    def lane(work: Any) -> Future[Any]:
        return readers.submit(work)

    made = Background(readers, lane)
    yield made
    made.close()
    readers.shutdown()


def drawn(
    desk: MapDesk, background: Background, *, dpi: float = PRINT_DPI, view: ViewPoint = MIDDLE, theme: str = "day"
) -> DrawnMap:
    found: list[DrawnMap] = []
    failed: list[AppError] = []
    drawing = SheetDrawing(desk.view, background)
    drawing.ask(A4, view, dpi=dpi, theme=theme, then=found.append, failed=failed.append)
    desk.wait_until(lambda: bool(found or failed))
    drawing.stop()
    assert failed == []
    return found[0]


def place_on(made: DrawnMap, at: Position, dpr: float) -> tuple[int, int]:
    """Where a place is in the picture, by Mercator's own formula."""

    def units(place: Position) -> tuple[float, float]:
        y = 0.5 - math.asinh(math.tan(math.radians(place.lat))) / (2 * math.pi)
        return (place.lon + 180) / 360, y

    middle, there = units(Position(made.view.lon, made.view.lat)), units(at)
    world = 256 * 2**made.view.zoom * dpr
    size = made.picture.size()
    return (
        round(size.width() / 2 + (there[0] - middle[0]) * world),
        round(size.height() / 2 + (there[1] - middle[1]) * world),
    )


def _alike(one: QColor, other: QColor) -> bool:
    """The same but for the rounding of mixed edges."""
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue()) < 12


def run_of(picture: QImage, x: int, y: int, colour: QColor) -> int:
    """How many pixels of this very colour lie side by side around a place."""
    found = 0
    for step in (-1, 1):
        at = x + (step < 0) * step
        while picture.rect().contains(at, y) and _alike(picture.pixelColor(at, y), colour):
            found += 1
            at += step
    return found


def test_nothing_that_the_window_shows_is_cut_off_on_paper() -> None:
    for paper in Paper:
        for lies in (True, False):
            sheet = SheetFormat(paper, lies)
            seen = ViewPoint(lon=107.6, lat=37.3, zoom=11)
            view = sheet.view(seen, (1100, 700))
            grow = 2 ** (view.zoom - seen.zoom)
            width, height = sheet.map_css()
            assert 1100 * grow <= width + 1e-6
            assert 700 * grow <= height + 1e-6
            assert sheet.legend_mm.intersects(sheet.map_mm) is False
            whole = sheet.size_mm
            assert sheet.legend_mm.right() <= whole[0] - 9.9
            assert sheet.map_mm.bottom() <= whole[1] - 9.9


def test_the_scale_is_that_of_the_ground_at_the_middle() -> None:
    view = ViewPoint(lon=107.6, lat=37.3, zoom=12)
    metres = metres_per_mm(view)
    pixel = 156_543.033_928 * math.cos(math.radians(37.3)) / 2**12
    assert metres == pytest.approx(pixel * 96 / 25.4, rel=1e-6)
    assert (round_length(743), round_length(1_999), round_length(5_000)) == (500, 1_000, 5_000)
    assert round_ratio(168_412) == 170_000


def test_the_map_is_drawn_anew_at_three_hundred_dots_an_inch(desk: MapDesk, background: Background) -> None:
    put_wells(desk.features)
    desk.settle()
    tokens = read_tokens(resources() / "styles")["day"]
    coarse, fine = drawn(desk, background, dpi=96), drawn(desk, background)
    width, height = A4.map_css()
    dpr = PRINT_DPI / 96
    assert (fine.picture.width(), fine.picture.height()) == (round(width * dpr), round(height * dpr))
    at = Position(*WELLS["b" * 32])
    small = run_of(coarse.picture, *place_on(coarse, at, 1), QColor(tokens["gas"]))
    large = run_of(fine.picture, *place_on(fine, at, dpr), QColor(tokens["gas"]))
    assert small >= 1
    assert large == pytest.approx(3.8 * dpr, abs=2), "the dot is as large on paper as on the screen"
    x, y = place_on(fine, at, dpr)
    edge = [fine.picture.pixelColor(x + dx, y) for dx in range(large // 2 - 2, large // 2 + 6)]
    between = [
        one
        for one in edge
        if one.name().upper() not in (tokens["gas"].upper(), tokens["map_land"].upper(), tokens["map_outside"].upper())
    ]
    assert len(between) <= 2, "its edge is one or two pixels wide: nothing was enlarged"


def test_points_at_the_seams_of_strips_are_whole(desk: MapDesk, background: Background) -> None:
    lat = [37.0 + n * 0.0005 for n in range(1_200)]
    desk.features.set_points("wells", [f"{n:032}" for n in range(1_200)], [107.6] * 1_200, lat, [1] * 1_200)
    desk.settle()
    made = drawn(desk, background, dpi=150, view=ViewPoint(lon=107.6, lat=37.3, zoom=11))
    gas = QColor(read_tokens(resources() / "styles")["day"]["gas"])
    x, _ = place_on(made, Position(107.6, 37.3), 150 / 96)
    heights = [run_of(made.picture, x, y, gas) for y in range(40, made.picture.height() - 40)]
    assert min(heights) >= 2, "a column of wells is drawn without a gap from the first strip to the last"


def test_the_legend_lists_what_is_drawn_and_nothing_else(desk: MapDesk, background: Background) -> None:
    put_wells(desk.features)
    desk.view.show_marks("alerts", [AlertMark(id="far", lon=120.0, lat=30.0, kind="HIGH", name="远处")])
    desk.settle()
    assert {one.label for one in drawn(desk, background, dpi=60).legend} == {"Oil wells", "Gas wells"}
    desk.view.set_visible({"wells.GAS": False})
    desk.view.show_marks("alerts", [AlertMark(id="near", lon=107.6, lat=37.3, kind="HIGH", name="近处")])
    desk.settle()
    assert {one.label for one in drawn(desk, background, dpi=60).legend} == {"Oil wells", "High alerts"}
    elsewhere = ViewPoint(lon=100.0, lat=30.0, zoom=12)
    assert drawn(desk, background, dpi=60, view=elsewhere).legend == ()


def test_the_screen_keeps_its_theme_while_paper_is_drawn_in_another(desk: MapDesk, background: Background) -> None:
    inner = QRect(4, 4, 700, 500)
    before = desk.picture().copy(inner)
    drawn(desk, background, dpi=60, theme="day")
    assert desk.picture().copy(inner) == before
    night = drawn(desk, background, dpi=60, theme="night")
    tokens = read_tokens(resources() / "styles")["night"]
    assert night.picture.pixelColor(3, 3).name().upper() == tokens["map_outside"].upper()


def test_a_hostile_name_on_the_map_is_painted_like_any_other(desk: MapDesk, background: Background) -> None:
    put_wells(desk.features, (HOSTILE, HOSTILE, HOSTILE))
    desk.settle()
    made = drawn(desk, background, dpi=96, view=ViewPoint(lon=107.6, lat=37.3, zoom=15))
    assert not made.picture.isNull()
    assert desk.ask("document.title") == ""


def test_a_shifted_base_map_lies_on_paper_where_it_belongs(
    qtbot: QtBot, tmp_path: Path, background: Background
) -> None:
    file = mbtiles(tmp_path / "c.mbtiles", dotted_tiles(MapDatum.GCJ02, PLACE.lon, PLACE.lat, range(16, 17)))
    view = ViewPoint(lon=PLACE.lon, lat=PLACE.lat, zoom=16)
    with shown(qtbot, tmp_path, [base(file, MapDatum.GCJ02)], view) as desk:
        for zoom in (16.0, 16.4):
            made = drawn(desk, background, dpi=200, view=ViewPoint(lon=PLACE.lon, lat=PLACE.lat, zoom=zoom))
            size = made.picture.size()
            apart = dot_middle(made.picture) - np.array([size.width() / 2, size.height() / 2])
            assert np.abs(apart).max() < 2.5, "within a third of a millimetre"


def sheet(words: SheetWords = WORDS, legend: tuple[LegendLine, ...] = ()) -> SheetPainter:
    picture = QImage(900, 600, QImage.Format.Format_RGB32)
    picture.fill(QColor("#123456"))
    made = DrawnMap(picture, MIDDLE, legend)
    return SheetPainter(A4, words, made, read_tokens(resources() / "styles")["day"], "Noto Sans CJK SC")


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is painted as words, and painted all the same."""
    heard: list[str] = []
    say = SheetPainter._say

    def listen(self: SheetPainter, painter: QPainter, room: QRectF, text: str, *how: Any) -> None:
        heard.append(text)
        say(self, painter, room, text, *how)

    monkeypatch.setattr(SheetPainter, "_say", listen)
    return heard


def test_a_pdf_is_one_page_of_the_paper_s_size_that_needs_no_font(
    qtbot: QtBot, tmp_path: Path, said: list[str]
) -> None:
    file = tmp_path / "布控图.pdf"
    printing.save_sheet_pdf(sheet(), A4.size_mm, PRINT_DPI, "今晚布控图", file)
    document = QPdfDocument()
    document.load(str(file))
    size = document.pagePointSize(0)
    assert document.pageCount() == 1
    assert (size.width() / 72 * 25.4, size.height() / 72 * 25.4) == pytest.approx((297, 210), abs=0.6)
    assert document.metaData(QPdfDocument.MetaDataField.Title) == "今晚布控图"
    seen = document.render(0, QSize(1_169, 827))
    document.close()
    assert b"/FontFile" not in file.read_bytes(), "it looks the same wherever it is opened"
    everything = " ".join(said)
    for words in ("今晚布控图", "Internal", "WGS-84", "2026-11-21 23:41", "Made by 韩", "about 1 : ", "Legend"):
        assert words in everything
    inks = {seen.pixelColor(x, y).name() for x in range(1_000, 1_130) for y in range(40, 80)}
    assert any(QColor(ink).red() > 150 and QColor(ink).green() < 90 for ink in inks), "the marking stands in red"
    assert _alike(seen.pixelColor(500, 400), QColor("#123456"))


def test_a_picture_tells_its_resolution(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "map.png"
    printing.save_sheet_png(sheet(), A4.size_mm, PRINT_DPI, file)
    made = QImage(str(file))
    assert (made.width(), made.height()) == (3508, 2480)
    assert made.dotsPerMeterX() == pytest.approx(300 / 0.0254, abs=2)
    assert made.pixelColor(30, 30) == QColor("white"), "the margin"
    assert made.pixelColor(1_500, 1_200) == QColor("#123456"), "the map"


def test_a_legend_that_is_too_long_says_how_much_is_left_out(qtbot: QtBot, said: list[str]) -> None:
    rule = {"symbol": "dot", "colour": "oil", "label": "x"}
    lines = tuple(LegendLine(f"第{n}种" + "长" * 60, rule) for n in range(90))
    printing.sheet_picture(sheet(legend=lines), A4.size_mm, 60)
    shown = [one for one in said if one.startswith("第")]
    assert f"and {90 - len(shown)} more" in said
    assert len(shown) > 20


def test_a_file_that_cannot_be_written_is_refused_and_leaves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="cannot be written"):
        printing.save_sheet_pdf(sheet(), A4.size_mm, PRINT_DPI, "x", tmp_path / "no such folder" / "x.pdf")
    assert list(tmp_path.iterdir()) == []
