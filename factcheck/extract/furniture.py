"""Numbers that belong to the page or to a code: addresses, file names, counters, list numbers, telephones, scores."""

from __future__ import annotations

import re

from factcheck.core.vocabulary import QuantityKind
from factcheck.extract.calendar import date_veto
from factcheck.extract.figure import Veto
from factcheck.extract.numbers import Number
from factcheck.extract.pieces import Pieces
from factcheck.lexicon.names import RECORD_VERBS, RESULT_NOUNS

__all__ = ["furniture", "score"]

_CODE = re.compile(
    r"://|www\.|@|_|\.(?:jpe?g|png|gif|pdf|html?|docx?|xlsx?|csv|txt|mp[34]|zip|com|org|net|php|aspx?)\b", re.IGNORECASE
)
_COUNTER_LINE = re.compile(
    r"[\d,.]+[KM]?[ \t\u00a0]+(?:comments?|shares?|views?|likes?|replies|reads?|min(?:ute)?s? read|retweets?)[ \t]*",
    re.IGNORECASE,
)
_LONGEST_CHUNK = 12
_LONGEST_LINE = 40
_BEHIND_RECORDS = frozenset("overall on in this after with and for at".split())
_CALLING = frozenset("call calls called calling dial dialed dialled dials phoned".split())
_CALLED = frozenset("dispatcher dispatchers operator operators call calls caller callers".split())
_RESULT_REACH = 4
_MEASURED = frozenset("percent pct million billion points cents dollars".split())
_JOINTS = frozenset("- ( ) +".split())
_PERCENT = frozenset({"%", "percent", "pct"})
_MONEY_SIGNS = frozenset({"$", "€", "£"})


def furniture(pieces: Pieces, number: Number) -> Veto | None:
    """Why a number in digits belongs to the page or a code and not to the story, None where it does not."""
    return (
        _in_a_chunk(pieces, number) or _code(pieces, number) or _opens_a_line(pieces, number) or _listed(pieces, number)
    )


def _chunk(pieces: Pieces, number: Number) -> tuple[int, int]:
    """The pieces without a space between them that the number is in, at most twelve to each side."""
    first, last = number.first, number.last
    while first > 0 and pieces.touches(first) and number.first - first < _LONGEST_CHUNK:
        first -= 1
    while last < len(pieces) and pieces.touches(last) and last - number.last < _LONGEST_CHUNK:
        last += 1
    return first, last


def _in_a_chunk(pieces: Pieces, number: Number) -> Veto | None:
    """``a1_2.jpg``, ``box7@example.org``, ``010-6559-1234``, ``192.168.1.2``."""
    first, last = number.first, number.last
    if not (pieces.touches(first) or pieces.touches(last)):
        return None
    left, right = _chunk(pieces, number)
    if right - left == last - first:
        return None
    if _CODE.search(pieces.text, pieces.starts[left], pieces.ends[right - 1]):
        return Veto(QuantityKind.FURNITURE, "an address or a file name", first, last)
    numbers = [at for at in range(left, right) if pieces.kinds[at] == "n"]
    if len(numbers) >= 3 and all(pieces.words[at] in _JOINTS or pieces.kinds[at] == "n" for at in range(left, right)):
        return date_veto(pieces, number) or Veto(QuantityKind.FURNITURE, "a phone or serial number", left, right)
    if last < right and pieces.kinds[last] == "n":
        return date_veto(pieces, number) or Veto(QuantityKind.NAME, "a chain of numbers", first, right)
    return None


def _code(pieces: Pieces, number: Number) -> Veto | None:
    """``08454 24 24``, ``90049 ZIP``, ``401(k)``."""
    words = pieces.words
    first, last = number.first, number.last
    printed = words[first]
    if printed.startswith("0") and len(printed) >= 4 and printed.isdigit() and date_veto(pieces, number) is None:
        end = last
        while pieces.kinds[end] == "n" and end < last + _LONGEST_CHUNK:
            end += 1
        return Veto(QuantityKind.FURNITURE, "a phone or serial number", first, end)
    if printed in {"911", "999"} and (words[first - 1] in _CALLING or words[last] in _CALLED):
        return Veto(QuantityKind.NAME, "a number to call", first, last)
    if words[last] == "zip":
        return Veto(QuantityKind.NAME, "a postal code", first, last)
    if printed == "401" and words[last] in {"(", "-"} and words[last + 1] == "k":
        return Veto(QuantityKind.NAME, "the name of a plan", first, last + 2)
    return None


