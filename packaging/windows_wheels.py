"""The Windows release as far as Linux can tell: what ships of each wheel, how big it is, and whether every DLL finds
those that it asks for. Run with the release's own Python, which has pefile: `windows_wheels.py CHECKOUT FOLDER [TREE]`.

The same allow-list as the spec's decides what ships. Which modules and data of the other libraries are wanted is read
off the program that was frozen here, as both are found by the same analysis; so the sum is an estimate.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pefile  # type: ignore[import-not-found]  # in the release's environment only
from check_bundle import contents
from kept_parts import forbidden, is_kept
from pins import versions
from windows_installer import compile_installer

PYTHON_MB = 22.0
"""Python 3.12 for Windows with its standard library, measured."""
PROGRAMS = 2
"""One with a console and one without; each holds the modules of Python."""
MOST_MB = 600.0
MOST_PACKED_MB = 165.0
OF_PYTHON = ("python3.dll", "python312.dll", "vcruntime140.dll", "vcruntime140_1.dll")
OF_WINDOWS = frozenset({
    "advapi32.dll", "authz.dll", "avrt.dll", "bcrypt.dll", "bcryptprimitives.dll", "bthprops.cpl", "cfgmgr32.dll",
    "comctl32.dll", "comdlg32.dll", "crypt32.dll", "d3d11.dll", "d3d12.dll", "d3d9.dll", "d3dcompiler_47.dll",
    "dbghelp.dll", "dcomp.dll", "dhcpcsvc.dll", "dnsapi.dll", "dwmapi.dll", "dwrite.dll", "dxgi.dll", "dxva2.dll",
    "evr.dll", "fontsub.dll", "gdi32.dll", "hid.dll", "icuuc.dll", "imm32.dll", "iphlpapi.dll", "kernel32.dll",
    "mf.dll", "mfplat.dll", "mfreadwrite.dll", "mmdevapi.dll", "mpr.dll", "msvcrt.dll", "ncrypt.dll", "netapi32.dll",
    "ntdll.dll", "ole32.dll", "oleaut32.dll", "pdh.dll", "powrprof.dll", "propsys.dll", "psapi.dll", "rpcrt4.dll",
    "secur32.dll", "setupapi.dll", "shcore.dll", "shell32.dll", "shlwapi.dll", "uiautomationcore.dll", "urlmon.dll",
    "user32.dll", "userenv.dll", "uxtheme.dll", "version.dll", "winhttp.dll", "winmm.dll", "winspool.drv",
    "winusb.dll", "wldap32.dll", "ws2_32.dll", "wtsapi32.dll",
})  # fmt: skip
"""What every Windows 10 from 1809 on has in System32 ("N" editions have mf*.dll by their media feature pack)."""
SETS_OF_WINDOWS = ("api-ms-win-", "ext-ms-")
DLLS = (".dll", ".pyd", ".exe")


def fetch(checkout: Path, folder: Path) -> None:
    """The wheels of the Windows pins, into `folder`; those that lie there already are not asked for again."""
    folder.mkdir(parents=True, exist_ok=True)
    options = ["--no-deps", "--only-binary=:all:", "--platform", "win_amd64", "--python-version", "3.12"]
    options += ["--implementation", "cp", "--require-hashes", "-qq", "--find-links", str(folder), "-d", str(folder)]
    pins = checkout / "packaging" / "requirements-windows.txt"
    subprocess.run([sys.executable, "-m", "pip", "download", "-q", *options, "-r", str(pins)], check=True)


def shipped_wheels(checkout: Path, folder: Path) -> list[Path]:
    """Those of `folder` that the program needs; not what only freezes it."""
    wanted = {_plain(name) for name in versions(checkout / "packaging" / "requirements.txt")}
    return sorted(it for it in folder.glob("*.whl") if _plain(it.name.split("-")[0]) in wanted)


def shipped(wheel: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """What ships of a wheel, by the place it gets in the bundle."""
    for entry in wheel.infolist():
        place = re.sub(r"^[^/]+\.data/(purelib|platlib)/", "", entry.filename)
        if not entry.is_dir() and ".dist-info/" not in place and ".data/" not in place and is_kept(place):
            yield place, entry


def is_taken(place: str, frozen: frozenset[str]) -> bool:
    """Whether the freeze here, whose places are `frozen`, took the same part. Modules of Python lie in the programs."""
    if place.startswith(("PySide6/", "shiboken6/")) or place.endswith(".dll"):
        return True
    if place.endswith(".pyd"):
        return f"{place.split('.')[0]}.so" in frozen
    return not place.endswith(".py") and place in frozen


def places_of(bundle: Path) -> frozenset[str]:
    """What lies in the frozen program; a compiled module without the name of the Python that it is for."""
    places = {place.removeprefix("_internal/") for place in contents(bundle)}
    return frozenset(re.sub(r"\.(cpython-[\w-]+|abi3)\.so$", ".so", place) for place in places)


def unresolved(wheels: list[Path]) -> list[str]:
    """Which shipped DLL asks for one that neither ships nor belongs to Windows or Python."""
    asked: dict[str, set[str]] = {}
    for path in wheels:
        with zipfile.ZipFile(path) as wheel:
            for place, entry in shipped(wheel):
                if place.lower().endswith(DLLS):
                    asked[place] = set(imports(wheel.read(entry)))
    there = {PurePosixPath(place).name.lower() for place in asked} | set(OF_PYTHON)
    return [
        f"{place} asks for {name}"
        for place, names in sorted(asked.items())
        for name in sorted(names - there)
        if name not in OF_WINDOWS and not name.startswith(SETS_OF_WINDOWS)
    ]


def imports(program: bytes) -> Iterator[str]:
    """The DLLs that a Windows program or library names, in small letters; those it loads late included."""
    parsed = pefile.PE(data=program, fast_load=True)
    kinds = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
    parsed.parse_data_directories([pefile.DIRECTORY_ENTRY[kind] for kind in kinds])
    for kind in ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT"):
        for one in getattr(parsed, kind, ()):
            yield one.dll.decode("ascii").lower()
    parsed.close()


def lay_out(wheels: list[Path], bundle: Path, tree: Path) -> None:
    """Lay out in `tree` what the installer would pack, but for Python itself: to see how large an installer gets.

    The programs are those frozen here: as large, not fit to run on Windows.
    """
    shutil.rmtree(tree, ignore_errors=True)
    for part in ("resources", "maps", "licences"):
        shutil.copytree(bundle / "_internal" / part, tree / "_internal" / part)
    for program in ("OneMap.exe", "onemap-console.exe"):
        shutil.copyfile(bundle / "onemap", tree / program)
    frozen = places_of(bundle)
    for path in wheels:
        with zipfile.ZipFile(path) as wheel:
            for place, entry in shipped(wheel):
                if is_taken(place, frozen):
                    target = tree / "_internal" / place
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(wheel.read(entry))


def main(checkout: Path, folder: Path, tree: Path | None = None) -> int:
    """Print the shares and what is wrong; 1 if something is. With `tree` an installer is packed of it, for its size."""
    fetch(checkout, folder)
    wheels = shipped_wheels(checkout, folder)
    bundle = checkout / "build" / "release" / "onemap"
    frozen = places_of(bundle)
    places: list[str] = []
    total = PROGRAMS * (bundle / "onemap").stat().st_size / 1e6
    print(f"  {total:7.1f} MB           {PROGRAMS} programs with the modules of Python", flush=True)
    for path in wheels:
        with zipfile.ZipFile(path) as wheel:
            kept = [(place, entry) for place, entry in shipped(wheel) if is_taken(place, frozen)]
            whole = sum(entry.file_size for entry in wheel.infolist()) / 1e6
        size = sum(entry.file_size for _, entry in kept) / 1e6
        total += size
        places += [place for place, _ in kept]
        if size >= 2:
            print(f"  {size:7.1f} MB of {whole:6.1f}  {'-'.join(path.name.split('-')[:2])}", flush=True)
    own = (
        sum(size for place, size in contents(bundle).items() if place.split("/")[1:2] in (["resources"], ["maps"]))
        / 1e6
    )
    total += own + PYTHON_MB
    print(f"  {own:7.1f} MB           resources, maps\n  {PYTHON_MB:7.1f} MB           Python", flush=True)
    print(f"  {total:7.1f} MB in {len(places)} files (at most {MOST_MB:.0f} MB)", flush=True)
    found = [f"{total:.0f} MB are more than {MOST_MB:.0f}"] if total > MOST_MB else []
    found += [f"{place} must not ship" for place in forbidden(places)] + unresolved(wheels)
    if tree is not None:
        lay_out(wheels, bundle, tree)
        installer = tree.with_suffix(".exe")
        compile_installer(tree, "0.0", installer)
        size = installer.stat().st_size / 1e6
        print(f"  {size:7.1f} MB packed, without Python (at most {MOST_PACKED_MB:.0f} MB)", flush=True)
        found += [f"{size:.0f} MB packed are more than {MOST_PACKED_MB:.0f}"] if size > MOST_PACKED_MB else []
    print(f"Windows wheels: {'FAILED' if found else 'ok'}", *found, sep="\n  ", flush=True)
    return 1 if found else 0


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:4])))
