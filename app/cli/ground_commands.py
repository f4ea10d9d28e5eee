"""`within`: what lies around something, by the same desk as the window's."""

from __future__ import annotations

import argparse
import json

from app.bootstrap import Program
from app.cli.file_commands import told_outgoing
from app.domain.access import Actor, Right
from app.domain.asset import AssetLayer
from app.domain.key import new_key
from app.domain.labels import kind_label
from app.domain.position import Position
from app.errors import InputRefused
from app.services.files.export_desk import marked_path
from app.services.map.around_desk import AroundDesk
from app.services.map.around_shapes import AroundShape
from app.services.map.within_desk import ASKED_LAYERS, Within


def within(program: Program, actor: Actor, options: argparse.Namespace) -> int:
    """List what lies within so many metres, nearest first; with --out write it to a file instead."""
    actor.require(Right.READ)
    desk = program.places.around_desk
    found = _found(program, desk, actor, options)
    if options.out is not None:
        precision, marking = told_outgoing(program, options)
        file, say = marked_path(options.out, marking), program.wording.say
        count = desk.export(actor, new_key(), found, file, options.crs, say, precision=precision, marking=marking)
        print(say("{count} rows written to {file}").format(count=count, file=file))
        return 0
    rows = [
        {
            "name": one.name,
            "layer": one.layer.value,
            "kind": one.kind,
            "distance_m": round(one.distance_m, 1),
            "lon": round(one.place.lon, 7),
            "lat": round(one.place.lat, 7),
            **({"beside": one.beside} if one.beside else {}),
        }
        for one in found.first(len(found))
    ]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    say = program.wording.say
    for one in found.first(len(found)):
        words = (f"{one.distance_m:.1f} m", say(kind_label(one.layer, one.kind)), one.name, one.beside)
        print("\t".join(filter(None, words)))
    return 0


def _found(program: Program, desk: AroundDesk, actor: Actor, options: argparse.Namespace) -> Within:
    chosen = program.settings
    if options.scrap_yards:
        return desk.within.scrap_yards_near_assets(float(options.metres or chosen.scrap_yard_m))
    if options.out_of_sight:
        return desk.within.wells_out_of_sight(float(options.metres or chosen.out_of_sight_m))
    layers = tuple(_layer(name) for name in options.layers) or ASKED_LAYERS
    around = _shape(desk, actor, options)
    if options.metres is None and not around.shape.area:
        raise InputRefused("Say within how many metres: --metres 500. Nothing was looked up.")
    return desk.around(around, options.metres or 0.0, layers)


def _shape(desk: AroundDesk, actor: Actor, options: argparse.Namespace) -> AroundShape:
    if options.at is not None:
        try:
            lon, lat = (float(part) for part in options.at.split(","))
        except ValueError as error:
            raise InputRefused(
                "{text} is no place; write it as 107.6,37.3. Nothing was looked up.", text=options.at
            ) from error
        return desk.of_place(Position(lon, lat))
    if options.asset is not None:
        return desk.of_asset(desk.asset_of_code(options.asset), options.from_k, options.to_k)
    if options.drawing is not None:
        return desk.of_drawing(desk.drawing_of_name(actor, options.drawing))
    return desk.of_wkt(options.wkt)


def _layer(name: str) -> AssetLayer:
    try:
        return AssetLayer(name.lower())
    except ValueError as error:
        names = ", ".join(AssetLayer)
        raise InputRefused(
            "There is no layer {name}. Nothing was looked up; choose one of: {names}.", name=name, names=names
        ) from error
