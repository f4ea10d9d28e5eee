"""What became of the fixes that were not taken as they came, in one line."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.fix_doubt import FixDoubt
from app.ui.words import tr

DOUBT_WORDS: Mapping[str, str] = {
    FixDoubt.TOO_FAST: "too fast",
    FixDoubt.JUMPED: "jumped",
    FixDoubt.SAME_TIME: "told twice",
    FixDoubt.FUTURE: "of the future",
    FixDoubt.INACCURATE: "inaccurate",
    FixDoubt.OUTSIDE: "far from the county",
}


def doubted_words(doubted: Mapping[str, int], late: int) -> str:
    """How many were not believed, by reason, the most frequent first, and how many came too late to be judged; empty
    where there are none."""
    reasons = [
        f"{tr(DOUBT_WORDS[code]) if code in DOUBT_WORDS else code} {count:,}"
        for code, count in sorted(doubted.items(), key=lambda pair: (-pair[1], pair[0]))
        if count
    ]
    told = []
    if reasons:
        total = sum(doubted.values())
        told.append(tr("Positions not believed: {n} ({reasons})", n=f"{total:,}", reasons=", ".join(reasons)))
    if late:
        told.append(tr("too late for the watch: {n}", n=f"{late:,}"))
    return " · ".join(told)
