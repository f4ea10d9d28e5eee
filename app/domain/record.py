"""What every row of the field carries, whoever's it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OwnerDomain(StrEnum):
    """The two platforms (两平台): police records never reach an enterprise desk."""

    POLICE = "POLICE"
    SOCIAL = "SOCIAL"


@dataclass(frozen=True, kw_only=True)
class Record:
    """A row of the field: its key, whose it is, in which room's area it lies, and how often it was changed.

    `area_id` is the key of a jurisdiction, or None for the county as a whole. `version` grows by one with each change;
    an act that read an older one is refused with `Conflict`.
    """

    id: str
    owner_domain: OwnerDomain
    area_id: str | None = None
    version: int = 1
