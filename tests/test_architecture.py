"""The rules of the house that a tool can check."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
LINE_LIMIT = 400
BREATHING = {"desk_entry.py", "desk_app.py"}
"""Which let the page have its turns while a program is imported and a window built."""

# A module or class with such a name does not say what it is.
EMPTY_WORDS = {"utils", "util", "manager", "helper", "helpers", "handler", "processor", "misc", "common", "info"}
EMPTY_STEMS = EMPTY_WORDS | {"data", "object", "item"}

# What Qt added after 6.8, the oldest Qt that the source is written for.
NEWER_THAN_QT_6_8 = {
    "ExpandedClientAreaHint", "NoTitleBarBackgroundHint", "PreferCSSMarginsForPrinting", "PrintHeaderAndFooter",
    "QAccessibilityHints", "QPainterStateGuard", "QRangeModel", "QRangeModelAdapter", "QWebEngineExtensionInfo",
    "QWebEngineExtensionManager", "QWebEngineProfileBuilder", "TouchEventsApiEnabled", "addApplicationEmojiFontFamily",
    "beginFilterChange", "endFilterChange", "extensionManager", "labelDrawingMode", "safeAreaMargins",
    "setAdditionalTrustedCertificates", "setCachingEnabled", "setLabelDrawingMode",
}  # fmt: skip


@cache
def modules(*folders: str) -> dict[Path, ast.Module]:
    """The parsed modules below `folders`, by path from the checkout."""
    files = [file for folder in folders for file in sorted((CHECKOUT / folder).rglob("*.py"))]
    return {file.relative_to(CHECKOUT): ast.parse(file.read_text("utf-8")) for file in files}


def names_used(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.Name):
            yield node.id, node.lineno
        elif isinstance(node, ast.ImportFrom):
            yield from ((alias.name, node.lineno) for alias in node.names)


def empty_words(*names: str) -> set[str]:
    """The empty words in names of classes. What comes from Qt's own class of such a name may keep it."""
    return EMPTY_WORDS & {word.lower() for name in names for word in re.findall("[A-Z][a-z]+", name)}


def test_each_part_imports_only_what_stands_below_it() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache', '--no-logo'])"
    done = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_no_module_is_longer_than_can_be_read_at_once() -> None:
    scripts = [it for it in (CHECKOUT / "resources" / "web").rglob("*.js") if "vendor" not in it.parts]
    # A migration is a list of columns, finished once it has shipped.
    sources = [CHECKOUT / it for it in modules("app", "tests", "packaging") if it.parent.name != "versions"]
    lengths = {it.relative_to(CHECKOUT): len(it.read_text("utf-8").splitlines()) for it in [*sources, *scripts]}
    assert {it: lines for it, lines in lengths.items() if lines > LINE_LIMIT} == {}


def test_modules_and_classes_are_named_for_what_they_are() -> None:
    badly_named = [str(it) for it in modules("app") if EMPTY_STEMS & {it.stem, *it.stem.split("_")}]
    for file, tree in modules("app").items():
        classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        badly_named += [
            f"{file}: {it.name}" for it in classes if empty_words(it.name) - empty_words(*map(ast.unparse, it.bases))
        ]
    assert badly_named == []


def test_every_module_says_what_it_is_for() -> None:
    assert [str(it) for it, tree in modules("app").items() if tree.body and not ast.get_docstring(tree)] == []


def test_nothing_waits_or_spins_where_the_window_lives() -> None:
    """No processEvents, no sleep and no QThread subclass: one loop, and signals that tell when something is done. The
    start alone lets the map's page have its turns while the window is built: nobody can press anything yet."""
    breaches = []
    for file, tree in modules("app/ui").items():
        spins = {"sleep", "msleep"} | ({"processEvents"} if file.name not in BREATHING else set())
        breaches += [f"{file}:{line} {it}" for it, line in names_used(tree) if it in spins]
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith("QThread") for base in node.bases):
                breaches.append(f"{file}:{node.lineno} {node.name} is a QThread")
    assert breaches == []


def test_no_qt_call_is_newer_than_6_8() -> None:
    found = [
        f"{file}:{line} {name}"
        for file, tree in modules("app").items()
        if "PySide6" in ast.unparse(tree)
        for name, line in names_used(tree)
        if name in NEWER_THAN_QT_6_8
    ]
    assert found == []


def test_the_folder_packaging_does_not_hide_the_library_of_that_name() -> None:
    assert not (CHECKOUT / "packaging" / "__init__.py").exists()
    program = "import packaging.version; print(packaging.version.__file__)"
    done = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "site-packages" in done.stdout


@pytest.fixture
def without_qt(tmp_path: Path) -> dict[str, str]:
    """An environment in which PySide6 cannot be imported, in workers neither."""
    broken = tmp_path / "broken" / "PySide6"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise ImportError('no Qt on this server')\n", "utf-8")
    return {**os.environ, "PYTHONPATH": str(broken.parent), "PYTHONUTF8": "1"}


def test_a_server_without_qt_imports_and_lists_wells(tmp_path: Path, without_qt: dict[str, str]) -> None:
    wells = tmp_path / "wells.csv"
    wells.write_text("code,kind,lon,lat\n定1234-5,OIL,107.61,37.52\n定1234-6,GAS,107.62,37.53\n", "utf-8")
    app = [sys.executable, "-m", "app", "--data", str(tmp_path / "data")]

    def say(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*app, *words], cwd=CHECKOUT, env=without_qt, capture_output=True, text=True, timeout=60, check=False
        )

    imported = say("import", str(wells), "--as", "wells", "--crs", "EPSG:4326")
    assert imported.returncode == 0, imported.stdout + imported.stderr
    listed = say("list", "wells", "--json")
    assert listed.returncode == 0, listed.stderr
    assert "定1234-5" in listed.stdout
    assert "定1234-6" in listed.stdout
