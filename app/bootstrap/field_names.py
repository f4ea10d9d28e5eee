"""Names that messages of the field may use, read from a data directory that another program may have open."""

from __future__ import annotations

from app.domain.asset import AssetLayer
from app.paths import DataDirectory
from app.store import asset_store, unit_store
from app.store.engine import Database
from app.store.tables import asset

MOST_WELLS = 5_000


def field_names(data: DataDirectory, count: int) -> tuple[list[str], list[str]]:
    """Codes of `count` units (then plates of vehicles without one, then invented names), and codes of wells."""
    units: list[str] = []
    wells: list[str] = []
    if data.database.exists():
        database = Database(data.database)
        with database.read() as connection:
            units = [one.code for one in unit_store.all_units(connection)]
            units += [one.plate for one in unit_store.vehicles.find(connection) if one.unit_id is None]
            wells = asset_store.assets.columns(connection, ["code"], asset.c.layer == AssetLayer.WELLS)["code"]
        database.close()
    units += [f"模{number}" for number in range(1, count - len(units) + 1)]
    return units[:count], wells[:MOST_WELLS]
