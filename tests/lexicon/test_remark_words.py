from __future__ import annotations

import pytest

from factcheck.lexicon import remarks

LISTS = [name for name in remarks.__all__ if name.isupper()]


@pytest.mark.parametrize("name", LISTS)
def test_entries_are_in_lower_case_each_once(name: str) -> None:
    entries = getattr(remarks, name)
    assert entries
    assert len(set(entries)) == len(entries)
    assert all(entry == " ".join(entry.lower().split()) for entry in entries)
