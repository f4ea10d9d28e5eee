"""Staff, and staff only: officers, auxiliaries, guards, volunteers. Persons of interest are not in this table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.record import Record


class PersonKind(StrEnum):
    POLICE = "POLICE"
    AUXILIARY = "AUXILIARY"
    ENTERPRISE_SECURITY = "ENTERPRISE_SECURITY"
    GUARD = "GUARD"
    VOLUNTEER = "VOLUNTEER"


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """One member of staff."""

    number: str
    name: str
    kind: PersonKind
    rank: str = ""
    duty: str = ""
    organisation: str = ""
    phone: str = ""
    certificate: str = ""
    unit_id: str | None = None
