"""What is said of a place over the radio: what stands there, by which marker it lies, the township, both datums."""

from __future__ import annotations

import pytest

from app.domain.access import Actor, Right
from app.domain.position import Position
from app.services.search.radio_line import RadioLines
from app.store.unit_of_work import Store
from tests.services.search.ground import area, trunk, well


@pytest.fixture
def lines(store: Store, leader: Actor) -> RadioLines:
    with store.act(leader, "fill", "test.fill", Right.IMPORT) as work:
        for one in (
            trunk("L3", "长庆三线", (107.5, 37.2), (107.6, 37.2), (107.8, 37.2)),
            area("J1", "砖井警务室辖区", 107.4, 37.1, 108.1, 37.4),
            well("w1", "定1", 107.6, 37.204, attributes={"township": "红柳沟镇"}),
            well("w2", "定2", 107.6, 37.23),
            well("w3", "定3", 107.61, 37.23),
        ):
            work.add(one)
    return RadioLines(store)


def test_near_a_line_a_place_is_told_by_its_marker(lines: RadioLines) -> None:
    said = lines.of(Position(107.6, 37.204), asset_id="w1")
    assert (said.name, said.label, said.township, said.area) == ("定1", "Oil well", "红柳沟镇", "砖井警务室辖区")
    (by,) = said.references
    assert by.name == "长庆三线 K8+878"
    assert by.away_m == pytest.approx(444, abs=3)
    assert by.bearing_deg == pytest.approx(0, abs=1) or by.bearing_deg == pytest.approx(360, abs=1)
    assert said.navigation.wgs84 == "107.600000,37.204000"
    assert said.navigation.gcj02 != said.navigation.wgs84


def test_far_from_lines_it_is_told_by_the_nearest_asset_that_is_not_the_place_itself(lines: RadioLines) -> None:
    (by,) = lines.of(Position(107.6, 37.23), asset_id="w2").references
    assert (by.name, round(by.bearing_deg)) == ("定3", 270)
    assert by.away_m == pytest.approx(888, abs=8)
    (far,) = lines.of(Position(107.6, 37.2305), asset_id="w2").references
    assert far.name == "定3", "what stands on the same pad says nothing"
    (near,) = lines.of(Position(107.6, 37.231)).references
    assert near.name == "定2"


def test_in_the_empty_there_are_only_degrees(lines: RadioLines) -> None:
    said = lines.of(Position(106.1, 38.2), "一处")
    assert (said.name, said.references, said.township, said.area) == ("一处", (), "", "")


def test_an_asset_that_has_gone_is_told_as_a_place(lines: RadioLines) -> None:
    assert lines.of(Position(107.6, 37.204), "旧井", "gone").name == "旧井"
