"""What is written into a case file and is not saved yet, kept as files: a crash or a closed window loses nothing."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

log = logging.getLogger(__name__)
NEW = "new"
"""The draft of a file that is not opened yet."""


@dataclass(frozen=True)
class Draft:
    """What differs from what was shown, by field, as it was typed; what was shown then; and when it was last kept."""

    values: Mapping[str, object]
    shown: Mapping[str, object]
    at: datetime


class CaseDrafts:
    """One file for each user and case. One that cannot be read is as good as none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()

    def keep(self, user_id: str, case_id: str, draft: Draft) -> None:
        """Remember it, whole or not at all; a draft without values goes."""
        if not draft.values:
            self.drop(user_id, case_id)
            return
        told = {"values": dict(draft.values), "shown": dict(draft.shown), "at": draft.at.isoformat()}
        with self._lock:
            file = self._file(user_id, case_id)
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                part = file.with_suffix(".part")
                part.write_text(json.dumps(told, ensure_ascii=False, default=str), "utf-8")
                part.replace(file)
            except OSError as error:
                log.warning("the draft of a case could not be kept: %s", error)

    def of(self, user_id: str, case_id: str) -> Draft | None:
        """What this user left unsaved in that case."""
        try:
            told = json.loads(self._file(user_id, case_id).read_text("utf-8"))
            return Draft(dict(told["values"]), dict(told["shown"]), datetime.fromisoformat(told["at"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def drop(self, user_id: str, case_id: str) -> None:
        """It is saved, or given up."""
        with self._lock:
            self._file(user_id, case_id).unlink(missing_ok=True)

    def _file(self, user_id: str, case_id: str) -> Path:
        return self._folder / f"{quote(user_id, safe='')}-{quote(case_id, safe='')}.json"
