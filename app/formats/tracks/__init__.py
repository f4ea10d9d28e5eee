"""Readers of the tracks that receivers, telephones and vehicle terminals write, each brought to the one shape `Way`."""
