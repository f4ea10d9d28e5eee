"""How a unit reads in a row, and in full: what it does, how old its position is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.domain.labels import label
from app.domain.unit import UnitState
from app.services.field.unit_tracker import Freshness, UnitNow, freshness
from app.ui.local_time import age, full, to_minute
from app.ui.widgets.fact_card import Fact
from app.ui.widgets.record_rows import Column
from app.ui.words import tr

_STATE_TOKEN = {
    UnitState.PATROLLING: "ok",
    UnitState.STANDBY: "text",
    UnitState.DISPATCHED: "high",
    UnitState.ON_SCENE: "high",
    UnitState.RETURNING: "ok",
    UnitState.OFF_DUTY: "muted",
}
_AGE_TOKEN = {Freshness.FRESH: "ok", Freshness.STALE: "stale", Freshness.OLD: "high", Freshness.GONE: "muted"}


def fix_age(one: UnitNow, now: datetime) -> str:
    """How old the position is; a dash where there is none."""
    return age(one.fix.at, now) if one.fix else "—"


def speed(one: UnitNow) -> str:
    """Speed with its unit."""
    return "—" if one.fix is None or one.fix.speed_kmh is None else f"{one.fix.speed_kmh:.0f} km/h"


def columns(now: Callable[[], datetime]) -> tuple[Column[UnitNow], ...]:
    """The columns, their ages by the clock `now`."""

    def token(one: UnitNow) -> str:
        return _AGE_TOKEN[freshness(one.fix.at if one.fix else None, now())]

    return (
        Column(label="Call sign", text=lambda one: one.unit.call_sign or one.unit.code, bold=True, width=13),
        Column(label="Name", text=lambda one: one.unit.name),
        Column(label="Kind", text=lambda one: tr(label(one.unit.kind)), width=17),
        Column(
            label="State", text=lambda one: tr(label(one.state)), colour=lambda one: _STATE_TOKEN[one.state], width=13
        ),
        Column(
            label="Position",
            text=lambda one: fix_age(one, now()),
            sort=lambda one: -one.fix.at.timestamp() if one.fix else 0.0,
            colour=token,
            hover=lambda one: full(one.fix.at) if one.fix else tr("No position reported"),
            right=True,
            width=12,
        ),
        Column(
            label="Speed",
            text=speed,
            sort=lambda one: (one.fix.speed_kmh or 0.0) if one.fix else -1.0,
            right=True,
            width=11,
            spare=True,
        ),
        Column(
            label="Strength",
            text=lambda one: str(one.unit.strength),
            sort=lambda one: one.unit.strength,
            right=True,
            width=10,
            spare=True,
        ),
        Column(label="Organisation", text=lambda one: one.unit.organisation, spare=True),
    )


def facts(one: UnitNow, now: datetime) -> list[Fact]:
    """Everything that is known of a unit now."""
    fix = one.fix
    return [
        (tr("Call sign"), one.unit.call_sign),
        (tr("Code"), one.unit.code),
        (tr("Kind"), tr(label(one.unit.kind))),
        (tr("State"), _state_in_full(one)),
        (tr("Strength"), tr("{n} people", n=one.unit.strength)),
        (tr("Organisation"), one.unit.organisation),
        (tr("Phone"), one.unit.phone),
        (tr("Position"), f"{fix.lon:.5f}, {fix.lat:.5f}" if fix else tr("No position reported")),
        (tr("Reported"), f"{full(fix.at)} · {age(fix.at, now)}" if fix else ""),
        (tr("Speed"), speed(one) if fix else ""),
    ]


def _state_in_full(one: UnitNow) -> str:
    """With the moment at which the roster holds again, where somebody told the state."""
    state = tr(label(one.state))
    if one.told_until is None:
        return state
    return tr("{state} · told, until {until}; then as the roster has it", state=state, until=to_minute(one.told_until))
