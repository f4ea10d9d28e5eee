"""Case files: opened, changed, led through the proceedings; their parts, clocks and timeline."""
