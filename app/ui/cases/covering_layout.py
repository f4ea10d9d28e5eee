"""The layout of what stands in the place of a file's pages: its words, what fills it, its keys where the file's are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.flow_row import FlowRow


def lay_out_covering(
    page: QWidget, above: Sequence[QWidget], filling: QWidget, below: Sequence[QWidget], keys: FlowRow
) -> None:
    """The row of keys has a margin of its own."""
    inner = QVBoxLayout()
    inner.setContentsMargins(12, 8, 12, 4)
    inner.setSpacing(8)
    for one in above:
        inner.addWidget(one)
    inner.addWidget(filling, 1)
    for one in below:
        inner.addWidget(one)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.addLayout(inner, 1)
    outer.addWidget(keys)
