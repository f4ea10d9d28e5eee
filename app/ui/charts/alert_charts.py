"""Charts of the alert figures: the worst raisers, and how the severities are spread beside what is recommended."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from app.domain.alert import Severity
from app.domain.labels import label
from app.services.alerts.alert_figures import AlertFigures
from app.ui.look import Look
from app.ui.widgets.severity_shape import SIGN, TOKEN
from app.ui.words import tr

RECOMMENDED = {Severity.CRITICAL: 0.01, Severity.HIGH: 0.05, Severity.MEDIUM: 0.15, Severity.LOW: 0.79}
"""Shares after EEMUA 191 for four severities (domain.md D.9)."""
NAME_LENGTH = 22


def worst_chart(look: Look, figures: AlertFigures) -> pg.PlotWidget:
    """The ten kinds on an object that raised most, the worst on top."""
    worst = list(reversed(figures.top_10))
    names = [_short(f"{tr(label(one.kind))} {one.object}".strip()) for one in worst]
    chart = _chart(look, names)
    chart.addItem(
        pg.BarGraphItem(
            x0=0, y=list(range(len(worst))), height=0.6, width=[one.alerts for one in worst],
            brush=look.theme.colour("accent"), pen=None,
        )
    )  # fmt: skip
    for row, one in enumerate(worst):
        _say(chart, look, one.alerts, row, f"{one.alerts} · {one.share:.0%}")
    chart.setLabel("bottom", tr("Alerts in 30 days"), color=look.theme.tokens["muted"])
    chart.setXRange(0, max((one.alerts for one in worst), default=1) * 1.25, padding=0)
    return chart


def severity_chart(look: Look, figures: AlertFigures) -> pg.PlotWidget:
    """The share of each severity as a bar, the recommended share as a line across it."""
    kinds = list(reversed(Severity))
    chart = _chart(look, [f"{SIGN[one]} {tr(label(one))}" for one in kinds])
    for row, one in enumerate(kinds):
        share = figures.severity_share.get(one, 0.0) * 100
        colour = look.theme.colour(TOKEN[one])
        chart.addItem(pg.BarGraphItem(x0=0, y=[row], height=0.6, width=[share], brush=colour, pen=None))
        mark = RECOMMENDED[one] * 100
        chart.plot([mark, mark], [row - 0.42, row + 0.42], pen=pg.mkPen(look.theme.colour("text"), width=2))
        _say(chart, look, max(share, mark), row, f"{share:.0f} % ({mark:.0f} %)")
    chart.setLabel("bottom", tr("Share of alerts in %, line: recommended"), color=look.theme.tokens["muted"])
    chart.setXRange(0, 125, padding=0)
    return chart


def _chart(look: Look, names: Sequence[str]) -> pg.PlotWidget:
    chart = pg.PlotWidget(background=look.theme.colour("panel"))
    chart.setMenuEnabled(False)
    chart.setMouseEnabled(x=False, y=False)
    chart.hideButtons()
    chart.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    chart.setYRange(-0.6, max(len(names), 1) - 0.4, padding=0)
    left, bottom = chart.getAxis("left"), chart.getAxis("bottom")
    left.setTicks([list(enumerate(names))])
    for axis in (left, bottom):
        axis.setTextPen(look.theme.colour("text"))
        axis.setPen(look.theme.colour("line"))
        axis.setStyle(tickFont=_font(look))
    metrics = QFontMetrics(_font(look))
    left.setWidth(max((metrics.horizontalAdvance(name) for name in names), default=0) + look.theme.px(14))
    bottom.label.setFont(_font(look))
    return chart


def _say(chart: pg.PlotWidget, look: Look, x: float, row: int, words: str) -> None:
    told = pg.TextItem(words, color=look.theme.colour("text"), anchor=(0, 0.5))
    told.setFont(_font(look))
    told.setPos(x, row)
    chart.addItem(told)


def _font(look: Look) -> QFont:
    return look.font(12)


def _short(text: str) -> str:
    return text if len(text) <= NAME_LENGTH else text[: NAME_LENGTH - 1] + "…"
