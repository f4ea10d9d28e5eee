"""The page inside the view: it goes nowhere but to our own document, and its console goes to the log."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile

from app.ui.map.map_scheme import SITE

log = logging.getLogger(__name__)


class MapPage(QWebEnginePage):
    """Refuses every navigation away from `onemap://desk/map.html`."""

    complained = Signal(str)

    def __init__(self, profile: QWebEngineProfile, parent: QObject | None = None) -> None:
        super().__init__(profile, parent)

    def acceptNavigationRequest(
        self, url: QUrl | str, _kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        return is_main_frame and QUrl(url).toString() == f"{SITE}/map.html"

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        if level == QWebEnginePage.JavaScriptConsoleMessageLevel.InfoMessageLevel:
            return
        log.warning("map page: %s (%s:%d)", message, source, line)
        if level == QWebEnginePage.JavaScriptConsoleMessageLevel.ErrorMessageLevel:
            self.complained.emit(message)
