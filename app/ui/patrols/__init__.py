"""Patrols at the desk: the plan, its editor, its papers."""
