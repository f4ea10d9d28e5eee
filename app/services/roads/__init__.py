"""Roads: the network, its states, how far one gets."""
