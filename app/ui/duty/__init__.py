"""What a shift keeps of itself, at the window: log, reminders, handover."""
