"""What the wheels expect of a Debian or Ubuntu system, and putting it there when that is allowed.

The list was read off the wheels: each library that ldd names outside them, by the package that holds it; packages
that another one of the list always brings along are left out.
"""

from __future__ import annotations

import os
import shutil
import subprocess

PAGE_ENGINE = [
    "libasound2|libasound2t64",
    "libdbus-1-3",
    "libegl1",
    "libexpat1",
    "libfontconfig1",
    "libfreetype6",
    "libgbm1",
    "libgl1",
    "libgssapi-krb5-2",
    "libnss3",
    "libudev1",
    "libxcb-dri3-0",
    "libxcomposite1",
    "libxdamage1",
    "libxkbfile1",
    "libxrandr2",
    "libxtst6",
]
WINDOW = [
    "libcups2|libcups2t64",
    "libglib2.0-0|libglib2.0-0t64",
    "libpulse0",
    "libwayland-cursor0",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-util1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
]
CHINESE_FONT = ["fonts-noto-cjk"]
VIRTUAL_SCREEN = ["xvfb"]
BROKER = ["mosquitto", "mosquitto-clients"]
CAMERA = [
    "gir1.2-gst-rtsp-server-1.0",
    "gstreamer1.0-plugins-good",
    "gstreamer1.0-plugins-ugly",
    "python3-gi",
]
"""A real RTSP server for the tests of cameras, run by the system's own Python; without it they are skipped."""


def missing(packages: list[str]) -> list[str]:
    """Those not installed; `a|b` means that either name will do. Empty where there is no dpkg."""
    if shutil.which("dpkg-query") is None:
        return []
    names = [name for package in packages for name in package.split("|")]
    answer = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n", *names],
        capture_output=True,
        text=True,
        check=False,
    )
    installed = {line.split()[1] for line in answer.stdout.splitlines() if line.startswith("installed ")}
    return [package for package in packages if not installed.intersection(package.split("|"))]


def install(packages: list[str]) -> bool:
    """Install what is missing of `packages` as root or by a sudo that asks nothing; else print the line to type."""
    wanted = missing(packages)
    rights = _rights()
    if wanted and rights is not None:
        print("Installing system packages:", *(package.split("|")[0] for package in wanted), flush=True)
        _run([*rights, "apt-get", "update", "-qq"])
        named = [_known_name(package) for package in wanted]
        _run([*rights, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *named])
        wanted = missing(packages)
    if not wanted:
        return True
    named = [_known_name(package) for package in wanted]
    print(
        f"System packages are missing. Install them with:\n\n    sudo apt-get install {' '.join(named)}\n", flush=True
    )
    return False


def _rights() -> list[str] | None:
    """The words before apt-get that let it install without asking, or None."""
    if not hasattr(os, "geteuid") or shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n", "--preserve-env=DEBIAN_FRONTEND"]
    return None


def _known_name(package: str) -> str:
    """The name of `a|b` that this release offers: the later spelling where the archive has it."""
    names = package.split("|")
    return names[-1] if len(names) > 1 and _succeeds(["apt-cache", "show", names[-1]]) else names[0]


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0


def _run(command: list[str]) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
