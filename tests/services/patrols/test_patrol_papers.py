"""What goes out of a patrol: the order with codes to navigate by, cards whose codes prove a visit, GPX; templates."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import shapely
from docx import Document
from pyogrio import read_dataframe

from app.domain.access import Actor
from app.domain.duty import DutyLevel
from app.domain.marking import Marking
from app.domain.office_form import Box, OfficeForm, Pictures, Table
from app.domain.patrol import PatrolKind, StopProof
from app.domain.patrol_plan import PlannedStop
from app.domain.unit import UnitKind
from app.errors import Conflict, InputRefused, NotPermitted
from app.paths import resources
from app.services.patrols import check_code
from app.services.patrols.beat import BeatGround
from app.services.patrols.patrol_desk import PatrolDesk
from app.services.patrols.patrol_reading import PatrolReading
from app.services.patrols.patrol_sheet import PatrolPaper, PatrolSheet
from app.services.patrols.template_desk import TemplateDesk, next_begin
from app.store.unit_of_work import Store
from app.wording import Wording
from tests.services.patrols.field import lay_out, plan
from tests.store_fixtures import Clock

CHINESE = Wording.load("zh_CN", resources() / "i18n")
FIRST = PlannedStop(name="演 3", lon=107.73, lat=37.35, asset_id="well 3", proof=StopProof.QR)
SECOND = replace(FIRST, name="演示一线 K7+000", lon=107.58, lat=37.2, asset_id="line", proof=StopProof.POSITION)


@pytest.fixture
def ground(store: Store) -> BeatGround:
    lay_out(store)
    return BeatGround()


@pytest.fixture
def desk(store: Store, ground: BeatGround) -> PatrolDesk:
    return PatrolDesk(store, ground)


@pytest.fixture
def reading(store: Store, ground: BeatGround) -> PatrolReading:
    return PatrolReading(store, ground)


@pytest.fixture
def sheet(store: Store, reading: PatrolReading) -> PatrolSheet:
    return PatrolSheet(store, reading, lambda: True)


def made(sheet: PatrolSheet, officer: Actor, key: str, paper: PatrolPaper) -> OfficeForm:
    return sheet.form(officer, f"{paper} {key}", key, paper, Marking.INTERNAL, CHINESE)


def test_the_order_tells_team_time_beat_and_check_points_with_a_code_to_navigate_by_for_each(
    desk: PatrolDesk, reading: PatrolReading, sheet: PatrolSheet, officer: Actor, clock: Clock
) -> None:
    key = desk.plan(officer, "plan", plan(clock, stops=(FIRST, SECOND)))
    form = made(sheet, officer, key, PatrolPaper.ORDER)
    facts, table, codes = form.blocks
    assert isinstance(facts, Box)
    told = "\n".join(value for row in facts.rows for _name, value in row)
    for word in ("巡察1组", "演示员甲", "演K·D0001", "演示一线 K2+000–K12+000", "公安、义务巡逻队", "防打孔"):
        assert word in told
    assert form.marks == ("内部", "演示数据")
    assert isinstance(table, Table)
    assert [row[:2] for row in table.rows] == [("1", "演 3"), ("2", "演示一线 K7+000")]
    assert isinstance(codes, Pictures)
    assert [name for _png, name, _told in codes.shown] == ["1 演 3", "2 演示一线 K7+000"]
    assert all(png.startswith(b"\x89PNG") and "GCJ-02" in said for png, _name, said in codes.shown)
    assert reading.steps(key)[-1].act == "patrol.print"
    with pytest.raises(Conflict, match="printed already"):
        desk.take_back(officer, "back", "plan", reason="误建")


def test_a_card_has_the_code_of_its_place_which_the_order_does_not_tell(
    desk: PatrolDesk, reading: PatrolReading, sheet: PatrolSheet, officer: Actor, clock: Clock, store: Store
) -> None:
    key = desk.plan(officer, "plan", plan(clock, stops=(FIRST, SECOND)))
    form = made(sheet, officer, key, PatrolPaper.CARDS)
    (cards,) = form.blocks
    assert isinstance(cards, Pictures)
    ((_png, name, told),) = cards.shown
    assert name == "演 3", "only what is proved by its code has a card"
    with store.read() as connection:
        secret = check_code.known_secret(connection)
    assert secret is not None
    code = check_code.check_code(secret, check_code.place_key(FIRST))
    assert told == f"{code[:3]} {code[3:]}"
    assert check_code.said_code(f" {code[:3].lower()}-{code[3:]} ") == code
    assert check_code.said_code(check_code.card_text(code)) == code
    order = made(sheet, officer, key, PatrolPaper.ORDER)
    assert code not in str(order)
    moved = replace(FIRST, lon=FIRST.lon + 0.00002)
    assert check_code.check_code(secret, check_code.place_key(moved)) == code, "put right by two metres"
    other = replace(FIRST, lon=FIRST.lon + 0.001)
    assert check_code.check_code(secret, check_code.place_key(other)) != code
    assert check_code.check_code("another", check_code.place_key(FIRST)) != code


def test_cards_of_a_patrol_without_check_points_are_refused_and_nothing_is_on_record(
    desk: PatrolDesk, reading: PatrolReading, sheet: PatrolSheet, officer: Actor, clock: Clock
) -> None:
    key = desk.plan(officer, "plan", plan(clock))
    with pytest.raises(InputRefused, match="has no check points"):
        made(sheet, officer, key, PatrolPaper.CARDS)
    assert [step.act for step in reading.steps(key)] == ["patrol.plan"]


def test_the_order_for_word_holds_its_pictures(
    desk: PatrolDesk, sheet: PatrolSheet, officer: Actor, clock: Clock, tmp_path: Path
) -> None:
    key = desk.plan(officer, "plan", plan(clock, stops=(FIRST, SECOND)))
    file = tmp_path / "任务单.docx"
    sheet.write(
        officer, "word", key, PatrolPaper.ORDER, file, marking=Marking.NONE, wording=CHINESE,
        write_pdf=lambda _form, _file: None,
    )  # fmt: skip
    document = Document(str(file))
    assert "联巡任务单" in [one.text for one in document.paragraphs]
    assert len(document.inline_shapes) == 2
    with zipfile.ZipFile(file) as packed:
        assert sum(name.startswith("word/media/") for name in packed.namelist()) == 2


def test_gpx_holds_beat_check_points_and_their_order_as_other_programs_read_it(
    desk: PatrolDesk, reading: PatrolReading, sheet: PatrolSheet, officer: Actor, clock: Clock, tmp_path: Path
) -> None:
    first = plan(clock)
    due = first.begins_at + timedelta(minutes=40)
    key = desk.plan(officer, "plan", replace(first, name="穿线<&>", stops=(replace(FIRST, due_at=due), SECOND)))
    file = tmp_path / "联巡.gpx"
    sheet.write_gpx(officer, "gpx", key, file, CHINESE)
    points = read_dataframe(file, layer="waypoints")
    assert list(points["name"]) == ["1 演 3", "2 演示一线 K7+000"]
    assert list(points["desc"]) == ["停留 12 分钟"] * 2
    assert points["time"][0].to_pydatetime().astimezone(UTC) == due
    assert points.geometry[0].equals(shapely.Point(107.73, 37.35))
    route = read_dataframe(file, layer="routes")
    assert list(route["name"]) == ["LX2026-0001 穿线<&>"]
    track = read_dataframe(file, layer="tracks").geometry[0]
    beat = reading.patrol(key).beat
    assert beat is not None
    assert shapely.get_num_coordinates(track) == len(beat.path)
    assert [step.act for step in reading.steps(key)] == ["patrol.plan", "patrol.gpx"]


# -- templates --------------------------------------------------------------------------------------------------------


def test_a_template_is_kept_by_a_leader_planned_from_and_taken_back(
    store: Store, desk: PatrolDesk, reading: PatrolReading, officer: Actor, leader: Actor, clock: Clock
) -> None:
    templates = TemplateDesk(store)
    first = plan(clock, stops=(FIRST,))
    with pytest.raises(NotPermitted):
        templates.keep(officer, "officer", first, name="夜间", level=DutyLevel.NORMAL, kind=None)
    templates.keep(
        leader, "keep", first, name="夜间", level=DutyLevel.NORMAL, kind=UnitKind.PATROL_GROUP
    )  # fmt: skip
    (kept,) = reading.offers().templates
    assert (kept.begins_min, kept.hours, kept.from_m) == (41, 4.0, 2_000.0)
    night = templates.night(DutyLevel.NORMAL)
    (one,) = night.planned
    assert (one.unit_id, one.stops, one.begins_at) == ("u1", (FIRST,), first.begins_at)
    assert templates.night(DutyLevel.WARTIME).planned == ()
    desk.plan_all(officer, "night", night.planned)
    again = templates.night(DutyLevel.NORMAL)
    assert (again.planned, again.without_team) == ((), ()), "it is planned already"
    templates.take_back(leader, "back", "keep", reason="误存")
    assert reading.offers().templates == ()


def test_each_template_of_a_night_gets_a_free_team_of_its_kind_and_the_rest_are_told(
    store: Store, leader: Actor, clock: Clock
) -> None:
    templates = TemplateDesk(store)
    lay_out(store)
    area = plan(clock, kind=PatrolKind.AREA, asset_id="area", from_m=None, to_m=None)
    for name, kind in (("一", UnitKind.PATROL_GROUP), ("二", UnitKind.PATROL_GROUP), ("三", None)):
        templates.keep(leader, name, area, name=name, level=DutyLevel.ENHANCED, kind=kind)
    night = templates.night(DutyLevel.ENHANCED)
    assert [(one.name, one.unit_id) for one in night.planned] == [("一", "u1"), ("三", "u2")]
    assert [one.name for one in night.without_team] == ["二"]


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        ("2026-11-21 12:00", "2026-11-21 22:00"),
        ("2026-11-21 23:00", "2026-11-21 22:00"),
        ("2026-11-22 00:30", "2026-11-21 22:00"),
        ("2026-11-22 03:00", "2026-11-22 22:00"),
    ],
)
def test_a_template_is_due_tonight_while_half_of_its_time_is_left(
    store: Store, leader: Actor, clock: Clock, reading: PatrolReading, now: str, begins: str
) -> None:
    ten = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
    late = plan(clock, begins_at=ten, ends_at=ten + timedelta(hours=8))
    TemplateDesk(store).keep(leader, "keep", late, name="夜", level=DutyLevel.NORMAL, kind=None)
    (kept,) = reading.offers().templates
    moments = [datetime.fromisoformat(f"{one}+08:00") for one in (now, begins)]
    assert next_begin(kept, moments[0].astimezone(UTC)) == moments[1]
