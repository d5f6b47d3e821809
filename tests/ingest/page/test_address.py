from __future__ import annotations

import pytest

from factcheck.ingest.page.address import canonical

BASE = "https://www.coast.example/news/ships?from=feed"


@pytest.mark.parametrize(
    ("said", "base", "address"),
    [
        pytest.param("https://www.coast.example/news/ships", BASE, "https://www.coast.example/news/ships", id="of the same site"),
        pytest.param("/news/ships#top", BASE, "https://www.coast.example/news/ships", id="relative, without its fragment"),
        pytest.param("//coast.example/news/ships", BASE, "https://coast.example/news/ships", id="without www and scheme"),
        pytest.param("http://m.coast.example:80/news/ships", BASE, "http://m.coast.example:80/news/ships", id="for telephones"),
        pytest.param("https://Other.example/a", None, "https://other.example/a", id="of a page that was not fetched"),
        pytest.param("https://coast.example/?p=5", BASE, "https://coast.example/?p=5", id="a query of the front page"),
    ],
)  # fmt: skip
def test_believed(said: str, base: str | None, address: str) -> None:
    assert canonical(said, base) == address


@pytest.mark.parametrize(
    ("said", "base"),
    [
        pytest.param("https://other.example/news/ships", BASE, id="another site"),
        pytest.param("https://www.coast.example.evil.example/a", BASE, id="a site that begins alike"),
        pytest.param("https://evilcoast.example/a", BASE, id="a site that ends alike"),
        pytest.param("https://www.coast.example:8443/a", BASE, id="another port"),
        pytest.param("https://user:pass@www.coast.example/a", BASE, id="with a password"),
        pytest.param(
            "https://www.coast.example/a", "https://www.coast.example:99999/b", id="fetched at a port that is none"
        ),
        pytest.param("https://www.coast.example/", BASE, id="the front page"),
        pytest.param("/index.html", BASE, id="the front page by its name"),
        pytest.param("/news/ships", None, id="relative to nothing"),
        pytest.param("javascript:alert(1)", BASE, id="a script"),
        pytest.param("file:///etc/passwd", None, id="a file"),
        pytest.param("https://[::1", BASE, id="no address"),
        pytest.param("https://www.coast.example/a\nb", BASE, id="a line break"),
        pytest.param("https://www.coast.example/" + "a" * 3000, BASE, id="too long"),
    ],
)
def test_not_believed(said: str, base: str | None) -> None:
    assert canonical(said, base) is None
