"""Live pictures of cameras at the desk."""
