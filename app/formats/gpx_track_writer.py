"""What a unit reported as a track of GPX 1.1 with its times. Written line by line: a night at a fix a second is 43,200
points, and a tree of elements would hold them all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from app.formats.atomic_file import replaced_whole
from app.formats.gpx_writer import SPACE


def write_gpx_track(
    path: Path, name: str, description: str, segments: Sequence[NDArray[np.float64]], written_at: datetime
) -> int:
    """Write one track, whole or not at all; the number of points. `segments` are rows of (seconds since 1970, lon, lat,
    ...), one for each time it was heard without a break. Raises `InputRefused`."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<gpx version="1.1" creator="OneMap" xmlns="{SPACE}">',
        f"<metadata><name>{escape(name)}</name><desc>{escape(description)}</desc>"
        f"<time>{_time(written_at.timestamp())}</time></metadata>",
        f"<trk><name>{escape(name)}</name>",
    ]
    for segment in segments:
        lines.append("<trkseg>")
        lines += [
            f'<trkpt lat="{lat:.7f}" lon="{lon:.7f}"><time>{_time(at)}</time></trkpt>'
            for at, lon, lat in segment[:, :3].tolist()
        ]
        lines.append("</trkseg>")
    lines += ["</trk>", "</gpx>", ""]
    with replaced_whole(path) as draft:
        draft.write_text("\n".join(lines), "utf-8", newline="\n")
    return sum(len(segment) for segment in segments)


def _time(second: float) -> str:
    """UTC, to the millisecond where it is none of a whole second."""
    at = datetime.fromtimestamp(round(second, 3), UTC)
    return f"{at:%Y-%m-%dT%H:%M:%S}Z" if not at.microsecond else f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03}Z"
