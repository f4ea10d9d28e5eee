"""What a span comes to, in a few sentences."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.asset import LineKind
from app.services.coverage.coverage import Coverage, LineFigure
from app.ui.coverage.coverage_columns import km, percent
from app.ui.local_time import to_minute
from app.ui.words import tr


def span_words(one: Coverage) -> str:
    """Which time, and of how much."""
    return tr(
        "{since} to {until} · {n} positions of those who guard",
        since=to_minute(one.since),
        until=to_minute(one.until),
        n=f"{one.fixes:,}".replace(",", " "),
    )


def figure_words(one: Coverage) -> str:
    """The trunk lines, the grid, the needs."""
    trunks = [line for line in one.lines if line.kind == LineKind.TRUNK] or list(one.lines)
    told = []
    if trunks:
        length = _sum(line.length_m for line in trunks)
        told.append(
            tr(
                "Trunk lines: {seen} of {length} km seen ({share}), driven {driven} km; within 24/48/72 h {h24}, "
                "{h48}, {h72}",
                seen=km(_sum(line.unique_m for line in trunks)),
                length=km(length),
                share=percent(_sum(line.unique_m for line in trunks) / length),
                driven=km(_sum(line.driven_m for line in trunks)),
                **_windows(trunks, length),
            )
        )
    if one.cells:
        dark = sum(1 for cell in one.cells if not cell.minutes)
        told.append(
            tr(
                "Grid: {rate} of the minutes wanted, nobody in {dark} of {n} cells",
                rate=percent(one.visible_rate),
                dark=dark,
                n=len(one.cells),
            )
        )
    if one.handling_rate is not None:
        told.append(
            tr(
                "Found on patrol: {found}, dealt with {dealt} ({rate})",
                found=one.found,
                dealt=one.dealt_with,
                rate=percent(one.handling_rate),
            )
        )
    needed = _sum(layer.needed for layer in one.layers)
    if needed:
        told.append(
            tr(
                "Needs: {kept} kept; overdue {overdue}, not reported {silent} of them, {km} km of line",
                kept=percent(_sum(layer.kept for layer in one.layers) / needed),
                overdue=one.overdue.rows,
                silent=one.overdue.not_reported,
                km=km(one.overdue.line_m),
            )
        )
    else:
        told.append(tr("No visit need is set, so nothing is due: set one with Ctrl+Alt+V."))
    return " · ".join(told)


def _windows(lines: list[LineFigure], length: float) -> dict[str, str]:
    recent = [percent(_sum(parts) / length) for parts in zip(*(one.recent_m for one in lines), strict=True)]
    return dict(zip(("h24", "h48", "h72"), recent, strict=True))


def _sum(amounts: Iterable[float]) -> float:
    return float(sum(amounts))
