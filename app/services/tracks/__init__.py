"""Tracks: what units reported, brought in, looked at and played again."""
