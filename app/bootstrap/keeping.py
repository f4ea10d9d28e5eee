"""The desks that keep true what stands in the field, built together."""

from __future__ import annotations

from app.services.assets.asset_history import AssetHistory
from app.services.assets.figures_desk import FiguresDesk
from app.services.assets.merge_desk import MergeDesk
from app.services.assets.register_desk import RegisterDesk
from app.services.assets.take_back_desk import TakeBackDesk
from app.services.assets.work_file import WorkFile
from app.store.unit_of_work import Store


class Keeping:
    """Each desk by its own name."""

    def __init__(self, store: Store) -> None:
        self.register_desk = RegisterDesk(store)
        self.merge_desk = MergeDesk(store)
        self.figures_desk = FiguresDesk(store)
        self.work_file = WorkFile(store, self.figures_desk)
        self.history = AssetHistory(store)
        self.take_back_desk = TakeBackDesk(store)
