"""Which ground was seen, by whom and for how long: positions and places in, visits out, all in arrays."""
