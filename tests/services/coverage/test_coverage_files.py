"""coverage.toml, the workbook and the sheet of a night; and the worker process that reckons."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from app.domain.access import Actor
from app.domain.asset import AssetLayer
from app.domain.coverage import PassingRule
from app.domain.visit_need import NeedMode
from app.errors import InputRefused
from app.paths import resources
from app.services.cases.case_sheets import Occasion
from app.services.coverage.coverage_desk import CoverageDesk, night_of, night_span
from app.services.coverage.coverage_file import BOUNDS, load
from app.services.coverage.coverage_files import CoverageFiles, coverage_form
from app.services.coverage.need_desk import NeedAsked, NeedDesk
from app.store import audit_store
from app.store.unit_of_work import Store
from app.wording import Wording
from tests.services.coverage.coverage_ground import covered, drive, ground, stay
from tests.store_fixtures import Clock


@pytest.fixture
def field(store: Store, officer: Actor, clock: Clock) -> Store:
    ground(store, officer)
    NeedDesk(store).ask(officer, "need", NeedAsked(AssetLayer.WELLS, NeedMode.EVERY, 4.0))
    stay(store, "u1", clock() - timedelta(hours=2), 30)
    drive(store, "u1", clock() - timedelta(hours=1), [50.0 * n for n in range(21)])
    return store


@pytest.fixture
def chinese() -> Wording:
    return Wording.load("zh_CN", resources() / "i18n")


def test_a_night_runs_from_eight_in_the_evening_to_eight_in_the_morning_of_the_county() -> None:
    assert night_span(date(2026, 11, 21)) == (
        datetime(2026, 11, 21, 12, tzinfo=UTC), datetime(2026, 11, 22, 0, tzinfo=UTC),
    )  # fmt: skip
    evening, morning = datetime(2026, 11, 21, 12, tzinfo=UTC), datetime(2026, 11, 21, 19, tzinfo=UTC)
    assert (night_of(evening), night_of(morning)) == (date(2026, 11, 21), date(2026, 11, 21))
    assert night_of(evening - timedelta(minutes=1)) == date(2026, 11, 20), "by day it is the night that ended"


@pytest.mark.parametrize(
    ("told", "words"),
    [("car_m = 900", "car_m"), ("car_kmh = true", "car_kmh"), ("speed = 3", "speed"), ("car_m", "cannot be read")],
)
def test_a_broken_rule_is_told_and_the_defaults_hold(tmp_path: Path, told: str, words: str) -> None:
    file = tmp_path / "coverage.toml"
    file.write_text(told, "utf-8")
    found = load(file)
    assert found.passing == PassingRule()
    assert found.refused is not None
    assert words in str(found.refused)


def test_a_rule_that_cannot_be_opened_is_told_and_the_defaults_hold(tmp_path: Path) -> None:
    found = load(tmp_path)
    assert (found.passing, found.refused is None) == (PassingRule(), False)
    assert "cannot be read" in str(found.refused)


def test_every_figure_of_the_rule_can_be_set_within_bounds_that_hold_its_default() -> None:
    assert BOUNDS.keys() == vars(PassingRule()).keys()
    for name, (least, most) in BOUNDS.items():
        assert least <= getattr(PassingRule(), name) <= most


def test_the_file_sets_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "coverage.toml"
    assert load(file).passing == PassingRule()
    file.write_text("foot_m = 80\nsilent_min = 20\n", "utf-8")
    assert load(file).passing == PassingRule(foot_m=80.0, silent_min=20.0)


def test_the_worker_process_reckons_by_the_county_s_own_rule(field: Store, clock: Clock, tmp_path: Path) -> None:
    rules = tmp_path / "coverage.toml"
    desk = CoverageDesk(field.database.file, rules)
    span = clock() - timedelta(hours=24), clock()
    steps: list[tuple[int, int]] = []
    assert desk.cover(*span, lambda done, of: steps.append((done, of))) == covered(field)
    assert steps == [(1, 2), (2, 2)]
    rules.write_text("car_kmh = 10\n", "utf-8")
    slower = desk.cover(*span)
    assert slower is not None
    assert slower.lines[0].unique_m == 0.0
    assert desk.cover(*span, is_stopped=lambda: True) is None


def test_the_workbook_has_every_list_and_leaving_is_on_record(
    field: Store, officer: Actor, chinese: Wording, tmp_path: Path
) -> None:
    found, file = covered(field), tmp_path / "巡护.xlsx"
    CoverageFiles(field).write(officer, "act", file, found, chinese)
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["守点", "穿线", "铺面", "封堵死角清单", "各队投入", "巡护覆盖汇总", "已巡到,最近在前"]
    heads = [cell.value for cell in book["守点"][3]]
    assert (heads[0], heads[-1]) == ("点位", "队伍")
    lines = [[cell.value for cell in row] for row in book["穿线"].iter_rows(min_row=3)]
    assert lines[0][:3] == ["管线", "类型", "长度(公里)"]
    assert (lines[1][0], lines[1][2], lines[1][3], lines[1][4]) == ("line", 3.0, 1.0, "33.9 %")
    corners = [row[0].value for row in book["封堵死角清单"].iter_rows(min_row=4)]
    assert corners == ["far", "key"]
    with field.read() as connection:
        (act,) = audit_store.acts_about(connection, "coverage", "2026-11-20T15:41/2026-11-21T15:41", 9)
    assert (act.act, act.reason) == ("coverage.export", "巡护.xlsx")
    with pytest.raises(InputRefused, match=r"written as \.xlsx"):
        CoverageFiles(field).write(officer, "again", tmp_path / "巡护.pdf", found, chinese)


def test_the_sheet_of_a_night_has_points_lines_areas_and_dead_corners(
    field: Store, officer: Actor, clock: Clock, chinese: Wording
) -> None:
    form = coverage_form(covered(field), Occasion(wording=chinese, operator=officer.name, at=clock()))
    assert form.title == "当夜点线面巡护表"
    assert [block.title for block in form.blocks] == [
        "主要数据", "守点", "穿线", "铺面", "封堵死角清单", "各队投入", "巡护覆盖汇总",
    ]  # fmt: skip
    assert "2026-11-20 23:41 – 2026-11-21 23:41" in form.under_title
