"""What a program has written into memory for itself. Mapped files and what processes share weigh more or less as others
come and go, and would be taken for growth."""

from __future__ import annotations

from pathlib import Path

import psutil

KILOBYTE_IN_MB = 1024
OWN = "RssAnon:"


def own_megabytes(process: psutil.Process) -> float:
    """Anonymous memory of `process` and all below it, as Linux counts it."""
    kilobytes = 0
    for one in [process, *process.children(recursive=True)]:
        try:
            lines = Path(f"/proc/{one.pid}/status").read_text("ascii", "replace").splitlines()
        except FileNotFoundError:
            continue
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith(OWN))
    return kilobytes / KILOBYTE_IN_MB
