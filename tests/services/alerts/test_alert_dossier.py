"""What stands on an alert when somebody opens it: the place, its past, whom to ring, what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.access import Actor, Right
from app.domain.alert import AlertKind, Verdict
from app.domain.asset import AssetLayer
from app.domain.call import Call, CallCategory, CallSource
from app.domain.key import new_key
from app.domain.premise import ContactResult, ContactRole, PremiseKind
from app.domain.record import OwnerDomain
from app.errors import InputRefused
from app.services.alerts.alert_desk import AlertDesk
from app.services.alerts.guidance import GuidanceShelf, parsed
from app.services.alerts.premise_desk import PremiseDesk
from app.store.unit_of_work import Store
from tests.services.alert_signals import START, asset, shipped_desk, signal, stand
from tests.store_fixtures import Clock
from tests.ui import invented


@pytest.fixture
def desk(store: Store, officer: Actor) -> AlertDesk:
    camera = asset("C1", layer=AssetLayer.CAMERAS, kind="DOME", lon=107.503)
    stand(
        store, officer, asset("定1-1"), camera, asset("C2", layer=AssetLayer.CAMERAS, lon=107.51),
        replace(asset("C0", layer=AssetLayer.CAMERAS), status="OUT_OF_SERVICE"),
    )  # fmt: skip
    return shipped_desk(store)


def call(key: str, minutes: float, lon: float = 107.5) -> Call:
    at = START - timedelta(minutes=minutes)
    return Call(
        id=key, owner_domain=OwnerDomain.POLICE, number=key, category=CallCategory.CRIMINAL, title="可疑车辆",
        source=CallSource.GUARD_PHONE, lon=lon, lat=37.2, occurred_at=at, received_at=at,
    )  # fmt: skip


def test_the_place_tells_its_last_90_days_without_this_alert_and_without_tests(
    store: Store, desk: AlertDesk, officer: Actor
) -> None:
    for days, kind in ((1, "CAMERA_LOST"), (30, "CAMERA_LOST"), (80, "LEAK"), (91, "LEAK")):
        key = desk.hear(officer, new_key(), signal(f"-{days}", kind=kind, asset="定1-1", after_s=-86_400 * days))
        desk.acknowledge(officer, new_key(), key)
        desk.close(officer, new_key(), key, verdict=Verdict.TRUE)
    desk.hear(officer, new_key(), signal("t", asset="定1-1"), is_test=True)
    desk.hear(officer, new_key(), signal("far", lon=107.6, lat=37.2))
    with store.act(officer, new_key(), "test.fill", Right.ACT) as work:
        work.add(replace(invented.case("c1", days=13), lon=107.501, lat=37.2, asset_id=None))
        work.add(replace(invented.case("c2", days=120), lon=107.501, lat=37.2, asset_id=None))
    past = desk.dossier(desk.hear(officer, new_key(), signal("now", asset="定1-1"))).past
    assert dict(past.by_kind) == {AlertKind.CAMERA_LOST: 2, AlertKind.LEAK: 1}
    assert (past.alerts, past.true_alarms, [case.id for case in past.cases]) == (3, 3, ["c1"])


def test_alerts_and_calls_of_the_same_place_and_hour_are_related_and_the_likest_may_be_the_same(
    store: Store, desk: AlertDesk, officer: Actor, clock: Clock
) -> None:
    same = desk.hear(officer, new_key(), signal("1", asset="定1-1", after_s=-600))
    other = desk.hear(officer, new_key(), signal("2", kind="FENCE_OPENED", lon=107.502, lat=37.2, after_s=-3_600))
    desk.hear(officer, new_key(), signal("3", asset="定1-1", after_s=-86_500))
    with store.act(officer, new_key(), "test.fill", Right.ACT) as work:
        for one in (call("near", 12), call("early", 300), call("far", 12, lon=107.9), call("old", 1_500)):
            work.add(one)
    dossier = desk.dossier(desk.hear(officer, new_key(), signal("now", asset="定1-1")))
    assert [(one.alert.id, one.is_duplicate) for one in dossier.alerts] == [(same, True), (other, False)]
    assert dossier.alerts[1].distance_m == pytest.approx(177, abs=5)
    assert [(one.call.id, one.is_duplicate) for one in dossier.calls] == [("near", True), ("early", False)]


def test_whom_to_ring_stands_in_order_post_security_police_and_each_ring_is_on_record(
    store: Store, desk: AlertDesk, officer: Actor, clock: Clock
) -> None:
    premises = PremiseDesk(store)
    for role, name, of_asset in (
        (ContactRole.POLICE, "警务室", False), (ContactRole.ENTERPRISE_SECURITY, "内保值班", False),
        (ContactRole.POST, "井区值班", False), (ContactRole.POST, "看井工", True),
    ):  # fmt: skip
        premises.add_contact(
            officer, new_key(), asset_id="asset-定1-1" if of_asset else None, role=role, name=name, phone="0912-0000"
        )
    key = desk.hear(officer, new_key(), signal("now", asset="定1-1"))
    assert [one.name for one in desk.dossier(key).contacts] == ["看井工", "井区值班", "内保值班", "警务室"]
    clock.move(seconds=40)
    premises.rang(
        officer, new_key(), key, role=ContactRole.POST, name="看井工", phone="0912-0000",
        result=ContactResult.NO_ANSWER, note="响铃无人接",
    )  # fmt: skip
    dossier = desk.dossier(key)
    assert [(one.name, one.result, one.at, one.by) for one in dossier.attempts] == [
        ("看井工", ContactResult.NO_ANSWER, clock(), "韩")
    ]
    assert (str(dossier.timeline[-1].what), dossier.timeline[-1].reason) == ("Rang 看井工: No answer", "响铃无人接")


def test_notes_on_the_place_warn_and_can_be_changed_and_removed(store: Store, desk: AlertDesk, officer: Actor) -> None:
    premises = PremiseDesk(store)
    gas = premises.add_note(officer, new_key(), "asset-定1-1", kind=PremiseKind.GAS, text="硫化氢,站上风口")
    dog = premises.add_note(officer, new_key(), "asset-定1-1", kind=PremiseKind.DOG, text="有狗")
    with pytest.raises(InputRefused, match="left empty"):
        premises.add_note(officer, new_key(), "asset-定1-1", kind=PremiseKind.DOG, text=" ")
    premises.change_note(officer, new_key(), gas, kind=PremiseKind.GAS, text="硫化氢 50 ppm")
    premises.remove_note(officer, new_key(), dog)
    dossier = desk.dossier(desk.hear(officer, new_key(), signal("now", asset="定1-1")))
    assert [(one.text, one.author) for one in dossier.notes] == [("硫化氢 50 ppm", "韩")]


def test_a_contact_is_changed_and_removed(store: Store, desk: AlertDesk, officer: Actor) -> None:
    premises = PremiseDesk(store)
    key = premises.add_contact(officer, "add", asset_id="asset-定1-1", role=ContactRole.POST, name="看井工", phone="1")
    assert key == premises.add_contact(
        officer, "add", asset_id="asset-定1-1", role=ContactRole.POST, name="看井工", phone="1"
    )
    premises.change_contact(officer, new_key(), key, role=ContactRole.POST, name="看井工", phone="2", rank=3)
    assert [(one.phone, one.rank) for one in premises.contacts("asset-定1-1")] == [("2", 3)]
    premises.remove_contact(officer, new_key(), key)
    assert premises.contacts("asset-定1-1") == ()


def test_the_nearest_camera_in_service_is_named_with_its_distance(desk: AlertDesk, officer: Actor) -> None:
    camera = desk.dossier(desk.hear(officer, new_key(), signal("now", asset="定1-1"))).camera
    assert camera is not None
    assert camera.camera.code == "C1"
    assert camera.distance_m == pytest.approx(266, abs=5)


def test_an_alert_without_a_place_has_a_dossier_too(desk: AlertDesk, officer: Actor) -> None:
    dossier = desk.dossier(desk.hear(officer, new_key(), signal("now", kind="SOURCE_SILENT")))
    assert (dossier.camera, dossier.asset, dossier.alerts, dossier.past.alerts) == (None, None, (), 0)
    assert dossier.guidance.steps


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("kind", list(AlertKind))
def test_every_kind_has_guidance_that_fits_on_the_alert(desk: AlertDesk, kind: AlertKind, language: str) -> None:
    guidance = desk._dossiers._guidance.of(kind, language)
    other = desk._dossiers._guidance.of(AlertKind.OTHER, language)
    assert 2 <= len(guidance.steps) <= 6
    assert all(len(step) <= 110 for step in guidance.steps)
    assert (guidance == other) == (kind is AlertKind.OTHER), "no kind falls back to the general text"


def test_the_bureaus_own_guidance_takes_the_place_of_the_shipped(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    for folder, step in ((own, "本局做法"), (shipped, "自带做法")):
        (folder / "zh_CN").mkdir(parents=True)
        (folder / "zh_CN" / "FIRE.md").write_text(f"# 火灾\n\n1. {step}\n\n## 装备\n\n- 警戒带\n", "utf-8")
    (own / "zh_CN" / "LEAK.md").write_bytes(b"\xff\xfe broken")
    shelf = GuidanceShelf((own, shipped))
    fire = shelf.of(AlertKind.FIRE, "zh_CN")
    assert (fire.steps, fire.equipment) == (("本局做法",), ("警戒带",))
    assert shelf.of(AlertKind.FIRE, "en") == fire, "the other language is better than nothing"
    assert shelf.of(AlertKind.LEAK, "zh_CN").steps == ()
    assert parsed("") == shelf.of(AlertKind.LEAK, "zh_CN")
