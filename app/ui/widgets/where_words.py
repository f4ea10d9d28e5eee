"""Where an alert or a call is, on one line: the asset's code first, unless the title names it already."""

from __future__ import annotations

from app.domain.alert import Alert
from app.domain.asset import normalised_code
from app.domain.call import Call


def where_words(one: Alert | Call) -> str:
    """Code and place, neither of them said twice; what a device calls its alert seldom says which well it means."""
    places = [part for part in one.place.split(" · ") if part and part not in one.title]
    told = normalised_code(one.title + one.place)
    code = "" if normalised_code(one.asset_code) in told else one.asset_code
    return " · ".join(filter(None, (code, *places)))
