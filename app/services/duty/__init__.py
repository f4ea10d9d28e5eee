"""The desks of duty: rosters and what hangs on them."""
