"""One policy claim -> its provision."""

from __future__ import annotations

from factcheck.core.claim import Claim
from factcheck.core.measure import Provision
from factcheck.lexicon.concepts import BLAND_VERBS, concept
from factcheck.lexicon.rarity import GRAMMAR
from factcheck.lexicon.spellings import fold
from factcheck.lexicon.verbs import lemma
from factcheck.normalise.measures import period_of
from factcheck.normalise.names import name_form
from factcheck.normalise.topics import topic_of, wording

__all__ = ["provision_of"]


def provision_of(claim: Claim) -> Provision:
    """The provision of a policy claim; its period is that of the effect, else of the statement."""
    verbs = [lemma(word) or word for word in fold(claim.action or "") if word not in GRAMMAR]
    action = next((verb for verb in verbs if verb not in BLAND_VERBS), verbs[0] if verbs else "")
    actor = name_form(claim.actor)
    return Provision(
        claim=claim,
        key=claim.key,
        article_key=claim.article.key,
        actor=actor,
        full=actor,
        action=concept(action),
        object=frozenset(word for word in fold(claim.object or "") if word not in GRAMMAR),
        period=period_of(claim.effective) or period_of(claim.as_of),
        sentence=topic_of(claim.context),
        article=topic_of(claim.article.text),
        quote_hash=wording(claim.context),
    )
