"""What a county needs before the desk can serve it, what of it is there, and how the rest is got. For a start without
the demo."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.asset import AreaKind, Asset, AssetLayer
from app.domain.layer import LAYERS
from app.domain.sentence import Sentence, sentence
from app.store import asset_store
from app.store.records import RecordStore
from app.store.unit_of_work import Store


@dataclass(frozen=True)
class ChecklistItem:
    """One thing a county needs: its name, the layer it is imported into, how many are there, and how to get it.

    Without a `needed` one the desk works poorly; the others make it better.
    """

    name: str
    layer: str
    count: int
    needed: bool
    how: Sentence

    @property
    def is_there(self) -> bool:
        return self.count > 0


_NEEDED = frozenset({"wells", "pipelines", "roads", "units", "people"})
_HOW = {
    "wells": "Ask the plants for their well list with codes and coordinates (CSV, XLSX or Shapefile) and import it.",
    "pipelines": "Ask the pipeline companies for their lines (Shapefile, GeoPackage or KML) and import them.",
    "sites": "Ask the plants for stations and valve rooms, the bureau for police rooms, and import them.",
    "posts": "List the posts with their coordinates in a table and import it.",
    "cameras": "Export the camera list of the video platform (code, name, coordinates, well) and import it.",
    "roads": "Ask the traffic department for the road lines, or draw them; without them there is no travel time.",
    "units": "List patrol groups, joint teams, guard and volunteer teams in a table and import it.",
    "vehicles": "List the vehicles with plate, kind and team in a table and import it.",
    "trackers": "Export the terminals of the tracking platform (number, plate) and import them.",
    "people": "List officers, auxiliaries and guards with number, name and kind in a table and import it.",
    "owners": "List for each well, line and grid cell its code and who answers for it (owner, phone) and import it.",
    "alerts": "Export past alerts from the alarm platform; two years show the pattern of the seasons.",
    "cases": "Export past cases from the case system; two years show the pattern of the seasons.",
}
_AREAS = (
    (AreaKind.COUNTY, "County outline", "The outline that ships with the program may serve; import the bureau's own."),
    (
        AreaKind.JURISDICTION,
        "Jurisdictions",
        "Import the areas of the police rooms; what is imported later finds its room.",
    ),
    (AreaKind.GRID_CELL, "Grid cells", "Import the county's grid (areas of kind grid cell)."),
)


def county_checklist(store: Store) -> list[ChecklistItem]:
    """Every item, those that are needed first."""
    with store.read() as connection:
        counted = asset_store.layer_counts(connection)
        others = {
            layer.name: RecordStore(layer.record).count(connection)
            for layer in LAYERS.values()
            if layer.record is not Asset
        }
    items = [
        ChecklistItem(
            name, "areas", counted.get((AssetLayer.AREAS, kind.value), 0), kind is not AreaKind.GRID_CELL, sentence(how)
        )
        for kind, name, how in _AREAS
    ]
    for name, how in _HOW.items():
        number = others.get(name, sum(count for (layer, _), count in counted.items() if layer == name))
        items.append(ChecklistItem(LAYERS[name].label, name, number, name in _NEEDED, sentence(how)))
    return sorted(items, key=lambda item: not item.needed)
