"""A replay as the page that leaves the desk plays it (`resources/web/offline/replay.js`), and its line on record."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from app.domain.access import Actor, Right
from app.errors import InputRefused
from app.services.tracks.evidence_form import WrittenFile
from app.services.tracks.happening_words import KIND_WORDS
from app.services.tracks.replay_desk import Happening, HappeningKind, Replay, ReplayedTrack
from app.services.tracks.track_evidence import HandOn, require_reason
from app.store.unit_of_work import Store

MOST_FIXES = 200_000
"""Some 4 MB of page; a browser on an old PC opens it in a second or two."""


def page_replay(replay: Replay, how: HandOn, colours: Mapping[str, str]) -> dict[str, object]:
    """What the script plays; `colours` are those of the units by key. Raises `InputRefused` where it is too much."""
    if sum(len(one.fixes) for one in replay.tracks) > MOST_FIXES:
        raise InputRefused(
            "These tracks have more than {most} positions, which is too much for one page. Nothing was written; play a "
            "shorter time or fewer units.",
            most=f"{MOST_FIXES:,}",
        )
    say, since = how.wording.say, int(replay.since.timestamp())
    return {
        "since": since,
        "until": int(replay.until.timestamp()),
        "words": {
            "play": say("Play"), "pause": say("Pause"), "follow": say("Follow:"), "nobody": say("Follow nobody"),
        },
        "tracks": [_track(one, since, colours[one.unit.id]) for one in replay.tracks],
        "course": [
            {
                "at": round(one.at.timestamp() - since), "what": _what(one, how),
                "who": " · ".join(filter(None, (one.title, one.place))),
                "colour": colours.get(one.unit_id, "inherit"),
            }
            for one in replay.course
        ],
    }  # fmt: skip


def note_page(store: Store, actor: Actor, act_id: str, replay: Replay, how: HandOn, file: WrittenFile) -> None:
    """Put on record that the page left the desk; raises `NotPermitted`."""
    actor.require(Right.ACT)
    require_reason(how)
    with store.act(actor, act_id, "replay.export", Right.EXPORT, reason=how.reason) as work:
        work.note(
            "replay_page",
            act_id,
            after={
                "units": [one.unit.id for one in replay.tracks],
                "since": replay.since.isoformat(),
                "until": replay.until.isoformat(),
                "marking": how.marking.value,
                "files": [{"name": file.name, "bytes": file.size, "sha256": file.sha256}],
            },
        )


def _track(one: ReplayedTrack, since: int, colour: str) -> dict[str, object]:
    """Seconds and millionths of a degree as steps from the fix before; speeds in whole km/h, null where unknown."""
    seconds = np.rint(one.fixes[:, 0] - since).astype(np.int64)
    lon, lat = np.rint(one.fixes[:, 1:3] * 1e6).astype(np.int64).T
    return {
        "name": one.name,
        "colour": colour,
        "km": f"{one.metres / 1000:.1f}",
        "t": np.diff(seconds, prepend=0).tolist(),
        "lon": np.diff(lon, prepend=0).tolist(),
        "lat": np.diff(lat, prepend=0).tolist(),
        "kmh": [None if math.isnan(kmh) else round(kmh) for kmh in one.fixes[:, 3].tolist()],
    }


def _what(one: Happening, how: HandOn) -> str:
    words = how.wording.say(one.what or KIND_WORDS[one.kind])
    if one.kind is HappeningKind.STOP and one.until is not None:
        return words.format(n=round((one.until - one.at).total_seconds() / 60))
    return words
