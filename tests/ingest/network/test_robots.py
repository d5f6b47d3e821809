from __future__ import annotations

import pytest

from factcheck.ingest.network.robots import ROBOTS_BYTES, read_robots, verdict_of

PAGE = "https://port.example/news/2023/ships.html?page=2"


@pytest.mark.parametrize(
    ("said", "allowed"),
    [
        pytest.param("", True, id="empty"),
        pytest.param("User-agent: *\nDisallow:\n", True, id="nothing is disallowed"),
        pytest.param("User-agent: *\nDisallow: /\n", False, id="everything is"),
        pytest.param("\ufeffUser-agent: *\nDisallow: /\n", False, id="behind a byte order mark"),
        pytest.param("USER-AGENT : *\r\ndisallow : /news\r\n", False, id="capitals, spaces, other line ends"),
        pytest.param("User-agent: *\nDisallow: /news\nAllow: /news/2023\n", True, id="the longer rule counts"),
        pytest.param("User-agent: *\nAllow: /news\nDisallow: /news\n", True, id="allowed where both are as long"),
        pytest.param("User-agent: *\nDisallow: /*.html$\n", True, id="to the end, and the query is part of it"),
        pytest.param("User-agent: *\nDisallow: /*/ships\n", False, id="a wildcard"),
        pytest.param("User-agent: *\nDisallow: /\n\nUser-agent: factcheck\nDisallow: /private\n", True, id="our own rules go first"),
        pytest.param("User-agent: *\nAllow: /\n\nUser-agent: FactCheck/9.1\nDisallow: /\n", False, id="our name with a version, in capitals"),
        pytest.param("User-agent: Googlebot\nUser-agent: factcheck\nDisallow: /\n", False, id="among several names"),
        pytest.param("User-agent: Googlebot\nDisallow: /\n", True, id="for somebody else"),
        pytest.param("User-agent: fact\nDisallow: /\n", True, id="for somebody whose name ours begins with"),
        pytest.param("User-agent: factchecker\nDisallow: /\n", True, id="for somebody whose name begins with ours"),
        pytest.param("User-agent:\nDisallow: /\n", True, id="for nobody"),
        pytest.param("Disallow: /\n", True, id="a rule before any name"),
        pytest.param("<!DOCTYPE html><title>Not here</title>", True, id="a page in its place"),
        pytest.param("User-agent: * # all\nDisallow: /news # old\n", False, id="remarks"),
    ],
)  # fmt: skip
def test_what_may_be_read(said: str, allowed: bool) -> None:
    assert read_robots(said.encode()).allows(PAGE) is allowed


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        pytest.param("User-agent: *\nCrawl-delay: 5\n", 5.0, id="for everybody"),
        pytest.param("User-agent: factcheck\nCrawl-delay: 0.5\n\nUser-agent: *\nCrawl-delay: 9\n", 0.5, id="for us"),
        pytest.param("User-agent: *\nCrawl-delay: soon\n", None, id="no number"),
        pytest.param("User-agent: *\nCrawl-delay: inf\n", None, id="no end"),
        pytest.param("User-agent: *\nCrawl-delay: -3\n", None, id="below nothing"),
    ],
)
def test_how_long_to_wait(said: str, seconds: float | None) -> None:
    assert read_robots(said.encode()).delay == seconds


@pytest.mark.parametrize(
    ("status", "allowed"),
    [
        pytest.param(404, True, id="there is none"),
        pytest.param(403, True, id="it is kept from us"),
        pytest.param(429, False, id="too many requests"),
        pytest.param(500, False, id="broken"),
        pytest.param(503, False, id="out of order"),
    ],
)
def test_what_an_answer_without_rules_means(status: int, allowed: bool) -> None:
    verdict = verdict_of(status)
    assert verdict is not None
    assert verdict.allows(PAGE) is allowed
    assert verdict.delay is None
    assert verdict_of(200) is None


def test_what_stands_beyond_the_cap_is_left_alone() -> None:
    rule = b"User-agent: *\nDisallow: /\n"
    assert read_robots(b"#" * (ROBOTS_BYTES - len(rule) - 1) + b"\n" + rule).allows(PAGE) is False
    assert read_robots(b"#" * ROBOTS_BYTES + b"\n" + rule).allows(PAGE) is True


def test_thousands_of_names_are_not_multiplied_with_thousands_of_rules() -> None:
    names = "".join(f"User-agent: crawler{number}\n" for number in range(8000))
    robots = read_robots((names + "".join(f"Disallow: /{number}\n" for number in range(8000))).encode())
    assert robots.rules is not None
    assert len(robots.rules._user_agents) == 1


def test_a_rule_full_of_wildcards_is_followed_in_one_pass() -> None:
    robots = read_robots(f"User-agent: *\nDisallow: /{'*a' * 40}*b$\n".encode())
    assert robots.allows(f"https://port.example/{'a' * 4000}")
