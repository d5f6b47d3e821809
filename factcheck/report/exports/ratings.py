"""Which rating a ClaimReview gives for what reviewers found: the table that is used where nobody says otherwise, and the reading of another from TOML.

::

    best = 5                       # the ends of the scale
    worst = 1

    [author]                       # whose reviews these are; without it each is its reviewer's
    name = "City Desk"
    url = "https://desk.example/"

    [ratings.refuted]              # a status, or a resolution that leaves the status as it is
    name = "False"
    value = 1                      # on the scale; left out where a word says it all
    explanation = "Evidence says otherwise."
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from factcheck.core.held import Judged
from factcheck.core.vocabulary import Resolution, Status
from factcheck.errors import BadRatings

__all__ = ["RATED", "RATINGS", "Author", "Rating", "Ratings", "ratings_in"]

RATED = (
    *(str(one) for one in (Status.VERIFIED, Status.REFUTED, Status.OUTDATED, Status.UNVERIFIABLE)),
    *(str(one) for one in (Resolution.ALL_RIGHT, Resolution.SUPERSEDED)),
)
"""What can have a rating: the statuses that say something of a claim; and, for claims whose status a resolution leaves as it was, that all sides are right, or that this one holds now.

Reason: ``not_comparable``, ``same_voice`` and ``unsure`` do not say whether a claim is right, and what is withdrawn was no claim.
"""

_LARGEST = 256 * 1024
_LONGEST = 300
_KEYS = ("name", "value", "explanation")
_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A rating in a word or two, with its place on the scale where it has one."""

    name: str
    value: Decimal | None = None
    explanation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Whose reviews these are."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """A scale, and the rating for each thing that reviewers find; what is not named there is not exported."""

    best: Decimal
    worst: Decimal
    rated: Mapping[str, Rating]
    author: Author | None = None

    def of(self, judged: Judged) -> Rating | None:
        """The rating of a claim that was judged, None where there is none."""
        finding = judged.decision.finding
        if judged.changes_status or finding is None:
            return self.rated.get(str(judged.claim.status))
        return self.rated.get(str(finding.resolution))


RATINGS = Ratings(
    best=Decimal(5),
    worst=Decimal(1),
    rated=MappingProxyType(
        {
            "verified": Rating(name="True", value=Decimal(5), explanation="Evidence bears the claim out."),
            "all_right": Rating(
                name="True in context",
                value=Decimal(4),
                explanation="The figure is right for what it counts; another that differs is right as well.",
            ),
            "superseded": Rating(
                name="True as of its date",
                value=Decimal(4),
                explanation="The figure holds now; an earlier one does no longer.",
            ),
            "outdated": Rating(
                name="Outdated", value=Decimal(3), explanation="The claim was right once, and is no longer."
            ),
            "unverifiable": Rating(name="Unproven", explanation="Nothing was found that proves or refutes the claim."),
            "refuted": Rating(name="False", value=Decimal(1), explanation="Evidence says otherwise."),
        }
    ),
)
"""The scale of five that fact-checkers' markup has, 1 false to 5 true. Source: Google Search Central, Fact Check (ClaimReview) structured data, ``reviewRating``."""


def ratings_in(raw: bytes, where: str) -> Ratings:
    """The ratings that a TOML file says. They replace the usual ones: what it does not name is not exported.

    Raises BadRatings, naming file and line or key, for anything that it does not know.
    """
    said = _parsed(raw, where)
    _only(said, ("best", "worst", "author", "ratings"), "", where)
    best, worst = (_number(said.get(name, usual), name, where) for name, usual in (("best", 5), ("worst", 1)))
    if worst >= best:
        raise BadRatings(
            f"worst is {worst} and best is {best}", where=where, mend="Let worst be the smaller of the two."
        )
    table = _table(said.get("ratings"), "ratings", where)
    if not table:
        raise BadRatings("rates nothing", where=where, mend="Write at least one table: [ratings.refuted].")
    _only(table, RATED, "ratings.", where)
    rated = {key: _rating(_table(one, f"ratings.{key}", where), key, where) for key, one in table.items()}
    for key, one in rated.items():
        if one.value is not None and not worst <= one.value <= best:
            raise BadRatings(
                f"ratings.{key}.value is {one.value}, outside {worst} to {best}", where=where, mend="Mend best, worst or value."
            )  # fmt: skip
    author = said.get("author")
    return Ratings(best=best, worst=worst, rated=rated, author=None if author is None else _author(author, where))


def _parsed(raw: bytes, where: str) -> Mapping[str, object]:
    if len(raw) > _LARGEST:
        raise BadRatings(f"is larger than {_LARGEST // 1024} kB, the cap on ratings", where=where)
    try:
        return tomllib.loads(raw.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError as error:
        raise BadRatings(f"is not UTF-8: byte {error.start}", where=where, mend="Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        place = f"{where}:{found[1]}" if found else where
        raise BadRatings(f"is not TOML: {error}", where=place, mend="Mend that line.") from error
    except (RecursionError, ValueError) as error:
        raise BadRatings("is not TOML that is read: it is nested too deep, or has a number that is none", where=where) from error  # fmt: skip


def _only(said: Mapping[str, object], known: tuple[str, ...], before: str, where: str) -> None:
    """Nothing, where every key is known: one that is misspelt must not lose a rating."""
    for key in said:
        if key not in known:
            raise BadRatings(f"has an unknown key {before + key!r}", where=where, mend=f"Known: {', '.join(known)}.")


def _table(value: object, name: str, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise BadRatings(f"has no table {name}", where=where, mend=f"Write [{name}], and its keys below it.")
    return value


def _number(value: object, name: str, where: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
        raise BadRatings(f"{name} is no number", where=where, mend=f"Write {name} = 5, without quotes.")
    return Decimal(value)


def _words(said: Mapping[str, object], key: str, name: str, where: str) -> str | None:
    value = said.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise BadRatings(f"{name}.{key} is no text", where=where, mend=f'Write {key} = "…", or leave it out.')
    if len(value) > _LONGEST:
        raise BadRatings(f"{name}.{key} has more than {_LONGEST} characters", where=where, mend="Say it in fewer.")
    return " ".join(value.split())


def _rating(said: Mapping[str, object], key: str, where: str) -> Rating:
    name = f"ratings.{key}"
    _only(said, _KEYS, f"{name}.", where)
    words = _words(said, "name", name, where)
    if words is None:
        raise BadRatings(
            f"{name} has no name", where=where, mend='Say in a word what people are shown: name = "False".'
        )
    value = said.get("value")
    return Rating(
        name=words,
        value=None if value is None else _number(value, f"{name}.value", where),
        explanation=_words(said, "explanation", name, where),
    )


def _author(value: object, where: str) -> Author:
    said = _table(value, "author", where)
    _only(said, ("name", "url"), "author.", where)
    name, url = (_words(said, key, "author", where) for key in ("name", "url"))
    if name is None:
        raise BadRatings("author has no name", where=where, mend='Write name = "…", or leave [author] out.')
    if url is not None and not url.startswith(("http://", "https://")):
        raise BadRatings("author.url is no address of the web", where=where, mend="Begin it with https://.")
    return Author(name=name, url=url)
