"""The store's rows as the map draws them: class, resting, key; kilometre markers where the calibration says."""

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
import shapely

from app.analysis.stationing import county_metres
from app.domain.access import Actor, Right
from app.domain.asset import Asset, AssetLayer, normalised_code
from app.domain.key import new_key
from app.domain.record import OwnerDomain
from app.domain.unit import Fix, Unit, UnitKind
from app.paths import resources
from app.services.field.unit_tracker import UnitTracker
from app.services.map.layer_cache import LayerCache
from app.services.map.line_stations import calibration_points
from app.services.map.map_features import LayerSnapshot, MapFeatures, name_at
from app.services.map.map_layers import KEY, OUT_OF_USE, MapLayers, legend_classes
from app.store import batches
from app.store.batches import BatchWriter
from app.store.records import to_row
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.store_fixtures import Clock

LEGEND = resources() / "web" / "legend.json"


def asset(layer: AssetLayer, code: str, kind: str, **values: object) -> Asset:
    made: dict[str, object] = {"lon": 107.6, "lat": 37.4, "status": "PRODUCING"} | values
    box = {"min_lon": made["lon"], "max_lon": made["lon"], "min_lat": made["lat"], "max_lat": made["lat"]}
    return Asset(
        id=new_key(),
        owner_domain=OwnerDomain.SOCIAL,
        layer=layer,
        code=code,
        code_key=normalised_code(code),
        kind=kind,
        **{**box, **made},  # type: ignore[arg-type]  # a row of a test, checked by the store's columns
    )


@pytest.fixture
def features() -> MapFeatures:
    return MapFeatures()


@pytest.fixture
def layers(store: Store, features: MapFeatures) -> MapLayers:
    return MapLayers(store, features, LEGEND)


def keep(store: Store, actor: Actor, *assets: Asset) -> None:
    with store.act(actor, new_key(), "asset.add", Right.ACT) as work:
        for one in assets:
            work.add(one)


def test_a_well_is_drawn_by_its_kind_its_state_and_whether_it_is_key(
    store: Store, officer: Actor, layers: MapLayers
) -> None:
    keep(
        store,
        officer,
        asset(AssetLayer.WELLS, "定1", "OIL"),
        asset(AssetLayer.WELLS, "定2", "GAS", is_key=True, lon=107.7),
        asset(AssetLayer.WELLS, "定3", "INJECTION", status="SEALED", lon=107.8),
    )
    (drawn,) = layers.load(AssetLayer.WELLS)
    classes = legend_classes(LEGEND)["wells"]
    styles = dict(zip(drawn.places[:, 0].tolist(), drawn.body[-len(drawn) :], strict=True))
    assert styles == {
        107.6: classes["OIL"],
        107.7: classes["GAS"] | KEY,
        107.8: classes["INJECTION"] | OUT_OF_USE,
    }


def test_kilometre_markers_stand_where_the_calibration_says(store: Store, officer: Actor, layers: MapLayers) -> None:
    to_degrees = county_metres()
    east, north = np.array([450_000.0, 460_000.0]), np.array([4_150_000.0, 4_150_000.0])
    lon, lat = to_degrees.transform(east, north, direction="INVERSE")
    line = shapely.to_wkb(shapely.linestrings(np.column_stack([lon, lat])))
    keep(
        store,
        officer,
        asset(
            AssetLayer.PIPELINES, "长1线", "TRUNK", medium="OIL", shape=line,
            attributes={"calibration": [[0, 0], [5000, 4900], [10000, 10000]]},
        ),
    )  # fmt: skip
    _, marks = layers.load(AssetLayer.PIPELINES)
    x, y = to_degrees.transform(marks.places[:, 0], marks.places[:, 1])
    along = np.round(x - 450_000).astype(int)
    whole = marks.styles == legend_classes(LEGEND)["km_marks"]["KM"]
    assert sorted(along[whole].tolist())[5] == 4900
    assert whole.sum() == 11
    named = {name_at(marks.names, place): along[place] for place in range(len(marks))}
    assert named["K2+300"] == round(2300 * 4900 / 5000)
    assert named["K7+500"] == 4900 + round(2500 * 5100 / 5000)
    assert np.abs(y - 4_150_000).max() < 1
    assert len(marks) == 101


@pytest.mark.parametrize("said", ["K1", [[1]], [["a", "b"]], None, [[1, 2, 3]]])
def test_a_calibration_that_cannot_be_read_is_left_out(said: object) -> None:
    assert calibration_points({"calibration": said}) == []


def test_the_legend_has_a_class_for_each_layer_that_is_drawn() -> None:
    named = legend_classes(LEGEND)
    assert {layer.value for layer in AssetLayer} <= set(named)
    assert Path(LEGEND).exists()


def test_a_units_track_is_drawn_through_its_fixes_of_tonight(
    store: Store, officer: Actor, layers: MapLayers, features: MapFeatures, clock: Clock
) -> None:
    patrol = Unit(id="u1", owner_domain=OwnerDomain.POLICE, code="X1", name="巡察1组", kind=UnitKind.PATROL_GROUP)
    with store.act(officer, new_key(), "unit.add", Right.ACT) as work:
        work.add(patrol)
    start = clock() - timedelta(hours=2)
    fixes = [Fix("u1", start + timedelta(seconds=s), 107.6 + s / 1e5, 37.4) for s in range(0, 600, 5)]
    lone, old = Fix("u2", start, 107.5, 37.4), Fix("u1", clock() - timedelta(days=1), 107.0, 37.0)
    UnitTracker(store).record([*fixes, lone, old])
    drawn = layers.load_tracks(clock())
    assert len(drawn) == 1
    way = features.record_at("tracks", 0, drawn.epoch)
    assert way is not None
    assert (way.id, way.name) == ("u1", "巡察1组")
    assert (way.lon, way.lat) == pytest.approx((107.6 + 595 / 1e5, 37.4))
    classes = legend_classes(LEGEND)["tracks"]
    assert drawn.styles.tolist() == [classes["TRACK"]]
    assert layers.choose_track("u1").styles.tolist() == [classes["CHOSEN"]]
    assert layers.load_tracks(clock(), "u1").styles.tolist() == [classes["CHOSEN"]]
    assert layers.choose_track("u9").styles.tolist() == [classes["TRACK"]]


