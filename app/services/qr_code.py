"""A text as a QR code."""

from __future__ import annotations

import io

import segno

MODULE_PX = 6


def qr_png(text: str, *, scale: int = MODULE_PX) -> bytes:
    """The text as a QR code, black on white with its quiet zone, in any theme: that is what phones read best."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=scale, border=4)
    return out.getvalue()
