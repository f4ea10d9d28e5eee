"""Beats proposed for the crews of a night: what to look at, by chance that is recorded, and how to drive there."""
