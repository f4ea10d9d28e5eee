"""The demo's own field while the desk is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.bootstrap.program import Program

if TYPE_CHECKING:
    from app.demo.demo_filler import DemoFiller

SILENT_S = 600


def revive_demo(program: Program, filler: DemoFiller) -> None:
    """Fill what is missing while the desk is open, and move the field: it is a feed as any other."""
    from app.demo.demo_feed import DemoFeed
    from app.demo.live_demo import live_feeds

    program.in_background("demo filler", filler.fill_rest, filler.stop)
    on_duty = program.unit_tracker.moving_at
    feed = DemoFeed(
        "demo",
        program.live.feed_parts,
        lambda on_fixes, on_alert: live_feeds(
            filler, program.store, program.now, on_duty, on_fixes=on_fixes, on_alert=on_alert
        ),
    )
    program.live.feed_desk.add(feed, silent_s=SILENT_S)
    feed.start()
