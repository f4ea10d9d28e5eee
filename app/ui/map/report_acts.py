"""What somebody tells of a place, by the map's menu or by key: an alert, a hazard. Place and asset are carried over.

By key it is of what is chosen where the keys are (an alert of the queue), else of the place that is chosen on the map,
else of the map's middle.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenu

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.alert import Alert, AlertKind, Severity
from app.domain.asset import Asset, AssetLayer
from app.domain.case_file import CaseFile
from app.domain.case_review import Barrier, Loophole
from app.domain.hazard import FoundHazard, HazardKind
from app.domain.key import new_key
from app.domain.position import Position
from app.services.alerts.told_alert import ToldAlert
from app.services.map.map_features import MapRecord
from app.services.map.place_desk import FoundPlace
from app.ui.background import Background
from app.ui.desk_window import DeskWindow
from app.ui.dialogs.report_entry import Report, ReportEntry
from app.ui.hazards.hazard_acts import HazardActs
from app.ui.map.map_join import MapJoin
from app.ui.map.map_view import MapView
from app.ui.map.place_answers import answer_places
from app.ui.words import sentence, tr

TOLD_KINDS = (
    AlertKind.REPORTED, AlertKind.VIDEO_INTRUSION, AlertKind.FENCE_OPENED, AlertKind.VEHICLE_LOITERING,
    AlertKind.VEHICLE_NEAR_LINE, AlertKind.LEAK, AlertKind.FIRE, AlertKind.PRESSURE_DROP, AlertKind.LEVEL_DROP,
    AlertKind.POWER_LOST, AlertKind.CAMERA_LOST, AlertKind.WEATHER, AlertKind.OTHER,
)  # fmt: skip
"""What a person can tell; the others only a source or a rule knows."""
_KIND_OF_BARRIER = {
    Barrier.PEOPLE: HazardKind.GUARDING,
    Barrier.PHYSICAL: HazardKind.PHYSICAL,
    Barrier.TECHNICAL: HazardKind.TECHNICAL,
    Barrier.RULES: HazardKind.RULES,
}
Kept = Callable[[ReportEntry, Report], None]


@dataclass(frozen=True)
class Origin:
    """What a hazard is found by: the noun and key of an alert, a loophole or a patrol. `window` names the window in
    which it was told, where that has a Ctrl+Z of its own: by the key of its case."""

    subject: str = ""
    subject_id: str = ""
    window: str = ""


class ReportActs(QObject):
    """Lives as long as the window; has at most one such dialog open."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: DeskWindow,
        join: MapJoin,
        map_view: MapView,
        hazards: HazardActs,
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self._window = program, actor, background, window
        self._join, self._map, self._hazards = join, map_view, hazards
        self.entry: ReportEntry | None = None
        map_view.point_chosen.connect(self._on_point_chosen)
        map_view.record_chosen.connect(lambda record: self._on_point_chosen(Position(record.lon, record.lat)))

    def open_alert(self, place: FoundPlace | None, patrol_id: str = "") -> ReportEntry:
        """Take down what somebody tells as an alert; what was found on a patrol keeps that."""
        choices = ((tr("Kind"), TOLD_KINDS, AlertKind.REPORTED), (tr("Severity"), tuple(Severity), Severity.MEDIUM))
        return self._open(
            tr("New alert"), choices, place, lambda entry, report: self._tell_alert(entry, report, patrol_id)
        )

    def alert_on_patrol(self, patrol_id: str, at: Position | None) -> None:
        """Found on a patrol: it is going on now."""
        self._at(at, lambda place: self.open_alert(place, patrol_id))

    def hazard_on_patrol(self, patrol_id: str, at: Position | None) -> None:
        """Found on a patrol: a gap that is to be closed."""
        self._at(at, lambda place: self.open_hazard(place, Origin("patrol", patrol_id)))

    def _at(self, at: Position | None, then: Callable[[FoundPlace | None], object]) -> None:
        if at is None:
            then(None)
        else:
            self._with_point(at, then)

    def open_hazard(
        self,
        place: FoundPlace | None,
        origin: Origin = Origin(),
        *,
        kind: HazardKind = HazardKind.PHYSICAL,
        begin: str = "",
    ) -> ReportEntry:
        """Take down a hazard."""
        choices = ((tr("Kind"), tuple(HazardKind), kind),)
        return self._open(
            tr("New hazard"), choices, place, lambda entry, report: self._enter(entry, report, origin), begin
        )

    def alert_by_key(self) -> None:
        """Of the place that is chosen."""
        self._with_place(self.open_alert)

    def hazard_by_key(self) -> None:
        """Of the alert that is chosen where the keys are, else of the place that is chosen."""
        alert, here = self._window.panels.alerts.chosen(), QApplication.focusWidget()
        if alert is not None and here is not None and self._window.panels.alerts.isAncestorOf(here):
            self.hazard_of_alert(alert)
        else:
            self._with_place(self.open_hazard)

    def hazard_of_alert(self, alert: Alert) -> None:
        """What an alert has shown to be wanting."""
        place = None
        if alert.lon is not None and alert.lat is not None:
            name = alert.place or alert.asset_code or f"{alert.lon:.5f}, {alert.lat:.5f}"
            at = Position(alert.lon, alert.lat)
            place = FoundPlace(name, at, alert.asset_id, alert.asset_code, alert.area_id)
        self.open_hazard(place, Origin("alert", alert.id), begin=alert.title)

    def hazard_of_loophole(self, gap: Loophole, case: CaseFile) -> None:
        """A loophole of a case is led as a hazard, at the place of the deed; the case keeps the link."""
        kind, place = _KIND_OF_BARRIER[gap.barrier], None
        if case.lon is not None and case.lat is not None:
            name = gap.place or case.place or case.asset_code or f"{case.lon:.5f}, {case.lat:.5f}"
            at = Position(case.lon, case.lat)
            place = FoundPlace(name, at, case.asset_id, case.asset_code, case.area_id)
        entry = self.open_hazard(place, Origin("loophole", gap.id, case.id), kind=kind, begin=gap.what)
        if place is None and gap.place:
            entry.place.line.setText(gap.place)

    def _open(
        self,
        title: str,
        choices: Sequence[tuple[str, Sequence[StrEnum], StrEnum]],
        place: FoundPlace | None,
        keep: Kept,
        begin: str = "",
    ) -> ReportEntry:
        if self.entry is not None:
            self.entry.done(0)
        entry = ReportEntry(title, choices, self._window.look, self._window, begin=begin)
        self.entry = entry
        answer_places(entry.place, self._program, self._background)
        entry.told.connect(lambda report: keep(entry, report))
        entry.finished.connect(lambda _code: self._forget(entry))
        if place is not None:
            entry.place.show_place(place)
        entry.show()
        entry.activateWindow()
        return entry

    def _tell_alert(self, entry: ReportEntry, report: Report, patrol_id: str) -> None:
        where, place, act_id = report.where, report.place, new_key()
        title = report.title if not where or where in report.title else f"{report.title} · {where}"
        told = ToldAlert(
            kind=cast("AlertKind", report.chosen[0]),
            severity=cast("Severity", report.chosen[1]),
            title=title,
            text=report.text,
            lon=None if place is None else place.position.lon,
            lat=None if place is None else place.position.lat,
            asset="" if place is None else place.asset_code,
            patrol_id=patrol_id,
        )
        self._background.act(
            lambda: self._program.hazards.tell_alert.tell(self._actor, act_id, told),
            lambda _done: self._close(entry),
            lambda error: entry.refuse(sentence(error)),
        )

    def _enter(self, entry: ReportEntry, report: Report, origin: Origin) -> None:
        place = report.place
        found = FoundHazard(
            title=report.title,
            kind=cast("HazardKind", report.chosen[0]),
            text=report.text,
            lon=None if place is None else place.position.lon,
            lat=None if place is None else place.position.lat,
            place=report.where,
            asset_id=None if place is None else place.asset_id,
            asset_code="" if place is None else place.asset_code,
            area_id=None if place is None else place.area_id,
            subject=origin.subject,
            subject_id=origin.subject_id,
        )
        self._hazards.enter(found, lambda: self._close(entry), entry.refuse, of=origin.window)

    # -- places -------------------------------------------------------------------------------------------------------

    def _with_place(self, then: Callable[[FoundPlace | None], object]) -> None:
        """What is chosen on the map, else its middle."""
        chosen, view = self._join.chosen, self._map.view()
        if chosen is not None and chosen.asset_id is not None:
            self._with_asset(chosen.asset_id, chosen.position, then)
        elif chosen is not None:
            self._with_point(chosen.position, then)
        elif view is not None:
            self._with_point(Position(view.lon, view.lat), then)
        else:
            then(None)

    def _with_point(self, at: Position, then: Callable[[FoundPlace | None], object]) -> None:
        self._background.ask(lambda: self._program.places.place_desk.at(at), then)

    def _with_asset(self, key: str, at: Position, then: Callable[[FoundPlace | None], object]) -> None:
        """The asset itself, at the place that was meant: of a line where it was clicked."""

        def named(asset: Asset) -> FoundPlace:
            place = at if asset.shape is not None else Position(asset.lon, asset.lat)
            return FoundPlace(asset.name or asset.code, place, asset.id, asset.code, asset.area_id)

        self._background.ask(lambda: named(self._program.asset_desk.asset(key)), then)

    def offer_menu(self, menu: QMenu, position: Position, record: MapRecord | None) -> None:
        """Lines of the menu of a place."""

        def at_place(then: Callable[[FoundPlace | None], object]) -> None:
            if record is not None and record.layer in frozenset(AssetLayer):
                self._with_asset(record.id, position, then)
            else:
                self._with_point(position, then)

        menu.addAction(tr("Raise an alert here …")).triggered.connect(lambda: at_place(self.open_alert))
        if record is not None and record.layer == "alerts":
            alert_id = record.id
            menu.addAction(tr("Report the hazard behind this alert …")).triggered.connect(
                lambda: self._background.ask(lambda: self._program.alert_desk.alert(alert_id), self.hazard_of_alert)
            )
        else:
            menu.addAction(tr("Report a hazard here …")).triggered.connect(lambda: at_place(self.open_hazard))

    def _on_point_chosen(self, position: Position) -> None:
        if self.entry is not None:
            self.entry.place.show_position(position)

    def _close(self, entry: ReportEntry) -> None:
        entry.done(1)
        self._window.activateWindow()

    def _forget(self, entry: ReportEntry) -> None:
        if self.entry is entry:
            self.entry = None
        entry.deleteLater()
