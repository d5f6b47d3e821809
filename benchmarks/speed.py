"""How fast the stages are, on articles made for it: sentences a second against bare patterns, growth, and comparing.

usage: python benchmarks/speed.py [articles ...]

Read ratios, not absolute times: they depend on the machine and on what else runs there. Times are processor times, the best of a few tries.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from factcheck import Article, extract_claims, find_quantities
from factcheck.api import compare_claims

PLACES = "Kiel Porto Genoa Izmir Bergen Riga Split Faro Turku Varna Malmo Oban".split()
THINGS = "ships cranes warehouses dockers ferries trawlers containers pilots berths tugs".split()
SENTENCES = (
    "The port of {place} counted {number} {things} in {year}.",
    "It spent {number}.{digit} million euros on {things} that year, officials said.",
    "More than {number} {things} were inspected, up {digit} percent from {before}.",
    "Some {digit}0 percent of the {things} in {place} are new.",
)

FLOOR = re.compile(
    r"(?:[$€£] ?)?\d[\d,.]*(?:st|nd|rd|th)?(?: (?:percent|per cent|million|billion|thousand|hundred))?|\b(?:one|two|three|four|five|six|ten)\b",
    re.IGNORECASE,
)
"""What a bare search for figures would be: no units, no vetoes, no claims. Nothing that reads figures is faster than this."""

MEGABYTE = 1_000_000
TRIES = 5


def article(number: int) -> Article:
    """An article of four sentences about a port, the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - made-up figures, not secrets
    year = 2000 + chance.randrange(20)
    words = {"place": chance.choice(PLACES), "things": chance.choice(THINGS), "year": year, "before": year - 1}
    text = " ".join(
        line.format(number=chance.randrange(10, 900), digit=chance.randrange(1, 9), **words) for line in SENTENCES
    )
    return Article(
        text=text, published=date(year, 1, 1) + timedelta(days=chance.randrange(360)), source=f"Daily {number % 40}"
    )


def seconds(work: Callable[[], object], tries: int = TRIES) -> float:
    """The processor time of some work: the best of a few tries, since what else runs only ever adds to it."""
    best = float("inf")
    for _ in range(tries):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def show_rates(articles: list[Article]) -> None:
    """Sentences a second, one short article after the other, and how many times as long as the bare patterns each takes."""
    sentences = len(articles) * len(SENTENCES)
    floor = seconds(lambda: [list(FLOOR.finditer(one.text)) for one in articles])
    figures = seconds(lambda: [find_quantities(one.text) for one in articles])
    claims = seconds(lambda: [extract_claims(one) for one in articles])
    print(f"{'':<16} {'sentences/s':>12} {'times the floor':>16}")
    for name, took in (("bare patterns", floor), ("find_quantities", figures), ("whole claims", claims)):
        print(f"{name:<16} {sentences / took:>12,.0f} {took / floor:>16.1f}")


def show_growth() -> None:
    """How the time grows with the length of one line: ten times the text should take ten times as long."""
    text = " ".join(article(number).text for number in range(150))
    lengths = (len(text), 10 * len(text), MEGABYTE)
    print(f"\n{'one line of':<16} {'characters':>12} {'find_quantities':>16} {'whole claims':>16}")
    first = None
    for length in lengths:
        line = (text + " ") * (length // len(text) + 1)
        whole = Article(text=line[:length], published=date(2020, 1, 1))
        tries = 2 if length > len(text) else TRIES
        figures = seconds(lambda: find_quantities(whole.text), tries)  # noqa: B023 - called before the next turn
        claims = seconds(lambda: extract_claims(whole), tries)  # noqa: B023 - called before the next turn
        first = first or (figures, claims)
        name = "one megabyte" if length == MEGABYTE else f"{length // len(text)} x"
        print(f"{name:<16} {length:>12,} {figures:>8.2f} s {figures / first[0]:>4.1f}x {claims:>8.2f} s {claims / first[1]:>4.1f}x", flush=True)  # fmt: skip


def show_comparing(sizes: list[int]) -> None:
    """A line for each number of articles: reading them and comparing their claims."""
    print(
        f"\n{'articles':>9} {'claims':>9} {'sentences/s':>12} {'claims/s read':>14} {'comparing s':>12} {'claims/s compared':>18}"
    )
    for size in sizes:
        articles = [article(number) for number in range(size)]
        started = time.process_time()
        claims = [claim for one in articles for claim in extract_claims(one)]
        read = time.process_time() - started
        started = time.process_time()
        compare_claims(claims)
        compared = time.process_time() - started
        sentences = size * len(SENTENCES)
        print(
            f"{size:>9,} {len(claims):>9,} {sentences / read:>12,.0f} {len(claims) / read:>14,.0f} {compared:>12.2f} {len(claims) / compared:>18,.0f}",
            flush=True,
        )


def main(sizes: list[int]) -> None:
    """Print the three tables."""
    show_rates([article(number) for number in range(200)])
    show_growth()
    show_comparing(sizes)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [100, 300, 1000])
