"""All of the Qt: the window, its map page and its panels."""

from app.ui.plain_imports import import_plainly

import_plainly()
