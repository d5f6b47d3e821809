"""Which addresses of the internet protocol may be asked for something: those of the public internet and no others.

Whoever can make this program fetch an address must not reach the machine that it runs on, nor the network around it.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

__all__ = ["why_unreachable"]

_NOT_PUBLIC_4 = tuple(
    (IPv4Network(network), name)
    for network, name in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared by a provider's customers"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved for protocols"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
"""Source: the IANA IPv4 Special-Purpose Address Registry (RFC 6890), with multicast. Written out, since what ``is_global`` says of some of
these changed among releases of Python."""

_PUBLIC_6 = IPv6Network("2000::/3")
"""All of the public internet's IPv6. Source: the IANA IPv6 Address Space registry. Loopback, private, link-local and multicast addresses, those
with an IPv4 address mapped or compatible, and NAT64's own lie outside."""

_NOT_PUBLIC_6 = tuple(
    (IPv6Network(network), name)
    for network, name in (
        ("2001::/32", "a Teredo tunnel"),
        ("2001::/23", "reserved for protocols"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "a 6to4 tunnel"),
        ("3fff::/20", "documentation"),
    )
)
"""What is not public within that. A tunnel's address holds an IPv4 address that is reached through it, past every other check. Source: the
IANA IPv6 Special-Purpose Address Registry."""

_OUTSIDE_6 = tuple(
    (IPv6Network(network), name)
    for network, name in (
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("::/96", "an IPv4 address in disguise"),
        ("64:ff9b:1::/48", "a private NAT64 translation"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "private"),
        ("ff00::/8", "multicast"),
    )
)
"""Names for some of what lies outside the public space."""

_NAT64 = IPv6Network("64:ff9b::/96")
"""Holds an IPv4 address in its last 32 bits, and is how networks that have only IPv6 reach the rest. Source: RFC 6052, section 2.1."""


def why_unreachable(said: str) -> str | None:
    """What kind of address it is, where it is none of the public internet (``loopback``, ``private``); None where it may be asked.

    An IPv4 address inside a mapped or a NAT64 address is judged itself. Raises ValueError for what is no address.
    """
    address = ip_address(said.partition("%")[0])
    if isinstance(address, IPv4Address):
        return next((name for network, name in _NOT_PUBLIC_4 if address in network), None)
    embedded = _embedded(address)
    if embedded is not None:
        return why_unreachable(str(embedded))
    if address in _PUBLIC_6:
        return next((name for network, name in _NOT_PUBLIC_6 if address in network), None)
    return next((name for network, name in _OUTSIDE_6 if address in network), "not public")


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that is really reached."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None
