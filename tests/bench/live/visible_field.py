"""The field of the bench, a process of its own: publishes through the broker, each message with its own time in it.

`python -m tests.bench.live.visible_field SCENARIO PORT MINUTES`. A unit drives north at 40 km/h, so that its latitude
tells when it was published; the title of an alert does.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion

UNITS = 500
ALERTS_A_SECOND = {"steady": 10, "burst": 100}
BURST_S = 10
SLICES = 50
"""A second is published in so many parts."""
SOUTH, DEGREES_A_MS = 36.95, 1e-7
SEVERITIES = ("LOW", "LOW", "LOW", "LOW", "MEDIUM", "MEDIUM", "MEDIUM", "HIGH", "HIGH", "CRITICAL")


def position(unit: int, at_ms: int, begun_ms: int) -> dict[str, object]:
    """Where a unit is: its latitude is its time."""
    return {
        "unit": f"BENCH-{unit}",
        "time": moment(at_ms),
        "lon": round(107.4 + 0.001 * unit, 7),
        "lat": round(SOUTH + DEGREES_A_MS * (at_ms - begun_ms), 7),
        "speed_kmh": 40.0,
        "course_deg": 0.0,
        "accuracy_m": 5.0,
        "datum": "WGS84",
    }


def alert(number: int, at_ms: int) -> dict[str, object]:
    """An alert at an object of its own: its title ends with its time."""
    return {
        "source": "bench",
        "id": f"{number:06d}",
        "time": moment(at_ms),
        "kind": "VIDEO_INTRUSION",
        "severity": SEVERITIES[number % len(SEVERITIES)],
        "title": f"bench {number} @{at_ms}",
        "text": "",
        "lon": round(107.3 + 0.01 * (number % 90), 6),
        "lat": round(36.9 + 0.01 * (number // 90 % 90), 6),
        "asset": f"BENCH-ASSET-{number}",
        "state": "active",
    }


def moment(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).isoformat(timespec="milliseconds")


def publish(scenario: str, port: int, minutes: float) -> tuple[int, int]:
    """How many positions and alerts were published, all of them confirmed by the broker."""
    client = mqtt.Client(CallbackAPIVersion.VERSION2, client_id="bench-field")
    client.max_inflight_messages_set(2_000)
    client.connect("127.0.0.1", port)
    client.loop_start()
    begun = time.time()
    begun_ms = int(begun * 1000)
    print(begun_ms, flush=True)
    seconds = BURST_S if scenario == "burst" else int(60 * minutes)
    alerts_each = ALERTS_A_SECOND[scenario] / SLICES
    units = UNITS if scenario == "steady" else 0
    positions = alerts = 0
    last = None
    for part in range(seconds * SLICES):
        time.sleep(max(0.0, begun + part / SLICES - time.time()))
        at_ms = int(time.time() * 1000)
        for unit in range(part % SLICES, units, SLICES):
            told = json.dumps(position(unit, at_ms, begun_ms))
            last = client.publish(f"oilfield/position/BENCH-{unit}", told, qos=1)
            positions += 1
        while alerts < (part + 1) * alerts_each - 1e-9:
            last = client.publish("oilfield/alert/bench", json.dumps(alert(alerts, int(time.time() * 1000))), qos=1)
            alerts += 1
    if last is not None:
        last.wait_for_publish(60)
    client.disconnect()
    client.loop_stop()
    return positions, alerts


if __name__ == "__main__":
    print(json.dumps(publish(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))))
