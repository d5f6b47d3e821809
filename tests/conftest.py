"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# A machine that is busy with other tests says nothing about the code.
settings.register_profile("factcheck", deadline=None)
settings.load_profile("factcheck")
