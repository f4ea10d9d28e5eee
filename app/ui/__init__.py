"""All of the Qt: the window, its map page and its panels."""
