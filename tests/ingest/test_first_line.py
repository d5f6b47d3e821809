from __future__ import annotations

import io

import pytest

from factcheck.ingest.first_line import LookedAt
from factcheck.ingest.ledger_lines import is_ledger_file

SAID = b"one\ntwo\nthree"


@pytest.mark.parametrize("longest", [1, 3, 4, 100])
@pytest.mark.parametrize("size", [-1, 1, 2, 4, 100])
def test_what_was_looked_at_is_read_again(longest: int, size: int) -> None:
    looked = LookedAt(io.BytesIO(SAID), longest)
    assert SAID.startswith(looked.first)
    assert b"".join(iter(lambda: looked.read(size), b"")) == SAID
    looked = LookedAt(io.BytesIO(SAID), longest)
    plain = io.BytesIO(SAID)
    assert list(iter(lambda: looked.readline(size), b"")) == list(iter(lambda: plain.readline(size), b""))


@pytest.mark.parametrize(
    ("first", "is_one"),
    [
        (b'{"format":"factcheck-ledger","version":1}', True),
        (b'\xef\xbb\xbf { "format" : "factcheck-ledger"', True),
        (b'{"format":"factcheck-ledger-2"}', False),
        (b'{"article":"A1","quote":"x"}', False),
        (b"", False),
    ],
)
def test_a_ledger_is_known_by_its_first_line(first: bytes, is_one: bool) -> None:
    assert is_ledger_file(first) is is_one
