"""The invented oilfield: a county's worth of records made from a seed, and simulated feeds that keep it alive."""
