"""The licences that go with a release: the text of each library's own, and a list that says what is whose.

Qt and PySide6 are used under LGPL-3.0, whose text their wheels do not hold: it stands in `packaging/licences`. Their
libraries lie in the release as files of their own, so anybody may put others in their place.
"""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
from importlib.metadata import Distribution, distribution
from pathlib import Path

from pins import versions

LGPL = ("pyside6-essentials", "pyside6-addons", "shiboken6")
TEXT = re.compile(r"(LICEN[CS]E|COPYING|NOTICE|AUTHORS|COPYRIGHT)[^/\\]*$", re.IGNORECASE)
ICON_FONT = "Material-Design-Icons"
LISTING = "NOTICE.txt"
HEAD = """油区警务一张图 (OneMap) {version}

本程序包含下列第三方组件, 其许可证全文在同一文件夹内。Qt 与 PySide6 按 LGPL-3.0 使用, 以独立文件存放, 可以替换。
This program contains the components below; the text of each licence is in this folder. Qt and PySide6 are used under
LGPL-3.0; their libraries lie in files of their own and may be replaced. The page engine shows its own notices under
chrome://credits of any Chromium of its version.

"""


def write_notices(folder: Path, checkout: Path) -> list[str]:
    """Write licences and list into `folder`, anew; the names of libraries whose licence was not found."""
    from app import __version__

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copyfile(checkout / "LICENSE", folder / "OneMap-LICENSE.txt")
    kept = checkout / "packaging" / "licences"
    lines, without = [f"{'Python':32}{sys.version.split()[0]:16}PSF-2.0"], []
    shutil.copyfile(_of_python(), folder / "Python-LICENSE.txt")
    for name in sorted(versions(checkout / "packaging" / "requirements.txt")):
        found = _installed(name)
        if found is None:
            continue
        lines.append(f"{found.name:32}{found.version:16}{_told(found)}")
        texts = {it.name: it for it in kept.glob("*GPL-3.0.txt")} if name in LGPL else _texts(found)
        if not texts:
            without.append(name)
        for title, text in texts.items():
            shutil.copyfile(text, folder / f"{found.name}-{title}")
    for vendored in sorted((checkout / "resources" / "web" / "vendor").glob("*.LICENSE")):
        shutil.copyfile(vendored, folder / f"{vendored.name}.txt")
        lines.append(f"{vendored.stem:32}{'':16}resources/web/vendor/VENDOR.md")
    shutil.copyfile(kept / "Apache-2.0.txt", folder / f"{ICON_FONT}-Apache-2.0.txt")
    lines.append(f"{ICON_FONT:48}Apache-2.0")
    (folder / LISTING).write_text(HEAD.format(version=__version__) + "\n".join(lines) + "\n", encoding="utf-8")
    return without


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except ModuleNotFoundError:
        return None


def _texts(found: Distribution) -> dict[str, Path]:
    """The licence files among what the wheel brought, by the names they get: parts of it may have their own."""
    texts = {}
    for file in found.files or []:
        folder, _, inside = str(file).replace("\\", "/").partition(".dist-info/")
        if "/" not in folder and inside and (inside.startswith("licenses/") or TEXT.search(inside)):
            texts[inside.removeprefix("licenses/").replace("/", "-")] = Path(str(file.locate()))
    return {name: text for name, text in texts.items() if text.is_file()}


def _told(found: Distribution) -> str:
    """What the library says of its licence, in a line."""
    said = next(iter(found.metadata.get_all("License-Expression") or found.metadata.get_all("License") or [""]))
    kinds = found.metadata.get_all("Classifier") or []
    classified = [kind.rpartition(" :: ")[2] for kind in kinds if kind.startswith("License")]
    return said.splitlines()[0] if said and len(said) < 80 else "; ".join(classified)


def _of_python() -> Path:
    """The licence of the interpreter that is frozen in."""
    places = [Path(sys.base_prefix) / "LICENSE.txt", Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"]
    return next(place for place in places if place.exists())
