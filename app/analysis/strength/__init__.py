"""Incidents against strength, by place and hour: pure reckoning on arrays."""
