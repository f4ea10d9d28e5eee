"""Keeping the register true at the desk: what the keys, menus and forms about assets do."""
