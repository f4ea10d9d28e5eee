"""Tile archives of others: MBTiles, PMTiles, folders of tiles. Read where they lie, never written."""
