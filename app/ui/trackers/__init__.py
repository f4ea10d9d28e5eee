"""Which unit carries which tracker, from when to when: the dialog, its keys, and how they are joined."""
