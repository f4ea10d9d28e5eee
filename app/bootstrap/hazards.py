"""What is reported of a place: hazards with their notices, and alerts that a person tells; built together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.signal import AlertSignal
from app.services.hazards.hazard_desk import HazardDesk
from app.services.upkeep import Upkeep
from app.settings import Settings
from app.store.unit_of_work import Store

if TYPE_CHECKING:
    from app.services.alerts.told_alert import TellAlert
    from app.services.hazards.hazard_notice import HazardNotice


class Hazards:
    """`put` is the door of all that comes from the field; the settings tell how numbers of notices begin."""

    def __init__(
        self,
        store: Store,
        settings: Callable[[], Settings],
        upkeep: Upkeep,
        put: Callable[[Sequence[AlertSignal]], bool],
    ) -> None:
        self._store, self._upkeep, self._put = store, upkeep, put
        self.desk = HazardDesk(store, lambda: settings().notice_unit)

    @cached_property
    def tell_alert(self) -> TellAlert:
        """Alerts that a person tells; made on first use."""
        from app.services.alerts.told_alert import TellAlert

        return TellAlert(self._store, self._put)

    @cached_property
    def notice(self) -> HazardNotice:
        """The sheet of a notice; made on first use."""
        from app.services.hazards.hazard_notice import HazardNotice

        return HazardNotice(self._store, self.desk, lambda: self._upkeep.demo_seed() is not None)
