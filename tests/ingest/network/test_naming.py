from __future__ import annotations

import pytest

from factcheck.ingest.network.naming import host_of, named


@pytest.mark.parametrize(
    ("address", "name"),
    [
        pytest.param("https://port.example/a#top", "https://port.example/a", id="a fragment"),
        pytest.param("https://port.example", "https://port.example/", id="no path"),
        pytest.param("https://port.example/a?utm_source=x&UTM_Medium=y&fbclid=z", "https://port.example/a", id="nothing but tracks"),
        pytest.param("https://port.example/a?gclid=1&id=5&utm_campaign=z&page=2", "https://port.example/a?id=5&page=2", id="tracks among others"),
        pytest.param("https://port.example/a?b=%C3%A9+%2F&c&=&d=a=b", "https://port.example/a?b=%C3%A9+%2F&c&=&d=a=b", id="all else as it is written"),
        pytest.param("https://port.example/utm_source=x/a?outm_source=y", "https://port.example/utm_source=x/a?outm_source=y", id="other places of the word"),
        pytest.param("http://port.example:8080/a;v=1?", "http://port.example:8080/a;v=1", id="a port, and a query without anything"),
        pytest.param("http://[::1/?utm_source=x", "http://[::1/?utm_source=x", id="half an address"),
        pytest.param("file:///a?utm_source=x", "file:///a?utm_source=x", id="another scheme"),
    ],
)  # fmt: skip
def test_the_address_that_names_an_article(address: str, name: str) -> None:
    assert named(address) == name
    assert named(name) == name


@pytest.mark.parametrize(
    ("address", "host"),
    [("https://Port.Example:80/a", "port.example"), ("http://[::1]:8/", "::1"), ("http://[::1/", ""), ("a.txt", "")],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host
