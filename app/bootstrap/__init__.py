"""The composition root: builds every part of the program once, joins them, ends them in reverse order. No Qt here."""

from app.bootstrap.program import Program

__all__ = ["Program"]
