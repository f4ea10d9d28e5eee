"""Every layer that can be imported, exported and listed, by name: one table for wizard, command line and lists."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.asset_layers import ASSET_LAYERS
from app.domain.hazard_layer import HAZARDS
from app.domain.incident_layers import INCIDENT_LAYERS
from app.domain.layer_field import LAT, LON, WKT, Choice, Field, FieldType, GeometryKind, Layer
from app.domain.owner_layer import OWNERS
from app.domain.staff_layers import STAFF_LAYERS
from app.errors import InputRefused

LAYERS: Mapping[str, Layer] = MappingProxyType(
    {layer.name: layer for layer in (*ASSET_LAYERS, *STAFF_LAYERS, OWNERS, *INCIDENT_LAYERS, HAZARDS)}
)


def layer_named(name: str) -> Layer:
    """The layer of this name; raises `InputRefused` with the names there are."""
    found = LAYERS.get(name.strip().lower())
    if found is None:
        raise InputRefused(
            "There is no layer {name}. Nothing was changed; choose one of: {names}.", name=name, names=", ".join(LAYERS)
        )
    return found


__all__ = ["LAT", "LAYERS", "LON", "WKT", "Choice", "Field", "FieldType", "GeometryKind", "Layer", "layer_named"]
