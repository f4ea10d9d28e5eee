"""The release as a `.deb` for desks of the Debian family: /opt/onemap, a command, an entry in the menu."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import system_libraries
from check_bundle import contents

PACKAGE = "onemap"
PLACE = Path("opt/onemap")
MENU_ENTRY = """[Desktop Entry]
Type=Application
Name=OneMap
Name[zh_CN]=油区警务一张图
Comment=The oilfield on one map: alerts, patrols, cases, duty
Comment[zh_CN]=油区态势一张图: 警情、巡逻、案件、勤务
Exec=/opt/onemap/onemap
Icon=onemap
Terminal=false
Categories=Office;
StartupWMClass=OneMap
"""
ABOUT = """Package: {package}
Version: {version}
Architecture: amd64
Maintainer: OneMap <onemap@localhost>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {fonts}
Section: misc
Priority: optional
Description: desktop GIS for the police rooms of an oilfield county
 Wells, pipelines, patrols, live alerts, case files and tonight's duty on one
 map, on one PC without internet. 油区警务一张图。
"""


def build(bundle: Path, version: str, checkout: Path, folder: Path) -> Path:
    """Pack `bundle`; the `.deb` in `folder`. What it needs of the system is told as `dev.py` installs it."""
    tree = folder / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    subprocess.run(["cp", "-al", str(bundle), str(_made(tree / PLACE.parent) / PLACE.name)], check=True)
    needs = [*system_libraries.PAGE_ENGINE, *system_libraries.WINDOW]
    about = ABOUT.format(
        package=PACKAGE,
        version=version,
        kilobytes=sum(contents(bundle).values()) // 1024,
        depends=", ".join(["libc6 (>= 2.34)", *(it.replace("|", " | ") for it in needs)]),
        fonts=", ".join(system_libraries.CHINESE_FONT),
    )
    (_made(tree / "DEBIAN") / "control").write_text(about, "utf-8")
    (_made(tree / "usr/share/applications") / "onemap.desktop").write_text(MENU_ENTRY, "utf-8")
    icons = _made(tree / "usr/share/icons/hicolor/256x256/apps")
    shutil.copy(checkout / "resources" / "icons" / "onemap.png", icons / "onemap.png")
    shutil.copy(
        bundle / "_internal" / "licences" / "NOTICE.txt", _made(tree / f"usr/share/doc/{PACKAGE}") / "copyright"
    )
    (_made(tree / "usr/bin") / PACKAGE).symlink_to(f"/{PLACE}/onemap")
    package = folder / f"{PACKAGE}_{version}_amd64.deb"
    packing = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(tree), str(package)]
    subprocess.run(packing, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return package


def can_check() -> bool:
    """Whether `check` can be done here: as root, with debootstrap."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("debootstrap") is not None


def check(package: Path, folder: Path) -> list[str]:
    """Install, run and remove `package` in a bare Debian of its own; a sentence for each thing that is wrong.

    The bare system is made by debootstrap from the archive that this machine uses, so that what the package does not
    ask for is not there. Needs root and the network.
    """
    room = folder / "bare-debian"
    if not (room / "etc/debian_version").exists():
        shutil.rmtree(room, ignore_errors=True)
        _run(["debootstrap", "--variant=minbase", _release(), str(room), _archive()], folder)
    shutil.copy(package, room / "tmp" / package.name)
    with _kernel_files(room):
        quiet = ["apt-get", "-y", "-qq", "--no-install-recommends"]
        inside = ["chroot", str(room), "env", "DEBIAN_FRONTEND=noninteractive", "HOME=/tmp"]
        _run([*inside, *quiet[:1], "update", "-qq"], folder)
        _run([*inside, *quiet, "install", "xvfb", "xauth", "fonts-noto-cjk", f"/tmp/{package.name}"], folder)
        _run([*inside, "useradd", "-m", "officer"], folder, may_fail=True)
        screen = ["su", "officer", "-c", "cd && xvfb-run -a onemap --self-test told.json > said.txt 2>&1"]
        _run([*inside, *screen], folder, may_fail=True)
        told = room / "home/officer/told.json"
        found = _untold(told) if told.exists() else [(room / "home/officer/said.txt").read_text("utf-8")[-2000:]]
        _run([*inside, *quiet, "purge", PACKAGE], folder)
    left = [it for it in (room / PLACE, room / "usr/bin" / PACKAGE) if os.path.lexists(it)]
    return found + [f"{it.relative_to(room)} is left after removal" for it in left]


def _untold(told: Path) -> list[str]:
    result = json.loads(told.read_text("utf-8"))
    return [f"{one['name']}: {one['told']}" for one in result["checks"] if not one["ok"]]


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def _kernel_files(room: Path) -> Iterator[None]:
    """/proc, /dev and what finds names and packages, lent to the room while it is used."""
    lent = [("proc", "/proc"), ("dev", "/dev"), ("dev/pts", "/dev/pts"), ("dev/shm", "/dev/shm")]
    for place in ("etc/resolv.conf", "etc/hosts"):
        shutil.copy(Path("/") / place, room / place)
    certificates = Path("/etc/ssl/certs/ca-certificates.crt")
    if certificates.exists():
        shutil.copy(certificates, _made(room / "etc/ssl/certs") / certificates.name)
    taken = []
    try:
        for place, source in lent:
            subprocess.run(["mount", "--bind", source, str(_made(room / place))], check=True)
            taken.append(room / place)
        yield
    finally:
        for point in reversed(taken):
            subprocess.run(["umount", "-l", str(point)], check=False)


def _run(command: Sequence[str], folder: Path, *, may_fail: bool = False) -> None:
    """Quietly; where it fails the last lines of what it said are shown."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode and not may_fail:
        raise RuntimeError(f"{' '.join(command)} failed:\n{(done.stdout + done.stderr)[-3000:]}")


def _release() -> str:
    """The code name of this Debian."""
    said = dict(line.split("=", 1) for line in Path("/etc/os-release").read_text("utf-8").splitlines() if "=" in line)
    return said["VERSION_CODENAME"].strip('"')


def _archive() -> str:
    """Where this machine has its packages from."""
    told = subprocess.run(["apt-get", "indextargets", "--format", "$(SITE)", "Created-By: Packages"],
                          capture_output=True, text=True, check=True).stdout  # fmt: skip
    return next(line for line in told.splitlines() if line.rstrip("/").endswith("/debian"))
