"""轨迹取证说明 in office form: whose tracks, of which time, where the units stopped, and the SHA-256 of each file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.office_form import OfficeForm, box, printable, table
from app.services.cases.case_sheets import Occasion
from app.services.field_words import COUNTY_TIME
from app.services.tracks.replay_desk import Replay, ReplayedTrack, moment_of

MOST_STOPS = 200
"""Of all units on the sheet; every fix stands in the files."""


@dataclass(frozen=True)
class WrittenFile:
    """A file that was written: its name, bytes, and SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class UnitTold:
    """What was written of a unit: its track, how many fixes it reported, how many of them were not believed."""

    track: ReplayedTrack
    reported: int
    doubted: int
    files: tuple[WrittenFile, ...]


def evidence_form(replay: Replay, told: Sequence[UnitTold], reason: str, occasion: Occasion) -> OfficeForm:
    """The sheet that goes with the files."""
    say = occasion.wording.say
    stood = [(one.track, stop) for one in told for stop in one.track.stops]
    files = [file for one in told for file in one.files]
    return OfficeForm(
        title=say("Track evidence"),
        under_title=printable(f"{_second(replay.since)} – {_second(replay.until)}"),
        marks=occasion.marks,
        blocks=(
            box(
                say("What this is"),
                ((say("Reason"), reason),),
                ((say("Made by"), occasion.operator), (say("Made at"), _second(occasion.at))),
                ((say("Datum"), "WGS-84"), (say("Times"), say("County time, UTC+8; the tables have UTC too"))),
                (
                    (
                        say("Source"),
                        say(
                            "Positions as the trackers reported them, out of the store. The tables hold every one, "
                            "with why it was not believed; ways, lengths and stops are of those believed."
                        ),
                    ),
                ),
            ),
            table(
                say("Units"),
                _heads(say, ("Unit", 20), ("First fix", 22), ("Last fix", 22), ("Fixes", 11), ("Not believed", 11),
                       ("Kilometres", 14)),
                [
                    (
                        one.track.name, _second(moment_of(one.track.fixes[0, 0])),
                        _second(moment_of(one.track.fixes[-1, 0])), str(one.reported), str(one.doubted),
                        f"{one.track.metres / 1000:.1f}",
                    )
                    for one in told
                ],
                say("None"),
            ),
            table(
                say("Stops (5 minutes and more within 60 m)"),
                _heads(say, ("Unit", 20), ("Stopped from", 22), ("Stopped until", 22), ("Minutes", 10),
                       ("Longitude, latitude", 26)),
                [
                    (
                        track.name, _second(moment_of(stop.since)), _second(moment_of(stop.until)),
                        f"{stop.seconds / 60:.0f}", f"{stop.lon:.6f}, {stop.lat:.6f}",
                    )
                    for track, stop in stood[:MOST_STOPS]
                ],
                say("None"),
            ),
            table(
                say("Files and their SHA-256"),
                _heads(say, ("File", 26), ("Bytes", 12), ("SHA-256", 62)),
                [(one.name, str(one.size), f"{one.sha256[:32]} {one.sha256[32:]}") for one in files],
                say("None"),
            ),
        ),
        signatures=(say("Made by"), say("Checked by"), say("Date of signing")),
        foot=printable(f"{say('Made by')} {occasion.operator} {_second(occasion.at)}"),
        page_words=say("Page {page} of {pages}"),
    )  # fmt: skip


def _heads(say: Callable[[str], str], *columns: tuple[str, int]) -> list[tuple[str, int]]:
    return [(say(word), share) for word, share in columns]


def _second(at: datetime) -> str:
    return f"{at.astimezone(COUNTY_TIME):%Y-%m-%d %H:%M:%S}"
