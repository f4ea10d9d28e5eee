"""`python -m app`."""

import logging
import multiprocessing
import os
import sys

from app.cli.run import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    code = main(sys.argv[1:])
    # Everything of ours is closed by now. What the interpreter would still do is to take Qt and Chromium apart object
    # by object: a third of a second of each command, and the one place where they are known to crash.
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)
