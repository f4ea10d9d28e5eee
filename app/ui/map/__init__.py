"""The map page: its document, its scheme, its bridge."""
