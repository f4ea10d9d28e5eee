"""How a row of figures and a row of a list to work off read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from app.domain.asset import AssetLayer
from app.domain.completeness import Gap
from app.domain.labels import kind_label, label, status_label
from app.services.assets.asset_words import blank_words
from app.services.assets.figures_desk import WorkRow
from app.services.assets.register_columns import Group
from app.ui.local_time import local, to_minute
from app.ui.widgets.record_rows import Column
from app.ui.words import tr

ALL = "*"
GAP_LABELS: Mapping[Gap, str] = {
    Gap.MISSING: "Fields missing",
    Gap.UNOWNED: "No owner",
    Gap.UNCOVERED: "No officer",
    Gap.UNVISITED: "Not visited 30 d",
    Gap.STALE: "Unchanged 1 y",
}


def group_name(one: Group) -> str:
    """The name of a group; a layer by its word."""
    if one.key == ALL:
        return tr("All")
    if not one.name:
        return tr("In none")
    return tr(label(AssetLayer(one.key))) if one.key in {layer.value for layer in AssetLayer} else one.name


def _gap_column(gap: Gap) -> Column[Group]:
    return Column(
        label=GAP_LABELS[gap],
        text=lambda one: f"{one.gaps[gap]:,}" if one.gaps[gap] else "—",
        sort=lambda one: one.gaps[gap],
        colour=lambda one: None if one.gaps[gap] else "muted",
        hover=lambda one: tr("Enter opens the list") if one.gaps[gap] else "",
        right=True,
        width=20,
    )


def _known(one: Group) -> str:
    return f"{local(datetime.fromtimestamp(one.known_at / 1e6, UTC)):%Y-%m-%d}" if one.known_at else "—"


GROUP_COLUMNS: tuple[Column[Group], ...] = (
    Column(label="Group", text=group_name, bold=True),
    Column(label="Records", text=lambda one: f"{one.records:,}", sort=lambda one: one.records, right=True, width=10),
    *(_gap_column(gap) for gap in Gap),
    Column(
        label="Half known since",
        text=_known,
        sort=lambda one: one.known_at,
        hover=lambda _one: tr("Half of the records were entered or changed on this day or later."),
        width=16,
        spare=True,
    ),
)
GAP_OF_COLUMN: Mapping[int, Gap] = dict(enumerate(Gap, start=2))
"""Which figure stands in which column."""

WORK_COLUMNS: tuple[Column[WorkRow], ...] = (
    Column(label="Code", text=lambda one: one.asset.code, bold=True, width=20),
    Column(label="Name", text=lambda one: one.asset.name, hover=lambda one: one.asset.name),
    Column(label="Layer", text=lambda one: tr(label(one.asset.layer)), width=12),
    Column(
        label="Kind",
        text=lambda one: tr(kind_label(one.asset.layer, one.asset.kind)) if one.asset.kind else "",
        width=13,
    ),
    Column(
        label="State",
        text=lambda one: tr(status_label(one.asset.layer, one.asset.status)) if one.asset.status else "",
        width=10,
    ),
    Column(
        label="Responsible",
        text=lambda one: one.owner or "—",
        colour=lambda one: None if one.owner else "high",
        hover=lambda one: one.owner,
        width=18,
    ),
    Column(
        label="Missing",
        text=lambda one: blank_words(one.asset.layer, one.blank, tr),
        colour=lambda _one: "high",
        hover=lambda one: blank_words(one.asset.layer, one.blank, tr),
        width=18,
    ),
    Column(label="Operator", text=lambda one: one.asset.operator or "", spare=True),
    Column(
        label="Last visit",
        text=lambda one: "—" if one.asset.visited_at is None else to_minute(one.asset.visited_at),
        sort=lambda one: 0.0 if one.asset.visited_at is None else one.asset.visited_at.timestamp(),
        width=17,
        spare=True,
    ),
)
