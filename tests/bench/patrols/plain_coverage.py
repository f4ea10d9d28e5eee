"""Coverage as one writes it with geopandas and movingpandas: the peer that the desk's own is measured against."""

from __future__ import annotations

from typing import Any

import numpy as np

from app.domain.coverage import PassingRule
from tests.bench.figure import PeerNotInstalled
from tests.bench.patrols.field_night import FieldNight

METRES = "EPSG:4545"


def plain_coverage(field: FieldNight, rule: PassingRule) -> tuple[dict[int, float], list[float]]:
    """When each well was last passed, and how much of each line was: a spatial join and a group for each."""
    try:
        import geopandas as gpd
        import movingpandas as mpd
        import pandas as pd
    except ImportError:
        raise PeerNotInstalled("geopandas, movingpandas") from None
    from shapely import LineString

    rows = np.concatenate(field.tracks)
    frame = pd.DataFrame(rows, columns=["at", "lon", "lat", "kmh"])
    frame["unit"] = np.repeat(np.arange(len(field.tracks)), [len(one) for one in field.tracks])
    on_foot = np.array(field.on_foot)[frame["unit"]]
    frame["reach"] = np.where(on_foot, rule.foot_m, rule.car_m)
    frame["limit"] = np.where(on_foot, rule.foot_kmh, rule.car_kmh)
    frame["t"] = pd.to_datetime(frame["at"], unit="s")
    points = gpd.GeoDataFrame(frame, geometry=gpd.points_from_xy(frame["lon"], frame["lat"]), crs="EPSG:4326")
    trips = mpd.TrajectoryCollection(points.to_crs(METRES), traj_id_col="unit", t="t")
    passing = trips.to_point_gdf()
    passing = passing[passing["kmh"] <= passing["limit"]].reset_index()

    wells = gpd.GeoDataFrame(geometry=gpd.points_from_xy(*field.wells.T), crs=METRES)
    at_wells = gpd.sjoin(passing, wells, predicate="dwithin", distance=passing["reach"].to_numpy())
    last = at_wells.groupby("index_right")["at"].max()

    lines = gpd.GeoDataFrame(geometry=[LineString(one) for one in field.lines], crs=METRES)
    at_lines = gpd.sjoin(passing, lines, predicate="dwithin", distance=passing["reach"].to_numpy())
    seen = [0.0] * len(field.lines)
    for number, group in at_lines.groupby("index_right"):
        along = group.sort_values(["unit", "at"])
        along["m"] = lines.geometry.iloc[int(number)].project(along.geometry)
        before: Any = along[["unit", "at", "m"]].shift()
        joins = along[
            (along["unit"] == before["unit"])
            & (along["at"] - before["at"] <= rule.bridge_s)
            & ((along["m"] - before["m"]).abs() <= rule.bridge_m)
        ]
        parts = pd.DataFrame({"low": np.minimum(before["m"][joins.index], joins["m"])})
        parts["high"] = np.maximum(before["m"][joins.index], joins["m"])
        parts = parts.sort_values("low")
        so_far = parts["high"].cummax().shift(fill_value=0.0)
        seen[int(number)] = float((parts["high"] - np.maximum(parts["low"], so_far)).clip(lower=0.0).sum())
    return {int(key): float(at) for key, at in last.items()}, seen
