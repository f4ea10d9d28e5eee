"""What each user of this desk has chosen of the map's layers, kept as a file of the data directory."""

from __future__ import annotations

import json
import logging
import threading
from pathlib import Path

from app.domain.layer_state import LayerState

log = logging.getLogger(__name__)


class LayerMemory:
    """`file` may be deleted at any time; one that cannot be read is as good as none."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()

    def of(self, user_id: str) -> LayerState | None:
        """What this user left; None where nothing was kept."""
        told = self._read().get(user_id)
        return None if told is None else LayerState.heard(told)

    def keep(self, user_id: str, state: LayerState) -> None:
        """Remember it, whole or not at all; where it cannot be written, it holds until the window is closed."""
        with self._lock:
            kept = self._read() | {user_id: state.told()}
            part = self._file.with_suffix(".part")
            try:
                part.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
                part.replace(self._file)
            except OSError as error:
                log.warning("the choice of layers could not be kept: %s", error)

    def _read(self) -> dict[str, object]:
        try:
            found = json.loads(self._file.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}
