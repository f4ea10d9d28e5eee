"""What a view shows has the colours of the picture as it came, in whatever form the decoder left it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from app.ui.cameras.small_picture import small_picture

Format = QVideoFrameFormat.PixelFormat
WOVEN = {Format.Format_NV12: (0, 1), Format.Format_NV21: (1, 0)}


def frame_of(form: Format, size: QSize, left: tuple[int, int, int], right: tuple[int, int, int]) -> QVideoFrame:
    """A picture of two halves, each with its luma, Cb and Cr."""
    frame = QVideoFrame(QVideoFrameFormat(size, form))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    for at in range(frame.planeCount()):
        line = frame.bytesPerLine(at)
        told = np.frombuffer(frame.bits(at), np.uint8).reshape(-1, line)
        told.setflags(write=True)
        if at == 0:
            told[:, : size.width() // 2], told[:, size.width() // 2 :] = left[0], right[0]
        elif form in WOVEN:
            blue, red = WOVEN[form]
            half = size.width() // 2
            told[:, blue:half:2], told[:, red:half:2] = left[1], left[2]
            told[:, half + blue :: 2], told[:, half + red :: 2] = right[1], right[2]
        else:
            told[:, : size.width() // 4], told[:, size.width() // 4 :] = left[at], right[at]
    frame.unmap()
    return frame


def rgb(yuv: tuple[int, int, int], *, hd: bool) -> tuple[float, ...]:
    """By the definition of BT.709 or BT.601, video range."""
    kr, kb = (0.2126, 0.0722) if hd else (0.299, 0.114)
    y, cb, cr = (yuv[0] - 16) / 219, (yuv[1] - 128) / 224, (yuv[2] - 128) / 224
    red, blue = y + 2 * (1 - kr) * cr, y + 2 * (1 - kb) * cb
    green = (y - kr * red - kb * blue) / (1 - kr - kb)
    return tuple(255 * min(1.0, max(0.0, part)) for part in (red, green, blue))


@pytest.mark.parametrize("form", [Format.Format_YUV420P, Format.Format_YUV422P, Format.Format_NV12, Format.Format_NV21])
@pytest.mark.parametrize("size", [QSize(64, 48), QSize(1920, 1080), QSize(3840, 2160)])
def test_the_colours_are_those_of_the_stream(qapp: QGuiApplication, form: Format, size: QSize) -> None:
    halves = (120, 90, 180), (60, 170, 110)
    small = small_picture(frame_of(form, size, *halves), QSize(400, 400))
    assert (small.width(), small.height()) == ((64, 48) if size.width() == 64 else (400, 225))
    for share, yuv in zip((0.2, 0.8), halves, strict=True):
        seen = small.pixelColor(int(small.width() * share), small.height() // 2)
        assert (seen.red(), seen.green(), seen.blue()) == pytest.approx(rgb(yuv, hd=size.height() > 700), abs=4)


@pytest.mark.parametrize("size", [QSize(17, 19), QSize(65, 49), QSize(16, 1000), QSize(1000, 17)])
def test_odd_sizes_are_shown_too(qapp: QGuiApplication, size: QSize) -> None:
    frame = QVideoFrame(QVideoFrameFormat(size, Format.Format_YUV420P))
    small = small_picture(frame, QSize(33, 17))
    assert not small.isNull()
    assert small.width() <= 33
    assert small.height() <= 17


def test_a_form_that_is_not_known_here_is_converted_by_qt(qapp: QGuiApplication) -> None:
    frame = QVideoFrame(QVideoFrameFormat(QSize(64, 48), Format.Format_BGRX8888))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    told = np.frombuffer(frame.bits(0), np.uint8)
    told.setflags(write=True)
    told[:] = 200
    frame.unmap()
    small = small_picture(frame, QSize(32, 32))
    assert (small.width(), small.height()) == (32, 24)
    assert small.pixelColor(10, 10).red() == 200


def test_a_view_without_room_is_no_failure(qapp: QGuiApplication) -> None:
    frame = frame_of(Format.Format_YUV420P, QSize(64, 48), (120, 90, 200), (60, 190, 100))
    assert not small_picture(frame, QSize()).isNull()
