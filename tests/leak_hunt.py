"""What one test leaves to the next: threads, running Qt timers, web pages, child processes.

Left behind they would act in somebody else's test, or hold the program open on a desk after it was closed.
"""

from __future__ import annotations

import gc
import sys
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil
import shiboken6

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

GRACE_S = 3.0
# What the test made is young; to look through all that lives costs a second once a thousand tests have run.
YOUNG, ALL = 1, 2
# The page engine keeps its own processes as long as the application lives; its pages are hunted instead.
# Python's tracker of shared memory, once started by a process pool, likewise lives as long as the interpreter.
LASTING = ("QtWebEngineProcess", "QtWebEngineProc", "multiprocessing.resource_tracker")


@dataclass(frozen=True)
class Traces:
    """What lived when a test began; objects are held by identity only. Of Qt only where the test has to do with it: to
    list all that lives there takes long once a thousand windows have been opened."""

    threads: frozenset[int]
    processes: frozenset[int]
    qt_objects: frozenset[int] | None
    homeless: frozenset[int] = frozenset()

    @classmethod
    def now(cls, *, has_window: bool) -> Traces:
        if not has_window:
            return cls(frozenset(_threads()), frozenset(_processes()), None)
        return cls(frozenset(_threads()), frozenset(_processes()), frozenset(_qt_objects()), frozenset(_homeless()))

    def left_behind(self) -> list[str]:
        """A name for each thing that lives now and did not then; things that are just ending get a short grace."""
        limit = time.monotonic() + GRACE_S
        self._delete_homeless()
        generation = YOUNG
        while left := self._left_now():
            if time.monotonic() > limit:
                return left
            # Cycles of dead objects hold Qt wrappers, and deleteLater waits for the event loop.
            gc.collect(generation)
            generation = ALL
            _delete_later_now()
            time.sleep(0.02)
        return []

    def _delete_homeless(self) -> None:
        """A part that a test never put into a window has nobody to delete it, and its signals hold the panel it came
        from: ten thousand such panels took half of the run."""
        if self.qt_objects is None:
            return
        for identity, part in _homeless().items():
            if identity not in self.homeless:
                part.deleteLater()
        _delete_later_now()

    def _left_now(self) -> list[str]:
        return [
            *(name for identity, name in _threads().items() if identity not in self.threads),
            *(name for identity, name in _processes().items() if identity not in self.processes),
            *self._qt_left(),
        ]

    def _qt_left(self) -> list[str]:
        if self.qt_objects is None:
            return []
        return [name for identity, name in _qt_objects().items() if identity not in self.qt_objects]


def _threads() -> dict[int, str]:
    """Living threads by identity. Threads of Qt that once called Python stay listed as dummies: not ours to end."""
    threads = threading.enumerate()
    return {id(it): f"thread {it.name}" for it in threads if not isinstance(it, threading._DummyThread)}


def _processes() -> dict[int, str]:
    found = {}
    for child in psutil.Process().children():
        try:
            words = [child.name(), *child.cmdline()]
        except psutil.Error:
            continue
        if not any(name in word for name in LASTING for word in words):
            found[child.pid] = f"process {' '.join(words[1:4]) or words[0]}"
    return found


def _qt_objects() -> dict[int, str]:
    """Running timers and web pages by the address of their C++ object; none while a test has not touched Qt."""
    if "PySide6.QtCore" not in sys.modules:
        return {}
    from PySide6.QtCore import QObject, QTimer

    found = {}
    for it in shiboken6.getAllValidWrappers():
        if not isinstance(it, QObject):
            continue
        if (isinstance(it, QTimer) and it.isActive()) or it.inherits("QWebEnginePage"):
            words = [type(it).__name__, it.objectName(), "of", type(it.parent()).__name__]
            found[shiboken6.getCppPointer(it)[0]] = " ".join(filter(None, words))
    return found


def _homeless() -> dict[int, QWidget]:
    """Widgets without a parent that nobody sees, by the address of their C++ object; dialogs and menus apart, which
    those who asked for them may keep."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    return {
        shiboken6.getCppPointer(it)[0]: it
        for it in QApplication.topLevelWidgets()
        if not it.isVisible() and it.windowType() is Qt.WindowType.Window
    }


def _delete_later_now() -> None:
    if "PySide6.QtCore" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
