"""`ingest` without a window or Qt, and `simulate` through a real broker."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.real_broker import Broker

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def without_qt(tmp_path: Path) -> dict[str, str]:
    """An environment in which PySide6 cannot be imported."""
    broken = tmp_path / "broken" / "PySide6"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise ImportError('no Qt on this server')\n", "utf-8")
    return {**os.environ, "PYTHONPATH": str(broken.parent), "PYTHONUTF8": "1"}


def words(data: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "app", "--data", str(data), *more]


def say(env: dict[str, str], data: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words(data, *more), cwd=CHECKOUT, env=env, capture_output=True, text=True, timeout=60, check=False
    )


def test_what_is_simulated_reaches_the_store_through_a_broker_without_any_window(
    broker: Broker, data_directory: Path, without_qt: dict[str, str]
) -> None:
    (data_directory / "feeds.toml").write_text(f"[mqtt]\nenabled = true\nport = {broker.port}\n", "utf-8")
    (data_directory / "settings.toml").write_text('language = "en"\n', "utf-8")
    ingest = subprocess.Popen(
        words(data_directory, "ingest"), cwd=CHECKOUT, env=without_qt, stdout=subprocess.PIPE, text=True
    )
    assert ingest.stdout is not None
    assert any("mqtt\tLISTENING" in line for line in iter(ingest.stdout.readline, ""))
    # It subscribed before, in a session of its own: what is told from now on is for it.
    simulated = say(
        without_qt, data_directory, "simulate", "--units", "5", "--rate", "20", "--alerts-per-minute", "600",
        "--minutes", "0.03",
    )  # fmt: skip
    assert simulated.returncode == 0, simulated.stderr
    positions, alerts = map(int, simulated.stdout.split())
    assert positions > 50
    assert alerts > 5
    ingest.terminate()
    last = ingest.stdout.read().splitlines()[-1]
    ingest.stdout.close()
    assert ingest.wait(timeout=30) == 0
    told = re.fullmatch(r"(\d+) signals received, (\d+) kept, 0 wait in the spool, (\d+) unknown", last)
    assert told is not None, last
    assert told[1] == told[2]
    # Nobody has registered these units here.
    assert 0 < int(told[3]) <= positions
    listed = say(without_qt, data_directory, "list", "alerts", "--json")
    assert 0 < len(json.loads(listed.stdout)) <= alerts


def test_without_a_feed_there_is_nothing_to_ingest(data_directory: Path, without_qt: dict[str, str]) -> None:
    done = say(without_qt, data_directory, "ingest")
    assert done.returncode == 1
    assert "feeds.toml" in done.stderr


@pytest.mark.parametrize("url", ["http://127.0.0.1", "127.0.0.1:1883", "mqtt://", "mqtt://host:port"])
def test_what_is_no_broker_is_told(data_directory: Path, url: str) -> None:
    done = say(dict(os.environ), data_directory, "simulate", "--broker", url)
    assert done.returncode == 1
    assert url in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_broker_that_is_not_there_is_told(data_directory: Path, free_port: int) -> None:
    done = say(dict(os.environ), data_directory, "simulate", "--broker", f"mqtt://127.0.0.1:{free_port}")
    assert done.returncode == 1
    assert str(free_port) in done.stderr
