"""How a unit that may be sent reads in a row: the offered ones with their reasons, the others with what they lack."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime

from app.domain.candidate import Candidate, Excluded, OfferReason, PlaceSource, Shortfall
from app.domain.labels import label
from app.ui.local_time import full, local
from app.ui.widgets.record_rows import Column
from app.ui.words import tr

Row = Candidate | Excluded


def columns() -> Sequence[Column[Row]]:
    """Unit, how soon, how far, why, what it may be asked for, how to ring it."""
    return (
        Column(label="Unit", text=_unit, bold=True, colour=_token, width=24),
        Column(label="Travel time", text=time_words, colour=_time_token, sort=_seconds, right=True, width=28),
        Column(label="Why", text=why, colour=_token, hover=_hover),
        Column(label="Phone", text=lambda one: one.unit.phone, colour=_token, width=14),
    )


def time_words(one: Row) -> str:
    """12 min and 9.1 km; an estimate along the straight line says so."""
    if one.seconds is None or not math.isfinite(one.seconds):
        return "—"
    told = tr("{n} min", n=max(1, round(one.seconds / 60)))
    if not isinstance(one, Candidate):
        return told
    far = f"{told} · {one.metres / 1000:.1f} {tr('km')}" if one.metres > 0 else told
    return f"{far} {tr('straight line')}" if one.straight else far


def why(one: Row) -> str:
    """The reasons of an offer, or the shortfall, in one line."""
    if isinstance(one, Excluded):
        return shortfall_words(one)
    return " · ".join(filter(None, (*(reason_words(reason) for reason in one.reasons), _whence(one))))


def reason_words(reason: OfferReason) -> str:
    """Why a unit is offered."""
    return {
        OfferReason.FIRST_BY_TIME: tr("there first"),
        OfferReason.NEAREST_POLICE: tr("nearest police"),
        OfferReason.IN_ITS_AREA: tr("its own area"),
        OfferReason.STANDING_BY: tr("standing by"),
        OfferReason.UNDER_WAY: tr("patrolling"),
        OfferReason.AT_ITS_POST: tr("at its post"),
        OfferReason.RETURNING: tr("on its way back"),
    }[reason]


def shortfall_words(one: Excluded) -> str:
    """What a unit lacks."""
    told = one.values
    return {
        Shortfall.OFF_DUTY: tr("off duty"),
        Shortfall.RESTING: tr("rests until {time}", time=_moment(told.get("until"))),
        Shortfall.BUSY: tr("busy with call {call}", call=told.get("call") or "—"),
        Shortfall.WRONG_KIND: tr("no simple call: police only"),
        Shortfall.NO_POSITION: tr("nobody knows where it is"),
        Shortfall.STALE_POSITION: tr("last heard {time}", time=_moment(told.get("at"))),
        Shortfall.CUT_OFF: tr("cut off by closed roads"),
        Shortfall.TOO_FAR: tr("farther than {minutes} min", minutes=told.get("minutes", "")),
    }[one.shortfall]


def _unit(one: Row) -> str:
    return f"{one.unit.call_sign or one.unit.code}  {one.unit.name}"


def _whence(one: Candidate) -> str:
    source = one.standing.source
    return tr("from where it lives") if source is PlaceSource.HOME else ""


def _hover(one: Row) -> str:
    at = one.standing.fix_at
    heard = tr("last heard {time}", time=full(at)) if at is not None else ""
    return "\n".join(filter(None, (why(one), tr(label(one.unit.kind)), one.unit.organisation, heard)))


def _seconds(one: Row) -> float:
    return one.seconds if one.seconds is not None else math.inf


def _token(one: Row) -> str | None:
    return "stale" if isinstance(one, Excluded) else None


def _time_token(one: Row) -> str | None:
    if isinstance(one, Excluded):
        return "stale"
    return "high" if one.straight else "ok" if OfferReason.FIRST_BY_TIME in one.reasons else None


def _moment(at: object) -> str:
    return f"{local(at):%m-%d %H:%M}" if isinstance(at, datetime) else ""
