"""The binding keeps count of what it hands to slots."""

from __future__ import annotations

import subprocess
import sys

EMITS = 20_000

PROGRAM = f"""
import sys
from PySide6.QtCore import QObject, Signal

class Source(QObject):
    told = Signal(bool)

source, heard = Source(), []
source.told.connect(lambda value: heard.append(value))
before = sys.getrefcount(True), sys.getrefcount(None)
for _ in range({EMITS}):
    source.told.emit(True)
assert heard == [True] * {EMITS}
heard.clear()
after = sys.getrefcount(True), sys.getrefcount(None)
print(after[0] - before[0], after[1] - before[1])
"""


def test_twenty_thousand_signals_do_not_use_up_true() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference to True at each emit and aborts after some hundreds."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    of_true, of_none = (int(word) for word in done.stdout.split())
    assert abs(of_true) < 100, "references to True are lost or hoarded"
    assert abs(of_none) < 100, "references to None are lost or hoarded"
