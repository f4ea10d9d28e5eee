"""Calls in the window: taking down, sending, following, ending."""
