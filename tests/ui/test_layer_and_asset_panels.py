from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.asset import AssetLayer
from app.paths import resources
from app.services.asset_desk import AssetColumns
from app.ui.panel_set import PanelSet
from app.ui.widgets.legend import GROUPS, contents, read_legend
from app.ui.widgets.map_symbol import SHAPES
from tests.ui import invented

LEGEND = resources() / "web" / "legend.json"


def test_every_class_of_the_maps_legend_has_its_line_and_its_symbol() -> None:
    legend = read_legend(LEGEND)
    rows = [row for layer in legend for row in layer.rows]
    assert len({row.key for row in rows}) == len(rows) > 30
    assert {str(row.rule["symbol"]) for row in rows} - {"line", "outline", "area", "hatch"} <= set(SHAPES)
    assert [row.key for row in rows][:3] == ["wells.OIL", "wells.GAS", "wells.INJECTION"]
    assert {row.group for row in rows} == set(GROUPS)


def test_the_legend_says_how_much_there_is(panels: PanelSet) -> None:
    held = contents(panels.layers.legend, invented.held(), invented.queue(), invented.units(), invented.cases())
    assert held["wells.OIL"].words() == "21 480"
    assert held["pipelines.TRUNK/OIL"].words() == "780 km"
    assert held["pipelines.GATHERING"].words() == "3 120 km"
    assert held["alerts.HIGH"].words() == "2"
    panels.layers.show_contents(held)
    items = panels.layers.tree.leaves
    assert items["wells.OIL"].text(0) == "采油井"
    assert items["wells.OIL"].text(1) == "21 480"
    assert not items["wells.OIL"].isHidden()
    assert items["wells.EXPLORATION"].isHidden()


def test_a_tick_hides_a_class_and_a_groups_tick_all_of_it(panels: PanelSet) -> None:
    panel = panels.layers
    told: list[dict[str, bool]] = []
    panel.visibility_changed.connect(told.append)
    panel.tree.leaves["wells.GAS"].setCheckState(0, Qt.CheckState.Unchecked)
    assert told == [{"wells.GAS": False}]
    assert panel.tree.groups["Assets"].checkState(0) is Qt.CheckState.PartiallyChecked
    panel.tree.groups["Assets"].setCheckState(0, Qt.CheckState.Unchecked)
    assert not any(on for key, on in panel.visibility().items() if key.startswith(("wells.", "pipelines.")))
    panel.tree.groups["Assets"].setCheckState(0, Qt.CheckState.Checked)
    assert all(on for key, on in panel.visibility().items() if key.startswith(("wells.", "pipelines.")))


def test_space_ticks_a_layer(panels: PanelSet, qtbot: QtBot) -> None:
    panel = panels.layers
    panel.show_contents(contents(panel.legend, invented.held(), [], [], []))
    with qtbot.waitExposed(panel):
        panel.show()
    panel.tree.setCurrentItem(panel.tree.leaves["wells.OIL"])
    panel.tree.setFocus()
    QTest.keyClick(panel.tree, Qt.Key.Key_Space)
    assert panel.visibility()["wells.OIL"] is False


