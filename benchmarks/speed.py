"""How fast the stages are, on articles made for it: sentences and claims a second, and how comparing grows with their number.

usage: python benchmarks/speed.py [articles ...]

Read ratios, not absolute times: they depend on the machine and on what else runs there.
"""

from __future__ import annotations

import random
import sys
import time
from datetime import date, timedelta

from factcheck import Article, extract_claims
from factcheck.api import compare_claims

PLACES = "Kiel Porto Genoa Izmir Bergen Riga Split Faro Turku Varna Malmo Oban".split()
THINGS = "ships cranes warehouses dockers ferries trawlers containers pilots berths tugs".split()
SENTENCES = (
    "The port of {place} counted {number} {things} in {year}.",
    "It spent {number}.{digit} million euros on {things} that year, officials said.",
    "More than {number} {things} were inspected, up {digit} percent from {before}.",
    "Some {digit}0 percent of the {things} in {place} are new.",
)


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


def main(sizes: list[int]) -> None:
    """Print a line for each number of articles."""
    print(
        f"{'articles':>9} {'claims':>9} {'sentences/s':>12} {'claims/s read':>14} {'comparing s':>12} {'claims/s compared':>18}"
    )
    for size in sizes:
        articles = [article(number) for number in range(size)]
        started = time.perf_counter()
        claims = [claim for one in articles for claim in extract_claims(one)]
        read = time.perf_counter() - started
        started = time.perf_counter()
        compare_claims(claims)
        compared = time.perf_counter() - started
        sentences = size * len(SENTENCES)
        print(
            f"{size:>9,} {len(claims):>9,} {sentences / read:>12,.0f} {len(claims) / read:>14,.0f} {compared:>12.2f} {len(claims) / compared:>18,.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [100, 300, 1000])
