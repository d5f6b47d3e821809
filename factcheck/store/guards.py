"""The triggers that keep what was written, and the views that people read: are they what the migrations made?"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.engine import Connection

from factcheck.core.keys import text_hash

__all__ = ["GUARDS", "check_guards", "made_of"]

GUARDS = {
    "trigger archive_kept": "49ccb4b80b22f2f3",
    "trigger archive_new": "3b2ce3fd2bcca0ca",
    "trigger archive_stays": "a034c3090fffde7b",
    "trigger claim_search_changed": "cc3f466a87f24e36",
    "trigger claim_search_gone": "ae3ff4a4703e67c0",
    "trigger claim_search_new": "0b7c05e76a1b461d",
    "trigger claim_search_titled": "84a65184ac5a2810",
    "trigger decision_claim_kept": "b9c1e3bb453c53e8",
    "trigger decision_claim_new": "8dfc0bde4e95e653",
    "trigger decision_claim_stays": "2abee5057542e3ce",
    "trigger decision_ended": "613a1b7a7e9644b3",
    "trigger decision_kept": "49ad818e48d3d285",
    "trigger decision_new": "7720df8635403c2c",
    "trigger decision_numbered": "250ded62ab043d5a",
    "trigger decision_stays": "711b256359263f6c",
    "trigger event_kept": "fb963fb1207e2946",
    "trigger event_next": "71c762580205746c",
    "trigger event_stays": "4a0e2993642e90fa",
    "trigger evidence_copied": "645a69b8248519ac",
    "trigger evidence_kept": "83309bc15fda1aef",
    "trigger evidence_new": "2d2f5e891a92659f",
    "trigger evidence_numbered": "cd6d95ef56e0e8e7",
    "trigger evidence_stays": "8b6ece377cf359d2",
    "view claim_words": "f9b804c4a21e6eae",
    "view v_articles": "3fefb8025a3b6967",
    "view v_claims": "df9d63dd0b5924cf",
    "view v_corrections": "a4fc82e6e0510564",
    "view v_decisions": "ffb965f44514040e",
    "view v_discrepancies": "844c7b244a5371b5",
    "view v_evidence": "853cd2275c72e115",
    "view v_names": "a48f50ae3bf85b81",
    "view v_open": "c43b61862ecaa05b",
    "view v_provenance": "4f4b92973e1e064a",
    "view v_queue": "76ceb6e82f73005a",
    "view v_quotes": "03b31d6866d446b6",
    "view v_readings": "680d76ddf3d2d8d0",
    "view v_series": "f19da1bb2f77955b",
    "view v_sides": "18c8fe5fd41e1c8c",
    "view v_sources": "ac315aadbc15171f",
    "view v_versions": "2f87833e52307473",
}
"""Every trigger and view of the ledger, with the first digits of the hash of its SQL. A test compares them with the migrations."""


def made_of(connection: Connection) -> dict[str, str]:
    """The triggers and views that the database has, as ``GUARDS`` names them."""
    rows = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name"
    )
    return {f"{kind} {name}": text_hash(" ".join(str(sql).split()))[:16] for kind, name, sql in rows}


def check_guards(connection: Connection) -> Iterator[str]:
    """What is wrong with them, in words. Views that somebody added are his own affair; triggers are not."""
    found = made_of(connection)
    for name, made in GUARDS.items():
        if name not in found:
            yield f"the {name} is missing"
        elif found[name] != made:
            yield f"the {name} is not what factcheck made"
    for name in found:
        if name.startswith("trigger ") and name not in GUARDS:
            yield f"the {name} was not made by factcheck"
