"""What a program has written into memory, apart from files it has mapped: those weigh more or less as other programs
come and go, and would be taken for growth."""

from __future__ import annotations

from pathlib import Path

import psutil

KILOBYTE_IN_MB = 1024
OWN = ("RssAnon:", "RssShmem:")


def own_megabytes(process: psutil.Process) -> float:
    """Anonymous and shared memory of `process` and all below it, as Linux counts it."""
    kilobytes = 0
    for one in [process, *process.children(recursive=True)]:
        try:
            lines = Path(f"/proc/{one.pid}/status").read_text("ascii", "replace").splitlines()
        except FileNotFoundError:
            continue
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith(OWN))
    return kilobytes / KILOBYTE_IN_MB
