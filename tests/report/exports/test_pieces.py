from __future__ import annotations

import json

import pytest

from factcheck.report.exports.pieces import listed, uri, written


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("</script><!-- & ]]>", id="markup"),
        pytest.param("\x1b[2J\x9b2J\u202e\u200b\u2028\x00", id="what steers a terminal"),
        pytest.param("a\ud800b", id="half a character"),
        pytest.param("\U000e0001 😀 é", id="beyond the first plane"),
        pytest.param({"a": [1, 2.5, None, True, "x\ny"]}, id="nested"),
    ],
)
def test_the_value_is_what_it_was_and_nothing_in_it_does_harm(value: object) -> None:
    text = written(value)
    assert json.loads(text) == value
    assert text.isprintable()
    assert not set("<>&") & set(text)


def test_what_json_has_no_number_for_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        written(float("inf"))


def test_a_list_is_made_while_it_is_read() -> None:
    def endless() -> object:
        number = 0
        while True:
            yield (number := number + 1)

    pieces = listed(endless())  # type: ignore[arg-type]
    assert "".join(next(pieces) for _ in range(3)) == "\n1,\n2,\n3"


def test_an_address_is_one_that_linked_data_takes() -> None:
    assert uri("https://a.example/ü <b>?x=1&y={2}#c%20d") == "https://a.example/%C3%BC%20%3Cb%3E?x=1&y=%7B2%7D#c%20d"
