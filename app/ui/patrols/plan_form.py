"""The form of a patrol: which beat, who, when, what for. Letters find teams and people; a team brings its vehicle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.domain.duty import DutyLevel
from app.domain.labels import label
from app.domain.patrol import JointForce, PatrolKind, PatrolTemplate
from app.domain.patrol_plan import PlannedPatrol, PlannedStop
from app.domain.unit import UnitKind
from app.errors import InputRefused
from app.services.map.place_desk import FoundPlace
from app.services.patrols.patrol_checks import LONGEST_NAME, LONGEST_TEXT
from app.services.patrols.patrol_reading import PatrolOffers
from app.ui.duty.said_due import said_due
from app.ui.local_time import to_minute
from app.ui.look import Look
from app.ui.widgets.place_line import PlaceLine
from app.ui.widgets.plain_label import plain_label
from app.ui.widgets.quick_choice import QuickChoice
from app.ui.widgets.space_buttons import SpaceTick
from app.ui.words import tr

_FORCES_OF: dict[UnitKind, tuple[JointForce, ...]] = {
    UnitKind.PATROL_GROUP: (JointForce.POLICE,),
    UnitKind.VOLUNTEER_TEAM: (JointForce.VOLUNTEERS,),
    UnitKind.JOINT_TEAM: (JointForce.POLICE, JointForce.GUARDS),
    UnitKind.GUARD_TEAM: (JointForce.GUARDS,),
}
"""Who takes part in what a team goes, until it is ticked otherwise."""


class PlanForm(QWidget):
    """`beat_changed`: the ground is another; `template_chosen` carries one that the form shall be filled from."""

    beat_changed = Signal()
    template_chosen = Signal(object)

    def __init__(self, look: Look, offers: PatrolOffers, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._offers, self._now = offers, now
        self._base: PlannedPatrol | None = None
        self._named = ""
        units = {one.id: " ".join(dict.fromkeys((one.call_sign or one.code, one.name))) for one in offers.units}
        vehicles = {one.id: f"{one.plate} {one.name}".strip() for one in offers.vehicles}
        leaders = {one.id: f"{one.name} {one.number}" for one in offers.leaders}
        templates = {one.id: f"{tr(label(one.level))} · {one.name}" for one in offers.templates}
        self.template = _choice("no template", templates)
        self.level: QuickChoice[DutyLevel] = QuickChoice(tuple(DutyLevel), label)
        self.level.choose(offers.level)
        self.kind: QuickChoice[PatrolKind] = QuickChoice(tuple(PatrolKind), label)
        self.name, self.begin_k, self.end_k = QLineEdit(), QLineEdit(), QLineEdit()
        self.begins, self.ends, self.objective, self.equipment = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.place = PlaceLine(look)
        self.place.retranslate()
        self.unit, self.vehicle = _choice("choose a team", units), _choice("no vehicle", vehicles)
        self.leader, self.room = _choice("no leader", leaders), _choice("no room", dict(offers.rooms))
        self.forces = {one: SpaceTick(tr(label(one))) for one in JointForce}
        self.told = plain_label("Muted")
        self.told.setWordWrap(True)
        self.name.setMaxLength(LONGEST_NAME)
        for field in (self.objective, self.equipment):
            field.setMaxLength(LONGEST_TEXT)
        self.begin_k.setPlaceholderText(tr("from, such as K12+300"))
        self.end_k.setPlaceholderText(tr("to; empty: to its end"))
        self.begins.setPlaceholderText("22:00")
        self.ends.setPlaceholderText(tr("06:00, or 4h"))
        self._lay_out()
        self.template.activated.connect(lambda _row: self._on_template())
        self.kind.currentIndexChanged.connect(lambda _row: self._on_kind())
        self.unit.currentIndexChanged.connect(lambda _row: self._bring_along())
        self.place.place_changed.connect(lambda _place: self.beat_changed.emit())
        for field in (self.begin_k, self.end_k):
            field.editingFinished.connect(self.beat_changed)
        self._on_kind()

    def show_plan(self, plan: PlannedPatrol, place: FoundPlace | None, stretch: tuple[str, str]) -> None:
        """Begin with this plan; `place` is the ground it names, `stretch` the K-numbers of its ends."""
        self._base, self._named = plan, ""
        self.kind.choose(plan.kind)
        self.level.choose(plan.level)
        self.template.choose(plan.template_id or "")
        self.unit.choose(plan.unit_id)
        for box, value in ((self.vehicle, plan.vehicle_id), (self.leader, plan.leader_id), (self.room, plan.site_id)):
            box.choose(value or "")
        self.name.setText(plan.name)
        self.begins.setText(to_minute(plan.begins_at))
        self.ends.setText(to_minute(plan.ends_at))
        self.objective.setText(plan.objective)
        self.equipment.setText(plan.equipment)
        for force, tick in self.forces.items():
            tick.setChecked(force.value in plan.forces.split())
        self.begin_k.setText(stretch[0])
        self.end_k.setText(stretch[1])
        if place is not None:
            self.place.show_place(place)

    def begin_at(self) -> datetime:
        """When it begins, as far as that is written; else now."""
        try:
            return said_due(self.begins.text(), self._now()) if self.begins.text().strip() else self._now()
        except InputRefused:
            return self._now()

    def plan(self, stops: Sequence[PlannedStop], metres: tuple[float | None, float | None]) -> PlannedPatrol:
        """What is written; raises `InputRefused` for the first that is wanting. `metres` are those of the beat's ends.
        A post without an asset is its own check point."""
        if not self.unit.chosen():
            raise InputRefused("Choose a team. Nothing was saved.")
        place, kind, base = self.place.place, self.kind.chosen(), self._base
        begins = said_due(self.begins.text(), self._now())
        stops = tuple(stops)
        if kind is PatrolKind.POST and place is not None and place.asset_id is None and not stops:
            stops = (PlannedStop(name=place.name, lon=place.position.lon, lat=place.position.lat),)
        return PlannedPatrol(
            name=self.name.text(),
            kind=kind,
            unit_id=self.unit.chosen(),
            begins_at=begins,
            ends_at=said_due(self.ends.text(), begins),
            objective=self.objective.text(),
            vehicle_id=self.vehicle.chosen() or None,
            leader_id=self.leader.chosen() or None,
            forces=" ".join(one.value for one, tick in self.forces.items() if tick.isChecked()),
            equipment=self.equipment.text(),
            site_id=self.room.chosen() or None,
            level=self.level.chosen(),
            asset_id=place.asset_id if place is not None else None,
            from_m=metres[0],
            to_m=metres[1],
            area_id=place.area_id if place is not None else None,
            template_id=self.template.chosen() or None,
            proposal_id=base.proposal_id if base is not None else None,
            seed=base.seed if base is not None else None,
            stops=stops,
        )

    def name_after(self, beat: str) -> None:
        """Called after kind and beat, until it is called otherwise."""
        if self.name.text() == self._named:
            self._named = f"{tr(label(self.kind.chosen()))} {beat}"[:LONGEST_NAME]
            self.name.setText(self._named)

    def _on_kind(self) -> None:
        is_line = self.kind.chosen() is PatrolKind.LINE
        self.begin_k.setEnabled(is_line)
        self.end_k.setEnabled(is_line)
        if self.place.place is not None:
            self.beat_changed.emit()

    def _on_template(self) -> None:
        chosen = self.template.chosen()
        found: PatrolTemplate | None = next((one for one in self._offers.templates if one.id == chosen), None)
        if found is not None:
            self.template_chosen.emit(found)

    def _bring_along(self) -> None:
        """The team's own vehicle, room and forces, where nothing was said of them."""
        unit = next((one for one in self._offers.units if one.id == self.unit.chosen()), None)
        if unit is None:
            return
        own = next((one.id for one in self._offers.vehicles if one.unit_id == unit.id), "")
        self.vehicle.choose(own)
        if unit.home_site_id in dict(self._offers.rooms):
            self.room.choose(unit.home_site_id or "")
        for force, tick in self.forces.items():
            tick.setChecked(force in _FORCES_OF[unit.kind])

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        stretch, ticks = QHBoxLayout(), QHBoxLayout()
        stretch.setSpacing(10)
        for end in (self.begin_k, self.end_k):
            stretch.addWidget(end)
        ticks.setSpacing(14)
        for tick in self.forces.values():
            ticks.addWidget(tick)
        ticks.addStretch(1)
        pairs: tuple[tuple[tuple[str, QWidget], ...], ...] = (
            (("Template", self.template), ("Duty level", self.level)),
            (("Kind", self.kind), ("Name", self.name)),
            (("Beat", self.place),),
            (("", self.told),),
            (("Team", self.unit), ("Vehicle", self.vehicle)),
            (("Patrol leader", self.leader), ("Police room", self.room)),
            (("Begins", self.begins), ("Ends", self.ends)),
            (("Objective", self.objective),),
            (("Equipment", self.equipment),),
        )
        row = 0
        for pair in pairs:
            for half, (words, field) in enumerate(pair):
                name = plain_label("", tr(words) if words else "")
                if field is self.place:
                    grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
                else:
                    grid.addWidget(name, row, 2 * half)
                grid.addWidget(field, row, 2 * half + 1, 1, 1 if len(pair) > 1 else 3)
            row += 1
            if pair[0][1] is self.place:
                grid.addWidget(plain_label("", tr("Stretch")), row, 0)
                grid.addLayout(stretch, row, 1, 1, 3)
                row += 1
        grid.addWidget(plain_label("", tr("Joint forces")), row, 0)
        grid.addLayout(ticks, row, 1, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(row + 1, 1)


def _choice(nothing: str, words: dict[str, str]) -> QuickChoice[str]:
    """A box whose first line is none of them; its value is empty."""
    return QuickChoice(("", *words), lambda key: words.get(key, nothing) if key else nothing)
