"""Every style, with words that mean harm."""

from __future__ import annotations
