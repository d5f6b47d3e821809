"""The filter of a session as people write it: ``kind:scale severity:3 source:Courier high-tech zone``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from factcheck.core.scope import CLAIMS, Scope
from factcheck.core.vocabulary import DiscrepancyKind
from factcheck.errors import UsageError
from factcheck.review.acts import Ask, Narrow, Say
from factcheck.review.asking import asked
from factcheck.review.walk import Session, Turn

__all__ = ["ALL", "Filtering", "filter_words", "read_filter"]

ALL = "-"
"""The answer that takes the filter away."""

_PIECE = re.compile(r"""(?:(?P<name>[a-z]+):)?(?:"(?P<quoted>[^"]*)"|'(?P<single>[^']*)'|(?P<plain>\S+))""")


def read_filter(words: str, about: str) -> Scope:
    """The filter that words say; words without a name in front are looked for in the text.

    Raises UsageError for a name that there is not, an unknown kind, a severity that is none, and for what claims do not have.
    """
    found: dict[str, object] = {}
    text: list[str] = []
    for piece in _PIECE.finditer(words):
        name = piece["name"]
        said = next(one for one in (piece["quoted"], piece["single"], piece["plain"]) if one is not None).strip()
        if name is None or name == "text" or f"{name}:{said}".startswith(("http:", "https:")):
            text.append(said if name in {None, "text"} else f"{name}:{said}")
            continue
        if name not in _FIELDS:
            raise UsageError(f"there is no filter {name}:", mend=f"Filters are {_NAMES}, and words.")
        if about == CLAIMS and name in _OF_DISCREPANCIES:
            raise UsageError(
                f"{name}: is about discrepancies", mend="Claims are filtered by source:, subject: and words."
            )
        if not said:
            raise UsageError(f"{name}: names nothing", mend=f"Write {name}:WORDS, or leave it out.")
        attribute, read = _FIELDS[name]
        found[attribute] = read(said)
    joined = " ".join(one for one in text if one)
    return replace(Scope(about=about, text=joined or None), **found)  # type: ignore[arg-type]


def filter_words(scope: Scope) -> str:
    """A filter as it would be written; empty for one that lets everything through."""
    said = [
        "" if scope.kind is None else f"kind:{scope.kind}",
        "" if scope.min_severity is None else f"severity:{scope.min_severity}",
        "" if scope.source is None else f"source:{_in_one(scope.source)}",
        "" if scope.subject is None else f"subject:{_in_one(scope.subject)}",
        scope.text or "",
    ]
    return " ".join(one for one in said if one)


@dataclass(frozen=True, slots=True)
class Filtering:
    """A filter is asked for: only what it lets through is walked from then on."""

    def opened(self, session: Session) -> Turn:
        """The question, with the filter that there is."""
        now = filter_words(session.scope)
        names = "source: subject: or words" if session.scope.about == CLAIMS else f"{_NAMES} or words"
        told = f"now {now}; {ALL} takes it away" if now else "Enter leaves it"
        return session, (Ask("Filter: ", single=False, legend=f"{names}; {told}"),)

    def answered(self, session: Session, answer: str) -> Turn:
        """The filter is tried, or asked for again where it cannot be read."""
        if not answer:
            return asked(session)
        if answer == ALL:
            return session, (Narrow(session.scope.whole),)
        try:
            return session, (Narrow(read_filter(answer, session.scope.about)),)
        except UsageError as error:
            following, acts = self.opened(session)
            return following, (Say(str(error)), *acts)


def _kind(said: str) -> DiscrepancyKind:
    try:
        return DiscrepancyKind(said.casefold())
    except ValueError:
        raise UsageError(f"there is no kind {said}", mend=f"Kinds are {', '.join(DiscrepancyKind)}.") from None


def _severity(said: str) -> int:
    number = said.removesuffix("+")
    if number not in {"1", "2", "3", "4", "5"}:
        raise UsageError(f"{said} is no severity", mend="Write severity:3 for 3, 4 and 5.")
    return int(number)


_FIELDS: Mapping[str, tuple[str, Callable[[str], object]]] = MappingProxyType(
    {
        "kind": ("kind", _kind),
        "severity": ("min_severity", _severity),
        "source": ("source", str),
        "subject": ("subject", str),
    }
)
"""The names of filters: the attribute of the scope, and how its words are read."""

_OF_DISCREPANCIES = ("kind", "severity")
_NAMES = " ".join(f"{name}:" for name in _FIELDS)


def _in_one(words: str) -> str:
    """Words as one piece of a filter."""
    if not re.search(r"\s|[\"']", words):
        return words
    return f"'{words}'" if '"' in words else f'"{words}"'
