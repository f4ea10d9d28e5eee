"""What the desk looks for in movements, and of which vehicles, built together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.services.watch.key_vehicle_desk import KeyVehicleDesk
from app.services.watch.watch_rule_desk import WatchRuleDesk
from app.services.watch.watch_trial import WatchTrial
from app.store.unit_of_work import Store


class Watching:
    """The list of rules, how often one would have fired (in a process apart, from `place`), the watched vehicles."""

    def __init__(self, store: Store, place: Path | str, now: Callable[[], datetime]) -> None:
        self.rules = WatchRuleDesk(store)
        self.trial = WatchTrial(place, now)
        self.key_vehicles = KeyVehicleDesk(store)
