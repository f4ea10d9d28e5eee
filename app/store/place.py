"""Where a database may lie: a local disk that can be written. Asked before anything is opened."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from app.errors import StoreUnavailable

_NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "fuse.sshfs", "davfs"})


def require_local_and_writable(folder: Path) -> None:
    """Make `folder` if need be, and raise `StoreUnavailable` where a database must not or cannot lie."""
    if is_network_share(folder):
        raise StoreUnavailable(
            "{folder} lies on a network share, where a database loses data. Nothing was written; choose a folder on "
            "this computer's own disk, or share one database server.",
            folder=str(folder),
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".writable-{os.getpid()}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise StoreUnavailable(
            "{folder} cannot be written ({reason}). Nothing was changed; "
            "choose another data directory or ask for the right.",
            folder=str(folder),
            reason=error.strerror or str(error),
        ) from error


def require_not_lost(database: Path, traces: Iterable[Path]) -> None:
    """Raise `StoreUnavailable` where the database is an empty file although the directory was worked in before."""
    if database.exists() and database.stat().st_size == 0 and any(trace.exists() for trace in traces):
        raise StoreUnavailable(
            "{file} is empty, although this directory was used before. It was left; restore the newest backup.",
            file=str(database),
        )


def is_network_share(folder: Path) -> bool:
    """Whether `folder` (or its nearest existing parent) is on another machine's disk."""
    if str(folder).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    mounts = Path("/proc/mounts")
    return mounts.exists() and file_system_of(folder, mounts.read_text("utf-8")) in _NETWORK_FILE_SYSTEMS


def file_system_of(folder: Path, mounts: str) -> str:
    """The kind of file system that holds `folder`, from a text like /proc/mounts."""
    resolved, best, kind = folder.resolve(), Path(), ""
    for line in mounts.splitlines():
        _, point, found, *_ = [*line.split(" "), "", "", ""]
        mounted = Path(point.replace("\\040", " "))
        if resolved.is_relative_to(mounted) and len(mounted.parts) >= len(best.parts):
            best, kind = mounted, found
    return kind


def _is_remote_drive(folder: Path) -> bool:
    import ctypes

    remote = 4
    windll = getattr(ctypes, "windll")  # noqa: B009  absent elsewhere
    return int(windll.kernel32.GetDriveTypeW(str(folder.resolve().anchor))) == remote
