"""How a watch rule, a trial's hit and an entry of the register of key vehicles read in a row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.domain.key_vehicle import KeyVehicleState
from app.domain.labels import label
from app.services.watch.key_vehicle_desk import KeyVehicleNow
from app.services.watch.watch_rule_desk import RuleNow
from app.services.watch.watch_trial import TrialHit
from app.ui.local_time import full, local, span, to_minute
from app.ui.widgets.record_rows import Column
from app.ui.words import sentence_words, tr

UNTRIED = "—"


def rule_columns() -> tuple[Column[RuleNow], ...]:
    """With what the newest trial of each rule as it stands gave, if there was one."""
    return (
        Column(label="Code", text=lambda one: one.rule.code, bold=True, width=7),
        Column(label="Name", text=lambda one: one.rule.name),
        Column(label="Kind", text=lambda one: tr(label(one.rule.kind)), width=22),
        Column(
            label="State",
            text=lambda one: tr("On") if one.rule.enabled else tr("Off"),
            colour=lambda one: "ok" if one.rule.enabled else "muted",
            hover=lambda one: full(one.rule.enabled_at) if one.rule.enabled_at else "",
            width=7,
        ),
        Column(label="Hours", text=lambda one: one.rule.hours or tr("Always"), width=16),
        Column(label="Looks at", text=lambda one: tr(label(one.rule.movers)), width=14),
        Column(
            label="Zones",
            text=lambda one: str(len(one.rule.zone_ids.split())) if one.rule.zone_ids else "",
            right=True,
            width=7,
        ),
        Column(
            label="In 30 days",
            text=lambda one: tr("{n} times", n=f"{one.trial.count:,}") if one.trial else UNTRIED,
            hover=lambda one: f"{one.trial.tried_by} {full(one.trial.tried_at)}" if one.trial else "",
            right=True,
            width=12,
        ),
        Column(
            label="Last fired",
            text=lambda one: f"{local(one.last_fired):%m-%d %H:%M}" if one.last_fired else "—",
            sort=lambda one: one.last_fired.timestamp() if one.last_fired else 0.0,
            hover=lambda one: full(one.last_fired) if one.last_fired else "",
            width=13,
        ),
    )


def hit_columns() -> tuple[Column[TrialHit], ...]:
    """Of the times a rule would have fired."""
    return (
        Column(label="Time", text=lambda one: to_minute(one.at), hover=lambda one: full(one.at), width=17),
        Column(label="What it would have said", text=lambda one: sentence_words(one.title)),
        Column(label="Place", text=lambda one: f"{one.lon:.4f}, {one.lat:.4f}", width=20),
        Column(label="Stood", text=lambda one: span(one.at, one.until) if one.until else "—", width=26),
    )


def key_vehicle_columns(now: Callable[[], datetime]) -> tuple[Column[KeyVehicleNow], ...]:
    """Of the register, its reviews by the clock `now`."""

    def state(one: KeyVehicleNow) -> str:
        return tr("Review overdue, not watched") if one.is_overdue else tr(label(one.entry.state))

    def token(one: KeyVehicleNow) -> str:
        if one.is_overdue:
            return "high"
        return {
            KeyVehicleState.ACTIVE: "ok",
            KeyVehicleState.PROPOSED: "medium",
            KeyVehicleState.REMOVED: "muted",
        }[one.entry.state]

    return (
        Column(label="Plate", text=lambda one: one.entry.plate, bold=True, width=14),
        Column(label="Vehicle", text=lambda one: one.vehicle.name if one.vehicle else "", width=24),
        Column(label="State", text=state, colour=token, width=22),
        Column(label="Reason", text=lambda one: one.entry.removal_reason or one.entry.reason),
        Column(
            label="Proposed by",
            text=lambda one: f"{one.entry.proposed_by} {local(one.entry.proposed_at):%m-%d}",
            sort=lambda one: one.entry.proposed_at.timestamp(),
            hover=lambda one: full(one.entry.proposed_at),
            width=20,
        ),
        Column(
            label="Approved by",
            text=lambda one: (
                f"{one.entry.approved_by} {local(one.entry.approved_at):%m-%d}" if one.entry.approved_at else "—"
            ),
            hover=lambda one: full(one.entry.approved_at) if one.entry.approved_at else "",
            width=20,
        ),
        Column(
            label="Review by",
            text=lambda one: f"{local(one.entry.review_at):%Y-%m-%d}",
            sort=lambda one: one.entry.review_at.timestamp(),
            colour=lambda one: "high" if one.entry.review_at <= now() else None,
            width=12,
        ),
    )
