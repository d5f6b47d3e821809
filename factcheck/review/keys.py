"""What each key means: a resolution of the discrepancy, a status of the claim, a cause, or a way through the queue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from factcheck.core.decision import Question
from factcheck.core.discrepancy import Discrepancy
from factcheck.core.vocabulary import Because, Cause, Resolution, Status
from factcheck.review.acts import Matter
from factcheck.review.claims import ClaimToCheck
from factcheck.review.sides import later_side
from factcheck.review.together import TOGETHER

__all__ = [
    "CAUSES",
    "CONFIRMATION",
    "MOVES",
    "REASONS",
    "STATUSES",
    "Choice",
    "Move",
    "choice_of",
    "key_rows",
    "legend",
    "side_number",
    "status_rows",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a key chooses: the resolution of a discrepancy, or the status of a claim.

    ``side``, counted from 0, is the side that holds; ``asks_side`` that it must still be asked for.
    """

    resolution: Resolution | None = None
    side: int | None = None
    because: Because | None = None
    status: Status | None = None
    asks_side: bool = False

    @property
    def fits_others(self) -> bool:
        """Can it be said of other discrepancies too, since it names no side by its number and no value?"""
        return self.resolution in TOGETHER and not self.asks_side


@dataclass(frozen=True, slots=True)
class Move:
    """A key that decides nothing: what it does, in one word for the program and in a few for people; ``about`` says before what alone it does so."""

    name: str
    words: str
    about: type[Question | ClaimToCheck] | None = None

    def is_for(self, matter: Matter) -> bool:
        """Does it mean anything before this?"""
        return self.about is None or isinstance(matter, self.about)


REASONS: Mapping[str, Because] = MappingProxyType(
    {
        "u": Because.UPDATE,
        "d": Because.DEFINITION,
        "c": Because.SCOPE,
        "b": Because.BASIS,
        "r": Because.ROUNDING,
    }
)
"""All sides are right, because of this."""

_TOLD = {
    Because.UPDATE: "all right: the figure moved between the two (update)",
    Because.DEFINITION: "all right: different things are counted (definition)",
    Because.SCOPE: "all right: one is wider than the other (scope)",
    Because.BASIS: "all right: reckoned on another basis (basis)",
    Because.ROUNDING: "all right: one is rounded (rounding)",
}

STATUSES: Mapping[str, tuple[Status, str]] = MappingProxyType(
    {
        "v": (Status.VERIFIED, "verified: the figure is right (asks for evidence)"),
        "f": (Status.REFUTED, "refuted: the figure is wrong (asks for evidence)"),
        "o": (Status.OUTDATED, "outdated: it was right, and is no longer"),
        "i": (Status.UNVERIFIABLE, "unverifiable: nobody can tell"),
        "w": (Status.WITHDRAWN, "withdrawn: it is no claim, it was misread"),
    }
)
"""What ``review claims`` finds about a claim."""

CAUSES: Mapping[str, tuple[Cause, str]] = MappingProxyType(
    {
        "s": (Cause.SCALE, "scale"),
        "u": (Cause.UNIT, "unit"),
        "d": (Cause.DIGITS, "digits"),
        "t": (Cause.TRANSLATION, "translation"),
        "x": (Cause.EXTRACTION, "extraction: factcheck misread the article"),
        "a": (Cause.ARITHMETIC, "arithmetic"),
        "o": (Cause.OTHER, "other"),
    }
)
"""How a side came to be wrong."""

MOVES: Mapping[str, Move] = MappingProxyType(
    {
        "m": Move("note", "a note to go with the decision"),
        "e": Move("evidence", "evidence: an address, a file, a claim (C12), or words"),
        "t": Move("text", "more of the text around the quotes"),
        "s": Move("skip", "skip it, as Enter does"),
        "": Move("skip", ""),
        "a": Move("apart", "two names are two things: never compare them again", Question),
        "j": Move("join", "two names are one thing: compare them as one", Question),
        "g": Move("go", "go to another one, by its number"),
        "/": Move("filter", "a filter: only some of what waits, by kind, severity, source, subject or words"),
        "c": Move("correct", "correct a field of the claim", ClaimToCheck),
        "+": Move("add", "add a claim that was missed, by words of the article"),
        "p": Move("back", "back to the one before"),
        "z": Move("undo", "undo the last step of this session, whatever it was"),
        "Z": Move("undo all", "undo the whole session (shows first what that is)"),
        "?": Move("keys", "these keys"),
        "q": Move("quit", "quit; the next review goes on here"),
    }
)
"""The keys that decide nothing."""

