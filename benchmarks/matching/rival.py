"""Splink on the same rows: which pairs of claims speak of the same thing. Run by itself, so that its time and memory are its own.

usage: python benchmarks/matching/rival.py rows.csv pairs.csv

Blocking by what is counted with each of the two longest words of the subject, and by metric, qualifiers and period with the first letters of the
subject, so that a misspelt name is found too. The model is trained on the rows themselves, as Splink's own guide does; pairs from a match probability
of one half on are written. Prints seconds and the largest resident memory as JSON.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
import time

import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

THRESHOLD = 0.5
SEED = 5
RULES = (
    block_on("dimension", "head", "word1"),
    block_on("dimension", "head", "modifiers", "word2"),
    block_on("dimension", "head", "modifiers", "period", "substr(subject, 1, 3)"),
)
COMPARISONS = [
    cl.JaroWinklerAtThresholds("subject", [0.97, 0.92, 0.85]),
    cl.ExactMatch("head"),
    cl.ExactMatch("modifiers"),
    cl.ExactMatch("verb"),
    cl.ExactMatch("period"),
    cl.ExactMatch("kind"),
]


def main(rows: str, pairs: str) -> None:
    """Train, predict, write the pairs."""
    started = time.perf_counter()
    database = DuckDBAPI()
    table = database.register_from_csv(rows) if hasattr(database, "register_from_csv") else database.register(rows)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=COMPARISONS,
        blocking_rules_to_generate_predictions=list(RULES),
        retain_matching_columns=False,
    )
    linker = Linker(table, settings, log_level=logging.ERROR)
    linker.training.estimate_probability_two_random_records_match([block_on("subject", "head", "modifiers", "period")], recall=0.7)  # fmt: skip
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=SEED)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("head", "word1"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("subject", "period"))
    found = linker.inference.predict(threshold_match_probability=THRESHOLD)
    count = database._con.sql(f"SELECT count(*) FROM {found.physical_name}").fetchall()[0][0]  # noqa: S608, SLF001
    seconds = time.perf_counter() - started
    database._con.sql(f"COPY (SELECT unique_id_l, unique_id_r FROM {found.physical_name}) TO '{pairs}'")  # noqa: S608, SLF001
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": round(seconds, 1), "megabytes": round(memory), "pairs": count}))


if __name__ == "__main__":
    main(*sys.argv[1:])
