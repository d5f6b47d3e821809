"""What a ledger answers to a draft, for editors and continuous integration. One function a form; each is in ``ANNOTATIONS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType
from urllib.parse import quote

import factcheck
from factcheck.core.draft import Answer, DraftLine
from factcheck.core.wording import byline, json_text, visible

__all__ = ["ANNOTATIONS", "Annotation", "Level"]


class Level(StrEnum):
    """How loudly something is told: it fails the draft, it should be looked at, it is good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is told of one claim of a draft, and how loudly."""

    line: DraftLine
    level: Level

    @property
    def message(self) -> str:
        """The answer and its reason in one line, with what was decided and what to cite, harmless on a terminal."""
        said = self.line.answered
        cited = [
            f"{one.claim.id} ({byline(one.claim.article)})" if one.claim.id else f"line {self.line.line_of(one) or '?'}"
            for one in said.references
        ]
        see = f" See {', '.join(cited)}." if cited else ""
        decided = "".join(f" {one}." for one in said.decided)
        asked = f" Not decided: {', '.join(said.undecided)}." if said.undecided else ""
        figure = " ".join((said.claim.value_text or said.claim.quote).split())
        return visible(f"{said.answer}: “{figure}”. {said.explanation}{decided}{see}{asked}")


def lines(found: Sequence[Annotation]) -> str:
    """``draft.md:12:34: error: contradicted: …``, a line each. Source: GNU coding standards, "Formatting Error Messages"; editors and `reviewdog` read it."""
    return "".join(f"{visible(one.line.told_at)}: {one.level}: {one.message}\n" for one in found)


_GITHUB = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def github(found: Sequence[Annotation]) -> str:
    """Commands that GitHub Actions shows beside the lines of a change. Source: docs.github.com, "Workflow commands for GitHub Actions"."""
    return "".join(f"::{_GITHUB[one.level]} {_properties(one.line)}::{_data(one.message)}\n" for one in found)


def _properties(line: DraftLine) -> str:
    place = line.place
    known = {
        "file": line.where,
        "line": place and place.line,
        "col": place and place.column,
        "endColumn": place and place.end_column,
        "title": f"factcheck: {line.answered.answer}",
    }
    told = ((name, value) for name, value in known.items() if value)
    return ",".join(
        f"{name}={_data(visible(str(value))).replace(':', '%3A').replace(',', '%2C')}" for name, value in told
    )


def _data(text: str) -> str:
    """Escaped as the toolkit of GitHub Actions does it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


_RULES = {
    Answer.CONTRADICTED: "The ledger has another figure for the same thing.",
    Answer.OLDER: "The ledger has a later figure.",
    Answer.UNKNOWN: "Nothing in the ledger is about it.",
    Answer.CONFIRMED: "The ledger has the same figure.",
}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(found: Sequence[Annotation]) -> str:
    """A log that code scanners exchange. Source: OASIS, SARIF 2.1.0. Columns count characters, lines and columns begin at 1."""
    rules = [{"id": str(answer), "shortDescription": {"text": told}} for answer, told in _RULES.items()]
    driver = {"name": "factcheck", "version": factcheck.__version__, "rules": rules}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(one) for one in found]}
        ],
    }
    return json_text(log, indent=2) + "\n"


def _result(one: Annotation) -> dict[str, object]:
    said, place = one.line.answered, one.line.place
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(one.line.where)}}
    if place is not None:
        known = {"startLine": place.line, "startColumn": place.column, "endColumn": place.end_column}
        physical["region"] = {name: value for name, value in known.items() if value is not None}
    return {
        "ruleId": str(said.answer),
        "ruleIndex": tuple(_RULES).index(said.answer),
        "level": str(one.level),
        "message": {"text": one.message},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"claimKey/v1": said.claim.key},
    }


def _uri(where: str) -> str:
    """A path as a relative reference, or as a file's address."""
    path = PurePath(where)
    told = quote(path.as_posix(), safe="/")
    return f"file://{told}" if path.is_absolute() else told


ANNOTATIONS: Mapping[str, Callable[[Sequence[Annotation]], str]] = MappingProxyType(
    {"lines": lines, "github": github, "sarif": sarif}
)
"""By the name that the command line knows it by."""
