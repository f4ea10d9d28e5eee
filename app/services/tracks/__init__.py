"""Tracks: taken in from files, played again, looked at for a reason, and kept no longer than they may be."""
