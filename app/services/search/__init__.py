"""Finding what an officer names, and saying where something stands."""
