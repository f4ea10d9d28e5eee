"""Files of cases and cameras, whole and in pieces, where the store lives."""
