"""Fills the month of a room within its rules, by a solver."""
