"""The ledger of hazards at the desk."""
