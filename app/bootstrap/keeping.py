"""The desks that keep true what stands in the field, built together."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from app.services.assets.asset_history import AssetHistory
from app.services.assets.figures_desk import FiguresDesk
from app.services.assets.merge_desk import MergeDesk
from app.services.assets.register_desk import RegisterDesk
from app.services.assets.take_back_desk import TakeBackDesk
from app.store.unit_of_work import Store

if TYPE_CHECKING:
    from app.services.assets.work_file import WorkFile


class Keeping:
    """Each desk by its own name."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.register_desk = RegisterDesk(store)
        self.merge_desk = MergeDesk(store)
        self.figures_desk = FiguresDesk(store)
        self.history = AssetHistory(store)
        self.take_back_desk = TakeBackDesk(store)

    @cached_property
    def work_file(self) -> WorkFile:
        """Lists as files; made on first use, for the libraries of file formats take long to load."""
        from app.services.assets.work_file import WorkFile

        return WorkFile(self._store, self.figures_desk)
