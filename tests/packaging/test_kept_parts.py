"""What ships of Qt is the same on both systems, and what must not ship is found wherever it lies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kept_parts import QT_BINDINGS, SCIPY_LEFT_OUT, forbidden, is_kept

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6WebEngineCore.so.6", "PySide6/Qt6WebEngineCore.dll",
        "PySide6/QtCore.abi3.so", "PySide6/QtCore.pyd", "PySide6/libpyside6.abi3.so.6.11", "PySide6/pyside6.abi3.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/lib/libavcodec.so.61", "PySide6/avcodec-61.dll",
        "PySide6/Qt/libexec/QtWebEngineProcess", "PySide6/QtWebEngineProcess.exe",
        "PySide6/Qt/resources/icudtl.dat", "PySide6/resources/icudtl.dat",
        "PySide6/Qt/translations/qtwebengine_locales/zh-CN.pak", "PySide6/translations/qtbase_zh_CN.qm",
        "PySide6/msvcp140.dll", "resources/web/js/main.js", "numpy/_core/_multiarray_umath.pyd",
    ],
)  # fmt: skip
def test_what_the_program_needs_ships(place: str) -> None:
    assert is_kept(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Quick3D.so.6", "PySide6/Qt63DCore.dll", "PySide6/QtCharts.pyd",
        "PySide6/Qt/qml/QtQuick/qmldir", "PySide6/qml/QtQuick/qmldir", "PySide6/designer.exe",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so", "PySide6/plugins/qmltooling/qmldbg_server.dll",
        "PySide6/resources/qtwebengine_devtools_resources.pak", "PySide6/resources/v8_context_snapshot.debug.bin",
        "PySide6/Qt/translations/qtwebengine_locales/de.pak", "PySide6/translations/assistant_ar.qm",
        "PySide6/opengl32sw.dll", "PySide6/QtCore.pyi", "PySide6/include/qt.h", "scipy/stats/tests/test_fit.py",
    ],
)  # fmt: skip
def test_what_only_builders_and_others_need_does_not(place: str) -> None:
    assert not is_kept(place)


def asked_of(library: str) -> set[str]:
    """Which parts of a library the program imports, wherever in it."""
    files = (CHECKOUT / "app").rglob("*.py")
    pattern = rf"^\s*(?:from|import) {library}\.(\w+)"
    return {name for file in files for name in re.findall(pattern, file.read_text("utf-8"), re.MULTILINE)}


def test_every_part_of_qt_that_the_program_imports_ships() -> None:
    assert {"QtCore", "QtWebEngineWidgets", "QtMultimedia"} <= asked_of("PySide6")
    assert asked_of("PySide6") - QT_BINDINGS == set()


def test_no_part_of_scipy_that_the_program_imports_is_left_out() -> None:
    assert {"sparse", "spatial"} <= asked_of("scipy")
    assert {f"scipy.{name}" for name in asked_of("scipy")} & set(SCIPY_LEFT_OUT) == set()


def test_what_windows_has_itself_and_what_is_only_weight_is_forbidden() -> None:
    bad = ["_internal/icuuc.dll", "_internal/api-ms-win-crt-heap-l1-1-0.dll", "_internal/PySide6/MSCMS.dll",
           "_internal/PySide6/resources/qtwebengine_resources.debug.pak", "_internal/PySide6/Qt/qml/QtQuick/qmldir",
           "onemap.sqlite"]  # fmt: skip
    good = ["_internal/PySide6/Qt/lib/libicuuc.so.73", "_internal/PySide6/resources/icudtl.dat", "OneMap.exe"]
    assert forbidden([*bad, *good]) == bad
