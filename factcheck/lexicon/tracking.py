"""Parameters of web addresses that say by which way a reader came, and nothing of what is read.

Reason: one article is shared under many addresses, which differ in these alone. Source: the documentation of those who add them (Google Analytics' campaign
parameters, the click identifiers of advertising and mail services).
"""

from __future__ import annotations

__all__ = ["TRACKING", "TRACKING_BEGINS"]

TRACKING_BEGINS = ("utm_", "hsa_", "pk_", "mtm_", "matomo_")
"""How names of such parameters begin: campaigns of Google Analytics, HubSpot's advertisements, Matomo."""

TRACKING = frozenset(
    """
    fbclid gclid gclsrc gbraid wbraid dclid msclkid yclid ysclid twclid ttclid igshid igsh li_fat_id epik s_kwcid
    mc_cid mc_eid mkt_tok _hsenc _hsmi oly_anon_id oly_enc_id vero_id wickedid ml_subscriber ml_subscriber_hash
    _ga _gl ga_source ga_medium ga_campaign ga_term ga_content at_medium at_campaign ns_mchannel ns_source ns_campaign
    smid cmpid ocid xtor
    """.split()
)
"""Names of such parameters, in small letters."""
