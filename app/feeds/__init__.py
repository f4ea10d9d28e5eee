"""Listening to the field: every source of positions and alerts ends in one intake."""
