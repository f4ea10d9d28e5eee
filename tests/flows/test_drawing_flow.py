"""Drawing to keep at the whole desk: by keys and by pointer, pulled, taken back, done again, seen by the watch."""

from __future__ import annotations

from datetime import timedelta

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.drawing import Drawing, DrawingFacts, DrawingKind, DrawingReach, Sketch
from app.store.tables import audit
from app.ui.desk import Desk
from app.ui.dialogs.drawing_dialog import DrawingDialog
from app.ui.map.sketch_now import SketchNow
from tests.flows.dispatch_room import PLACE, press, settle, until
from tests.store_fixtures import Clock

pytestmark = pytest.mark.page
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LON, LAT = PLACE
AREA = Sketch(
    DrawingKind.POLYGON,
    ((LON - 0.02, LAT - 0.02), (LON + 0.02, LAT - 0.02), (LON + 0.02, LAT + 0.02), (LON - 0.02, LAT + 0.02)),
)


@pytest.fixture
def told(desk: Desk) -> list[SketchNow]:
    heard: list[SketchNow] = []
    desk.map.sketch_changed.connect(heard.append)
    return heard


def kept(program: Program) -> tuple[Drawing, ...]:
    return program.places.drawing_desk.drawings(program.actor())


def acts(program: Program) -> list[str]:
    with program.store.read() as connection:
        rows = connection.execute(audit.select().where(audit.c.subject == "drawing").order_by(audit.c.row_no))
        return [row.act for row in rows]


def stand_drawn(desk: Desk, qtbot: QtBot, program: Program, actor: Actor) -> Drawing:
    program.places.drawing_desk.draw(actor, "draw", AREA, DrawingFacts(name="布控区", reach=DrawingReach.ALL))
    until(qtbot, lambda: len(desk.drawing_acts.drawings) == 1)
    settle(desk, qtbot)
    return desk.drawing_acts.drawings[0]


def active_dialog(desk: Desk, qtbot: QtBot) -> DrawingDialog:
    until(qtbot, lambda: (made := desk.drawing_acts.dialog) is not None and made.isActiveWindow())
    dialog = desk.drawing_acts.dialog
    assert dialog is not None
    return dialog


def drawn_marks(desk: Desk, qtbot: QtBot) -> list[str]:
    heard: list[str] = []
    desk.map.page().runJavaScript(
        "[...window.desk.marks.drawings.marks.values()].map((one) => one.name).join()", heard.append
    )
    until(qtbot, lambda: bool(heard))
    return [name for name in heard[0].split(",") if name]


def test_an_area_is_drawn_named_and_kept_on_the_keyboard_alone(
    desk: Desk, qtbot: QtBot, program: Program, told: list[SketchNow]
) -> None:
    press(Qt.Key.Key_D, CONTROL)
    until(qtbot, lambda: any(menu.isVisible() for menu in desk.map.findChildren(QMenu)))
    QTest.keyClick(next(menu for menu in desk.map.findChildren(QMenu) if menu.isVisible()), Qt.Key.Key_3)
    until(qtbot, lambda: desk.sketching.is_on)
    settle(desk, qtbot)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return):
        press(key)
    until(qtbot, lambda: bool(told) and len(told[-1].points) == 3)
    press(Qt.Key.Key_Return, CONTROL)
    dialog = active_dialog(desk, qtbot)
    dialog.name.setText("夜间设卡")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return, CONTROL)
    until(qtbot, lambda: len(kept(program)) == 1)
    until(qtbot, lambda: not desk.sketching.is_on and desk.drawing_acts.dialog is None)
    (one,) = kept(program)
    assert (one.name, one.kind) == ("夜间设卡", DrawingKind.POLYGON)
    assert len(shapely.get_coordinates(shapely.from_wkb(one.shape))) == 4
    settle(desk, qtbot)
    assert drawn_marks(desk, qtbot) == ["夜间设卡"]


def test_a_nameless_drawing_is_asked_for_a_name_and_esc_gives_it_up(desk: Desk, qtbot: QtBot, program: Program) -> None:
    desk.drawing_acts.draw(DrawingKind.POINT)
    settle(desk, qtbot)
    press(Qt.Key.Key_Return)
    dialog = active_dialog(desk, qtbot)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return, CONTROL)
    until(qtbot, lambda: bool(dialog.lacks.text()))
    assert dialog.isVisible()
    QTest.keyClick(dialog.name, Qt.Key.Key_Escape)
    until(qtbot, lambda: not desk.sketching.is_on)
    assert kept(program) == ()


