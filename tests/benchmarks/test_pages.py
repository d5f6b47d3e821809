"""What the benchmark of pages says of bodies and dates is kept: not below what trafilatura finds by itself."""

from __future__ import annotations

import pages


def test_bodies_and_dates_are_not_below_trafilatura() -> None:
    given = list(pages.cases(2 * len(pages.MANNERS)))
    found = {read: [read(case) for case in given] for read in (pages.ours, pages.theirs)}
    scores = {
        read: sum(pages.f1(text, case.text) for (text, _, _), case in zip(got, given, strict=True)) / len(given)
        for read, got in found.items()
    }
    assert scores[pages.ours] >= scores[pages.theirs] - 0.01
    assert [day for _, day, _ in found[pages.ours]] == [case.published for case in given]


def test_every_line_says_where_it_stands() -> None:
    for case in pages.cases(len(pages.MANNERS)):
        document = pages.ours(case)[2]
        assert document is not None
        assert pages.placed(case, document) > 0.99