def test_a_layer_is_kept_for_the_next_start_and_made_anew_when_a_row_changes(
    store: Store, officer: Actor, tmp_path: Path, clock: Clock
) -> None:
    well = asset(AssetLayer.WELLS, "定1", "OIL")
    keep(store, officer, well)
    cache = LayerCache(tmp_path, "made by this test")
    (first,) = MapLayers(store, MapFeatures(), LEGEND, cache).load(AssetLayer.WELLS)
    file = tmp_path / "wells.layer"
    written = file.stat().st_mtime_ns
    features = MapFeatures()
    (again,) = MapLayers(store, features, LEGEND, cache).load(AssetLayer.WELLS)
    assert (again.body, again.names, again.ids.tolist()) == (first.body, first.names, first.ids.tolist())
    assert features.record_at("wells", 0, again.epoch) is not None
    assert file.stat().st_mtime_ns == written
    clock.move(seconds=1)
    with store.act(officer, new_key(), "asset.move", Right.ACT) as work:
        work.change(well, lon=107.9)
    (moved,) = MapLayers(store, MapFeatures(), LEGEND, cache).load(AssetLayer.WELLS)
    assert moved.places.tolist() == [[107.9, 37.4]]


def test_a_layer_is_made_anew_when_an_import_is_taken_back(
    store: Store, lane: WriteLane, leader: Actor, tmp_path: Path, clock: Clock
) -> None:
    writer = BatchWriter(store, lane, leader, new_key(), kind="IMPORT", label="", noun="wells", right=Right.IMPORT)
    writer.begin()
    writer.write(Asset, [to_row(asset(AssetLayer.WELLS, "定1", "OIL"), updated_at=clock())])
    layers = MapLayers(store, MapFeatures(), LEGEND, LayerCache(tmp_path, ""))
    assert [len(layers.load(AssetLayer.WELLS)[0])] == [0]
    writer.complete()
    assert [len(layers.load(AssetLayer.WELLS)[0])] == [1]
    clock.move(seconds=1)
    batches.undo(store, leader, new_key(), writer.number, kind="IMPORT")
    assert [len(layers.load(AssetLayer.WELLS)[0])] == [0]


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 half a file", b"{}\n", b"[1]\n"])
def test_a_damaged_kept_layer_is_made_anew(
    store: Store, officer: Actor, tmp_path: Path, damage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    keep(store, officer, asset(AssetLayer.WELLS, "定1", "OIL"))
    (tmp_path / "wells.layer").write_bytes(damage)
    (drawn,) = MapLayers(store, MapFeatures(), LEGEND, LayerCache(tmp_path, "")).load(AssetLayer.WELLS)
    assert len(drawn) == 1
    assert "made anew" in caplog.text


def test_a_kept_layer_that_ends_too_early_is_made_anew(
    store: Store, officer: Actor, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    keep(store, officer, asset(AssetLayer.WELLS, "定1", "OIL"))
    layers = MapLayers(store, MapFeatures(), LEGEND, LayerCache(tmp_path, ""))
    (first,) = layers.load(AssetLayer.WELLS)
    file = tmp_path / "wells.layer"
    file.write_bytes(file.read_bytes()[:-1])
    (again,) = layers.load(AssetLayer.WELLS)
    assert again.body == first.body
    assert "made anew" in caplog.text


def test_of_a_layer_of_points_only_what_changed_is_read_again_and_all_stands_as_if_loaded(
    store: Store, features: MapFeatures, layers: MapLayers, leader: Actor
) -> None:
    wells = [asset(AssetLayer.WELLS, f"定1-{n}", "OIL", lon=107.6 + n / 100) for n in range(40)]
    keep(store, leader, *wells)
    layers.load(AssetLayer.WELLS)
    fresh = asset(AssetLayer.WELLS, "定2-1", "GAS", lon=107.9)
    with store.act(leader, new_key(), "asset.edit", Right.ACT) as work:
        work.change(wells[3], lon=108.1, is_key=True, name="三号井")
        work.remove(wells[5])
        work.add(fresh)
    changed = layers.update(AssetLayer.WELLS, [wells[3].id, wells[5].id, fresh.id])[0]
    afresh = MapFeatures()
    MapLayers(store, afresh, LEGEND).load(AssetLayer.WELLS)
    loaded = afresh.snapshot("wells")
    assert loaded is not None
    assert changed.epoch == 2
    assert told_of(changed) == told_of(loaded)
    assert features.index_of("wells", wells[5].id) is None
    at = features.index_of("wells", wells[3].id)
    assert at is not None
    hit = features.record_at("wells", at, 2)
    assert hit is not None
    assert (hit.name, hit.lon, bool(hit.style & KEY)) == ("三号井", 108.1, True)


def told_of(snapshot: LayerSnapshot) -> dict[bytes, tuple[str, float, float, int]]:
    return {
        key: (name_at(snapshot.names, at), *snapshot.places[at].tolist(), int(snapshot.styles[at]))
        for at, key in enumerate(snapshot.ids.tolist())
    }
