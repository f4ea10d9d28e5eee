"""`python -m app`."""

import gc
import logging
import os
import sys

# Whatever is imported and built for a start stands until the end: the collector's rounds over it find nothing, and
# cost a tenth of the start. `main` lets it work again.
gc.disable()

# Nothing here multiplies matrices: numpy's threads for that would only turn on the spot, 0.1 s of a core each start.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

if getattr(sys, "frozen", False):
    # A worker process of a frozen program is the program anew: it turns to its work here, before anything is loaded.
    from multiprocessing import freeze_support

    freeze_support()

from app.cli.run import main  # noqa: E402  after the lines above, which are for this import

if __name__ == "__main__":
    code = main(sys.argv[1:])
    # Everything of ours is closed by now. What the interpreter would still do is to take Qt and Chromium apart object
    # by object: a third of a second of each command, and the one place where they are known to crash.
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)
