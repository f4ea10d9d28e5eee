"""Plans the moving field in a process of its own, which ends once it has handed it over.

Planning takes seconds and the libraries of planning 60 MB: in the desk's own process both would stay for ever.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

from app.demo.field_simulation import FieldSimulation

POLL_S = 0.1


@dataclass(frozen=True)
class FieldOrder:
    """Which oilfield is to move: as `DemoOilfield` and its `simulation` are asked."""

    seed: int
    wells: int
    made_at: datetime
    boundaries: Path
    alerts_per_hour: float = 4.0
    starts: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def planned_elsewhere(order: FieldOrder, is_stopped: Callable[[], bool]) -> FieldSimulation | None:
    """The field of `order`; None where it was stopped, or where the planner ended without an answer."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    planner = context.Process(target=_plan, args=(order, there), name="demo planner", daemon=True)
    planner.start()
    there.close()
    try:
        while not is_stopped():
            if here.poll(POLL_S):
                made: FieldSimulation = here.recv()
                return made
    except EOFError:
        return None
    finally:
        planner.terminate()
        planner.join()
        planner.close()
        here.close()
    return None


def _plan(order: FieldOrder, answer: Connection) -> None:
    """Runs in the planner's process, the only one that loads the planning."""
    from app.demo.oilfield import DemoOilfield

    oilfield = DemoOilfield(order.seed, order.wells, order.made_at, order.boundaries)
    answer.send(oilfield.simulation(alerts_per_hour=order.alerts_per_hour, starts=order.starts))
