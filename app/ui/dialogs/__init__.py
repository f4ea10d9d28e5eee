"""Windows that ask something: import, export, settings."""
