"""Tracks at the desk: taking them in, what came in, and looking at one."""
