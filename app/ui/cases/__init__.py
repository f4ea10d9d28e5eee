"""Case files at the desk."""
