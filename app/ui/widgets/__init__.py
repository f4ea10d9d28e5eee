"""Small controls that more than one panel uses."""
