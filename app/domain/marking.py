"""How widely what leaves the desk may be known: printed on it, and written into files where they can hold it."""

from __future__ import annotations

from enum import StrEnum


class Marking(StrEnum):
    """State secrets are none of these: they may not be kept in this program at all."""

    NONE = "NONE"
    PUBLIC = "PUBLIC"
    INTERNAL = "INTERNAL"
    RESTRICTED = "RESTRICTED"
