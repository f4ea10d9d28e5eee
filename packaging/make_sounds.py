"""Makes the alarm sounds of `resources/sounds` from plain tones: nobody's recording, the same bytes each time.

`python3 packaging/make_sounds.py` writes them again. Each is shorter than three seconds and told apart without
looking: the more urgent, the more strokes and the higher; an escalation rises, a reminder is two soft strokes.
"""

from __future__ import annotations

import math
import struct
import wave
from collections.abc import Sequence
from pathlib import Path

RATE_HZ = 22_050
FADE_S = 0.012
LOUDEST = 0.85
SOUNDS = Path(__file__).resolve().parent.parent / "resources" / "sounds"

Stroke = tuple[float, float, float, float]
"""Frequency in Hz (0 is silence), its end frequency, seconds, loudness 0 to 1."""

TUNES: dict[str, Sequence[Stroke]] = {
    "critical": [(988, 988, 0.13, 1.0), (0, 0, 0.05, 0), (1319, 1319, 0.13, 1.0), (0, 0, 0.07, 0)] * 5,
    "escalation": [(620, 1480, 0.42, 1.0), (0, 0, 0.06, 0)] * 4,
    "high": [(880, 880, 0.20, 0.9), (0, 0, 0.08, 0), (880, 880, 0.20, 0.9), (0, 0, 0.08, 0), (1109, 1109, 0.34, 0.9)],
    "medium": [(659, 659, 0.22, 0.8), (0, 0, 0.09, 0), (784, 784, 0.32, 0.8)],
    "low": [(523, 523, 0.34, 0.7)],
    "summary": [(784, 784, 0.12, 0.9), (659, 659, 0.12, 0.9), (523, 523, 0.12, 0.9), (0, 0, 0.14, 0)] * 3,
    "nag": [(440, 440, 0.28, 0.6), (0, 0, 0.22, 0), (440, 440, 0.28, 0.6)],
}


def samples(strokes: Sequence[Stroke]) -> bytes:
    """16-bit mono; a soft second overtone carries through a noisy room, fades keep each stroke from clicking."""
    made: list[int] = []
    for begin_hz, end_hz, seconds, loud in strokes:
        count, phase = int(seconds * RATE_HZ), 0.0
        for number in range(count):
            hz = begin_hz + (end_hz - begin_hz) * number / count
            phase += 2 * math.pi * hz / RATE_HZ
            fade = min(1.0, number / (FADE_S * RATE_HZ), (count - number) / (FADE_S * RATE_HZ))
            tone = 0.72 * math.sin(phase) + 0.28 * math.sin(3 * phase)
            made.append(round(32_767 * LOUDEST * loud * fade * tone))
    return struct.pack(f"<{len(made)}h", *made)


def write(name: str, folder: Path = SOUNDS) -> Path:
    """One sound as a WAV file."""
    file = folder / f"{name}.wav"
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        out.writeframes(samples(TUNES[name]))
    return file


if __name__ == "__main__":
    SOUNDS.mkdir(parents=True, exist_ok=True)
    for tune in TUNES:
        print(write(tune).name)
