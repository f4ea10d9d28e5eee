"""How often somebody must be at an asset: which need holds for it, and which needs cannot be kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.domain.asset import Asset, AssetLayer, LineKind, WellKind
from app.domain.record import OwnerDomain
from app.domain.visit_need import GUARD_GAP, NeedMode, VisitNeed, VisitNeeds
from app.errors import InputRefused

NOW = datetime(2026, 11, 21, 15, 41, tzinfo=UTC)


def need(key: str = "n", **told: Any) -> VisitNeed:
    made = VisitNeed(
        id=key,
        owner_domain=OwnerDomain.POLICE,
        layer=AssetLayer.WELLS,
        mode=NeedMode.EVERY,
        every_h=72.0,
        valid_from=NOW - timedelta(days=9),
    )
    return replace(made, **told)


def well(key: str = "w", kind: str = WellKind.OIL, *, is_key: bool = False) -> Asset:
    return Asset(
        id=key, owner_domain=OwnerDomain.SOCIAL, layer=AssetLayer.WELLS, code=key, code_key=key, kind=kind,
        is_key=is_key, lon=107.5, lat=37.2, min_lon=107.5, min_lat=37.2, max_lon=107.5, max_lat=37.2,
    )  # fmt: skip


def test_a_need_of_the_asset_goes_before_one_of_key_assets_of_the_kind_and_of_the_layer() -> None:
    own = need("own", asset_id="w", every_h=4.0)
    key_oil = need("key oil", kind=WellKind.OIL, is_key=True, every_h=8.0)
    key = need("key", is_key=True, every_h=12.0)
    oil = need("oil", kind=WellKind.OIL, every_h=24.0)
    layer = need("layer")
    told = [layer, oil, key, key_oil, own]
    found = []
    while told:
        one = VisitNeeds(told, NOW).need_of(well(is_key=True))
        assert one is not None
        found.append(one.id)
        told.remove(one)
    assert found == ["own", "key oil", "key", "oil", "layer"]


def test_what_is_asked_of_key_wells_is_not_asked_of_others_nor_of_lines() -> None:
    needs = VisitNeeds([need("key", is_key=True)], NOW)
    assert needs.need_of(well()) is None
    assert needs.need_for("l", AssetLayer.PIPELINES, LineKind.TRUNK, is_key=True) is None


def test_a_need_holds_from_its_first_moment_to_before_its_last_one() -> None:
    over = need("over", valid_to=NOW)
    later = need("later", valid_from=NOW + timedelta(seconds=1))
    first = need("first", valid_from=NOW)
    assert VisitNeeds([over, later, first], NOW).all == (first,)


def test_of_two_alike_the_one_that_began_last_holds() -> None:
    before, after = need("before"), need("after", valid_from=NOW - timedelta(hours=1))
    found = VisitNeeds([after, before], NOW).need_of(well())
    assert found is not None
    assert found.id == "after"


def test_a_guard_is_gone_when_nothing_is_heard_for_a_quarter_of_an_hour() -> None:
    assert need(mode=NeedMode.GUARD_24H).gap == GUARD_GAP == timedelta(minutes=15)
    assert need(mode=NeedMode.CONTINUOUS, every_h=2.0).gap == timedelta(hours=2)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"every_h": 0.4}, "Hours between visits"),
        ({"every_h": 24.0 * 92 + 1}, "Hours between visits"),
        ({"every_h": float("nan")}, "Hours between visits"),
        ({"dwell_min": -1}, "A stay has"),
        ({"dwell_min": 241}, "A stay has"),
        ({"valid_to": NOW - timedelta(days=9)}, "ends before it begins"),
        ({"reason": "很" * 251}, "A reason has"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_bounds(told: dict[str, Any], words: str) -> None:
    with pytest.raises(InputRefused, match=words):
        need(**told).require_sound()


def test_a_sound_need_is_let_pass() -> None:
    need(dwell_min=10, valid_to=NOW).require_sound()
