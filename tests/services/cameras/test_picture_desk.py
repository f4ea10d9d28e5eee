"""Pictures from cameras: kept once by their hash, hung on an alert or a call, never shown when they were changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.access import Actor
from app.domain.asset import AssetLayer
from app.domain.key import new_key
from app.errors import InputRefused, NotFound, NotPermitted
from app.services.alerts.alert_desk import AlertDesk
from app.services.assets.register_desk import RegisterDesk
from app.services.cameras.picture_desk import PictureDesk
from app.services.cameras.sign_ins import SignIn, sign_in_for
from app.store import asset_store, audit_store
from app.store.files.file_tables import open_files
from app.store.files.file_vault import FileVault
from app.store.files.file_writer import FileWriter
from app.store.unit_of_work import Store
from app.store.write_lane import WriteLane
from tests.services.alert_signals import START, asset, shipped_desk, signal, stand

PNG = b"\x89PNG\r\n\x1a\n and what it shows"
SHA = hashlib.sha256(PNG).hexdigest()
CAMERA = replace(asset("C1", layer=AssetLayer.CAMERAS, kind="DOME"), name="井场球机")


@pytest.fixture
def alerts(store: Store, officer: Actor) -> AlertDesk:
    stand(store, officer, CAMERA)
    return shipped_desk(store)


@pytest.fixture
def vault(store: Store, lane: WriteLane, tmp_path: Path) -> Iterator[FileVault]:
    database = open_files(tmp_path / "onemap-files.sqlite")
    yield FileVault(database, lane, store.now)
    database.close()


@pytest.fixture
def pictures(store: Store, lane: WriteLane, vault: FileVault) -> PictureDesk:
    return PictureDesk(store, lane, vault, FileWriter(vault, lambda: None))


def test_a_picture_of_an_alert_is_kept_by_its_hash_and_stands_in_its_dossier(
    alerts: AlertDesk, pictures: PictureDesk, officer: Actor, vault: FileVault
) -> None:
    alert = alerts.hear(officer, new_key(), signal("1"))
    act = new_key()
    key = pictures.keep(officer, act, PNG, camera=CAMERA, taken_at=START, alert_id=alert)
    assert pictures.keep(officer, act, PNG, camera=CAMERA, taken_at=START, alert_id=alert) == key
    (kept,) = alerts.dossier(alert).pictures
    assert (kept.id, kept.sha256, kept.size, kept.camera_name, kept.taken_at, kept.taken_by) == (
        key, SHA, len(PNG), "井场球机", START, officer.name,
    )  # fmt: skip
    assert vault.all_whole() == [(SHA, len(PNG))]
    assert pictures.read(kept) == PNG
    assert str(alerts.dossier(alert).timeline[-1].what) == "A picture from a camera was kept"


def test_a_picture_taken_off_leaves_file_and_act(
    store: Store, alerts: AlertDesk, pictures: PictureDesk, officer: Actor, vault: FileVault
) -> None:
    alert = alerts.hear(officer, new_key(), signal("1"))
    key = pictures.keep(officer, new_key(), PNG, camera=CAMERA, taken_at=START, alert_id=alert)
    pictures.take_back(officer, new_key(), key, reason="另一口井")
    assert alerts.dossier(alert).pictures == ()
    assert vault.holds(SHA)
    with store.read() as connection:
        acts = [one.act for one in audit_store.acts_about(connection, "alert", alert)]
    assert acts[-2:] == ["picture.keep", "picture.take_back"]


def test_a_file_that_was_changed_or_is_gone_is_not_shown(
    alerts: AlertDesk, pictures: PictureDesk, officer: Actor, vault: FileVault
) -> None:
    alert = alerts.hear(officer, new_key(), signal("1"))
    pictures.keep(officer, new_key(), PNG, camera=CAMERA, taken_at=START, alert_id=alert)
    (kept,) = alerts.dossier(alert).pictures
    forged = PNG + b"!"
    with vault.database.write() as connection:
        forged_digest = hashlib.sha256(forged).hexdigest()
        connection.exec_driver_sql("UPDATE file_piece SET content = ?, digest = ?", (forged, forged_digest))
    with pytest.raises(InputRefused, match="was changed"):
        pictures.read(kept)
    with vault.database.write() as connection:
        connection.exec_driver_sql("UPDATE held_file SET sha256 = NULL")
    with pytest.raises(NotFound, match="missing"):
        pictures.read(kept)


def test_nothing_is_kept_of_what_is_no_picture_or_for_nothing_or_where_there_is_no_room(
    alerts: AlertDesk, pictures: PictureDesk, officer: Actor, store: Store, lane: WriteLane, vault: FileVault
) -> None:
    alert = alerts.hear(officer, new_key(), signal("1"))
    for png, about in ((b"<html>", alert), (PNG, None)):
        with pytest.raises(InputRefused, match="Nothing was kept"):
            pictures.keep(officer, new_key(), png, camera=CAMERA, taken_at=START, alert_id=about)
    with pytest.raises(NotFound):
        pictures.keep(officer, new_key(), PNG, camera=CAMERA, taken_at=START, call_id="nowhere")
    full = PictureDesk(store, lane, vault, FileWriter(vault, lambda: 1))
    with pytest.raises(InputRefused, match="Nothing was kept"):
        full.keep(officer, new_key(), PNG, camera=CAMERA, taken_at=START, alert_id=alert)
    assert alerts.dossier(alert).pictures == ()
    assert vault.bytes_held() == 0


def test_a_live_address_is_entered_in_the_register_and_a_hostile_one_is_refused_in_a_sentence(
    store: Store, alerts: AlertDesk, leader: Actor, officer: Actor
) -> None:
    desk = RegisterDesk(store)
    with store.read() as connection:
        seen = asset_store.assets.get(connection, CAMERA.id)
    with pytest.raises(InputRefused, match="is no live address"):
        desk.edit(leader, new_key(), seen, {"stream": "file:///etc/passwd"})
    with pytest.raises(InputRefused) as refused:
        desk.edit(leader, new_key(), seen, {"stream": "rtsp://admin:geheim@10.0.0.1/live"})
    assert "geheim" not in str(refused.value)
    with pytest.raises(NotPermitted):
        desk.edit(officer, new_key(), seen, {"stream": "rtsp://10.0.0.1/live"})
    assert desk.edit(leader, new_key(), seen, {"stream": "rtsp://10.0.0.1/live"})
    with store.read() as connection:
        assert asset_store.assets.get(connection, CAMERA.id).stream == "rtsp://10.0.0.1/live"


def test_the_first_sign_in_that_fits_the_server_holds_and_is_silent_about_itself(tmp_path: Path) -> None:
    file = tmp_path / "cameras.toml"
    assert sign_in_for(file, "rtsp://10.66.3.7/live") == SignIn()
    (tmp_path / "secret.txt").write_text("geheim\n", "utf-8")
    file.write_text(
        '[[sign_in]]\nhost = "10.66.3.*"\nuser = "viewer"\npassword_file = "secret.txt"\n'
        '[[sign_in]]\nhost = "*"\nuser = "other"\n',
        "utf-8",
    )
    found = sign_in_for(file, "rtsp://10.66.3.7/live")
    assert found == SignIn("viewer", "geheim")
    assert "geheim" not in repr(found)
    assert sign_in_for(file, "http://10.1.1.1/") == SignIn("other", "")


@pytest.mark.parametrize(
    "told",
    ['[[sign_in]]\nhost = "*"\npassword = "x"', "[[sign_in]]\nhost = 7", "[[sign_in", "sign_in = 3",
     '[[sign_in]]\nhost = "*"\npassword_file = "nowhere"', '[[sign_in]]\nhost = "*"\npassword_env = "NO_SUCH"'],
)  # fmt: skip
def test_a_file_of_sign_ins_that_cannot_be_meant_is_refused(told: str, tmp_path: Path) -> None:
    file = tmp_path / "cameras.toml"
    file.write_text(told, "utf-8")
    with pytest.raises(InputRefused, match="No camera was asked"):
        sign_in_for(file, "rtsp://10.66.3.7/live")