def test_a_corner_is_moved_by_keys_taken_back_and_done_again(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor, told: list[SketchNow]
) -> None:
    one = stand_drawn(desk, qtbot, program, actor)
    desk.drawing_acts.reshape(one)
    settle(desk, qtbot)
    assert drawn_marks(desk, qtbot) == [], "what is pulled is not drawn twice"
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Left)
    until(qtbot, lambda: bool(told) and told[-1].points[0].lon < LON - 0.021)
    press(Qt.Key.Key_Insert)
    until(qtbot, lambda: len(told[-1].points) == 5)
    press(Qt.Key.Key_Delete)
    until(qtbot, lambda: len(told[-1].points) == 4)
    press(Qt.Key.Key_S, CONTROL)
    until(qtbot, lambda: kept(program)[0].version == 2)
    until(qtbot, lambda: not desk.sketching.is_on)
    pulled = kept(program)[0].shape
    assert pulled != one.shape
    press(Qt.Key.Key_Z, CONTROL)
    until(qtbot, lambda: kept(program)[0].shape == one.shape)
    settle(desk, qtbot)
    press(Qt.Key.Key_Y, CONTROL)
    until(qtbot, lambda: kept(program)[0].shape == pulled)
    assert acts(program) == ["drawing.draw", "drawing.reshape", "drawing.reshape", "drawing.reshape"]


def test_a_shape_left_with_esc_stays_as_it_was(desk: Desk, qtbot: QtBot, program: Program, actor: Actor) -> None:
    one = stand_drawn(desk, qtbot, program, actor)
    desk.drawing_acts.reshape(one)
    settle(desk, qtbot)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Up)
    settle(desk, qtbot)
    press(Qt.Key.Key_Escape)
    until(qtbot, lambda: not desk.sketching.is_on)
    settle(desk, qtbot)
    assert kept(program) == (one,)
    assert drawn_marks(desk, qtbot) == ["布控区"]


def test_a_drawing_is_removed_in_its_panel_with_a_reason_and_brought_back(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor
) -> None:
    one = stand_drawn(desk, qtbot, program, actor)
    desk.window.open_panel("drawings")
    panel = desk.window.panels.drawings
    panel.table.setFocus()
    assert panel.choose(one.id)
    QTest.keyClick(panel.table, Qt.Key.Key_X)
    until(qtbot, panel.ask.isVisible)
    panel.ask.text.setPlainText("任务结束")
    QTest.keyClick(panel.ask.text, Qt.Key.Key_Return, CONTROL)
    until(qtbot, lambda: kept(program) == ())
    until(qtbot, lambda: panel.table.shown() == 0)
    settle(desk, qtbot)
    desk.alert_acts.take_back()
    until(qtbot, lambda: len(kept(program)) == 1)
    until(qtbot, lambda: panel.table.shown() == 1)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor
) -> None:
    one = stand_drawn(desk, qtbot, program, actor)
    desk.drawing_acts.change(one)
    dialog = active_dialog(desk, qtbot)
    program.places.drawing_desk.change(actor, "other", one.id, DrawingFacts(name="别人改的"), version=1)
    dialog.name.setText("我改的")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return, CONTROL)
    until(qtbot, lambda: "他人" in dialog.lacks.text() or "别人" in dialog.lacks.text())
    assert dialog.isVisible()
    assert kept(program)[0].name == "别人改的"
    dialog.reject()


def test_what_is_over_goes_from_the_map_and_stays_in_the_list(
    desk: Desk, qtbot: QtBot, program: Program, actor: Actor, clock: Clock
) -> None:
    until_then = clock.moment + timedelta(hours=1)
    facts = DrawingFacts(name="临时", valid_to=until_then)
    program.places.drawing_desk.draw(actor, "draw", AREA, facts)
    until(qtbot, lambda: len(desk.drawing_acts.drawings) == 1)
    settle(desk, qtbot)
    assert drawn_marks(desk, qtbot) == ["临时"]
    clock.move(hours=2)
    desk.drawing_acts.show()
    settle(desk, qtbot)
    panel = desk.window.panels.drawings
    assert drawn_marks(desk, qtbot) == []
    assert panel.table.shown() == 0
    panel.over.toggle()
    assert panel.table.shown() == 1
