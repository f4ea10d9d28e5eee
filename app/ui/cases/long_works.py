"""Long works on files: each a line with its progress and its stop; two run at once, the others wait their turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.errors import AppError
from app.ui.background import Background
from app.ui.dialogs.import_task import ImportTask
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr

AT_ONCE = 2
"""Of the four threads that read, so that two are left for what the officer asks meanwhile."""
_PARTS = 1_000

Deed = Callable[[ImportTask], Any]


class LongWork(QWidget):
    """One line. `ended` is told once, however it ended."""

    ended = Signal()

    def __init__(self, name: str, deed: Deed, then: Callable[[Any], object], look: Look) -> None:
        super().__init__()
        self.name, self.deed, self.then, self.task = name, deed, then, ImportTask()
        self.is_running = False
        self._label = plain_label("CardValue", name)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setRange(0, _PARTS)
        self.bar.setValue(0)
        self.bar.setFixedWidth(look.theme.px(240))
        self.bar.setFormat(tr("Waits its turn"))
        self.stop = QPushButton(tr("Stop"))
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.task.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        self.task.progressed.connect(self._on_progressed)

    def _on_progressed(self, _stage: str, done: int, total: int) -> None:
        self.bar.setValue(_PARTS * done // max(total, 1))
        self.bar.setFormat(f"{size_words(done)} / {size_words(total)}")


class LongWorks(QWidget):
    """Hidden while there is none. `refused` carries the sentence of one that failed."""

    refused = Signal(object)

    def __init__(self, background: Background, look: Look) -> None:
        super().__init__()
        self._background, self._look = background, look
        self.works: list[LongWork] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 4, 12, 4)
        self._column.setSpacing(4)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hide()

    def begin(self, name: str, deed: Deed, then: Callable[[Any], object]) -> LongWork:
        """Have `deed` done off the window's thread; it hears when to stop and tells its progress by the task."""
        work = LongWork(name, deed, then, self._look)
        self.works.append(work)
        self._column.addWidget(work)
        self.show()
        work.ended.connect(lambda: self._drop(work))
        self._start_next()
        return work

    def stop_first(self) -> None:
        """Stop the one that has run longest."""
        if self.works:
            self.works[0].stop.click()

    def _start_next(self) -> None:
        running = sum(1 for work in self.works if work.is_running)
        for work in self.works:
            if running >= AT_ONCE:
                return
            if not work.is_running:
                work.is_running = True
                running += 1
                self._run(work)

    def _run(self, work: LongWork) -> None:
        def done(answer: Any) -> None:
            work.ended.emit()
            work.then(answer)

        def failed(error: AppError) -> None:
            work.ended.emit()
            self.refused.emit(error)

        self._background.act_long(lambda: work.deed(work.task), done, failed)

    def _drop(self, work: LongWork) -> None:
        self.works.remove(work)
        self._column.removeWidget(work)
        work.hide()
        work.deleteLater()
        self.setVisible(bool(self.works))
        self._start_next()


def size_words(size: int) -> str:
    """Bytes as they are read: 812 B, 4.3 MB, 1.25 GB."""
    for unit, step, digits in (("GB", 1 << 30, 2), ("MB", 1 << 20, 1), ("KB", 1 << 10, 0)):
        if size >= step:
            return f"{size / step:.{digits}f} {unit}"
    return f"{size} B"
