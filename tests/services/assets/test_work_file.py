"""A list to work off goes out as a file, in the words of the desk, with what is wanting of each row."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.domain.access import Actor
from app.domain.responsibility import Owner
from app.errors import InputRefused
from app.paths import resources
from app.services.assets.figures_desk import FiguresDesk
from app.services.assets.responsibility_desk import ResponsibilityDesk
from app.services.assets.work_file import WorkFile
from app.store.unit_of_work import Store
from app.wording import Wording
from tests.services.assets.field import a_well, put


def test_a_list_is_written_with_owner_and_what_is_missing_and_nothing_is_not(
    store: Store, officer: Actor, tmp_path: Path
) -> None:
    owned, bare = a_well("定1-1"), a_well("=定1-2", 107.61, name="", operator=None)
    put(store, owned, bare)
    ResponsibilityDesk(store).assign(officer, "a1", [owned.id], Owner(name="李岗"))
    desk = WorkFile(store, FiguresDesk(store))
    say = Wording.load("zh_CN", resources() / "i18n").say
    assert desk.write(officer, "w1", (owned.id, bare.id), tmp_path / "单.csv", say) == 2
    with (tmp_path / "单.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["编号"], row["责任人"], row["缺少"]) for row in rows] == [
        ("定1-1", "李岗", ""),
        ("'=定1-2", "", "名称, 作业区"),
    ]
    assert float(rows[1]["lon (WGS84)"]) == 107.61
    with pytest.raises(InputRefused, match="nothing in this list"):
        desk.write(officer, "w2", (), tmp_path / "空.csv", say)
    assert not (tmp_path / "空.csv").exists()
