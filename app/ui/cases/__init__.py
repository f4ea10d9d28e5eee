"""Case files at the desk: the working file in its window, its evidence, and what the keys do there."""
