"""Why a crew stops somewhere, in words: what is overdue there, what was reported near, and by what chance."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np

from app.analysis.patrol_proposal.night import BeatStop
from app.domain.asset import AssetLayer
from app.domain.coverage import PIECE_M
from app.domain.sentence import Sentence, joined, sentence
from app.services.patrols.night_places import NightPlaces


def reason(places: NightPlaces, stop: BeatStop, *, again: bool) -> Sentence:
    """The reason of one stop; `again`: this place was stopped at earlier in the night."""
    told = [*_overdue(places, stop), *_risk(places, stop.place)]
    if again:
        told.insert(0, sentence("looked at again, at most two hours or so later"))
    told.append(sentence("drawn with a chance of {n} %", n=round(100 * stop.chance)))
    return joined(told)


def stop_name(places: NightPlaces, place: int) -> str:
    """The asset's name; of a line how far along, by the drawing."""
    name, along = places.names[place], float(places.along_m[place])
    return name if math.isnan(along) else f"{name} {along / 1000:.1f} km"


def _overdue(places: NightPlaces, stop: BeatStop) -> list[Sentence]:
    due, told = stop.due, []
    layers = np.array([places.layers[at] for at in due.tolist()], dtype=object)
    points = due[layers != AssetLayer.PIPELINES]
    if len(points):
        gaps = places.gap_h[points]
        known = gaps[np.isfinite(gaps)]
        if len(known) < len(gaps):
            told.append(sentence("{n} wells and sites overdue, {never} of them not seen in 90 days",
                                 n=len(points), never=len(gaps) - len(known)))  # fmt: skip
        else:
            told.append(sentence("{n} wells and sites overdue, the longest unseen for {hours} h",
                                 n=len(points), hours=round(float(known.max()))))  # fmt: skip
    lines = Counter(places.names[at] for at in due[layers == AssetLayer.PIPELINES].tolist())
    told += [
        sentence("{km} km of {line} overdue", km=f"{n * PIECE_M / 1000:.1f}", line=name) for name, n in lines.items()
    ]
    return told


def _risk(places: NightPlaces, place: int) -> list[Sentence]:
    ages = places.incidents_near(place)
    if not len(ages):
        return []
    return [sentence("{n} incidents reported within 1.5 km in a year, the last {days} days ago",
                     n=len(ages), days=math.ceil(max(float(ages[0]), 0.0)))]  # fmt: skip