def test_a_hundred_thousand_rows_open_without_a_pause(panels: PanelSet, qtbot: QtBot) -> None:
    panel, columns = panels.assets, invented.columns(100_000)
    panel.resize(1000, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    order = columns.order(by="code", descending=False, text="")
    begun = time.perf_counter()
    panel.show_layer(columns)
    panel.show_order(columns, order)
    panel.grab()
    assert time.perf_counter() - begun < 0.1
    assert panel.rows.rowCount() == 100_000


def test_rows_are_sorted_and_filtered_by_a_reader_and_only_the_newest_answer_counts(
    panels: PanelSet, qtbot: QtBot
) -> None:
    panel, columns = panels.assets, invented.columns(5_000)
    asked: list[tuple[AssetColumns, str, bool, str]] = []
    panel.order_wanted.connect(lambda *question: asked.append(question))
    panel.show_layer(columns)
    assert asked == [(columns, "code", False, "")]
    panel.table.horizontalHeader().setSortIndicator(5, Qt.SortOrder.DescendingOrder)
    with ThreadPoolExecutor(1) as reader:
        order = reader.submit(columns.order, by="lon", descending=True, text="").result()
    panel.show_order(columns, order)
    shown = [float(panel.rows.index(row, 5).data()) for row in range(50)]
    assert shown == sorted(shown, reverse=True)
    panel.text.setText("定42")
    qtbot.waitUntil(lambda: asked[-1] == (columns, "lon", True, "定42"))
    found = columns.order(by="code", descending=False, text="定42")
    assert [columns.texts["name"][at] for at in found[:3]] == ["定42", "定420", "定421"]
    other = invented.columns(10)
    panel.show_order(other, np.arange(10))
    assert panel.rows.rowCount() == 5_000


def test_a_narrow_table_leaves_the_places_out_and_a_wide_one_is_filled(panels: PanelSet, qtbot: QtBot) -> None:
    panel = panels.assets
    with qtbot.waitExposed(panel):
        panel.show()
    for width, hidden in ((600, 2), (1100, 0), (640, 2)):
        panel.resize(width, 300)
        qtbot.waitUntil(lambda hidden=hidden: sum(map(panel.table.isColumnHidden, range(7))) == hidden)  # type: ignore[misc]
        qtbot.waitUntil(lambda: panel.width() - 40 < panel.table.horizontalHeader().length() <= panel.width())


def test_a_row_tells_which_asset_it_is_and_one_can_be_chosen_from_the_map(panels: PanelSet, qtbot: QtBot) -> None:
    panel, columns = panels.assets, invented.columns(300)
    panel.show_layer(columns)
    panel.show_order(columns, columns.order(by="code", descending=True, text=""))
    told: list[str] = []
    panel.asset_chosen.connect(told.append)
    assert panel.choose("w42")
    assert told == []
    assert panel.rows.asset_id(panel.table.currentIndex().row()) == "w42"
    panel.table.selectRow(0)
    assert told == ["w299"]
    assert not panel.choose("w9999")
    assert panel.rows.index(0, 2).data() == "采油井"


def test_another_layer_is_asked_for_and_an_answer_for_the_former_is_dropped(panels: PanelSet, qtbot: QtBot) -> None:
    panel = panels.assets
    asked: list[AssetLayer] = []
    panel.layer_wanted.connect(asked.append)
    with qtbot.waitExposed(panel):
        panel.show()
    qtbot.waitUntil(lambda: asked == [AssetLayer.WELLS])
    panel.layer.setCurrentIndex(1)
    assert asked[1:] == [AssetLayer.PIPELINES]
    panel.show_layer(invented.columns(10))
    assert panel.rows.rowCount() == 0
    panel.reload(AssetLayer.WELLS)
    panel.reload(AssetLayer.PIPELINES)
    assert asked[1:] == [AssetLayer.PIPELINES, AssetLayer.PIPELINES]


def test_a_layer_that_nobody_sees_is_neither_asked_for_nor_kept(panels: PanelSet, qtbot: QtBot) -> None:
    panel, columns = panels.assets, invented.columns(10)
    asked: list[AssetLayer] = []
    panel.layer_wanted.connect(asked.append)
    panel.reload(AssetLayer.WELLS)
    assert asked == []
    with qtbot.waitExposed(panel):
        panel.show()
    qtbot.waitUntil(lambda: asked == [AssetLayer.WELLS])
    panel.show_layer(columns)
    panel.show_order(columns, np.arange(10))
    panel.hide()
    panel.reload(AssetLayer.WELLS)
    assert asked == [AssetLayer.WELLS]
    assert panel.rows.rowCount() == 0
    panel.show()
    qtbot.waitUntil(lambda: asked == [AssetLayer.WELLS, AssetLayer.WELLS])


def test_details_show_what_a_file_told_beyond_the_named_fields_as_plain_text(panels: PanelSet) -> None:
    panels.details.show_asset(invented.asset(invented.HOSTILE, attributes={"<i>备注</i>": "<script>x</script>"}))
    labels = panels.details.findChildren(QLabel)
    words = [label.text() for label in labels]
    assert invented.HOSTILE in words
    assert "<script>x</script>" in words
    assert "采油井" in words
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
