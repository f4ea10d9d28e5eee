"""Not there for a desk that is measured: a peer of some benches brings it, and pyogrio would load what it finds."""

raise ImportError("an installed desk has no such library")
