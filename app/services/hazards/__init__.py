"""The ledger of hazards: found, told to whoever must close them, looked at again, cleared."""
