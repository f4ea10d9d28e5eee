"""Four views of a camera of 1920 x 1080 beside the whole desk: how long the window pauses, what the computer does."""

from __future__ import annotations

import socket
from collections.abc import Iterator

from tests import real_camera
from tests.bench.desk import ground
from tests.bench.desk.bench_pauses import seen_in_one
from tests.bench.figure import Figure, PeerNotInstalled
from tests.real_camera import RealCamera

LIMIT_MS = 100
LEAST_PICTURES = 5.0
"""A second and view, so that who walks is seen walking."""
FULL_HD = "width=1920,height=1080,framerate=25/1"


def bench_cameras() -> Iterator[Figure]:
    """Sent by GStreamer's server, coded by x264 on the same computer meanwhile; decoded without a graphics card."""
    if real_camera.why_not():
        raise PeerNotInstalled("GStreamer's RTSP server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    camera = RealCamera(port, picture=FULL_HD)
    camera.start()
    try:
        told = ground.workplace() / "camera-address.txt"
        told.write_text(camera.address, "utf-8")
        seen = seen_in_one("cameras", str(told))
    finally:
        camera.stop()
    yield Figure.at_most("map", "four cameras of 1080p: longest UI pause", seen["longest_ms"], LIMIT_MS, "ms")
    pictures = seen["pictures_a_second"] / 4
    yield Figure.at_least("map", "four cameras of 1080p: pictures of each", pictures, LEAST_PICTURES, "1/s")
    yield Figure("map", "four cameras of 1080p: CPU of the desk (100 is one core)", seen["cpu_percent"], "%")
