"""The desk of alerts: what is heard, how it is treated, and what everybody may do with it."""
