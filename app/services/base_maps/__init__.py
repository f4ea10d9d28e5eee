"""Base maps: which there are, how their tiles are had, and what the officer may do about them."""
