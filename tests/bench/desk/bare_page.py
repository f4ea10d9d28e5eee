"""A window with nothing but a page of the same engine, to weigh the desk against: `python bare_page.py WxH`."""

from __future__ import annotations

import os
import sys

from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QMainWindow


def main() -> int:
    """Stay open until ended."""
    if sys.platform != "win32" and os.getuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    width, height = (int(side) for side in sys.argv[1].split("x"))
    application = QApplication(sys.argv)
    window, view = QMainWindow(), QWebEngineView()
    window.setCentralWidget(view)
    window.resize(width, height)
    view.setHtml("<!doctype html><title>bare</title><p>bare page")
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
