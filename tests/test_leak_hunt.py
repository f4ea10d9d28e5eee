"""The hunt itself: what a test leaves running fails that test, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CHECKOUT = Path(__file__).resolve().parent.parent


def outcome_of(pytester: pytest.Pytester, body: str) -> pytest.RunResult:
    """Run one test file under the project's own conftest and settings."""
    pytester.makeconftest("from tests.conftest import *\nfrom tests.conftest import _nothing_is_left_behind")
    pytester.makepyprojecttoml(
        f"""
        [tool.pytest.ini_options]
        pythonpath = ["{CHECKOUT.as_posix()}", "{(CHECKOUT / "packaging").as_posix()}"]
        filterwarnings = ["error"]
        qt_api = "pyside6"
        qt_log_level_fail = "WARNING"
        """
    )
    pytester.makepyfile(body)
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", timeout=60)


def test_a_thread_left_running_fails_its_test(pytester: pytest.Pytester) -> None:
    result = outcome_of(
        pytester,
        """
        import threading

        def test_starts_a_thread():
            threading.Thread(target=threading.Event().wait, name="forgotten", daemon=True).start()
        """,
    )
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*test_starts_a_thread left behind: thread forgotten*"])


def test_a_timer_left_running_fails_its_test_and_a_stopped_one_does_not(pytester: pytest.Pytester) -> None:
    result = outcome_of(
        pytester,
        """
        from PySide6.QtCore import QTimer
        kept = []

        def test_runs_a_timer(qapp):
            kept.append(QTimer(objectName="heartbeat"))
            kept[-1].start(1000)

        def test_stops_its_timer(qapp):
            kept.append(QTimer())
            kept[-1].start(1000)
            kept[-1].stop()
        """,
    )
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*test_runs_a_timer left behind: QTimer heartbeat*"])


def test_a_process_left_running_fails_its_test(pytester: pytest.Pytester) -> None:
    result = outcome_of(
        pytester,
        """
        import subprocess, sys
        kept = []

        def test_starts_a_process():
            kept.append(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(12)"]))
        """,
    )
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*test_starts_a_process left behind: process*"])


def test_an_exception_in_a_slot_fails_its_test(pytester: pytest.Pytester) -> None:
    result = outcome_of(
        pytester,
        """
        from PySide6.QtCore import QTimer

        def test_calls_a_broken_slot(qtbot):
            called = []

            def broken():
                called.append(True)
                raise ValueError("of a slot")

            QTimer.singleShot(0, broken)
            qtbot.waitUntil(lambda: bool(called))
        """,
    )
    assert result.ret != 0
    result.stdout.fnmatch_lines(["*ValueError: of a slot*"])


def test_a_qt_warning_fails_its_test(pytester: pytest.Pytester) -> None:
    result = outcome_of(
        pytester,
        """
        from PySide6.QtCore import qWarning

        def test_warns(qapp):
            qWarning("the painter is not active")
        """,
    )
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*the painter is not active*"])
