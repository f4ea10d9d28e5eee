"""What an officer asks of the case files: words that must stand in them, and what else must be so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.domain.case_file import CampaignLevel, CaseFile, CaseKind, CaseStatus, CaseType, HandlingMode, SupervisionLevel
from app.domain.mo_code import MoCode


@dataclass(frozen=True, kw_only=True)
class CaseQuestion:
    """Everything that is given must hold. `since` and `until` bound the deed's interval, `codes` must all be shown;
    losses are net tonnes; `with_traits` asks for cases that tell something of a vehicle."""

    text: str = ""
    kind: CaseKind | None = None
    type: CaseType | None = None
    status: CaseStatus | None = None
    is_open: bool | None = None
    since: datetime | None = None
    until: datetime | None = None
    area_id: str = ""
    officer: str = ""
    series: str = ""
    codes: tuple[MoCode, ...] = ()
    with_traits: bool = False
    supervision: SupervisionLevel | None = None
    handling: HandlingMode | None = None
    campaign: CampaignLevel | None = None
    least_t: float | None = None
    most_t: float | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing is asked."""
        return self == CaseQuestion()

    def told(self) -> dict[str, object]:
        """As plain values, for keeping; what is not asked is left out."""
        asked = {name: value for name, value in asdict(self).items() if value != getattr(CaseQuestion(), name)}
        return {name: _plain(value) for name, value in asked.items()}

    @classmethod
    def heard(cls, told: Mapping[str, object]) -> CaseQuestion:
        """Back from plain values; what an older or a newer program knew and this one does not is left out."""
        values: dict[str, Any] = {}
        for one in fields(cls):
            if one.name in told and (value := _value(one.name, told[one.name])) is not None:
                values[one.name] = value
        return cls(**values)


_WORDS: Mapping[str, type[StrEnum]] = {
    "kind": CaseKind,
    "type": CaseType,
    "status": CaseStatus,
    "supervision": SupervisionLevel,
    "handling": HandlingMode,
    "campaign": CampaignLevel,
}
_TEXTS = frozenset({"text", "area_id", "officer", "series"})


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return str(value) if isinstance(value, StrEnum) else value


def _value(name: str, told: object) -> object:
    """The value a plain one stands for, None for what is none."""
    try:
        if name in _WORDS:
            return _WORDS[name](str(told))
        if name in ("since", "until"):
            return datetime.fromisoformat(str(told))
        if name == "codes":
            return tuple(MoCode(str(one)) for one in told) if isinstance(told, list) else None
        if name in _TEXTS:
            return str(told)
        if name in ("least_t", "most_t"):
            return float(str(told))
    except ValueError:
        return None
    return told if isinstance(told, bool) else None


@dataclass(frozen=True)
class Snippet:
    """A stretch of a case's text in which the words stand: `marks` are (begin, end) of each in `text`. `noun` is what
    says it (a table's name, or `document`)."""

    noun: str
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class FoundCase:
    """A case that answers, and where the words stand in it; no snippet where no words were asked."""

    case: CaseFile
    snippet: Snippet | None = None


@dataclass(frozen=True)
class FoundPage:
    """Some of what was found, from `offset` on. `total` counts all; without `is_exact` there are more than that.
    `is_ranked`: the best come first, else the newest."""

    found: tuple[FoundCase, ...]
    offset: int
    total: int
    is_exact: bool
    is_ranked: bool
