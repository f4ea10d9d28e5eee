"""Replay: the tracks of units played again on the clock of the past."""
