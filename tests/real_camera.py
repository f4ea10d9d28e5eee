"""A real camera for the tests: an RTSP server with a moving picture, run by the system's own Python and GStreamer."""

from __future__ import annotations

import subprocess
from pathlib import Path

PYTHON = Path("/usr/bin/python3")
NEEDS = (
    "import gi; gi.require_version('GstRtspServer', '1.0'); from gi.repository import Gst, GstRtspServer; "
    "Gst.init(None); assert all(map(Gst.ElementFactory.find, ('x264enc', 'rtph264pay', 'videotestsrc')))"
)
SMALL = "width=320,height=240,framerate=15/1"
PROGRAM = """
import sys
import gi
gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer

Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service(sys.argv[1])
factory = GstRtspServer.RTSPMediaFactory()
factory.set_launch(
    "( videotestsrc is-live=true pattern=ball ! video/x-raw," + sys.argv[2] +
    " ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=15 ! rtph264pay name=pay0 pt=96 )"
)
factory.set_shared(True)
if len(sys.argv) > 3:
    auth, token = GstRtspServer.RTSPAuth(), GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    auth.add_basic(GstRtspServer.RTSPAuth.make_basic(sys.argv[3], sys.argv[4]), token)
    server.set_auth(auth)
    permissions = GstRtspServer.RTSPPermissions()
    permissions.add_permission_for_role("viewer", "media.factory.access", True)
    permissions.add_permission_for_role("viewer", "media.factory.construct", True)
    factory.set_permissions(permissions)
server.get_mount_points().add_factory("/live", factory)
server.attach(None)
print("ready", flush=True)
GLib.MainLoop().run()
"""


class RealCamera:
    """One stream, `address`; may be stopped and started again within the test. With `sign_in` it asks for one."""

    def __init__(self, port: int, sign_in: tuple[str, ...] = (), picture: str = SMALL) -> None:
        self.address = f"rtsp://127.0.0.1:{port}/live"
        self._words = [str(PYTHON), "-c", PROGRAM, str(port), picture, *sign_in]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(self._words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"ready\n"

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def why_not() -> str:
    """Why there can be no such camera on this machine; empty where there can."""
    if not PYTHON.exists():
        return "there is no /usr/bin/python3 to run an RTSP server"
    found = subprocess.run([str(PYTHON), "-c", NEEDS], capture_output=True, check=False)
    return "GStreamer's RTSP server is not installed: run packaging/dev.py test once" if found.returncode else ""
