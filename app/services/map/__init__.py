"""What the map draws, as bytes that any thread may hand out."""
