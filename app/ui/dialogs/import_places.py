"""Third step of an import: where the rows would lie, as the file says it and shifted as other systems would have it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from app.domain.position import Position, distance_m
from app.services.files.import_plan import ImportPreview
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr

Places = Sequence[tuple[float, float]]


class ImportPlaces(QWidget):
    """A choice between the systems that fit; `system_chosen` carries the one to use, `place_shown` a place."""

    system_chosen = Signal(str)
    place_shown = Signal(object)

    def __init__(self, look: Look, outline_folders: Sequence[Path]) -> None:
        super().__init__()
        self._look = look
        self.sketch = PlaceSketch(look, county_outline(outline_folders))
        self._hint = plain_label("Muted")
        self._hint.setWordWrap(True)
        self._buttons = QButtonGroup(self)
        self._choices = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._hint)
        column.addLayout(self._choices)
        column.addWidget(self.sketch, 1)

    def show_preview(self, preview: ImportPreview) -> None:
        """One button per system that fits: as is first, then those under which the rows would be shifted."""
        for button in self._buttons.buttons():
            self._buttons.removeButton(button)
            button.deleteLater()
        said = preview.plan.crs or preview.crs_said
        offered: list[tuple[str, Places]] = [(said, preview.places)] if preview.places else []
        offered += [(crs, places) for crs, places in preview.shifted.items() if places]
        for at, (crs, places) in enumerate(offered):
            words = (
                tr("as is: {crs}", crs=crs)
                if at == 0 and preview.places
                else self._shift_words(crs, offered[0][1], places)
            )
            button = QRadioButton(words)
            button.setChecked(at == 0 and bool(preview.places))
            button.toggled.connect(
                lambda on, crs=crs, places=places, first=at == 0: self._on_toggled(on, crs, places, first)
            )
            self._buttons.addButton(button)
            self._choices.addWidget(button)
        self._hint.setText(
            tr("Each choice rings its first place on the desk's map: take the one that lies on its road or pad.")
            if offered
            else tr("These rows have no places to show.")
        )
        self.sketch.show_places(offered[0][1] if offered else (), offered[1][1] if len(offered) > 1 else ())

    def _on_toggled(self, on: bool, crs: str, places: Places, as_is: bool) -> None:
        if not on:
            return
        self.sketch.show_chosen(places)
        self.place_shown.emit(Position(*places[0]))
        if not as_is:
            self.system_chosen.emit(crs)

    @staticmethod
    def _shift_words(crs: str, before: Places, after: Places) -> str:
        metres = distance_m(Position(*before[0]), Position(*after[0])) if before is not after else 0
        moved = f"{metres / 1000:,.1f} km" if metres >= 1000 else f"{metres:,.0f} m"
        return tr("as {crs}: shifted by {moved}", crs=crs, moved=moved) if metres else crs


class PlaceSketch(QWidget):
    """The county's outline and the first places upon it: as is in one colour, the shifted ones in another."""

    def __init__(self, look: Look, outline: Sequence[Places]) -> None:
        super().__init__()
        self._look, self._outline = look, outline
        self._chosen: Places = ()
        self._other: Places = ()

    def show_places(self, chosen: Places, other: Places) -> None:
        """Draw both."""
        self._chosen, self._other = chosen, other
        self.update()

    def show_chosen(self, chosen: Places) -> None:
        """Draw another choice, the former as the other."""
        if chosen != self._chosen:
            self.show_places(chosen, self._chosen)

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.px(460), self._look.theme.px(300))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._look.theme
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("map_outside"))
            known = [place for ring in self._outline for place in ring] + [*self._chosen, *self._other]
            if not known:
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            lons, lats = [lon for lon, _ in known], [lat for _, lat in known]
            box = QRectF(QPointF(min(lons), min(lats)), QPointF(max(lons), max(lats)))
            middle = box.center()
            # A degree of longitude is shorter than one of latitude: 0.8 at the county's 37 degrees.
            narrow = 0.8
            room = self.rect().adjusted(14, 14, -14, -14)
            scale = min(room.width() / max(1e-4, box.width() * narrow), room.height() / max(1e-4, box.height()))

            def on_screen(place: tuple[float, float]) -> QPointF:
                x = room.center().x() + (place[0] - middle.x()) * narrow * scale
                return QPointF(x, room.center().y() - (place[1] - middle.y()) * scale)

            painter.setPen(QPen(theme.colour("map_border"), 1.4))
            painter.setBrush(theme.colour("map_land"))
            for ring in self._outline:
                painter.drawPolygon(QPolygonF([on_screen(place) for place in ring]))
            painter.setPen(Qt.PenStyle.NoPen)
            for places, token, radius in ((self._other, "stale", 2.2), (self._chosen, "accent", 2.6)):
                painter.setBrush(theme.colour(token))
                for place in places:
                    painter.drawEllipse(on_screen(place), radius, radius)


def county_outline(folders: Sequence[Path]) -> list[Places]:
    """The rings of the county's outline, the later folder's file first; empty where there is none."""
    files = [folder / "county_outline.geojson" for folder in folders]
    file = next((file for file in reversed(files) if file.is_file()), None)
    if file is None:
        return []
    rings: list[Places] = []
    for feature in json.loads(file.read_text("utf-8"))["features"]:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        rings += [[(point[0], point[1]) for point in polygon[0]] for polygon in polygons]
    return rings
