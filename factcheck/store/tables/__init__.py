"""The tables of the ledger. Rows are built and read inside ``factcheck.store`` only; everything else sees core values.

``table=True`` models do not validate, so what must hold is said in CHECKs here and by the core dataclasses. There are no
relationships: queries name their joins, and no attribute can fetch behind the caller's back. Deferred annotations are left out on
purpose, since SQLModel reads the annotations of its tables.
"""

from factcheck.store.tables import archive as archives
from factcheck.store.tables import articles, claims, decisions, discrepancies, matching, names
from factcheck.store.tables.base import LedgerTable

__all__ = [
    "alias",
    "archive",
    "article",
    "article_version",
    "claim",
    "claim_anchor",
    "correction",
    "decision",
    "decision_claim",
    "discrepancy",
    "discrepancy_claim",
    "discrepancy_side",
    "entity",
    "event",
    "evidence",
    "lease",
    "match_edge",
    "match_index",
    "match_key",
    "metadata",
    "name_ruling",
    "review_session",
    "run",
    "series",
    "session_step",
    "source",
    "watch",
]

_FILES = (archives, articles, claims, decisions, discrepancies, matching, names)
"""Imported for their tables, which register themselves."""

metadata = LedgerTable.metadata
alias = metadata.tables["alias"]
archive = metadata.tables["archive"]
article = metadata.tables["article"]
article_version = metadata.tables["article_version"]
claim = metadata.tables["claim"]
claim_anchor = metadata.tables["claim_anchor"]
correction = metadata.tables["correction"]
decision = metadata.tables["decision"]
decision_claim = metadata.tables["decision_claim"]
discrepancy = metadata.tables["discrepancy"]
discrepancy_claim = metadata.tables["discrepancy_claim"]
discrepancy_side = metadata.tables["discrepancy_side"]
entity = metadata.tables["entity"]
event = metadata.tables["event"]
evidence = metadata.tables["evidence"]
lease = metadata.tables["lease"]
match_edge = metadata.tables["match_edge"]
match_index = metadata.tables["match_index"]
match_key = metadata.tables["match_key"]
name_ruling = metadata.tables["name_ruling"]
review_session = metadata.tables["review_session"]
run = metadata.tables["run"]
series = metadata.tables["series"]
session_step = metadata.tables["session_step"]
source = metadata.tables["source"]
watch = metadata.tables["watch"]
