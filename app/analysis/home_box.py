"""Where the county lies, roughly: what reports of a place far from here are measured against."""

from __future__ import annotations

HOME_BOX = (106.0, 36.0, 109.7, 39.0)
"""The county and its neighbours: min lon, min lat, max lon, max lat."""
