from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from factcheck.ingest.page.places import Places

PAGE = "<html><body><div><p>a</p><o:p>b</o:p><p>c</p><my-note>d</my-note></div><p>e</p></body></html>"


@pytest.mark.parametrize(
    ("words", "path"),
    [
        pytest.param("a", "/html/body/div/p[1]", id="one of two"),
        pytest.param("b", "/html/body/div/*[2]", id="a name that nothing declares"),
        pytest.param("c", "/html/body/div/p[2]", id="the other one"),
        pytest.param("d", "/html/body/div/my-note", id="an element of the page's own"),
        pytest.param("e", "/html/body/p", id="the only one of its name there"),
    ],
)
def test_paths_lead_to_their_element(words: str, path: str) -> None:
    root = document_fromstring(PAGE)
    element = next(one for one in root.iter() if one.text == words)
    assert Places().path(element) == path
    assert root.getroottree().xpath(path) == [element]


def test_all_paths_of_a_page_lead_back() -> None:
    root = document_fromstring(PAGE)
    places = Places()
    assert all(root.getroottree().xpath(places.path(one)) == [one] for one in root.iter("*"))
