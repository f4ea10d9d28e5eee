"""What of Qt and of the other libraries goes to a police room, and what of it must never be there.

PyInstaller's hooks bring along whatever may be wanted, Qt for instance with its whole QML tree. The spec, the look at
the Windows wheels and the checks all ask here, by the place a file would have in the bundle, with forward slashes.
"""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import PurePosixPath

QT_LIBRARIES = frozenset({
    "Concurrent", "Core", "DBus", "Gui", "Multimedia", "Network", "OpenGL", "OpenGLWidgets", "Positioning",
    "PrintSupport", "Qml", "QmlMeta", "QmlModels", "QmlWorkerScript", "Quick", "QuickWidgets", "Svg", "Test",
    "WaylandClient", "WebChannel", "WebEngineCore", "WebEngineWidgets", "Widgets", "XcbQpa",
})  # fmt: skip
"""The libraries: what the program asks for, and what the page engine asks for in turn."""
QT_BINDINGS = frozenset({
    "QtCore", "QtGui", "QtMultimedia", "QtNetwork", "QtOpenGL", "QtOpenGLWidgets", "QtPrintSupport", "QtSvg", "QtTest",
    "QtWebChannel", "QtWebEngineCore", "QtWebEngineWidgets", "QtWidgets",
})  # fmt: skip
"""What Python sees of them: those that the program, pyqtgraph and qtawesome import."""
QT_PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qico", "qjpeg", "qsvg", "qgif", "qwebp"},
    "multimedia": {"ffmpegmediaplugin", "windowsmediaplugin"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platforms": {"qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport", "windowsprintersupport"},
    "styles": {"qmodernwindowsstyle"},
    "tls": {"qopensslbackend", "qschannelbackend"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
}
SCIPY_LEFT_OUT = (
    "scipy.cluster", "scipy.datasets", "scipy.fftpack", "scipy.integrate", "scipy.interpolate", "scipy.io", "scipy.odr",
    "scipy.signal", "scipy.stats",
)  # fmt: skip
"""What nothing here asks of scipy, nor any other part of it: 17 MB."""
PAGE_LANGUAGES = frozenset({"en-US", "zh-CN"})
QT_WORDS = frozenset({"qtbase_zh_CN"})
PAGE_RESOURCES = frozenset({
    "icudtl.dat", "qtwebengine_resources.pak", "qtwebengine_resources_100p.pak", "qtwebengine_resources_200p.pak",
    "v8_context_snapshot.bin",
})  # fmt: skip
LEFT_OUT = (
    "*.pyi", "*.h", "*.lib", "*.pxd", "*.pyx", "*/tests/*", "*/include/*", "*/__pycache__/*", "pyqtgraph/examples/*",
    "numpy/_core/lib/*", "PySide6/opengl32sw.dll",
)  # fmt: skip
"""Of all libraries: what only builders and testers need. Qt's OpenGL in software is left out because nothing here draws
by OpenGL: window and page are painted in software by choice (`map_engine`)."""
FORBIDDEN = (
    "*.debug.pak", "*.debug.bin", "*devtools_resources*", "*/qml/*", "icuuc*.dll", "icuin*.dll", "mscms.dll",
    "ucrtbase.dll", "api-ms-*", "ext-ms-*", "*/designer*", "*/linguist*", "*/lupdate*", "*/assistant*", "*.upx",
    "onemap.sqlite",
)  # fmt: skip
"""Never in a bundle: Windows has its own of some, Wine would lend its stubs of others, the rest is weight."""

_ENDING = re.compile(r"(\.abi3|\.cp\d+.*|\.cpython.*)?(\.so[.\d]*|\.dll|\.pyd|\.exe)$")
_RUNTIMES = re.compile(
    r"av(codec|format|util)|sw(resample|scale)|msvcp140|vcruntime140|concrt140|icu(data|i18n|uc)\b|pyside6"
)


def is_kept(place: str) -> bool:
    """Whether the file that would lie at `place` in the bundle ships."""
    if any(fnmatch(place, pattern) for pattern in LEFT_OUT):
        return False
    first, *rest = PurePosixPath(place).parts
    if first != "PySide6":
        return True
    inside = rest[1:] if rest[:1] == ["Qt"] else rest
    folder, name = inside[0] if len(inside) > 1 else "", inside[-1]
    if folder in ("", "lib"):
        return _is_kept_library(name)
    if folder == "plugins":
        return len(inside) == 3 and _stem(name) in QT_PLUGINS.get(inside[1], ())
    if folder in ("resources", "translations"):
        return name in PAGE_RESOURCES or PurePosixPath(name).stem in QT_WORDS | PAGE_LANGUAGES
    return (folder, name) == ("libexec", "QtWebEngineProcess") or (folder == "support" and name.endswith(".py"))


def forbidden(places: list[str]) -> list[str]:
    """Those of `places` that must not be in a bundle."""
    return [it for it in places if any(fnmatch(f"/{it}".lower(), f"*/{pattern}") for pattern in FORBIDDEN)]


def _is_kept_library(name: str) -> bool:
    stem = _stem(name)
    if stem.startswith("Qt6"):
        return stem.removeprefix("Qt6") in QT_LIBRARIES or stem.startswith("Qt6FFmpegStub")
    if stem.startswith("Qt"):
        return stem in QT_BINDINGS or name == "QtWebEngineProcess.exe"
    return bool(_RUNTIMES.match(stem)) or name.endswith((".py", "qt.conf"))


def _stem(name: str) -> str:
    """Without what one system puts before a library's name and the others behind it."""
    return _ENDING.sub("", name).removeprefix("lib")
