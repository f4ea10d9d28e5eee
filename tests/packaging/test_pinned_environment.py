"""The checkout's environment: made once, left alone when it is right, remade when it is half made.

Real virtual environments and a real pip; the requirement is a wheel that lies beside its file.
"""

from __future__ import annotations

import hashlib
import subprocess
import zipfile
from pathlib import Path

import pytest
from pinned_environment import PinnedEnvironment


def write_requirement(folder: Path, version: str) -> Path:
    """A requirement file that pins a one-line wheel `fieldwork` by its path and hash."""
    wheel = folder / f"fieldwork-{version}-py3-none-any.whl"
    about = f"fieldwork-{version}.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("fieldwork.py", f"VERSION = '{version}'\n")
        archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: fieldwork\nVersion: {version}\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", f"fieldwork.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    file = folder / "requirements.txt"
    file.write_text(f"fieldwork @ {wheel.as_uri()} --hash=sha256:{digest}\n", "utf-8")
    return file


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "packaging").mkdir()
    return tmp_path


def installed_version(environment: PinnedEnvironment) -> str:
    asked = [str(environment.python), "-c", "import fieldwork; print(fieldwork.VERSION)"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


def test_pins_are_installed_once_and_again_only_when_they_change(
    checkout: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    environment = PinnedEnvironment(checkout)
    environment.make_ready(write_requirement(checkout / "packaging", "1.0"))
    assert installed_version(environment) == "1.0"
    assert "Installing" in capfd.readouterr().out

    PinnedEnvironment(checkout).make_ready(checkout / "packaging" / "requirements.txt")
    assert capfd.readouterr().out == ""

    PinnedEnvironment(checkout).make_ready(write_requirement(checkout / "packaging", "1.1"))
    assert installed_version(environment) == "1.1"


def test_an_environment_left_half_made_is_remade(checkout: Path) -> None:
    environment = PinnedEnvironment(checkout)
    requirement = write_requirement(checkout / "packaging", "1.0")
    environment.make_ready(requirement)
    (checkout / ".venv" / "onemap-unfinished").touch()
    stray = checkout / ".venv" / "stray.txt"
    stray.touch()

    environment.make_ready(requirement)

    assert not stray.exists()
    assert installed_version(environment) == "1.0"


def test_an_environment_whose_python_is_gone_is_remade(checkout: Path) -> None:
    environment = PinnedEnvironment(checkout)
    requirement = write_requirement(checkout / "packaging", "1.0")
    environment.make_ready(requirement)
    environment.python.unlink()

    environment.make_ready(requirement)

    assert installed_version(environment) == "1.0"


def test_a_wheel_with_another_hash_is_not_installed(checkout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    requirement = write_requirement(checkout / "packaging", "1.0")
    requirement.write_text(requirement.read_text("utf-8")[:-65] + "0" * 64 + "\n", "utf-8")
    with pytest.raises(SystemExit, match="could not be installed"):
        PinnedEnvironment(checkout).make_ready(requirement)
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in capfd.readouterr().err.replace("\n", " ")
