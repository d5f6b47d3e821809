"""The error tree. Every error that a user can cause is one of these, and prints as one line.

::

    FactcheckError
    ├── InputError                 something that was to be read cannot be
    │   ├── MissingPath            there is no such file or folder
    │   ├── EmptyArticle           the file holds no text
    │   ├── NotText                the bytes are not text (a picture, a program)
    │   ├── WrongEncoding          the bytes are text, but in no encoding that is read
    │   ├── TooLarge               a cap was passed; the message names the cap
    │   ├── FetchError             what stands at an address of the web cannot be fetched
    │   │   ├── AddressGone        it was taken away for good
    │   │   ├── AskedToWait        the server asks to be left alone for a while
    │   │   └── HostUnreachable    no server of the public internet answers there
    │   ├── LineError              a claim that another program made cannot be taken
    │   ├── BadManifest            articles.toml does not say what it should
    │   ├── BadBaseline            a file is no baseline of `check`, or is torn
    │   ├── BadRatings             a table of ratings does not say what it should
    │   └── BadLedgerFile          a file of a whole ledger is torn, was changed, or is for another program
    ├── ClaimError                 a claim, quantity or period that contradicts itself
    ├── LedgerError                the database cannot be used
    │   ├── MissingLedger          no database at the address
    │   ├── NotALedger             a file is there, but it is not a ledger
    │   │   └── DamagedLedger      it is one, or was, but cannot be read as a whole
    │   ├── LaterLedger            written by a later version of factcheck
    │   ├── OutdatedLedger         written by an earlier one: `factcheck db upgrade`
    │   ├── ReadOnlyLedger         the file or its folder cannot be written
    │   └── BusyLedger             another process holds the write lock
    └── UsageError                 the request makes no sense
        ├── UnknownId              no such article, claim, series, discrepancy or decision
        ├── UnknownChoice          a name that no registry holds
        ├── DecisionError          a decision that lacks something, or does not fit what it is about
        ├── QuoteError             words that do not stand in the article
        └── SqlError               a statement of SQL that is wrong, or not allowed
"""

from __future__ import annotations

__all__ = [
    "AddressGone",
    "AskedToWait",
    "BadBaseline",
    "BadLedgerFile",
    "BadManifest",
    "BadRatings",
    "BusyLedger",
    "ClaimError",
    "DamagedLedger",
    "DecisionError",
    "EmptyArticle",
    "FactcheckError",
    "FetchError",
    "HostUnreachable",
    "InputError",
    "LaterLedger",
    "LedgerError",
    "LineError",
    "MissingLedger",
    "MissingPath",
    "NotALedger",
    "NotText",
    "OutdatedLedger",
    "QuoteError",
    "ReadOnlyLedger",
    "SqlError",
    "TooLarge",
    "UnknownChoice",
    "UnknownId",
    "UsageError",
    "WrongEncoding",
]


class FactcheckError(Exception):
    """What happened, where, and how to mend it: one line in ``str()``.

    ``what`` is a short clause, ``where`` the file, address or identifier concerned (or None), ``mend`` one sentence
    that says what the user can do. ``exit_code`` is what the command line exits with.
    """

    exit_code = 2

    def __init__(self, what: str, *, where: object = None, mend: str | None = None) -> None:
        self.what = what
        self.where = None if where is None else str(where)
        self.mend = mend
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where is not None else ""
        remedy = f". {self.mend}" if self.mend else ""
        return " ".join(f"{place}{self.what}{remedy}".split())


class InputError(FactcheckError):
    """Something that was to be read cannot be."""


class MissingPath(InputError):
    """There is no such file or folder."""


class EmptyArticle(InputError):
    """The file holds no text."""


class NotText(InputError):
    """The bytes are not text."""


class WrongEncoding(InputError):
    """The bytes are text, but in no encoding that is read."""


class TooLarge(InputError):
    """A cap was passed; the message names the cap."""


class FetchError(InputError):
    """What stands at an address of the web cannot be fetched."""


class AddressGone(FetchError):
    """It was taken away for good."""


class AskedToWait(FetchError):
    """The server asks to be left alone for a while: ``seconds``."""

    def __init__(self, what: str, *, seconds: float, where: object = None, mend: str | None = None) -> None:
        super().__init__(what, where=where, mend=mend)
        self.seconds = seconds


class HostUnreachable(FetchError):
    """No server of the public internet answers there."""


class LineError(InputError):
    """A claim that another program made cannot be taken. ``fault`` is the word of its reason."""

    def __init__(self, fault: str, what: str, *, mend: str | None = None) -> None:
        self.fault = fault
        super().__init__(what, mend=mend)


class BadManifest(InputError):
    """articles.toml does not say what it should."""


class BadBaseline(InputError):
    """A file is no baseline of ``check``, or is torn."""


class BadRatings(InputError):
    """A table of ratings does not say what it should."""


class BadLedgerFile(InputError):
    """A file of a whole ledger is torn, was changed, or is for another program."""


class ClaimError(FactcheckError, ValueError):
    """A claim, quantity or period that contradicts itself."""


class LedgerError(FactcheckError):
    """The database cannot be used."""


class MissingLedger(LedgerError):
    """No database at the address."""


class NotALedger(LedgerError):
    """A file is there, but it is not a ledger."""


class DamagedLedger(NotALedger):
    """It is a ledger, or was one, but cannot be read as a whole."""


class LaterLedger(LedgerError):
    """The database was written by a later version of factcheck."""


class OutdatedLedger(LedgerError):
    """The database was written by an earlier version and must be upgraded first."""


class ReadOnlyLedger(LedgerError):
    """The file or its folder cannot be written."""


class BusyLedger(LedgerError):
    """Another process holds the write lock."""


class UsageError(FactcheckError):
    """The request makes no sense."""


class UnknownId(UsageError):
    """No such article, claim, series or discrepancy."""


class UnknownChoice(UsageError):
    """A name that no registry holds."""


class DecisionError(UsageError):
    """A decision that lacks something, or does not fit what it is about."""


class QuoteError(UsageError):
    """Words that do not stand in the article."""


class SqlError(UsageError):
    """A statement of SQL that is wrong, or not allowed."""
