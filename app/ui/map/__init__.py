"""The map: its page, document, scheme and bridge; what joins it with panels and desks."""
