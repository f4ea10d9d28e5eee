"""A box to choose one layer of assets."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QSizePolicy

from app.domain.asset import AssetLayer
from app.domain.labels import label
from app.ui.words import tr


class LayerBox(QComboBox):
    """All layers, the wells first."""

    def __init__(self) -> None:
        super().__init__()
        self.addItems(["" for _ in AssetLayer])
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def chosen(self) -> AssetLayer:
        """The layer that is chosen."""
        return tuple(AssetLayer)[self.currentIndex()]

    def retranslate(self) -> None:
        """Say every line again."""
        for at, layer in enumerate(AssetLayer):
            self.setItemText(at, tr(label(layer)))
