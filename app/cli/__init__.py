"""The command line: the desk itself, and all that an administrator scripts.

Listings take --json. Exit code 0; 1 for refused input, with one sentence on stderr; 2 for wrong usage.
"""

from app.cli.parser import build_parser

__all__ = ["build_parser"]
