"""油区警务一张图 (OneMap): a desktop GIS for smart police rooms of an oilfield county."""

__version__ = "0.1.0"
