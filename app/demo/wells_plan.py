"""The wells on the pads: oil, gas and injection wells, with status, key and high-yield flags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.demo.chance import Chance, shares
from app.demo.county_frame import Bools, CountyFrame, Floats, Ints
from app.demo.pads_plan import Pads
from app.demo.place_names import TOWNSHIPS, WORK_AREAS, nearest_township
from app.domain.asset import Asset, AssetLayer, Medium, WellKind, WellStatus
from app.domain.record import OwnerDomain

KEY_SHARE = 0.024
LEAST_KEY_WELLS = 500
HIGH_YIELD_SHARE = 0.05
INJECTION_SHARE = 0.145
WELL_SPACING_M = 9.0
_STATUS = (
    (WellStatus.PRODUCING, 0.86),
    (WellStatus.SHUT_IN, 0.06),
    (WellStatus.LONG_SHUT, 0.035),
    (WellStatus.WORKOVER, 0.03),
    (WellStatus.SEALED, 0.015),
)


@dataclass(frozen=True)
class Wells:
    """Wells in pad order as columns; `places` in frame metres, `degrees` (lon, lat)."""

    ids: list[str]
    codes: list[str]
    places: Floats
    degrees: Floats
    pad: Ints
    kinds: list[str]
    statuses: list[str]
    is_key: Bools
    is_high_yield: Bools
    is_high_risk: Bools
    towns: Ints

    def some(self, chosen: Ints) -> Wells:
        """Only these wells, in this order; one may be chosen more than once."""
        rows = chosen.tolist()
        return Wells(
            ids=[self.ids[row] for row in rows],
            codes=[self.codes[row] for row in rows],
            places=self.places[chosen],
            degrees=self.degrees[chosen],
            pad=self.pad[chosen],
            kinds=[self.kinds[row] for row in rows],
            statuses=[self.statuses[row] for row in rows],
            is_key=self.is_key[chosen],
            is_high_yield=self.is_high_yield[chosen],
            is_high_risk=self.is_high_risk[chosen],
            towns=self.towns[chosen],
        )


def plan_wells(frame: CountyFrame, pads: Pads, chance: Chance) -> Wells:
    """All wells of all pads; key wells are the better producers, so thefts follow them."""
    rng = chance.stream("wells")
    pad = np.repeat(np.arange(len(pads.wells)), pads.wells)
    within = np.arange(len(pad)) - np.repeat(np.cumsum(pads.wells) - pads.wells, pads.wells)
    places = _on_pad(frame, pads, pad, within)
    gas = np.array([area.gas for area in WORK_AREAS])[pads.area][pad]
    injection = ~gas & (rng.uniform(size=len(pad)) < INJECTION_SHARE)
    kinds = np.where(gas, WellKind.GAS.value, np.where(injection, WellKind.INJECTION.value, WellKind.OIL.value))
    statuses = np.array(shares(rng, _STATUS, len(pad)))
    worth = rng.uniform(size=len(pad)) + 0.35 * rng.uniform(size=len(pads.wells))[pad] - 2.0 * injection
    worth[statuses != WellStatus.PRODUCING.value] -= 1.0
    order = np.argsort(-worth, kind="stable")
    key_count = min(len(pad), max(LEAST_KEY_WELLS, int(KEY_SHARE * len(pad))))
    return Wells(
        ids=chance.keys("wells", len(pad)),
        codes=[_code(bool(g), int(n), int(w) + 1) for g, n, w in zip(gas, pads.number[pad], within, strict=True)],
        places=places,
        degrees=frame.to_degrees(places),
        pad=pad,
        kinds=kinds.tolist(),
        statuses=statuses.tolist(),
        is_key=_first(order, key_count, len(pad)),
        is_high_yield=_first(order, int(HIGH_YIELD_SHARE * len(pad)), len(pad)),
        is_high_risk=rng.uniform(size=len(pad)) < 0.02,
        towns=nearest_township(frame, places),
    )


def well_records(wells: Wells, pads: Pads, areas: list[str], chance: Chance) -> Iterator[Asset]:
    """The wells as assets; `areas` is the jurisdiction's key of each."""
    rng = chance.stream("wells told")
    cut = np.round(rng.beta(2.2, 1.6, size=len(wells.ids)), 2).tolist()
    casing = (rng.uniform(size=len(wells.ids)) < 0.31).tolist()
    operators = [area.operator for area in WORK_AREAS]
    degrees, pad = wells.degrees.tolist(), wells.pad.tolist()
    towns, key, rich, risky = (
        wells.towns.tolist(),
        wells.is_key.tolist(),
        wells.is_high_yield.tolist(),
        wells.is_high_risk,
    )
    work, number = pads.area.tolist(), pads.number.tolist()
    for i, kind in enumerate(wells.kinds):
        lon, lat = degrees[i]
        told: dict[str, object] = {"pad": f"{number[pad[i]]}井场", "township": TOWNSHIPS[towns[i]].name}
        if kind == WellKind.OIL:
            told |= {"water_cut": cut[i], "casing_gas": casing[i]}
        if key[i]:
            told |= {"guard_mode": "24H" if rich[i] else "PATROL"}
        code = wells.codes[i]
        yield Asset(
            id=wells.ids[i],
            owner_domain=OwnerDomain.SOCIAL,
            area_id=areas[i],
            layer=AssetLayer.WELLS,
            code=code,
            code_key=code,
            name=code,
            kind=kind,
            status=wells.statuses[i],
            medium=_MEDIUM[kind],
            operator=operators[work[pad[i]]],
            is_key=key[i],
            is_high_yield=rich[i],
            is_high_risk=bool(risky[i]),
            lon=lon,
            lat=lat,
            min_lon=lon,
            min_lat=lat,
            max_lon=lon,
            max_lat=lat,
            attributes=told,
        )


_MEDIUM = {
    WellKind.OIL.value: Medium.OIL.value,
    WellKind.GAS.value: Medium.GAS.value,
    WellKind.INJECTION.value: Medium.WATER.value,
}


def _code(gas: bool, number: int, well: int) -> str:
    return f"定气{number}-{well}" if gas else f"定{number}-{well}"


def _on_pad(frame: CountyFrame, pads: Pads, pad: Ints, within: Ints) -> Floats:
    """Two rows of wells along the pad's bearing; a pad that would cross the border shrinks to its middle."""
    row, place = within % 2, within // 2
    along = (place - (pads.wells[pad] - 1) / 4.0) * WELL_SPACING_M
    across = (row - 0.5) * 22.0
    turn = pads.bearing[pad]
    offset = np.column_stack(
        [along * np.sin(turn) + across * np.cos(turn), along * np.cos(turn) - across * np.sin(turn)]
    )
    places = pads.places[pad] + offset
    outside = ~frame.contains(places)
    places[outside] = pads.places[pad][outside] + 0.01 * offset[outside]
    return np.asarray(places)


def _first(order: Ints, count: int, size: int) -> Bools:
    flags = np.zeros(size, dtype=np.bool_)
    flags[order[:count]] = True
    return flags