CONFIRMATION: Mapping[str, str] = MappingProxyType({"m": "note", "e": "evidence", "l": "alike"})
"""The keys of moves that are open at the question whether a decision shall be recorded."""


def choice_of(key: str, found: Discrepancy | None) -> Choice | None:
    """What a key chooses about a discrepancy, about a claim where that is None; None for a key that chooses nothing.

    A number is that of a side; ``o`` and ``O`` ask which side holds where the dates do not say.
    """
    if found is None:
        return Choice(status=STATUSES[key][0]) if key in STATUSES else None
    several = len(found.sides) > 1
    side = side_number(key, found)
    if side is not None:
        return Choice(resolution=Resolution.ONE_RIGHT, side=side)
    if key in REASONS:
        return Choice(resolution=Resolution.ALL_RIGHT, because=REASONS[key])
    if key in {"o", "O"} and several:
        holds = later_side(found, earlier=key == "O")
        return Choice(resolution=Resolution.SUPERSEDED, side=holds, asks_side=holds is None)
    if key == "#" and len(found.sides) > _KEYS:
        return Choice(resolution=Resolution.ONE_RIGHT, asks_side=True)
    plain = {"n": Resolution.NONE_RIGHT, "x": Resolution.NOT_COMPARABLE, "w": Resolution.UNSURE}
    if several:
        plain["v"] = Resolution.SAME_VOICE
    return Choice(resolution=plain[key]) if key in plain else None


def side_number(answer: str, found: Discrepancy) -> int | None:
    """The side, counted from 0, that an answer names by its number, counted from 1; None where it names none."""
    if not (answer.isascii() and answer.isdigit()) or len(answer) > _DIGITS:
        return None
    side = int(answer) - 1
    return side if 0 <= side < len(found.sides) else None


def key_rows(found: Discrepancy) -> tuple[tuple[str, str], ...]:
    """The keys of a discrepancy with what they mean, for people, in the order of the help."""
    sides = len(found.sides)
    rows = [("1" if sides == 1 else f"1-{min(sides, _KEYS)}", "that side is right, the others are wrong")]
    if sides == 1:
        rows = [("1", "right as printed")]
    if sides > _KEYS:
        rows.append(("#", "another side is right (asks which)"))
    rows += [(key, _TOLD[because]) for key, because in REASONS.items()]
    rows.append(("n", "none right (asks for the value that holds)"))
    if sides > 1:
        rows += [
            ("o", "superseded: the later side holds now" if sides == 2 else "superseded (asks which side holds)"),
            *([("O", "superseded: the earlier side holds now")] if sides == 2 else []),
        ]
    rows.append(("x", "not comparable: not the same thing"))
    if sides > 1:
        rows.append(("v", "same voice: one repeats the other"))
    rows.append(("w", "unsure: let it wait (asks for whom and until when)"))
    rows.append(("l", "before it is recorded: the same on all that is like this one"))
    return (*rows, *_move_rows(Question))


def status_rows() -> tuple[tuple[str, str], ...]:
    """The keys of a claim with what they mean, for people, in the order of the help."""
    return (*((key, words) for key, (_, words) in STATUSES.items()), *_move_rows(ClaimToCheck))


def legend(found: Discrepancy | None) -> str:
    """The most used keys in a line of 80 characters: those of a discrepancy, of a claim where that is None."""
    if found is None:
        return "v verified, f refuted, o outdated, i unverifiable, w withdrawn, c field, ? keys"
    sides = len(found.sides)
    right = "1 right" if sides == 1 else f"1-{min(sides, _KEYS)} right"
    later = "" if sides == 1 else "o later holds, "
    return f"{right}, u d c b r all right, n none, {later}w wait, s skip, ? keys"


_KEYS = 9
"""So many sides have a key of their own."""

_DIGITS = 4
"""No discrepancy has ten thousand sides; a longer number is a slip."""


def _move_rows(about: type[Question | ClaimToCheck]) -> tuple[tuple[str, str], ...]:
    return tuple((key, move.words) for key, move in MOVES.items() if key and move.about in {None, about})
