"""GCJ-02 and BD-09 against the published vectors (domain.md D.1) and against themselves."""

from __future__ import annotations

import numpy as np
import pytest

from app.analysis import datum

# WGS-84, GCJ-02, BD-09 (lon, lat); the first three from googollee/eviltransform, the rest computed for the county.
VECTORS = [
    ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597), (121.53801569, 31.18132861)),
    ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766), (113.92368473, 22.54666744)),
    ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069), (116.39045471, 39.91957555)),
    ((107.6012, 37.5946), (107.60605812, 37.59498583), (107.61259947, 37.60092605)),
    ((107.25, 36.85), (107.25490598, 36.85018950), (107.26138751, 36.85627455)),
    ((108.37, 37.80), (108.37514900, 37.80074466), (108.38157017, 37.80697301)),
    ((108.0, 37.3), (108.00498383, 37.30049492), (108.01135959, 37.30680240)),
]
METRES_PER_DEGREE = 111_320.0


def arrays(*pairs: tuple[float, float]) -> tuple[datum.Degrees, datum.Degrees]:
    lon, lat = np.array(pairs, dtype=np.float64).T
    return lon, lat


def county_grid() -> tuple[datum.Degrees, datum.Degrees]:
    lon, lat = np.meshgrid(np.linspace(107.25, 108.37, 60), np.linspace(36.85, 37.8, 60))
    return lon.ravel(), lat.ravel()


@pytest.mark.parametrize(("wgs", "gcj", "bd"), VECTORS)
def test_the_published_vectors_are_met_to_eight_decimals(
    wgs: tuple[float, float], gcj: tuple[float, float], bd: tuple[float, float]
) -> None:
    lon, lat = datum.gcj02_from_wgs84(*arrays(wgs))
    assert (lon[0], lat[0]) == pytest.approx(gcj, abs=6e-9)
    lon, lat = datum.bd09_from_wgs84(*arrays(wgs))
    assert (lon[0], lat[0]) == pytest.approx(bd, abs=6e-9)


def test_undoing_gcj02_over_the_county_errs_less_than_1e_8_m() -> None:
    lon, lat = county_grid()
    back_lon, back_lat = datum.wgs84_from_gcj02(*datum.gcj02_from_wgs84(lon, lat))
    error_m = np.hypot(back_lon - lon, back_lat - lat).max() * METRES_PER_DEGREE
    assert error_m < 1e-8


def test_undoing_bd09_over_the_county_errs_less_than_1e_8_m() -> None:
    lon, lat = county_grid()
    back_lon, back_lat = datum.wgs84_from_bd09(*datum.bd09_from_wgs84(lon, lat))
    error_m = np.hypot(back_lon - lon, back_lat - lat).max() * METRES_PER_DEGREE
    assert error_m < 1e-8


def test_the_shift_of_the_county_is_423_to_474_m() -> None:
    lon, lat = county_grid()
    gcj_lon, gcj_lat = datum.gcj02_from_wgs84(lon, lat)
    east = (gcj_lon - lon) * METRES_PER_DEGREE * np.cos(np.radians(lat))
    shift = np.hypot(east, (gcj_lat - lat) * METRES_PER_DEGREE)
    assert 420 < shift.min() < shift.max() < 477


def test_places_outside_china_are_not_shifted() -> None:
    lon, lat = arrays((-105.0, 40.0), (5.0, 60.0), (150.0, 20.0))
    assert np.array_equal(np.stack(datum.gcj02_from_wgs84(lon, lat)), np.stack((lon, lat)))


def test_places_that_are_not_finite_stay_so_without_a_warning() -> None:
    lon, lat = arrays((np.nan, 37.0), (np.inf, 37.0), (107.0, 90.0), (107.6, 37.5))
    got_lon, _ = datum.wgs84_from_gcj02(lon, lat)
    assert not np.isfinite(got_lon[0])
    assert np.isfinite(got_lon[3])
