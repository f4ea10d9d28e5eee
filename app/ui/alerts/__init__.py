"""The alert desk in the window: queue, banner, sound, questions, acts."""
