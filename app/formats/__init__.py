"""Reading and writing files: a path in, tables and geometry out, and back; no store, no Qt."""
