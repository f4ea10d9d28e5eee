"""Long writes: unseen until complete, taken back whole, swept after a crash."""

import pytest

from app.domain.access import Actor, Right
from app.domain.asset import Asset, AssetLayer, normalised_code
from app.domain.events import BatchProgressed, Fact
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.errors import Conflict, NotFound, NotPermitted
from app.store import asset_store, audit_store, batches
from app.store.batches import BatchWriter
from app.store.records import to_row
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.store_fixtures import on_both

pytestmark = on_both


def well(code: str, name: str = "") -> Asset:
    return Asset(
        id=new_key(),
        owner_domain=OwnerDomain.SOCIAL,
        layer=AssetLayer.WELLS,
        code=code,
        code_key=normalised_code(code),
        name=name,
        kind="OIL",
        status="PRODUCING",
        lon=107.6,
        lat=37.4,
        min_lon=107.6,
        min_lat=37.4,
        max_lon=107.6,
        max_lat=37.4,
    )


def rows(store: Store, assets: list[Asset]) -> list[dict[str, object]]:
    return [to_row(one, updated_at=store.now()) for one in assets]


def count(store: Store) -> int:
    with store.read() as connection:
        return asset_store.assets.count(connection)


def begun(store: Store, lane: WriteLane, actor: Actor, act_id: str = "") -> BatchWriter:
    writer = BatchWriter(
        store, lane, actor, act_id or new_key(), kind="IMPORT", label="井.csv", noun="wells", right=Right.IMPORT
    )
    writer.begin()
    return writer


def test_rows_of_an_unfinished_batch_are_seen_by_nobody(store: Store, lane: WriteLane, leader: Actor) -> None:
    writer = begun(store, lane, leader)
    writer.write(Asset, rows(store, [well(f"定{i}") for i in range(1000)]))
    assert count(store) == 0
    writer.complete()
    assert count(store) == 1000


def test_completing_is_told_and_audited_once(store: Store, lane: WriteLane, leader: Actor, told: list[Fact]) -> None:
    writer = begun(store, lane, leader)
    writer.write(Asset, rows(store, [well("定1")]))
    done = writer.complete("一行")
    assert (done.rows, done.report) == (1, "一行")
    assert [type(fact) for fact in told] == [BatchProgressed]
    with store.read() as connection:
        assert audit_store.count(connection) == 1


def test_replaced_rows_give_way_and_come_back_on_undo(store: Store, lane: WriteLane, leader: Actor) -> None:
    first = begun(store, lane, leader)
    first.write(Asset, rows(store, [well("定1", "旧名")]))
    first.complete()
    with store.read() as connection:
        old = asset_store.assets.columns(connection, ["row_no"])["row_no"]
    second = begun(store, lane, leader)
    second.write(Asset, rows(store, [well("定1", "新名")]))
    second.replace(Asset, old)
    with store.read() as connection:
        assert [one.name for one in asset_store.of_kind(connection, AssetLayer.WELLS)] == ["旧名"]
    second.complete()
    with store.read() as connection:
        assert [one.name for one in asset_store.of_kind(connection, AssetLayer.WELLS)] == ["新名"]
    batches.undo(store, leader, new_key(), second.number, kind="IMPORT")
    with store.read() as connection:
        assert [one.name for one in asset_store.of_kind(connection, AssetLayer.WELLS)] == ["旧名"]


def test_a_batch_that_later_changes_stand_on_is_not_taken_back(store: Store, lane: WriteLane, leader: Actor) -> None:
    writer = begun(store, lane, leader)
    one = well("定1")
    writer.write(Asset, rows(store, [one]))
    writer.complete()
    with store.act(leader, new_key(), "asset.rename", Right.ACT) as work:
        work.change(one, name="改过")
    with pytest.raises(Conflict, match="1 rows"):
        batches.undo(store, leader, new_key(), writer.number, kind="IMPORT")
    assert count(store) == 1


def test_a_repeated_import_act_writes_nothing_twice(store: Store, lane: WriteLane, leader: Actor) -> None:
    act_id = new_key()
    begun(store, lane, leader, act_id).complete()
    with pytest.raises(Conflict):
        begun(store, lane, leader, act_id)


def test_an_officer_may_not_import(store: Store, lane: WriteLane, officer: Actor) -> None:
    with pytest.raises(NotPermitted):
        begun(store, lane, officer)


def test_what_a_crash_left_is_swept_away(store: Store, lane: WriteLane, leader: Actor) -> None:
    first = begun(store, lane, leader)
    first.write(Asset, rows(store, [well("定1", "旧名")]))
    first.complete()
    with store.read() as connection:
        old = asset_store.assets.columns(connection, ["row_no"])["row_no"]
    crashed = begun(store, lane, leader)
    crashed.write(Asset, rows(store, [well(f"废{i}") for i in range(700)]))
    crashed.replace(Asset, old)
    with store.read() as connection:
        left = batches.unfinished(connection)
    assert batches.sweep(store, lane, left, lambda: True) == 0
    assert batches.sweep(store, lane, left, lambda: False) == 700
    with store.read() as connection:
        assert [one.code for one in asset_store.of_kind(connection, AssetLayer.WELLS)] == ["定1"]
        assert connection.exec_driver_sql("SELECT count(*) FROM asset").scalar_one() == 1


def test_slices_fit_themselves_to_the_time_a_slice_may_hold_the_store(
    store: Store, lane: WriteLane, leader: Actor
) -> None:
    writer = begun(store, lane, leader)
    steps: list[int] = []
    writer.write(Asset, rows(store, [well(f"定{i}") for i in range(6000)]), steps.append)
    assert len(steps) > 2
    assert steps[-1] == 6000


def test_only_a_batch_of_the_kind_asked_for_is_taken_back(store: Store, lane: WriteLane, leader: Actor) -> None:
    writer = BatchWriter(store, lane, leader, new_key(), kind="DEMO", label="", noun="essential", right=Right.IMPORT)
    writer.begin()
    writer.write(Asset, rows(store, [well("定1")]))
    writer.complete()
    with pytest.raises(NotFound):
        batches.undo(store, leader, new_key(), writer.number, kind="IMPORT")
    assert count(store) == 1


def test_an_unfinished_import_cannot_be_taken_back(store: Store, lane: WriteLane, leader: Actor) -> None:
    writer = begun(store, lane, leader)
    with pytest.raises(NotFound):
        batches.undo(store, leader, new_key(), writer.number, kind="IMPORT")
