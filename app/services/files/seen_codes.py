"""Which codes a file has told so far: sixteen bytes a row, so that a file of millions does not swell."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


class SeenCodes:
    """Remembers codes by their 64-bit hash: in a file of a million rows two different codes are taken for one with a
    chance of 1 in 37 million."""

    def __init__(self) -> None:
        self._hashes = np.zeros(0, dtype=np.int64)
        self._rows = np.zeros(0, dtype=np.int64)
        self._fresh: dict[str, int] = {}

    def before(self, codes: Sequence[str]) -> list[int]:
        """For each code the row of an earlier chunk in which it stands, 0 where in none. Begins a new chunk."""
        self._settle()
        if not len(self._hashes):
            return [0] * len(codes)
        wanted = np.array([hash(code) for code in codes], dtype=np.int64)
        at = np.minimum(np.searchsorted(self._hashes, wanted), len(self._hashes) - 1)
        found: list[int] = np.where(self._hashes[at] == wanted, self._rows[at], 0).tolist()
        return found

    def first(self, code: str, row: int) -> int:
        """The row of this chunk in which `code` stands first; `row` itself if it is new, and from now on."""
        return self._fresh.setdefault(code, row)

    def _settle(self) -> None:
        """Put the codes of the chunk before among the sorted ones."""
        if not self._fresh:
            return
        hashes = np.array([hash(code) for code in self._fresh], dtype=np.int64)
        rows = np.fromiter(self._fresh.values(), dtype=np.int64, count=len(self._fresh))
        self._hashes = np.concatenate((self._hashes, hashes))
        order = np.argsort(self._hashes, kind="stable")
        self._hashes = self._hashes[order]
        self._rows = np.concatenate((self._rows, rows))[order]
        self._fresh = {}
