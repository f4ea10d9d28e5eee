"""The window of month sheets: people down, days across."""
