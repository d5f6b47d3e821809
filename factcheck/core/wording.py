"""How things are put to people: text made safe to show, and figures, sides and severities in words."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # each command needs words, and completion has to be quick
    from decimal import Decimal

    from factcheck.core.article import Article
    from factcheck.core.claim import Claim
    from factcheck.core.discrepancy import Discrepancy, Side

__all__ = [
    "SEVERITIES",
    "byline",
    "figure",
    "grouped",
    "guarded",
    "in_markdown",
    "json_text",
    "many",
    "moment",
    "quote_pieces",
    "reasons",
    "side_figure",
    "storable",
    "visible",
    "voices",
]

SEVERITIES = {
    5: "almost certainly wrong as printed",
    4: "strong conflict: settle it before quoting either",
    3: "must be shown with an explanation",
    2: "a hint worth a look",
    1: "cosmetic",
}
"""What each severity asks of a reviewer."""

_UNSAFE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
"""Control, format (bidi among them), surrogate, private, unassigned characters and line separators. Source: Unicode, chapter 4.5."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula, the full-width forms too. Source: OWASP, "CSV Injection"."""

_NUMBER = re.compile(r"[-+]?(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?%?")

_NO_UTF8 = re.compile(r"[\udc80-\udcff]")
"""A byte that is no UTF-8, as file names have it. Source: PEP 383."""

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
"""What means something inside a line of Markdown, the extensions of GitHub included."""

_BOUNDS = {
    "approx": "about ",
    "more_than": "more than ",
    "at_least": "at least ",
    "less_than": "less than ",
    "at_most": "at most ",
}
"""The words for comparators, by their values."""


def visible(text: str) -> str:
    """The text in one line, with every character that could move the cursor, hide words or turn them round written as an escape.

    Line ends and tabs become spaces, an escape its number. Words, letters and no-break spaces stay.
    """
    if text.isprintable():
        return text
    line = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " ")
    if line.isprintable():
        return line
    return "".join(
        _escaped(character) if unicodedata.category(character) in _UNSAFE else character for character in line
    )


def storable(name: str) -> str:
    """The name of a file as any database holds it: bytes that are no UTF-8 are written as in an address (``caf%E9.html``)."""
    return _NO_UTF8.sub(lambda found: f"%{ord(found[0]) - 0xDC00:02X}", name)


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def in_markdown(words: str) -> str:
    """The words made visible, inside a line of Markdown: nothing in them is markup."""
    return _MARKUP.sub(r"\\\1", visible(words))


def guarded(words: str) -> str:
    """The words as a cell for a spreadsheet: what it would take for a formula has an apostrophe before it, signed numbers have none."""
    first = next((at for at, character in enumerate(words) if not _is_blank(character)), len(words))
    if words.startswith(_FORMULA, first) and not _NUMBER.fullmatch(words.strip()):
        return "'" + words
    return words


def _is_blank(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in _UNSAFE


def json_text(value: object, *, indent: int | None = None) -> str:
    """A value as JSON. Characters that could steer a terminal are written as escapes, which changes nothing of the value."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return "\n".join(line if line.isprintable() else _printable(line) for line in text.split("\n"))


def _printable(line: str) -> str:
    """A line of JSON with every character that does not print as the escape that JSON has for it."""
    import json

    return "".join(character if character.isprintable() else json.dumps(character)[1:-1] for character in line)


def grouped(value: Decimal) -> str:
    """A decimal that is easy to read and still exact: ``12,345.6``, ``206 million``, ``5.491 billion``."""
    for name, unit in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        short = value / unit
        if abs(short) >= 1 and short * unit == value and short == round(short, 3):
            return f"{short.normalize():,f} {name}"
    return format(value, ",f")


def figure(claim: Claim) -> str:
    """A claim's figure as printed, with the word for its comparator: ``more than 500``; empty for a policy claim.

    Where a reviewer corrected the value, that is told in its place: ``more than 10 million chinese yuan``.
    """
    if claim.value_text is None:
        return ""
    bound = _BOUNDS.get(str(claim.comparator), "") if claim.comparator is not None else ""
    return f"{bound}{_restated(claim) if claim.restated else claim.value_text}"


def _restated(claim: Claim) -> str:
    """The value that a reviewer put over the printed one, with its unit."""
    values = " to ".join(grouped(value) for value in (claim.value, claim.value_high) if value is not None)
    return f"{values} {claim.unit}" if claim.unit else values


def _counted(claim: Claim) -> str:
    """A figure with what it counts where its print does not say: ``119 R&D platforms``."""
    noun = claim.metric or claim.counted
    return f"{figure(claim)} {noun}" if noun and claim.counted and claim.unit is None else figure(claim)


def side_figure(side: Side, *, noun: bool = True) -> str:
    """What a side states: the result that its working ends in, else its first claim's print; with ``noun``, what a count counts too."""
    if side.working is not None:
        return side.working.rpartition(" = ")[2]
    if not side.claims:
        return ""
    first = side.claims[0]
    if first.value_text is None:
        return first.quote
    return _counted(first) if noun else figure(first)


def voices(side: Side) -> str:
    """How many independent origins say what a side states: ``said by 3 independent voices``, ``one voice, printed in 4 articles``, ``one voice``.

    Empty for a computed side: nobody says it. Of claims that their articles do not make any more it is told that they are of an earlier version.
    """
    if side.working is not None or not side.claims:
        return ""
    if all(claim.retired for claim in side.claims):
        return "said by an earlier version of the article"
    articles = len({claim.article.key for claim in side.claims})
    if side.voices > 1:
        printed = f" in {articles} articles" if articles > side.voices else ""
        return f"said by {side.voices} independent voices{printed}"
    return f"one voice, printed in {articles} articles" if articles > 1 else "one voice"


def quote_pieces(claim: Claim) -> tuple[str, str, str]:
    """The quote of a claim up to its figure, the figure, and the rest; a policy claim has no figure, and its quote is the first piece."""
    if claim.value_start is None or claim.value_end is None:
        return claim.quote, "", ""
    text = claim.article.text
    figure_begins, figure_ends = claim.value_start, claim.value_end
    return text[claim.start : figure_begins], text[figure_begins:figure_ends], text[figure_ends : claim.end]


def many(number: int, noun: str) -> str:
    """A count with its noun: ``1 claim``, ``1,200 discrepancies``."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def moment(when: datetime) -> str:
    """A time in UTC, to the minute: ``2022-12-19 06:23 UTC``."""
    return f"{when:%Y-%m-%d %H:%M} UTC"


def reasons(discrepancy: Discrepancy) -> str:
    """The kind with what else it may be: ``update, perhaps definition``."""
    others = ", ".join(str(kind) for kind in discrepancy.also)
    return f"{discrepancy.kind}, perhaps {others}" if others else str(discrepancy.kind)


def byline(article: Article) -> str:
    """Who published an article and when, saying plainly what is not known."""
    when = "date unknown" if article.published is None else article.published.isoformat()
    return f"{article.publisher or 'source unknown'}, {when}"
