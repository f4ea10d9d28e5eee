"""Case files for tests of finding and linking."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from app.domain.access import Actor, Right
from app.domain.case_file import CaseFile, CaseKind, CaseStatus, CaseType, Discovery
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.store.unit_of_work import Store

DEED = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


def case(number: str, title: str = "开井盗油", **told: Any) -> CaseFile:
    """A case; `days` before `DEED`."""
    since = DEED - timedelta(days=told.pop("days", 0))
    values: dict[str, Any] = {
        "id": new_key(), "owner_domain": OwnerDomain.POLICE, "number": number, "alias": f"{since:%m·%d}",
        "title": title, "kind": CaseKind.CRIMINAL, "type": CaseType.WELLHEAD, "status": CaseStatus.FILED,
        "occurred_from": since, "occurred_to": since + timedelta(hours=2), "discovered_at": since + timedelta(hours=3),
        "discovery": Discovery.REPORTED, "lon": 107.42, "lat": 37.16,
    }  # fmt: skip
    return CaseFile(**values | told)


def keep(store: Store, actor: Actor, *cases: CaseFile) -> None:
    """Write them, each by an act of its own."""
    for one in cases:
        with store.act(actor, new_key(), "case.open", Right.ACT) as work:
            work.add(one)
