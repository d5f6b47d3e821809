"""Silence for libraries: what they have to say to programmers is no part of what is told to a user."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["quiet"]


@contextmanager
def quiet(library: str) -> Iterator[None]:
    """Inside the block the library's warnings are left out, and its log reaches nobody who did not ask for it. Not for use around a ``yield``."""
    logger = logging.getLogger(library)
    silent = logging.NullHandler()
    logger.addHandler(silent)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.removeHandler(silent)
