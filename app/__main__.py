"""`python -m app`."""

import multiprocessing
import sys

from app.cli.run import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main(sys.argv[1:]))
