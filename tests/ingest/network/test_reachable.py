from __future__ import annotations

import pytest

from factcheck.ingest.network.reachable import why_unreachable


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("93.184.216.34", id="public"),
        pytest.param("172.32.0.1", id="just after a private network"),
        pytest.param("2606:2800:220:1::1", id="public, version 6"),
        pytest.param("::ffff:93.184.216.34", id="public, mapped"),
        pytest.param("64:ff9b::5db8:d822", id="public, through NAT64"),
    ],
)
def test_the_public_internet_may_be_reached(address: str) -> None:
    assert why_unreachable(address) is None


@pytest.mark.parametrize(
    ("address", "why"),
    [
        pytest.param("127.0.0.1", "loopback", id="loopback"),
        pytest.param("127.255.255.254", "loopback", id="loopback, the far end"),
        pytest.param("0.0.0.0", "this network", id="unspecified"),  # noqa: S104 - an address to refuse
        pytest.param("10.1.2.3", "private", id="private, ten"),
        pytest.param("172.31.255.255", "private", id="private, 172"),
        pytest.param("192.168.1.1", "private", id="private, 192"),
        pytest.param("169.254.169.254", "link-local", id="link-local, where clouds keep secrets"),
        pytest.param("100.64.0.1", "shared by a provider's customers", id="shared"),
        pytest.param("198.18.0.1", "benchmarking", id="benchmarking"),
        pytest.param("192.0.0.192", "reserved for protocols", id="protocols"),
        pytest.param("203.0.113.9", "documentation", id="documentation"),
        pytest.param("192.88.99.1", "a 6to4 relay", id="6to4 relay"),
        pytest.param("224.0.0.1", "multicast", id="multicast"),
        pytest.param("239.255.255.255", "multicast", id="multicast, the far end"),
        pytest.param("240.0.0.1", "reserved", id="reserved"),
        pytest.param("255.255.255.255", "reserved", id="broadcast"),
        pytest.param("::1", "loopback", id="loopback, version 6"),
        pytest.param("::", "unspecified", id="unspecified, version 6"),
        pytest.param("fd00::1", "private", id="unique local"),
        pytest.param("fec0::1", "private", id="site-local"),
        pytest.param("fe80::1%eth0", "link-local", id="link-local with its zone"),
        pytest.param("ff02::1", "multicast", id="multicast, version 6"),
        pytest.param("2001:db8::1", "documentation", id="documentation, version 6"),
        pytest.param("2001:0:5db8:d822::1", "a Teredo tunnel", id="Teredo"),
        pytest.param("2001:20::1", "reserved for protocols", id="hash identities"),
        pytest.param("2002:7f00:1::1", "a 6to4 tunnel", id="6to4 to loopback"),
        pytest.param("2002:5db8:d822::1", "a 6to4 tunnel", id="6to4 to a public address"),
        pytest.param("64:ff9b::7f00:1", "loopback", id="NAT64 to loopback"),
        pytest.param("64:ff9b::a9fe:a9fe", "link-local", id="NAT64 to link-local"),
        pytest.param("64:ff9b:1::5db8:d822", "a private NAT64 translation", id="NAT64 of a local prefix"),
        pytest.param("::ffff:127.0.0.1", "loopback", id="mapped loopback"),
        pytest.param("::ffff:10.0.0.1", "private", id="mapped private"),
        pytest.param("::127.0.0.1", "an IPv4 address in disguise", id="compatible"),
        pytest.param("::93.184.216.34", "an IPv4 address in disguise", id="compatible, public"),
        pytest.param("100::1", "not public", id="discard"),
        pytest.param("5f00::1", "not public", id="segment routing"),
    ],
)
def test_nothing_else_may(address: str, why: str) -> None:
    assert why_unreachable(address) == why


def test_what_is_no_address_is_not_let_through() -> None:
    with pytest.raises(ValueError, match="does not appear to be"):
        why_unreachable("port.example")