def _opens_a_line(pieces: Pieces, number: Number) -> Veto | None:
    """``0 Comments`` alone on its line; the ``1.`` or ``2)`` of a list."""
    words = pieces.words
    first, last = number.first, number.last
    at = first - 1 if first > 0 and words[first - 1] == "(" else first
    if at > 0 and words[at - 1] != "\n":
        return None
    start = pieces.starts[first]
    line, rest, _ = pieces.text[start : start + _LONGEST_LINE].partition("\n")
    ended = bool(rest) or start + _LONGEST_LINE >= len(pieces.text)
    if ended and _COUNTER_LINE.fullmatch(line):
        return Veto(QuantityKind.FURNITURE, "a counter of the page", first, last)
    marked = words[last] in {")", "."} and pieces.touches(last)
    if marked and pieces.kinds[last + 1] == "w" and not pieces.touches(last + 1):
        return Veto(QuantityKind.FURNITURE, "the number of a list item", first, last)
    return None


def _listed(pieces: Pieces, number: Number) -> Veto | None:
    """The ``2 )`` of a list inside a sentence: one digit before a bracket that nothing opened."""
    words = pieces.words
    first, last = number.first, number.last
    if words[last] != ")" or first == 0 or len(words[first]) != 1 or pieces.kinds[last + 1] != "w":
        return None
    before = words[first - 1]
    if "(" in words[max(0, first - _LONGEST_CHUNK) : first] or (
        pieces.kinds[first - 1] == "x" and before not in {";", ",", ":"}
    ):
        return None
    return Veto(QuantityKind.FURNITURE, "the number of a list item", first, last)


def _ratio(pieces: Pieces, number: Number) -> Veto | None:
    """``a 3-to-1 margin``, ``voted 52 to 48``: whole numbers that fall, tied by hyphens or behind a word of results."""
    words = pieces.words
    at = number.last
    tied = words[at : at + 3] == ["-", "to", "-"]
    end = at + 3 if tied else at + 1
    left, right = words[number.first], words[end]
    if not (left.isdigit() and right.isdigit() and len(left) <= 3 and int(left) > int(right)):
        return None
    near = words[max(0, number.first - _RESULT_REACH) : number.first]
    if not tied and (RESULT_NOUNS.isdisjoint(near) or pieces.kinds[end + 1] == "w" and words[end + 1] in _MEASURED):
        return None
    return Veto(QuantityKind.NAME, "a score or a vote", number.first, end + 1)


def score(pieces: Pieces, number: Number) -> Veto | None:
    """``3-1``, ``89-89``, ``(2-13)``, ``3888-2``: two whole numbers that do not rise, or that stand where results stand."""
    words = pieces.words
    at = number.last
    if words[at] == "to" or words[at + 1] == "to":
        return _ratio(pieces, number)
    left, right = words[number.first], words[at + 1]
    if words[at] != "-" or pieces.kinds[at + 1] != "n" or not (pieces.touches(at) and pieces.touches(at + 1)):
        return None
    if not (left.isdigit() and right.isdigit()):
        return None
    before = words[number.first - 1] if number.first else ""
    beyond = words[at + 2]
    falls = int(left) >= int(right)
    if before in _MONEY_SIGNS or beyond in _PERCENT:
        return None
    if len(left) > 3 or len(right) > 3:
        if len(left) == 3 and len(right) == 4:
            return Veto(QuantityKind.FURNITURE, "a phone or serial number", number.first, at + 2)
        if falls:
            return date_veto(pieces, number) or Veto(QuantityKind.NAME, "a chain of numbers", number.first, at + 2)
        return None
    if (
        before == "to"
        and words[number.first - 2] in RECORD_VERBS
        and (pieces.kinds[at + 2] != "w" or beyond in _BEHIND_RECORDS)
    ):
        return Veto(QuantityKind.NAME, "a score or a vote", number.first, at + 2)  # fell to 15-17
    bracketed = before == "(" and beyond in {")", "-"}
    if falls or bracketed or beyond in RESULT_NOUNS or before in RESULT_NOUNS:
        return Veto(QuantityKind.NAME, "a score or a vote", number.first, at + 2)
    return None
