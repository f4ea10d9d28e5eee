"""The page engine before it starts: own scheme, few processes, little memory, no network service of its own.

`prepare_engine` must run before the first QApplication.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWebEngineCore import QWebEngineProfile, QWebEngineSettings

from app.ui.map.map_scheme import register_scheme

FLAGS = (
    "--disable-gpu",
    "--in-process-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-extensions",
    "--disable-speech-api",
    "--no-pings",
    "--renderer-process-limit=1",
    "--disable-features=SpareRendererForSitePerProcess,MediaRouter,Translate,AudioServiceOutOfProcess",
    "--js-flags=--max-old-space-size=512",
)


def prepare_engine() -> None:
    """Registers the scheme and the flags. Flags already in the environment come after ours, and so win.

    Chromium's sandbox stays on, but for uid 0 on Linux, where it cannot start (log and doctor ask `sandbox_is_off`).
    """
    given = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    missing = [flag for flag in FLAGS if flag not in given]
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join([*missing, given]).strip()
    # Chromium hands over finished bitmaps; to pass them through OpenGL without a graphics card took 50 ms a frame
    # instead of 18, and 40 MB more. An ageing PC's driver is no better company.
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    if os.environ["QT_QUICK_BACKEND"] == "software":
        # Else Qt loads OpenGL on X11 all the same, only to look which graphics card there is.
        os.environ.setdefault("QT_XCB_GL_INTEGRATION", "none")
    if sandbox_is_off():
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    register_scheme()


def sandbox_is_off() -> bool:
    """Whether this process runs as root on Linux, where Chromium refuses to start with its sandbox."""
    return sys.platform.startswith("linux") and os.getuid() == 0


def map_profile(storage: Path) -> QWebEngineProfile:
    """The page's profile: what little it stores lies under `storage`, its cache in memory."""
    profile = QWebEngineProfile("map")
    profile.setPersistentStoragePath(str(storage / "storage"))
    profile.setCachePath(str(storage / "cache"))
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setSpellCheckEnabled(False)
    settings, attribute = profile.settings(), QWebEngineSettings.WebAttribute
    for off in (
        attribute.PluginsEnabled, attribute.PdfViewerEnabled, attribute.LocalStorageEnabled, attribute.WebGLEnabled,
        attribute.Accelerated2dCanvasEnabled, attribute.ScrollAnimatorEnabled, attribute.ErrorPageEnabled,
        attribute.JavascriptCanOpenWindows, attribute.DnsPrefetchEnabled, attribute.AutoLoadIconsForPage,
        attribute.HyperlinkAuditingEnabled, attribute.LocalContentCanAccessFileUrls, attribute.NavigateOnDropEnabled,
    ):  # fmt: skip
        settings.setAttribute(off, False)
    return profile
