"""An officer finds whatever the field knows a name for, and only what stands now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.access import Actor, Right
from app.domain.asset import Asset, AssetLayer, SiteKind
from app.domain.call import CallState
from app.domain.case_file import CaseStatus
from app.domain.drawing import DrawingFacts, DrawingKind, DrawingReach, Sketch
from app.domain.duty import PostRole, RosterSlot
from app.domain.events import AssetsChanged, RecordsChanged
from app.domain.position import Position
from app.domain.record import Record
from app.domain.unit import Fix, Vehicle, VehicleKind
from app.services.map.drawing_desk import DrawingDesk
from app.services.search import search_desk
from app.services.search.found import Found, FoundKind
from app.services.search.search_desk import SearchDesk
from app.services.search.sources import base_places, drawn_source, store_sources
from app.store import fix_store
from app.store.batches import BatchWriter, undo
from app.store.records import to_row
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.services.search.ground import area, site, trunk, well
from tests.store_fixtures import Clock
from tests.ui import invented

Write = Callable[..., None]


@pytest.fixture
def desk(store: Store) -> SearchDesk:
    places = [
        {"name": "定边", "lon": 107.59, "lat": 37.59, "kind": "seat"},
        {"name": "", "lon": 1, "lat": 1, "kind": ""},
    ]
    return SearchDesk(store, [*store_sources(), base_places(lambda: places)])


@pytest.fixture
def write(store: Store, leader: Actor, desk: SearchDesk) -> Write:
    """Adds records, and tells it as an act does."""
    numbers = iter(range(1_000))

    def write(*records: Record) -> None:
        with store.act(leader, f"fill {next(numbers)}", "test.fill", Right.IMPORT) as work:
            for one in records:
                work.add(one)
        for one in records:
            by_layer = AssetsChanged(one.layer, (one.id,)) if isinstance(one, Asset) else None
            desk.on_fact(by_layer or RecordsChanged(_NOUNS[type(one).__name__], (one.id,)))

    return write


_NOUNS = {
    "Unit": "unit", "Vehicle": "vehicle", "RosterSlot": "roster_slot", "CaseFile": "case_file", "Call": "call",
    "Person": "person",
}  # fmt: skip


def keys(found: tuple[Found, ...]) -> list[str]:
    return [one.key for one in found]


def test_everything_with_a_name_is_found_by_it(desk: SearchDesk, write: Write, clock: Clock) -> None:
    slot = RosterSlot(
        id="s1", owner_domain=invented.POLICE, shift_id="x", role=PostRole.DUTY_OFFICER, post="值班民警", person_id="p",
        who="甲乙", valid_from=clock() - timedelta(hours=1), valid_to=clock() + timedelta(hours=1),
    )  # fmt: skip
    car = Vehicle(id="v1", owner_domain=invented.POLICE, plate="演K·D3937", kind=VehicleKind.PATROL_CAR)
    case = replace(invented.cases(1)[0], id="k1", number="定公(油)刑立字〔2026〕0007号", alias="11·08")
    call = replace(invented.call("渗漏"), id="c1", number="20261121-0009", state=CallState.RECEIVED)
    write(
        well("w1", "定1234-5"),
        site("s7", "姬塬智慧警务室", SiteKind.POLICE_ROOM),
        trunk("p1", "长庆三线", (107.5, 37.2), (108, 37.2)),
        invented.units()[0].unit,
        car,
        slot,
        case,
        call,
    )
    for text, kind, key in (
        ("定1234", FoundKind.ASSET, "w1"),
        ("DING1234_5", FoundKind.ASSET, "w1"),
        ("jyzhjws", FoundKind.ASSET, "s7"),
        ("姬塬警务室", FoundKind.ASSET, "s7"),
        ("长庆", FoundKind.ASSET, "p1"),
        (invented.units()[0].unit.call_sign, FoundKind.UNIT, invented.units()[0].unit.id),
        ("d3937", FoundKind.VEHICLE, "v1"),
        ("甲乙", FoundKind.STAFF, "s1"),
        ("1108", FoundKind.CASE, "k1"),
        ("2026 0007号", FoundKind.CASE, "k1"),
        ("20261121-0009", FoundKind.CALL, "c1"),
        ("定边", FoundKind.PLACE, "place 0"),
        ("db", FoundKind.PLACE, "place 0"),
    ):
        first = desk.find(text)[0]
        assert (first.kind, first.key) == (kind, key), text


def test_nobody_of_a_case_is_ever_found(desk: SearchDesk, write: Write) -> None:
    case = replace(
        invented.cases(1)[0], title="丙丁盗油案", summary="丙丁供述", lead_officer="戊己", place="丙丁家", alias="11·08"
    )
    write(case)
    assert [desk.find(name) for name in ("丙丁", "戊己", "bd", "bingding")] == [(), (), (), ()]


def test_who_is_not_on_duty_now_is_not_found(desk: SearchDesk, write: Write, clock: Clock) -> None:
    slot = RosterSlot(
        id="s1", owner_domain=invented.POLICE, shift_id="x", role=PostRole.DUTY_OFFICER, post="值班民警", person_id="p",
        who="甲乙", valid_from=clock() - timedelta(hours=1), valid_to=clock() + timedelta(hours=1),
    )  # fmt: skip
    write(slot, replace(invented.call("渗漏"), id="c1", number="20261121-0009", state=CallState.CLOSED))
    assert keys(desk.find("甲乙")) == ["s1"]
    assert desk.find("20261121-0009") == ()
    clock.move(hours=2)
    assert desk.find("甲乙") == ()


def test_the_exact_code_comes_first_then_beginnings_then_the_nearest(desk: SearchDesk, write: Write) -> None:
    write(
        well("far", "定1234-1", 108.0),
        well("near", "定1234-2", 107.61),
        well("exact", "定1234", 109.0),
        well("inside", "新定1234", 107.6),
        well("split", "定91234", 107.6),
    )
    here = Position(107.6, 37.2)
    assert keys(desk.find("定1234", here)) == ["exact", "near", "far", "inside"]
    assert keys(desk.find("1234", here)) == ["inside", "near", "far", "exact", "split"]


def test_a_thousand_wells_do_not_hide_the_one_police_room(desk: SearchDesk, write: Write) -> None:
    write(
        *(well(f"w{n}", f"姬{n}", 107.6) for n in range(60)),
        *(site(f"m{n}", f"姬塬{n}号站", SiteKind.METERING) for n in range(9)),
    )
    write(site("room", "姬塬智慧警务室", SiteKind.POLICE_ROOM, 108.9), area("a1", "姬塬警务室辖区", 107, 37, 108, 38))
    found = keys(desk.find("姬", Position(107.6, 37.2)))
    assert found[0] == "room"
    assert "a1" in found
    assert sum(key.startswith("w") for key in found) >= 4


def test_an_open_case_comes_before_one_that_is_closed(desk: SearchDesk, write: Write) -> None:
    one = invented.cases(1)[0]
    write(
        replace(one, id="old", number="2026-1", alias="甲", status=CaseStatus.CLOSED),
        replace(one, id="new", number="2026-2", alias="乙", status=CaseStatus.INVESTIGATING),
    )
    assert keys(desk.find("2026")) == ["new", "old"]


def test_what_an_act_changes_is_found_at_once_by_its_new_name_only(
    desk: SearchDesk, write: Write, store: Store, leader: Actor
) -> None:
    one = well("w1", "定1")
    write(one, well("w2", "定2"))
    assert keys(desk.find("定1")) == ["w1"]
    with store.act(leader, "rename", "test.rename", Right.IMPORT) as work:
        work.change(one, code="安1", code_key="安1", name="安1")
    desk.on_fact(AssetsChanged(AssetLayer.WELLS, ("w1",)))
    assert (keys(desk.find("安1")), keys(desk.find("定2")), desk.find("定1")) == (["w1"], ["w2"], ())
    with store.act(leader, "remove", "test.remove", Right.IMPORT) as work:
        work.remove(replace(one, id="w2"))
    assert desk.find("定2") == (), "also before anybody tells"
    write(well("w3", "定3"))
    assert (keys(desk.find("定3")), keys(desk.find("安"))) == (["w3"], ["w1"])


def test_an_import_is_found_when_it_is_complete_and_gone_when_it_is_taken_back(
    desk: SearchDesk, store: Store, lane: WriteLane, leader: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_desk, "SMALL_ROWS", 10)

    def batch(act_id: str, wells: list[Asset]) -> BatchWriter:
        writer = BatchWriter(
            store, lane, leader, act_id, kind="IMPORT", label="井", noun="asset", right=Right.IMPORT
        )  # fmt: skip
        writer.begin()
        writer.write(Asset, [to_row(one, updated_at=store.now()) for one in wells])
        return writer

    first = batch("one", [well(f"a{n}", f"甲{n}") for n in range(50)])
    desk.on_fact(AssetsChanged(AssetLayer.WELLS))
    assert desk.find("甲7") == (), "an unfinished batch is nobody's"
    first.complete()
    desk.on_fact(AssetsChanged(AssetLayer.WELLS))
    assert keys(desk.find("甲7")) == ["a7"]
    second = batch("two", [well(f"b{n}", f"乙{n}") for n in range(50)])
    second.complete()
    desk.on_fact(AssetsChanged(AssetLayer.WELLS))
    assert keys(desk.find("甲8")) == ["a8"], "what was read before answers while a large layer is read again"
    assert desk.find("乙7") == ()
    desk.refresh()
    assert keys(desk.find("乙7")) == ["b7"]
    lane.live(lambda: undo(store, leader, "back", first.number, kind="IMPORT")).result(10)
    assert desk.find("甲8") == (), "taken back: gone at once, whatever was read"
    assert keys(desk.find("乙8")) == ["b8"]


def test_one_record_of_a_large_layer_is_read_again_alone(
    desk: SearchDesk, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(*(well(f"w{n}", f"定{n}") for n in range(40)))
    assert keys(desk.find("定39")) == ["w39"]
    monkeypatch.setattr(search_desk, "SMALL_ROWS", 10)
    write(well("new", "安99"))
    assert keys(desk.find("安99")) == ["new"]
    write(well("newer", "安98"))
    assert set(keys(desk.find("安9"))) == {"new", "newer"}


def test_a_vehicle_without_a_unit_is_where_it_was_last_heard(
    desk: SearchDesk, write: Write, store: Store, clock: Clock
) -> None:
    write(Vehicle(id="v1", owner_domain=invented.POLICE, plate="演K·D3937", kind=VehicleKind.TANKER))
    assert desk.find("d3937")[0].position is None
    with store.database.write() as connection:
        fix_store.append(connection, [Fix("v1", clock() - timedelta(minutes=5), 107.7, 37.3)])
    assert desk.find("d3937")[0].position == Position(107.7, 37.3)
    clock.move(hours=3)
    assert desk.find("d3937")[0].position is None


def test_what_is_drawn_is_found_by_whoever_may_see_it_while_it_holds(
    store: Store, desk: SearchDesk, officer: Actor, leader: Actor, clock: Clock
) -> None:
    drawn = DrawingDesk(store)
    desk.add(drawn_source(drawn, leader))
    ends = clock() + timedelta(hours=1)
    for name, reach in (("东滩蹲守点", DrawingReach.ALL), ("东滩私记", DrawingReach.MINE)):
        sketch = Sketch(DrawingKind.POINT, ((107.6, 37.2),))
        drawn.draw(officer, name, sketch, DrawingFacts(name=name, reach=reach, valid_to=ends))
    desk.on_fact(RecordsChanged("drawing"))
    (found,) = desk.find("东滩")
    assert (found.kind, found.title, found.position) == (FoundKind.DRAWING, "东滩蹲守点", Position(107.6, 37.2))
    clock.move(hours=2)
    assert desk.find("东滩") == ()


def test_a_long_code_does_not_hide_the_name(desk: SearchDesk, write: Write) -> None:
    camera = well("cam", "61082500001320000017", name="定1225-4井场监控", layer=AssetLayer.CAMERAS, kind="DOME")
    write(camera, site("s1", "姬塬智慧警务室", SiteKind.POLICE_ROOM), well("w1", "定7"))
    (found,) = desk.find("0017")
    assert (found.title, found.where) == ("定1225-4井场监控", "61082500001320000017")
    assert desk.find("姬塬")[0].title == "姬塬智慧警务室  站-s1"
    assert desk.find("定7")[0].title == "定7"


def test_coordinates_are_a_place_and_say_how_they_were_taken(desk: SearchDesk) -> None:
    (place,) = desk.find("37.2, 107.6")
    assert (place.kind, place.position) == (FoundKind.POSITION, Position(107.6, 37.2))
    assert "latitude was given first" in str(place.told[0])
    (refusal,) = desk.find("107.6, 97.2")
    assert refusal.is_refusal
    assert refusal.told


@pytest.mark.parametrize(
    "text", ["", " ", "%", "_", "'; DROP TABLE asset; --", "\0", "定" * 5_000, "\ud800", "((((", "K", "°", "~" * 99]
)
def test_hostile_text_finds_nothing_and_breaks_nothing(desk: SearchDesk, write: Write, text: str) -> None:
    write(well("w1", "安1"), trunk("p1", "长庆三线", (107.5, 37.2), (108, 37.2)))
    assert desk.find(text) == ()
    assert keys(desk.find("安1")) == ["w1"]
