"""Makes a demo's alert desk calm, busy or flooded, for the handbook's pictures.

`python -m tests.pictures.alert_nights DATA NIGHT`: all of it is heard and acted on through the desks, and invented.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from app.bootstrap import Program
from app.domain.access import Actor
from app.domain.alert import WAITING, AlertState, Dismissal, Severity, Verdict
from app.domain.asset import AssetLayer
from app.domain.key import new_key
from app.domain.signal import AlertSignal
from app.paths import DataDirectory
from app.services.alerts.alarm_test import AlarmTest

NIGHTS = ("calm", "busy", "flooded")
FLOOD = 140


def main() -> int:
    """Make one night of the data directory."""
    if len(sys.argv) != 3 or sys.argv[2] not in NIGHTS:
        print(f"usage: alert_nights DATA {'|'.join(NIGHTS)}", file=sys.stderr)
        return 2
    with Program(DataDirectory(Path(sys.argv[1]))) as program:
        actor = program.actor()
        {"calm": calm, "busy": busy, "flooded": flooded}[sys.argv[2]](program, actor)
    return 0


def calm(program: Program, actor: Actor) -> None:
    """All but one acknowledged alert is judged."""
    desk = program.alert_desk
    for number, alert in enumerate(desk.open_alerts()):
        if alert.state in WAITING:
            desk.acknowledge(actor, new_key(), alert.id)
        if number and desk.alert(alert.id).state in (AlertState.ACKED, AlertState.SHELVED):
            verdict, why = Verdict.FALSE, Dismissal.ANIMAL_WIND
            desk.close(actor, new_key(), alert.id, verdict=verdict, dismissal=why, reason="现场无异常")


def busy(program: Program, actor: Actor) -> None:
    """A group of one trouble, repeats, one taken on, one shelved, the alarm test."""
    desk, now = program.alert_desk, program.now()
    wells = _keys(program, AssetLayer.WELLS, 6)
    told = (
        ("scada", "PRESSURE_DROP", Severity.HIGH, "压力骤降 12%", "5 分钟内由 2.41 降至 2.12 MPa", 0, 6.0),
        ("scada", "LEVEL_DROP", Severity.MEDIUM, "储罐液位下降", "10 分钟下降 0.3 m", 0, 5.2),
        ("video", "VIDEO_INTRUSION", Severity.HIGH, "夜间人员闯入", "2 人,有车辆灯光", 0, 4.5),
        ("video", "CAMERA_LOST", Severity.MEDIUM, "监控中断", "摄像头离线", 1, 12.0),
        ("gps", "TANKER_ALONE", Severity.HIGH, "罐车无护送行驶", "陕K·演1207", 2, 9.0),
        ("power", "POWER_LOST", Severity.LOW, "井场断电", "", 3, 25.0),
        ("fence", "FENCE_OPENED", Severity.MEDIUM, "围栏开启", "东门", 4, 31.0),
    )
    for number, (source, kind, severity, title, text, well, minutes) in enumerate(told):
        signal = AlertSignal(
            source=source, source_id=f"busy-{number}", at=now - timedelta(minutes=minutes), kind=kind,
            severity=severity.value, title=f"{title} · {wells[well]}", text=text, asset=wells[well],
        )  # fmt: skip
        key = desk.hear(actor, new_key(), signal)
        if kind == "TANKER_ALONE" and key:
            desk.acknowledge(actor, new_key(), key)
            desk.take_on(actor, new_key(), key)
        if kind == "POWER_LOST" and key:
            desk.acknowledge(actor, new_key(), key)
            desk.shelve(actor, new_key(), key, until=now + timedelta(hours=1), reason="已知故障,已报修")
    AlarmTest(program.store, lambda signals: bool(desk.hear_all(actor, new_key(), signals, is_test=True))).begin(
        actor, new_key()
    )


def flooded(program: Program, actor: Actor) -> None:
    """A storm: cameras and power go by the dozen, the one fire among them."""
    busy(program, actor)
    now, wells = program.now(), _keys(program, AssetLayer.WELLS, FLOOD)
    signals = [
        AlertSignal(
            source="video" if number % 3 else "power", source_id=f"storm-{number}",
            at=now - timedelta(seconds=4 * (FLOOD - number)), kind="CAMERA_LOST" if number % 3 else "POWER_LOST",
            severity=(Severity.MEDIUM if number % 3 else Severity.LOW).value,
            title=f"{'监控中断' if number % 3 else '井场断电'} · {well}", text="大风", asset=well,
        )
        for number, well in enumerate(wells)
    ]  # fmt: skip
    fire = AlertSignal(
        source="smoke", source_id="storm-fire", at=now - timedelta(seconds=50), kind="FIRE",
        severity=Severity.CRITICAL.value, title=f"井场火情 · {wells[70]}", text="热成像 412 ℃,火势扩大",
        asset=wells[70],
    )  # fmt: skip
    program.alert_desk.hear_all(actor, new_key(), [*signals, fire])


def _keys(program: Program, layer: AssetLayer, number: int) -> list[str]:
    """Codes of some assets, spread over the county."""
    codes = program.asset_desk.table(layer).texts["code"]
    step = max(1, len(codes) // (number + 1))
    return [str(codes[step * (at + 1)]) for at in range(number)]


if __name__ == "__main__":
    sys.exit(main())
