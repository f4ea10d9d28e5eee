"""The line that finds and commands, and what is typed into it."""
