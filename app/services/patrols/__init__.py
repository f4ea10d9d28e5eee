"""Patrols: planned, told to the team on paper and as GPX, followed, and looked back at."""
