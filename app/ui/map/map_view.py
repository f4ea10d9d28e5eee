"""The map as a widget.

MapView(features, folders, parent=None), where `folders` is a MapFolders (web, styles, storage) and `features` the
MapFeatures that holds the layers. Call `prepare_engine()` before the QApplication. Signals, all on the UI thread:
    became_ready()                     the page draws
    point_chosen(Position)             a click on open ground
    record_chosen(MapRecord)           a click on something: layer, id, name, place
    clicked(Position, MapRecord|None)  either of these: where, and on what
    menu_asked(Position, MapRecord|None, QPoint)   right button, with the place in the widget
    record_hovered(MapRecord, Position)   on a pipeline anew at each place; answer with `show_tip(record, lines)`
    view_changed(ViewPoint, bool)      where the map looks now; True when moved by hand
    sketch_changed(SketchNow)          what is being drawn by hand, after `ask_sketch` (see `sketching`)
    page_failed(str)                   an error in the page, for the one place that shows bugs
    page_lost(str)                     the page's process ended; it is being loaded anew with its view
    tile_spoiled(str)                  a tile of that shown base map cannot be drawn; once for each
Slots to show things: set_theme, set_words, set_visible, set_looks, refresh_layers, show_marks, move_units, select,
show_tip, go_to, fit, go_back, move_by, set_home, go_home, show_base, retry_base, play_replay, peek_replay, ask_sketch,
press_sketch, show_figures, end_sketch, grab_when_settled.
Nothing new ever moves the view.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.layer_state import LayerLook
from app.domain.position import Position, is_on_earth
from app.services.base_maps.shown_tiles import ShownBase, ShownTiles
from app.services.map.map_features import MapFeatures, MapRecord
from app.ui.map.kept_document import map_documents_of
from app.ui.map.map_bridge import MapBridge, MapHit
from app.ui.map.map_engine import map_profile
from app.ui.map.map_page import MapPage
from app.ui.map.map_scheme import SCHEME, SITE, HomeView, MapSchemeHandler, MapSite, OwnSchemeOnly, channel_script
from app.ui.map.mark_book import MarkBook, MarkChange
from app.ui.map.marks import MapBounds, Mark, UnitMark, ViewPoint
from app.ui.map.settling import Settling
from app.ui.map.sketch_now import SketchNow, SketchShape
from app.ui.map.tip import TipLines

FIRST_VIEW = HomeView(lon=107.6, lat=37.2, zoom=9)
CLOSE_ZOOM = 13.0
MAX_TIP_LINE = 300


@dataclass(frozen=True)
class MapFolders:
    """Where the page's files, the colours and the engine's own storage lie."""

    web: Path
    styles: Path
    storage: Path


class MapView(QWidget):
    """The map; see the module's docstring."""

    became_ready = Signal()
    point_chosen = Signal(object)
    record_chosen = Signal(object)
    clicked = Signal(object, object)
    menu_asked = Signal(object, object, QPoint)
    record_hovered = Signal(object, object)
    view_changed = Signal(object, bool)
    sketch_changed = Signal(object)
    page_failed = Signal(str)
    page_lost = Signal(str)
    tile_spoiled = Signal(str)

    def __init__(
        self,
        features: MapFeatures,
        folders: MapFolders,
        tiles: ShownTiles | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._features = features
        self._tip = TipLines(folders.web / "legend.json")
        self._book = MarkBook(self._tip.classes)
        self._hovered: tuple[MapHit, MapRecord] | None = None
        self.tips_more: list[Callable[[MapRecord, Position], Sequence[str]]] = []
        """Who has more to say at once beside the pointer, of a record at a place (the K-number of a line)."""
        self._view: ViewPoint | None = None
        self._words: dict[str, str] = {}
        self._attributions: list[str] = []
        self._before: ViewPoint | None = None
        self._is_closed = False
        self._sketched: SketchShape | None = None
        self._home: MapBounds | ViewPoint = ViewPoint(lon=FIRST_VIEW.lon, lat=FIRST_VIEW.lat, zoom=FIRST_VIEW.zoom)

        modules = sorted(file.relative_to(folders.web).as_posix() for file in (folders.web / "js").rglob("*.js"))
        made = {**map_documents_of(FIRST_VIEW, modules, folders.storage), "qwebchannel.js": channel_script()}
        site = MapSite(folders.web, folders.styles, made, features.body)
        self._profile = map_profile(folders.storage)
        self._scheme = MapSchemeHandler(site, tiles.ask if tiles is not None else None, self)
        self.requests = OwnSchemeOnly(self)
        self._profile.installUrlSchemeHandler(SCHEME, self._scheme)
        self._profile.setUrlRequestInterceptor(self.requests)
        self._page = MapPage(self._profile)
        self.bridge = MapBridge(self)
        channel = QWebChannel(self._page)
        channel.registerObject("bridge", self.bridge)
        self._page.setWebChannel(channel)
        self._page.complained.connect(self.page_failed)
        self._page.renderProcessTerminated.connect(self._on_render_process_terminated)
        self._web = QWebEngineView(self)
        self._settling = Settling(self.bridge, self._web)
        self._web.setPage(self._page)
        self._web.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._web)
        self._connect_bridge()
        self.refresh_layers()
        self._page.load(QUrl(f"{SITE}/map.html"))

    def close_page(self) -> None:
        """Ends the page before its profile, as Chromium demands; the view is of no use afterwards. Once is enough."""
        if self._is_closed:
            return
        self._is_closed = True
        self._scheme.close()
        self._page.deleteLater()
        self._profile.deleteLater()

    def page(self) -> MapPage:
        """The page, for tests and benches that ask it."""
        return self._page

    def engine_view(self) -> QWebEngineView:
        """The engine's widget, which takes the pointer."""
        return self._web

    # -- what is shown ------------------------------------------------------------------------------------------------

    def set_theme(self, name: str, background: str) -> None:
        """ "night" or "day"; `background` is what shows before the page has drawn."""
        self._page.setBackgroundColor(QColor(background))
        self.bridge.tell("themeChanged", name)

    def set_words(self, words: Mapping[str, str]) -> None:
        """The few words of the page (see `map_words`), in the language of the desk."""
        self._words = dict(words)
        self.bridge.tell("wordsChanged", dict(words))

    def note(self) -> str:
        """What has to be said of the map wherever it is shown, such as that its roads are schematic."""
        return self._words.get("sketch", "")

    def sources(self) -> str:
        """Whose base maps are shown beside the shipped ground, which says it itself."""
        return " · ".join(self._attributions)

    def set_scale(self, scale: float) -> None:
        """Symbols and names grow with the window's font, 0.8 to 2."""
        self._web.setZoomFactor(scale)

    def set_visible(self, visible: Mapping[str, bool]) -> None:
        """Which classes of the legend are shown: {"wells.OIL": True, ...}; always the whole choice."""
        self.bridge.tell("visibilityChanged", dict(visible))

    def set_looks(self, looks: Mapping[str, LayerLook]) -> None:
        """How layers look, by name: names, opacity, zooms; those not named look plain. Always the whole choice."""
        self.bridge.tell("looksChanged", {layer: asdict(look) for layer, look in looks.items()})

    def refresh_layers(self) -> None:
        """Tells the page which layers have changed; it fetches those. The view stays where it is."""
        classes = {layer: held.rules for layer, held in self._features.held().items() if held.rules}
        self.bridge.tell("layersChanged", {"epochs": dict(self._features.epochs()), "classes": classes})

    def show_marks(self, layer: str, marks: Sequence[Mark]) -> None:
        """All marks of a layer (those of `DRAWN_MARKS` in main.js); what differs travels."""
        self._tell_change(layer, self._book.changed(layer, marks))

    def marks(self) -> dict[str, tuple[Mark, ...]]:
        """All marks by layer, as they are shown now."""
        return {layer: self._book.marks(layer) for layer in self._book.layers()}

    def move_units(self, marks: Sequence[UnitMark]) -> None:
        """Some units are elsewhere now; the others stay as they were shown."""
        self._tell_change("units", self._book.moved("units", marks))

    def _tell_change(self, layer: str, change: MarkChange) -> None:
        """A page that is not there yet is told the whole once it is."""
        if self.bridge.is_ready and (change.marks or change.gone):
            self.bridge.tell("marksChanged", {"layer": layer, "whole": False, **vars(change)})

    def select(self, place: Position | None, name: str = "") -> None:
        """Rings a place; None takes the ring away. Does not move the view."""
        value = None if place is None else {"lon": place.lon, "lat": place.lat, "name": name[:200]}
        self.bridge.tell("selectionChanged", value)

    def show_tip(self, record: MapRecord, lines: Sequence[str]) -> None:
        """Text beside the pointer, if it still rests on the record that `record_hovered` told of."""
        if self._hovered is None or self._hovered[1] != record:
            return
        hit = self._hovered[0]
        said = [line[:MAX_TIP_LINE] for line in lines]
        self.bridge.tell("tooltipChanged", {"layer": hit.layer, "index": hit.index, "lines": said})

    def tip_of(self, record: MapRecord) -> list[str]:
        """What stands beside the pointer by itself: the name, and what it is."""
        return self._tip.of(record)

    def show_base(self, shown: Sequence[ShownBase], opacity_percent: int = 100) -> None:
        """Base maps over the vector map and under everything else, the lowest first; none leaves the vector map."""
        told = [
            {"name": one.name, "min_zoom": one.min_zoom, "max_zoom": one.max_zoom, "shift": one.shift,
             "sources": one.attribution}
            for one in shown
        ]  # fmt: skip
        self._attributions = [one.attribution for one in shown if one.attribution]
        self.bridge.tell("baseChanged", {"maps": told, "opacity": opacity_percent / 100})

    def play_replay(self, at: float | None, speed: float = 0.0, follow: int = -1) -> None:
        """Shows the replay as of `at` (seconds since 1970) and lets time go by so many times as fast, 0 not at all;
        the way of number `follow` is kept in sight. None shows no replay."""
        clock = None if at is None else {"at": at, "speed": speed, "follow": follow}
        self.bridge.tell("replayChanged", clock)

    def peek_replay(self, at: float | None) -> None:
        """Rings where everybody was at another moment of the replay; None takes the rings away."""
        self.bridge.tell("replayPeeked", at)

    def retry_base(self) -> None:
        """Ask anew for the tiles in view that did not come."""
        self.bridge.tell("baseRetried", None)

    # -- where it looks -----------------------------------------------------------------------------------------------

    def view(self) -> ViewPoint | None:
        """Where the map looks now; None before the page has told."""
        return self._view

    def go_to(self, place: Position, zoom: float | None = None) -> None:
        """Looks at a place because the officer asked to; `go_back` returns. Never zooms out."""
        self._before = self._view
        close = max(zoom or CLOSE_ZOOM, self._view.zoom if self._view else 0)
        self.bridge.tell("viewAsked", asdict(ViewPoint(lon=place.lon, lat=place.lat, zoom=close)))

    def go_back(self) -> None:
        """Returns to where one was before `go_to`."""
        if self._before is not None:
            self.bridge.tell("viewAsked", asdict(self._before))
            self._before = None

    def fit(self, bounds: MapBounds) -> None:
        self._before = self._view
        self.bridge.tell("viewAsked", asdict(bounds))

    def show_view(self, view: ViewPoint) -> None:
        """Looks exactly there (a saved view)."""
        self.bridge.tell("viewAsked", asdict(view))

    def move_by(self, x: float, y: float, zoom: float = 0) -> None:
        """Moves the view as a hand would: `x` east and `y` south in fifths of the window, or `zoom` steps nearer."""
        self.bridge.tell("moveAsked", {"x": x, "y": y, "zoom": zoom})

    def set_home(self, home: MapBounds | ViewPoint) -> None:
        """What ★ shows; also what the map opens with."""
        self._home = home

    def go_home(self) -> None:
        self.bridge.tell("viewAsked", asdict(self._home))

    def when_ready(self, then: Callable[[], object]) -> None:
        """Calls once the page draws: at once if it does already, and again for a page that was loaded anew."""
        self.became_ready.connect(then)
        if self.bridge.is_ready:
            then()

    # -- pictures -----------------------------------------------------------------------------------------------------

    def when_settled(self, then: Callable[[], None]) -> None:
        """Calls once everything told so far has been fetched and drawn."""
        self._settling.ask(then)

    def grab_when_settled(self, then: Callable[[QPixmap], None]) -> None:
        """Hands over a picture of the map once everything told so far is drawn."""
        self.when_settled(lambda: then(self.grab()))

    # -- what is drawn by hand ----------------------------------------------------------------------------------------

    def ask_sketch(self, shape: SketchShape, start: SketchNow | None = None) -> None:
        """Lets the officer draw a shape, or change the one to start with; `sketch_changed` tells of every change."""
        self._sketched = shape
        self.bridge.tell("sketchAsked", _asked(shape, start or SketchNow()))

    def press_sketch(self, key: str) -> None:
        """One of add, back, close, finish; of what is done: next, previous, insert, remove a corner."""
        self.bridge.tell("sketchPressed", key)

    def show_figures(
        self, lines: Sequence[str], labels: Sequence[tuple[Position, str]], ring: Sequence[Position] | None = None
    ) -> None:
        """Text beside the moving end, figures along the sides, and the outline of a circle as it lies on the ground."""
        said = [{"lon": at.lon, "lat": at.lat, "text": text[:MAX_TIP_LINE]} for at, text in labels]
        outline = None if ring is None else [[at.lon, at.lat] for at in ring]
        self.bridge.tell("sketchFigured", {"lines": list(lines), "labels": said, "ring": outline})

    def end_sketch(self) -> None:
        """Takes the drawing away."""
        self._sketched = None
        self.bridge.tell("sketchAsked", None)

    # -- what the page tells ------------------------------------------------------------------------------------------

    def _connect_bridge(self) -> None:
        self.bridge.page_ready.connect(self._on_page_ready)
        self.bridge.clicked.connect(self._on_clicked)
        self.bridge.menu_asked.connect(self._on_menu_asked)
        self.bridge.hover_changed.connect(self._on_hover_changed)
        self.bridge.view_moved.connect(self._on_view_moved)
        self.bridge.sketch_moved.connect(self._on_sketch_moved)
        self.bridge.page_failed.connect(self.page_failed)
        self.bridge.tile_spoiled.connect(self.tile_spoiled)

    def _on_page_ready(self) -> None:
        for layer in self._book.layers():
            self.bridge.tell("marksChanged", {"layer": layer, "whole": True, **vars(self._book.whole(layer))})
        self.bridge.tell("viewAsked", asdict(self._view or self._home))
        self.became_ready.emit()

    def _on_clicked(self, lon: float, lat: float, hit: MapHit | None) -> None:
        record = self._record(hit)
        if record is None:
            self.point_chosen.emit(Position(lon, lat))
        else:
            # A line without a place of its own is taken where it was clicked.
            self.record_chosen.emit(
                record if is_on_earth(record.lon, record.lat) else replace(record, lon=lon, lat=lat)
            )
        self.clicked.emit(Position(lon, lat), record)

    def _on_menu_asked(self, lon: float, lat: float, hit: MapHit | None, x: float, y: float) -> None:
        scale = self._web.zoomFactor()
        self.menu_asked.emit(Position(lon, lat), self._record(hit), QPoint(round(x * scale), round(y * scale)))

    def _on_hover_changed(self, hit: MapHit | None, lon: float, lat: float) -> None:
        record = self._record(hit)
        self._hovered = (hit, record) if hit is not None and record is not None else None
        if record is not None:
            place = Position(lon, lat)
            more = (line for tell in self.tips_more for line in tell(record, place))
            self.show_tip(record, [*self._tip.of(record), *more])
            self.record_hovered.emit(record, place)

    def _on_view_moved(self, lon: float, lat: float, zoom: float, by_hand: bool) -> None:
        self._view = ViewPoint(lon=lon, lat=lat, zoom=zoom)
        self.view_changed.emit(self._view, by_hand)

    def _on_sketch_moved(self, now: SketchNow) -> None:
        """A page that is loaded anew goes on with the drawing."""
        if self._sketched is not None:
            self.bridge.remember("sketchAsked", _asked(self._sketched, now))
            self.sketch_changed.emit(now)

    def _on_render_process_terminated(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        self.bridge.page_lost()
        self.page_lost.emit(f"{status.name} ({code})")
        self._page.load(QUrl(f"{SITE}/map.html"))

    def _record(self, hit: MapHit | None) -> MapRecord | None:
        if hit is None:
            return None
        return self._book.record(hit) or self._features.record_at(hit.layer, hit.index, hit.epoch)


def _asked(shape: SketchShape, now: SketchNow) -> dict[str, object]:
    points = [[at.lon, at.lat] for at in now.points]
    return {"shape": shape.value, "points": points, "closed": now.closed, "done": now.done}
