"""One asset under two codes becomes one: what hung on the double hangs on the survivor, and it can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import shapely

from app.domain.access import Actor
from app.domain.alert import Alert, AlertKind, Severity
from app.domain.asset import Asset, AssetLayer
from app.domain.call import Call, CallCategory, CallKind, CallLevel, CallSource
from app.domain.key import new_key
from app.domain.premise import PremiseKind, PremiseNote
from app.domain.record import OwnerDomain
from app.domain.responsibility import Owner, OwnerLayer
from app.errors import InputRefused, NotFound, NotPermitted
from app.services.asset_desk import AssetDesk
from app.services.assets.asset_history import AssetHistory
from app.services.assets.merge_desk import MergeDesk
from app.services.assets.responsibility_desk import ResponsibilityDesk
from app.services.assets.take_back_desk import TakeBackDesk
from app.store import alert_store, call_store, premise_store
from app.store.unit_of_work import Store
from tests.services.assets.field import a_line, a_well, an_asset, put

SOON = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)


def an_alert(asset: Asset) -> Alert:
    return Alert(
        id=new_key(), owner_domain=OwnerDomain.SOCIAL, source="test", source_id=new_key(), kind=AlertKind.FENCE_OPENED,
        severity=Severity.MEDIUM, title="围栏", occurred_at=SOON, received_at=SOON, asset_id=asset.id,
        asset_code=asset.code,
    )  # fmt: skip


def a_call(asset: Asset) -> Call:
    return Call(
        id=new_key(), owner_domain=OwnerDomain.POLICE, number="1", category=CallCategory.TASK, kind=CallKind.CHECK,
        level=CallLevel.L3, source=CallSource.DESK, title="核查", occurred_at=SOON, received_at=SOON,
        asset_id=asset.id, asset_code=asset.code,
    )  # fmt: skip


def a_note(asset: Asset) -> PremiseNote:
    return PremiseNote(
        id=new_key(), owner_domain=OwnerDomain.SOCIAL, asset_id=asset.id, kind=PremiseKind.DOG, text="有犬",
        author="韩", noted_at=SOON,
    )  # fmt: skip


def test_alerts_calls_notes_cameras_and_owners_go_to_the_survivor_and_come_back(store: Store, leader: Actor) -> None:
    survivor = replace(a_well("定1-1"), operator=None, visited_at=None, attributes={"pad": "1井场"})
    double = replace(a_well("定1-01"), is_key=True, visited_at=SOON, attributes={"pad": "别的", "note": "旧表"})
    camera = an_asset(AssetLayer.CAMERAS, "61", shapely.Point(107.6, 37.6), parent_id=double.id)
    alert, call, note = an_alert(double), a_call(double), a_note(double)
    put(store, survivor, double, camera, alert, call, note)
    owners, merges = ResponsibilityDesk(store), MergeDesk(store)
    owners.assign(leader, "a1", [survivor.id], Owner(name="李岗"))
    owners.assign(leader, "a2", [double.id], Owner(name="王岗"))
    owners.assign(leader, "a3", [double.id], Owner(name="赵巡"), OwnerLayer.LINE)
    seen = merges.preview(survivor.id, [double.id])
    assert seen.pointing == {"Alert": 1, "Call": 1, "PremiseNote": 1, "Asset": 1}
    assert set(seen.filled) == {"operator", "is_key", "visited_at", "attributes"}
    assert merges.merge(leader, "g1", survivor.id, [double.id], reason="同一口井") == 4

    def pointed() -> set[str]:
        with store.read() as connection:
            return {
                alert_store.alerts.get(connection, alert.id).asset_code,
                call_store.calls.get(connection, call.id).asset_code,
                AssetDesk(store).asset(premise_store.notes.get(connection, note.id).asset_id).code,
                AssetDesk(store).asset(AssetDesk(store).asset(camera.id).parent_id or "").code,
            }

    assert pointed() == {"定1-1"}
    merged = AssetDesk(store).asset(survivor.id)
    assert (merged.operator, merged.is_key, merged.visited_at) == ("采油一厂", True, SOON)
    assert merged.attributes == {"pad": "1井场", "note": "旧表"}
    assert [(one.layer, one.held.name) for one in owners.owners_of(merged)] == [
        (OwnerLayer.POINT, "李岗"),
        (OwnerLayer.LINE, "赵巡"),
    ]
    with pytest.raises(NotFound):
        AssetDesk(store).asset(double.id)
    assert str(AssetHistory(store).of(double)[0].title) == "Merged into another"
    line = AssetHistory(store).of(survivor)[0]
    assert "Alerts re-pointed: 1" in [str(one) for one in line.lines]
    assert (str(line.title), line.is_whole, line.act_id) == ("Doubles merged into it", True, "g1")
    TakeBackDesk(store).take_back(leader, "t1", "g1", reason="不是一口井")
    assert pointed() == {"定1-01"}
    back = AssetDesk(store).asset(survivor.id)
    assert (back.operator, back.is_key, back.visited_at, back.attributes) == (None, False, None, {"pad": "1井场"})
    assert {one.held.name for one in owners.owners_of(AssetDesk(store).asset(double.id))} == {"王岗", "赵巡"}


def test_things_of_two_layers_one_thing_alone_and_an_officer_do_not_merge(
    store: Store, leader: Actor, officer: Actor
) -> None:
    well, other = a_well("定1-1"), a_well("定1-2")
    line = a_line("定管1", [(107.6, 37.6), (107.7, 37.6)])
    put(store, well, other, line)
    merges = MergeDesk(store)
    with pytest.raises(InputRefused, match="one layer"):
        merges.merge(leader, "g1", well.id, [line.id], reason="x")
    with pytest.raises(InputRefused, match="Choose 2"):
        merges.merge(leader, "g2", well.id, [well.id], reason="x")
    with pytest.raises(NotPermitted):
        merges.merge(officer, "g3", well.id, [other.id], reason="x")
    with pytest.raises(InputRefused, match="reason"):
        merges.merge(leader, "g4", well.id, [other.id], reason=" ")
