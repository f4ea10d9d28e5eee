"""What happens in the window of coverage: a span is reckoned, looked at, drawn, written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QFileDialog

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.asset import AssetLayer
from app.domain.key import new_key
from app.domain.position import Position
from app.errors import AppError
from app.services.coverage.coverage import Coverage
from app.services.coverage.coverage_desk import night_of, night_span
from app.ui.background import Background
from app.ui.coverage.coverage_columns import Shown, named
from app.ui.coverage.coverage_window import CoverageWindow, Span
from app.ui.coverage.coverage_words import figure_words, span_words
from app.ui.local_time import local
from app.ui.map.map_join import MapJoin
from app.ui.words import sentence, tr, wording

_LAYERS = {Shown.LINES: AssetLayer.PIPELINES, Shown.CELLS: AssetLayer.AREAS, Shown.POSTS: AssetLayer.POSTS}
_ROWS = (Shown.DUE, Shown.SEEN)
_BACK = {Span.H24: 24, Span.H48: 48, Span.H72: 72, Span.D7: 168, Span.D30: 720}


class CoverageWork(QObject):
    """One window. `draw` takes a coverage to the map, `show_lines` switches it there, `on_paper` has it printed,
    `need_of` asks for a need of one asset."""

    def __init__(
        self,
        program: Program,
        actor: Actor,
        background: Background,
        window: CoverageWindow,
        join: MapJoin,
        draw: Callable[[Coverage], object],
        show_lines: Callable[[], object],
        on_paper: Callable[[Coverage], object],
        need_of: Callable[[str, AssetLayer, str], object],
    ) -> None:
        super().__init__(window)
        self._program, self._actor, self._background, self.window = program, actor, background, window
        self._join, self._draw, self._show_lines, self._on_paper = join, draw, show_lines, on_paper
        self._need_of = need_of
        self._parts = program.dutywork.coverage
        self.coverage: Coverage | None = None
        self._asked = 0
        self._is_open = True
        self.evening: date | None = None
        """The night that was gone back to; None while the chosen span is shown."""
        window.asked.connect(self._read_span)
        window.act_wanted.connect(self._do)

    def stop(self) -> None:
        """The window is closed: what is still reckoned is stopped, what is still written is told by nobody."""
        self._asked += 1
        self._is_open = False

    def read(self) -> None:
        """Reckon the chosen span or night anew; what was asked before is dropped."""
        since, until = span_of(self.window.span.chosen(), self._program.now())
        if self.evening is not None:
            since, until = night_span(self.evening)
        self._ask(since, until, None)

    def _read_span(self) -> None:
        self.evening = None
        self.read()

    def _go(self, nights: int) -> None:
        """To a night before or after: as it is kept, else reckoned."""
        now = night_of(self._program.now())
        evening = min(now, (self.evening or now) + timedelta(days=nights))
        self.evening = None if evening == now else evening
        if self.evening is None:
            self.read()
        else:
            self._ask(*night_span(evening), evening)

    def _ask(self, since: datetime, until: datetime, kept: date | None) -> None:
        self._asked += 1
        asked = self._asked

        def take(found: Coverage | None) -> None:
            if found is not None and asked == self._asked:
                self._show(found)

        def fail(error: AppError) -> None:
            if asked == self._asked:
                self.window.refuse(sentence(error))

        self.window.say(tr("Reckoning …"))
        desk, nights = self._parts.desk, self._parts.nights

        def question() -> Coverage | None:
            found = nights.night(kept) if kept is not None else None
            return found or desk.cover(since, until, is_stopped=lambda: asked != self._asked)

        self._background.ask(question, take, fail)

    def _show(self, found: Coverage) -> None:
        self.coverage = found
        window = self.window
        window.told.setText(span_words(found))
        window.figures.setText(figure_words(found))
        window.show_rows(
            {
                Shown.DUE: found.due,
                Shown.SEEN: found.seen,
                Shown.LAYERS: found.layers,
                Shown.LINES: found.lines,
                Shown.CELLS: sorted(found.cells, key=lambda one: one.minutes),
                Shown.POSTS: found.posts,
                Shown.TEAMS: found.teams,
            }
        )
        rules = self._parts.desk.rules()
        if rules.refused is not None:
            window.refuse(sentence(rules.refused))
        elif found.overdue.rows > len(found.due):
            window.say(tr("{n} are overdue; the {shown} worst are listed.", n=found.overdue.rows, shown=len(found.due)))
        elif found.seen_rows > len(found.seen):
            window.say(tr("{n} were seen; the {shown} newest are listed.", n=found.seen_rows, shown=len(found.seen)))
        else:
            window.say("")
        if not window.isAncestorOf(window.focusWidget()):
            window.table.setFocus()
        if found.ages:
            self._draw(found)

    def _do(self, act_id: str) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "coverage_span": lambda: _next(self.window.span),
            "coverage_earlier": lambda: self._go(-1),
            "coverage_later": lambda: self._go(1),
            "coverage_list": lambda: _next(self.window.shown),
            "coverage_locate": self._locate,
            "coverage_lines": self._show_lines,
            "coverage_again": self.read,
            "coverage_need": self._ask_need,
            "coverage_export": self._ask_file,
            "coverage_print": lambda: None if self.coverage is None else self._on_paper(self.coverage),
        }
        if act_id in deeds:
            deeds[act_id]()

    def _locate(self) -> None:
        """Look at what is chosen; teams and sums have no place."""
        one = self.window.table.chosen()
        lon, lat = getattr(one, "lon", None), getattr(one, "lat", None)
        if one is None or lon is None or lat is None:
            self.window.refuse(tr("This row has no place on the map."))
            return
        shown = self.window.shown.chosen()
        name = named(one) if shown in _ROWS else one.name or one.code
        key = one.key if shown in _ROWS else one.asset_id
        self._join.locate(key, Position(lon, lat), name)

    def _ask_need(self) -> None:
        """Ask how often somebody must be at the chosen one alone."""
        one, shown = self.window.table.chosen(), self.window.shown.chosen()
        layer = one.layer if shown in _ROWS and one is not None else _LAYERS.get(shown)
        if one is None or layer is None:
            self.window.refuse(tr("This row is no asset."))
        else:
            self._need_of(one.asset_id, layer, one.name or one.code)

    def _ask_file(self) -> None:
        if self.coverage is None:
            return
        since, until = local(self.coverage.since), local(self.coverage.until)
        name = f"{tr('Coverage')} {since:%Y-%m-%d} {until:%m-%d}.xlsx"
        dialog = QFileDialog(self.window, tr("Write the file"), name, "*.xlsx")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(lambda file: self.write_to(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_to(self, file: Path) -> None:
        """Write all lists as a workbook."""
        found, words, key = self.coverage, wording(), new_key()
        if found is None:
            return

        def written(_done: object) -> None:
            if self._is_open:
                self.window.say(tr("Written to {file}", file=str(file)))

        def failed(error: AppError) -> None:
            if self._is_open:
                self.window.refuse(sentence(error))
            else:
                self._background.refused.emit(error)

        self._background.act_long(
            lambda: self._parts.files.write(self._actor, key, file, found, words), written, failed
        )


def span_of(span: Span, now: datetime) -> tuple[datetime, datetime]:
    """Begin and end of a span that is looked at now; a night under way ends now."""
    if span in _BACK:
        return now - timedelta(hours=_BACK[span]), now
    since, until = night_span(night_of(now))
    return since, min(until, now)


def _next(choice: QComboBox) -> None:
    choice.setCurrentIndex((choice.currentIndex() + 1) % choice.count())
