"""Keeping true what stands in the field: who answers for it, what it is, where, and what is not known of it."""
