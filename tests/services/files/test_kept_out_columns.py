"""A password that stands in a camera list goes into no record, and the officer is told that it was left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.access import Actor
from app.domain.asset import AssetLayer
from app.services.files.import_desk import ImportDesk
from app.services.files.import_plan import ImportPlan
from app.services.files.kept_out_columns import is_personal, is_secret
from app.store import asset_store
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.services.import_ground import imported, written


@pytest.fixture
def desk(store: Store, lane: WriteLane, tmp_path: Path) -> Iterator[ImportDesk]:
    desk = ImportDesk(store, lane, tmp_path / "reports")
    yield desk
    desk.close()


@pytest.mark.parametrize(
    "header",
    [
        "密码", "登录密码", "密 码", "口令", "Password", "PASS WORD", "user_pwd", "Pwd", "passwd1", "ｐｗｄ", "psw",
        "Pass", "rtsp密码(明文)", "API key", "secret", "設備密碼", "mima", "Access-Token",
    ],
)  # fmt: skip
def test_a_password_is_known_by_its_header(header: str) -> None:
    assert is_secret(header)


@pytest.mark.parametrize(
    "header",
    ["用户名", "通行证", "compass", "bypass", "secretary", "编码", "密度", "户口", "pass_count", "passing loop", "key"],
)
def test_what_only_looks_like_one_is_kept(header: str) -> None:
    assert not is_secret(header)


@pytest.mark.parametrize(
    "header",
    [
        "指纹", "人脸照片", "DNA编号", "血型", "宗教信仰", "民族", "健康状况", "病 史", "信访记录", "政治面貌",
        "嫌疑人姓名",
        "身份证号", "涉案人员", "Religion", "ethnicity", "medical history", "ID_Card", "Political party", "biometrics",
    ],
)  # fmt: skip
def test_what_is_kept_of_nobody_here_is_known_by_its_header(header: str) -> None:
    assert is_personal(header)


@pytest.mark.parametrize(
    "header", ["人脸抓拍", "健康度", "责任人", "联系人", "所属", "编号", "surface", "interface", "证号", "政府专线"]
)
def test_what_only_sounds_like_it_is_kept(header: str) -> None:
    assert not is_personal(header)


def test_columns_about_people_are_left_out_of_an_import_and_said(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path, data_directory: Path
) -> None:
    path = written(tmp_path, "编号,名称,经度,纬度,民族,嫌疑人,厂家\nC1,一号,108.1,37.5,演示族,演示甲,某厂\n", "p.csv")
    preview = desk.preview(ImportPlan(path=path, layer="cameras", crs="WGS84"))
    assert "民族" not in preview.kept
    assert any("民族, 嫌疑人" in str(one) for one in preview.warnings)
    assert "演示甲" not in str(preview.rows)
    imported(desk, leader, path, "cameras")
    with store.read() as connection:
        camera = asset_store.of_code(connection, "C1")[0]
    assert camera.attributes == {"厂家": "某厂"}
    assert "演示甲".encode() not in b"".join(one.read_bytes() for one in data_directory.rglob("*.sqlite*"))


def test_passwords_of_a_camera_list_are_left_out_everywhere_and_said(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path, data_directory: Path
) -> None:
    table = (
        "编号,名称,经度,纬度,视频地址,登录用户,登录密码,备用地址,厂家\n"
        "C1,一号井场,108.1,37.5,rtsp://10.0.0.1/live,admin,geheim-7,rtsp://admin:geheim-7@10.0.0.2/live,某厂\n"
    )
    path = written(tmp_path, table, "c.csv")
    preview = desk.preview(ImportPlan(path=path, layer="cameras", crs="WGS84"))
    assert "登录密码" not in preview.kept
    assert "登录密码" not in preview.dropped
    assert any("登录密码" in str(one) for one in preview.warnings)
    assert "geheim-7" not in str(preview.rows)
    result = imported(desk, leader, path, "cameras")
    assert result.added == 1
    assert ["登录密码" in str(one) and "cameras.toml" in str(one) for one in result.notes].count(True) == 1
    with store.read() as connection:
        (camera,) = asset_store.of_kind(connection, AssetLayer.CAMERAS)
    assert camera.attributes == {"登录用户": "admin", "备用地址": "rtsp://***@10.0.0.2/live", "厂家": "某厂"}
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and file != path)
    assert b"geheim-7" not in kept


def test_a_password_within_a_nested_attribute_is_left_out_too(
    desk: ImportDesk, store: Store, leader: Actor, tmp_path: Path
) -> None:
    told = (
        '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":'
        '[108.1,37.5]},"properties":{"code":"C1","device":{"user":"admin","Password":"geheim-7","ports":'
        '[{"pwd":"geheim-7","url":"http://a:geheim-7@h/x"}]}}}]}'
    )
    imported(desk, leader, written(tmp_path, told, "c.geojson"), "cameras", crs="")
    with store.read() as connection:
        (camera,) = asset_store.of_kind(connection, AssetLayer.CAMERAS)
    assert "geheim-7" not in str(camera.attributes)
    assert "admin" in str(camera.attributes)
