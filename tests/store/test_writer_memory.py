"""What the writer of a file keeps in memory: over a night no more than at its begin."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.domain.access import Actor, Right
from app.domain.key import new_key
from app.store.batches import BatchWriter
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane

Ending = Callable[[BatchWriter], object]


@pytest.mark.parametrize("end", [BatchWriter.complete, BatchWriter.abandon])
def test_many_pages_are_kept_only_while_masses_are_written(
    store: Store, lane: WriteLane, leader: Actor, end: Ending
) -> None:
    def kept_kb() -> int:
        with store.database.write() as connection:
            return -int(connection.exec_driver_sql("PRAGMA cache_size").scalar_one())

    few = kept_kb()
    writer = BatchWriter(
        store, lane, leader, new_key(), kind="IMPORT", label="井.csv", noun="wells", right=Right.IMPORT
    )
    writer.begin()
    assert kept_kb() >= 4 * few
    end(writer)
    assert kept_kb() == few
