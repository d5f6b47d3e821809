"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

# A machine that is busy with other tests says nothing about the code.
settings.register_profile("factcheck", deadline=None)
settings.load_profile("factcheck")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """No test leaves the machine, nor does a program that one starts: addresses given as evidence are not fetched."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTCHECK_OFFLINE", "1")
        yield
