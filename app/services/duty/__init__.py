"""The desks of duty: rosters and what hangs on them; what a shift keeps of itself, and how it is handed over."""
