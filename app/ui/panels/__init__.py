"""The docks beside the map; none of them knows another."""
