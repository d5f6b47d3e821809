"""A ruling on names is refused where it says nothing, or what others deny."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factcheck.core.correction import Ruling
from factcheck.errors import UsageError
from factcheck.review.names import check_ruling

NOW = datetime(2023, 4, 5, tzinfo=UTC)


def ruling(number: int, name: str, other: str, *, same: bool) -> Ruling:
    return Ruling(id=number, name=name, other=other, same=same, reviewer="anna", recorded=NOW)


STANDING = [
    ruling(1, "Elling", "Merrow", same=True),
    ruling(2, "Merrow", "Tarsia", same=True),
    ruling(3, "Tarsia", "Lumen Bay", same=False),
    ruling(4, "Lumen Bay", "Lumen Harbour", same=True),
]


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        pytest.param("Elling", "Corey", True, id="a new name"),
        pytest.param("Elling", "Tarsia", True, id="what follows already may be said too"),
        pytest.param("Elling", "Lumen Bay", False, id="a wall that follows may be said too"),
        pytest.param("Corey", "Lumen Bay", False, id="a further wall"),
    ],
)
def test_what_may_be_said(name: str, other: str, same: bool) -> None:
    check_ruling(ruling(0, name, other, same=same), STANDING)


@pytest.mark.parametrize(
    ("name", "other", "same", "said"),
    [
        pytest.param("the MERROW", "elling", True, "ruling 1 says so already: “Elling” is “Merrow”", id="said"),
        pytest.param("Lumen Bay", "Tarsia", False, "ruling 3 says so already", id="said of two"),
        pytest.param("Merrow", "Elling", False, "contradicts ruling 1 (“Elling” is “Merrow”). Take", id="denied"),
        pytest.param("Tarsia", "Elling", False, "with ruling", id="denied by way of a third"),
        pytest.param(
            "Lumen Harbour",
            "Elling",
            True,
            "contradicts ruling 3 (“Tarsia” is not “Lumen Bay”), with ruling 4 (“Lumen Bay” is “Lumen Harbour”), ruling 1 (",
            id="a wall between the groups",
        ),
        pytest.param("Corey Works Ltd", "the Corey Works", False, "one name already", id="one name"),
        pytest.param("…", "Merrow", True, "'…' is no name", id="no name"),
    ],
)
def test_what_is_refused(name: str, other: str, same: bool, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        check_ruling(ruling(0, name, other, same=same), STANDING)
    assert said in str(raised.value)
