"""Addresses of live pictures, and the command of the site's own client."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.camera import client_command, national_id
from app.domain.stream_address import checked_address, host_of
from app.errors import InputRefused
from tests.ui import invented

ID = "61082300001310000001"
CAMERA = replace(invented.asset(), code=ID, code_key=ID)


@pytest.mark.parametrize(
    "address",
    [
        "rtsp://10.66.3.7/live",
        "rtsps://nvr.police.local:322/ch1?sub=1",
        "http://10.0.0.1:8080/video.mjpg",
        "https://[fd00::7]/live",
        "rtsp://10.66.3.7/定1-1/主码流",
    ],
)
def test_an_address_names_a_server(address: str) -> None:
    assert checked_address(f"  {address}\n") == address
    assert host_of(address) in address


@pytest.mark.parametrize(
    "address",
    [
        "", "  ", "file:///etc/passwd", "javascript:alert(1)", "C:\\video.mp4", "/dev/video0", "rtsp://", "rtsp:///live",
        "rtsp://10.0.0.1/a\nfile:///etc/passwd", "rtsp://10.0.0.1/a b", "rtsp://10.0.0.1:99999/a", "concat:http://a|b",
        "data:text/html,x", "rtsp://10.0.0.1/\u202egpj", "rtsp://" + "a" * 600, "rtsp://[fd00/x",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_server_is_refused(address: str) -> None:
    with pytest.raises(InputRefused, match="Nothing was changed"):
        checked_address(address)


@pytest.mark.parametrize("address", ["rtsp://admin:geheim@10.0.0.1/live", "rtsp://:geheim@10.0.0.1", "x://a:geheim@b"])
def test_a_password_in_an_address_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(InputRefused) as refused:
        checked_address(address)
    assert "geheim" not in str(refused.value)


def test_the_national_id_is_the_code_of_20_digits() -> None:
    assert national_id(CAMERA) == ID
    assert national_id(replace(CAMERA, code="C-7", code_key="C-7")) == ""


def test_the_sites_client_gets_the_id_as_a_word_or_within_one() -> None:
    command = r'"C:\Program Files\VMS\client.exe" --play {id} vms://{id}/main; "a b"'
    assert client_command(command, CAMERA) == [
        r"C:\Program Files\VMS\client.exe", "--play", ID, f"vms://{ID}/main;", "a b",
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["", "client", 'client "{id}', "{id}", "client --play"])
def test_a_command_that_cannot_be_meant_is_refused(command: str) -> None:
    with pytest.raises(InputRefused, match="Nothing was started"):
        client_command(command, CAMERA)


def test_a_camera_without_the_id_is_not_handed_over() -> None:
    with pytest.raises(InputRefused, match="20-digit"):
        client_command("client {id}", replace(CAMERA, code="--help", code_key="--HELP"))
