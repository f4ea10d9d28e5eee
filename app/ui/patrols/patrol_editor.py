"""The window in which a patrol is planned, all of it by keys: the form at the left, its check points at the right.

The desk goes on behind it: it stops nothing, and a click on the map gives the place.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.patrol import PatrolKind
from app.domain.patrol_plan import PlannedPatrol, PlannedStop
from app.errors import InputRefused
from app.services.map.place_desk import FoundPlace
from app.services.patrols.beat import Beat
from app.services.patrols.patrol_reading import PatrolOffers
from app.ui import actions
from app.ui.look import Look
from app.ui.patrols.plan_form import PlanForm
from app.ui.patrols.stop_list import StopList
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.keycap_button import KeycapButton
from app.ui.widgets.outcome_line import OutcomeLine
from app.ui.words import sentence, tr


class PatrolEditor(QDialog):
    """`planned` carries the plan and whether it shall be issued at once; `beat_wanted` and `stops_wanted` ask for the
    ground and for check points of what is written. It stays open until whoever could keep the plan closes it."""

    planned = Signal(object, bool)
    beat_wanted = Signal()
    stops_wanted = Signal(object)
    template_wanted = Signal(object)
    template_to_go = Signal(str)

    def __init__(self, look: Look, offers: PatrolOffers, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New patrol"))
        self.form = PlanForm(look, offers, now)
        self.stops = StopList(look, self.form.begin_at)
        self.outcome = OutcomeLine("Muted")
        self.beat: Beat | None = None
        self._kept: tuple[object, ...] = ()
        self._warned = False
        self._waits: Callable[[], object] | None = None
        """What goes on once the ground of what is written is known."""
        self.buttons: dict[str, KeycapButton] = {}
        self._acts = FlowRow()
        slots: dict[str, Callable[[], object]] = {
            "plan_save": lambda: self._save(issue=False),
            "plan_issue": lambda: self._save(issue=True),
            "plan_stops": self._want_stops,
            "plan_add_stop": self.stops.add.line.setFocus,
            "plan_remove_template": self._on_remove_template,
        }
        for act_id, slot in slots.items():
            button = KeycapButton(look, actions.act(act_id).keys[0])
            button.setText(tr(actions.act(act_id).label))
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
            self.buttons[act_id] = button
            self._acts.add(button)
            actions.bind(act_id, self, slot)
        back = KeycapButton(look, "Esc")
        back.setText(tr("Back"))
        back.clicked.connect(self.reject)
        self._acts.add(back)
        self._lay_out()
        self.form.beat_changed.connect(self._on_beat_changed)
        self.form.template_chosen.connect(self.template_wanted)
        self.stops.refused.connect(self.refuse)
        self.stops.changed.connect(lambda: self.outcome.say(""))
        self.resize(look.theme.px(1120), look.theme.px(600))
        self.form.kind.setFocus()
        self.remember()

    def remember(self) -> None:
        """What is written now is not lost by closing."""
        self._kept, self._warned = self._written(), False

    def show_plan(
        self, plan: PlannedPatrol, place: FoundPlace | None, stretch: tuple[str, str], *, title: str = ""
    ) -> None:
        """Begin with this plan."""
        if title:
            self.setWindowTitle(title)
        self.form.show_plan(plan, place, stretch)
        self.stops.show_stops(plan.stops)
        self.remember()

    def ground(self) -> tuple[PatrolKind, str, str, str] | None:
        """Kind, asset and stretch as they are written; None where no asset is chosen."""
        form, place = self.form, self.form.place.place
        if place is None or place.asset_id is None:
            return None
        return form.kind.chosen(), place.asset_id, form.begin_k.text(), form.end_k.text()

    def show_beat(self, beat: Beat) -> None:
        """The ground of what is written."""
        self.beat = beat
        length = tr("{km} km", km=f"{beat.metres / 1000:.1f}") if beat.metres else ""
        self.form.told.setText(" · ".join(filter(None, (beat.name, length))))
        self.form.name_after(beat.name)
        self.outcome.say("")
        waits, self._waits = self._waits, None
        if waits is not None:
            waits()

    def take_stops(self, stops: tuple[PlannedStop, ...]) -> None:
        """Check points that were proposed, in the place of those that stand there."""
        self.stops.show_stops(stops)
        if stops:
            self.stops.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.stops.table.selectRow(0)
        else:
            self.refuse(tr("No check point suits this beat. Add them one by one."))

    def written(self) -> PlannedPatrol | None:
        """The plan; None where something is wanting, which is said."""
        metres = (self.beat.from_m, self.beat.to_m) if self.beat is not None else (None, None)
        try:
            return self.form.plan(self.stops.stops(), metres)
        except InputRefused as error:
            self.refuse(sentence(error))
            return None

    def refuse(self, said: str) -> None:
        """Say why it could not be; what is written stays."""
        self._waits = None
        self.outcome.refuse(said)

    def reject(self) -> None:
        """Esc closes; where something would be lost, only the second time."""
        if self._written() != self._kept and not self._warned:
            self._warned = True
            self.refuse(tr("Esc once more throws away what is written. Ctrl+Enter saves it."))
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _save(self, *, issue: bool) -> None:
        self._with_beat(lambda: None if (plan := self.written()) is None else self.planned.emit(plan, issue))

    def _want_stops(self) -> None:
        self._with_beat(lambda: None if (plan := self.written()) is None else self.stops_wanted.emit(plan))

    def _with_beat(self, then: Callable[[], object]) -> None:
        """Go on once what was typed for the ground, and its stretch, is known."""
        self.stops.settle()
        self.form.place.settle()
        place = self.form.place.place
        if self.form.place.is_waiting() or (place is not None and place.asset_id is not None and self.beat is None):
            self._waits = then
        else:
            then()

    def _on_beat_changed(self) -> None:
        self.beat = None
        self.form.told.clear()
        place = self.form.place.place
        if place is not None and place.asset_id is not None:
            self.beat_wanted.emit()
        elif self._waits is not None and not self.form.place.is_waiting():
            waits, self._waits = self._waits, None
            waits()

    def _on_remove_template(self) -> None:
        if template_id := self.form.template.chosen():
            self.template_to_go.emit(template_id)

    def _written(self) -> tuple[object, ...]:
        form = self.form
        boxes = (form.kind, form.unit, form.vehicle, form.leader, form.room, form.level)
        lines = (form.name, form.begin_k, form.end_k, form.begins, form.ends, form.objective, form.equipment)
        return (
            *(box.chosen() for box in boxes),
            *(line.text() for line in lines),
            form.place.words(),
            *(tick.isChecked() for tick in form.forces.values()),
            self.stops.stops(),
        )

    def _lay_out(self) -> None:
        halves = QHBoxLayout()
        halves.setSpacing(18)
        halves.addWidget(self.form, 6)
        halves.addWidget(self.stops, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addLayout(halves, 1)
        column.addWidget(self.outcome)
        column.addWidget(self._acts)
