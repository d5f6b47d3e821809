"""How much each finding of a check weighs: one table, by the question that was asked and what came out."""

from __future__ import annotations

__all__ = ["SEVERITIES", "severity"]

SEVERITIES: dict[tuple[str, str], tuple[int, str]] = {
    ("share total", "one time"): (4, "a part above its whole at one time: one of three figures is wrong as printed"),
    ("share total", "other times"): (3, "the same, where another period or definition may explain it"),
    ("share of a count", ""): (2, "no whole number as the total: a share of something else, or of another day"),
    ("share base", ""): (2, "nothing is wrong, but the share cannot be quoted without its whole"),
    ("implied totals", "one time"): (3, "two shares of one whole give two totals at one time"),
    ("implied totals", "other times"): (2, "the same, where another period or definition may explain it"),
    ("implied other", ""): (2, "a comparison leaves open which year and which definition it used"),
    ("multiple", ""): (3, "both ends and the multiple are in print, and do not fit"),
    ("unlike shares", ""): (2, "possible, but odd enough to ask how things were counted"),
    ("repeated floor", ""): (2, "stale, or not the same thing: either way not to be quoted as new"),
    ("stocks and flows", ""): (2, "nothing is wrong, but the flows cannot be compared with other years"),
    ("term of level", ""): (2, "a literal reading may leave out a part, and how much is unknown"),
    ("size class", ""): (2, "two figures that readers take for one class"),
    ("nested counts", ""): (2, "counts that are easily taken for one another"),
    ("lead", ""): (2, "true only among those compared, who are not named"),
    ("rivals", ""): (2, "each may be so in a scope of its own"),
    ("bodies", ""): (2, "one body whose figures fall apart under two names, or two bodies"),
    ("companies", ""): (2, "one company whose figures fall apart under two names"),
    ("sum", "more"): (3, "parts above their whole, unless groups overlap"),
    ("change", "percent"): (2, "rates are often adjusted for prices or seasons"),
    ("change", "amount"): (2, "a difference is not adjusted, but may be against another period"),
    ("average", "far off"): (4, "wrong by a factor of five or more: a unit or a digit is lost"),
    ("average", "off"): (2, "the amount may be for others too"),
    ("listed items", "a list"): (2, "a list that is not complete, or a wrong count"),
    ("listed items", "figures before"): (1, "the figures may stand elsewhere"),
    ("sum", "enumerated"): (2, "parts that are listed as the whole, and are not the whole"),
    ("conversion", "far off"): (4, "wrong by a factor of two or more: no rate explains it"),
    ("conversion", "off"): (3, "beyond what rates and rounding do"),
    ("count and rate", ""): (2, "no rivals, but easily taken for one another"),
    ("date without a year", "policy, no year at all"): (3, "a policy that no date in the article can place"),
    ("date without a year", "policy"): (2, "a policy that another date in the article may place"),
    ("date without a year", "figures"): (1, "a figure loses little by it"),
    ("ratio before the year's end", ""): (2, "an older figure under a newer label"),
    ("copied date", "two sources"): (2, "one of two dates is wrong, or a figure was carried over under a new one"),
    ("copied date", "one source"): (1, "an account printed anew whose figures have not moved"),
    ("date of a beginning", ""): (2, "a birth or a founding has one day"),
    ("policy stage", "exclude one another"): (2, "one act cannot be planned and done at one time"),
    ("policy stage", "went ahead"): (1, "the later article tells that it was done"),
    ("policy terms", ""): (2, "a summary that says more, or other, than what it sums up"),
    ("plan and work", ""): (2, "how far it has come is what a reader wants to know"),
    ("two roles", ""): (2, "one of the two titles is loose, or two people share a name"),
    ("role", ""): (2, "offices change hands, titles are translated loosely"),
    ("spelling", ""): (2, "one of the two spellings is wrong, and figures fall apart under them"),
    ("near names", ""): (2, "one person, and a name that must not be quoted as it stands"),
}
"""Question and case -> severity (1 cosmetic to 5 almost certainly wrong as printed) and the reason. Nothing of a check alone is worth 5:
that is kept for prints that are wrong whatever else is true."""


def severity(relation: str, case: str = "") -> int:
    """The severity of a finding. Raises KeyError for a case that the table does not have."""
    return SEVERITIES[relation, case][0]
