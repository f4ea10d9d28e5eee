"""A picture of a stream as large as its view, made of the planes that the decoder left.

Qt's own conversion takes 50 ms and more for a picture of 1920 x 1080 without a graphics card, of which a view shows a
small part. Here only the points that are shown are read and converted, in 2 to 3 ms. What is kept as evidence is
converted by Qt, whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

_HD_LINES = 720
"""From so many lines on the colours are those of BT.709, below those of BT.601, where the stream does not say."""
_PLANAR = {"Format_YUV420P": 2, "Format_YUV422P": 1}
"""Three planes; how many lines share a line of colour. Two points of a line always share one."""
_WOVEN = {"Format_NV12": (0, 1), "Format_NV21": (1, 0)}
"""Two planes, the second with both colours in turn; where blue and red stand in it."""
# Luma, red by Cr, green by Cb, green by Cr, blue by Cb, in 32nds, by (HD, full range); BT.601 and BT.709.
_MATRIX = {
    (False, False): (37, 51, -13, -26, 65),
    (True, False): (37, 57, -7, -17, 68),
    (False, True): (32, 45, -11, -23, 57),
    (True, True): (32, 50, -6, -15, 59),
}

Plane = NDArray[np.uint8]


def small_picture(frame: QVideoFrame, room: QSize) -> QImage:
    """The picture as large as fits into `room` (pixels), never larger than it came. Any thread may make it."""
    size = frame.size()
    fitting = size.scaled(room.boundedTo(size), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(2, 2))
    planes = _planes(frame)
    if planes is None:
        return frame.toImage().scaled(fitting, mode=Qt.TransformationMode.SmoothTransformation)
    told = frame.surfaceFormat()
    is_full = told.colorRange().name == "ColorRange_Full"
    is_hd = {"ColorSpace_BT709": True, "ColorSpace_BT601": False}.get(
        told.colorSpace().name, size.height() >= _HD_LINES
    )
    try:
        return _converted(*planes, fitting, _MATRIX[is_hd, is_full], 0 if is_full else 16)
    finally:
        frame.unmap()


def _planes(frame: QVideoFrame) -> tuple[Plane, Plane, Plane] | None:
    """Luma, Cb and Cr, mapped until `unmap`; None of a form that is not known here."""
    from PySide6.QtMultimedia import QVideoFrame

    name = frame.pixelFormat().name
    if (name not in _PLANAR and name not in _WOVEN) or not frame.map(QVideoFrame.MapMode.ReadOnly):
        return None
    width, height = frame.width(), frame.height()

    def plane(at: int, lines: int, columns: int) -> Plane:
        line = frame.bytesPerLine(at)
        told = np.frombuffer(frame.bits(at), np.uint8)
        lines = min(lines, 1 + (told.size - columns) // line)
        return np.lib.stride_tricks.as_strided(told, (lines, columns), (line, 1), writeable=False)

    luma = plane(0, height, width)
    if name in _PLANAR:
        lines, columns = -(-height // _PLANAR[name]), -(-width // 2)
        return luma, plane(1, lines, columns), plane(2, lines, columns)
    both = plane(1, -(-height // 2), width // 2 * 2)
    blue, red = _WOVEN[name]
    return luma, both[:, blue::2], both[:, red::2]


def _converted(
    luma: Plane, blue: Plane, red: Plane, size: QSize, matrix: tuple[int, int, int, int, int], black: int
) -> QImage:
    width, height = size.width(), size.height()
    gain, red_by_cr, green_by_cb, green_by_cr, blue_by_cb = matrix
    y = (_sampled(luma, height, width).astype(np.int16) - black) * gain
    half = -(-height // 2), -(-width // 2)
    cb, cr = (_sampled(one, *half).astype(np.int16) - 128 for one in (blue, red))
    pixels = np.full((height, width, 4), 255, np.uint8)
    for channel, part in enumerate((cb * blue_by_cb, cb * green_by_cb + cr * green_by_cr, cr * red_by_cr)):
        whole = part.repeat(2, axis=0).repeat(2, axis=1)[:height, :width]
        whole += y
        whole >>= 5
        pixels[..., channel] = whole.clip(0, 255)
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()


def _sampled(plane: Plane, lines: int, columns: int) -> Plane:
    """So many points of a plane, at equal distances."""
    rows = (np.arange(lines) * plane.shape[0] + plane.shape[0] // 2) // lines
    cells = (np.arange(columns) * plane.shape[1] + plane.shape[1] // 2) // columns
    found: Plane = plane[rows.clip(max=plane.shape[0] - 1)][:, cells.clip(max=plane.shape[1] - 1)]
    return found
