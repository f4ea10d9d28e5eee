"""How good the alerts are, after ISA-18.2 and EEMUA 191: each figure beside its limit, and the worst raisers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.labels import label
from app.services.alerts.alert_figures import AlertFigures
from app.ui.charts.alert_charts import severity_chart, worst_chart
from app.ui.local_time import to_minute
from app.ui.look import Look
from app.ui.widgets.plain_label import plain_label
from app.ui.words import tr


@dataclass(frozen=True)
class Line:
    """A figure, what is acceptable at most (in words, empty where nothing is laid down), and whether it is kept."""

    name: str
    value: str
    limit: str = ""
    is_kept: bool | None = None


class AlertFiguresDialog(QDialog):
    """Shows figures that were read before; it asks nothing."""

    def __init__(self, look: Look, figures: AlertFigures, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(tr("Alert quality"))
        self.setMinimumSize(look.theme.px(860), look.theme.px(560))
        said = tr(
            "{since} to {until}: {n} alerts. Alarm tests are left out.",
            since=to_minute(figures.since), until=to_minute(figures.until), n=figures.alerts,
        )  # fmt: skip
        charts = QVBoxLayout()
        for title, chart in (
            (tr("What raises most"), worst_chart(look, figures)),
            (tr("Severities"), severity_chart(look, figures)),
        ):
            charts.addWidget(plain_label("SectionTitle", title))
            charts.addWidget(chart, 3 if title == tr("What raises most") else 2)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addLayout(self._table(figure_lines(figures)), 2)
        middle.addLayout(charts, 3)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.addWidget(plain_label("Muted", said))
        column.addLayout(middle, 1)
        column.addWidget(buttons)

    def _table(self, lines: list[Line]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        tokens = self._look.theme.tokens
        for column, words in enumerate((tr("Figure"), tr("Measured"), tr("Acceptable"))):
            head = plain_label("SectionTitle", words)
            head.setAlignment(Qt.AlignmentFlag.AlignRight if column == 1 else Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(head, 0, column)
        for row, line in enumerate(lines, start=1):
            sign = {True: "✓ ", False: "✕ ", None: ""}[line.is_kept]
            value = plain_label("", sign + line.value)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            token = {True: "ok", False: "high", None: "text"}[line.is_kept]
            value.setStyleSheet(f"color: {tokens[token]}; font-weight: 600;")
            grid.addWidget(plain_label("CardKey", line.name), row, 0)
            grid.addWidget(value, row, 1)
            grid.addWidget(plain_label("Muted", line.limit), row, 2)
        grid.setRowStretch(len(lines) + 1, 1)
        return grid


def figure_lines(told: AlertFigures) -> list[Line]:
    """Every figure with its limit (domain.md D.9)."""
    return [
        Line(tr("Alerts a day"), f"{told.per_day:.1f}", "≤ 150", told.per_day <= 150),
        Line(tr("Alerts an hour"), f"{told.per_hour:.2f}", "≤ 6", told.per_hour <= 6),
        Line(tr("Alerts in 10 minutes"), f"{told.per_10_min:.2f}", "≤ 1", told.per_10_min <= 1),
        Line(tr("Most in 10 minutes"), str(told.most_in_10_min), "≤ 10", told.most_in_10_min <= 10),
        Line(tr("Hours with more than 30"), f"{told.busy_hours_share:.1%}", "< 1 %", told.busy_hours_share < 0.01),
        Line(tr("Floods"), str(told.floods)),
        Line(tr("Time in flood"), f"{told.flood_share:.1%}", "< 1 %", told.flood_share < 0.01),
        Line(tr("Share of the worst ten"), f"{told.top_10_share:.0%}", "< 5 %", told.top_10_share < 0.05),
        Line(tr("Standing now"), str(told.standing)),
        Line(tr("Standing for over 24 hours"), str(told.stale), "< 5", told.stale < 5),
        Line(tr("Chattering"), str(told.chattering), "0", told.chattering == 0),
        Line(tr("Time to acknowledge, median"), _seconds(told.ack_median_s)),
        Line(tr("Time to acknowledge, 9 of 10"), _seconds(told.ack_p90_s)),
        *(
            Line(tr("False: {kind}", kind=tr(label(one.kind))), f"{one.false_share:.0%} / {one.judged}")
            for one in told.kinds[:6]
            if one.false_share is not None
        ),
    ]


def _seconds(value: float | None) -> str:
    if value is None:
        return "–"
    return tr("{n} s", n=round(value)) if value < 120 else tr("{n} min", n=round(value / 60))
