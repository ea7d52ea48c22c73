"""No search for cyclic garbage while a PDF is read.

Reading makes some ten thousand small objects for a hundred pages, none of which lies in a cycle; Python looks through
them again and again. Measured: 6 % of the time of reading.
"""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Generator[None]:
    """Switch the search off, and on again where it was on. Threads that overlap end with it on."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
