"""What comes from the field: feeds, the intake behind them, trackers, where everybody is."""
