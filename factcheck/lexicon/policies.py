"""Policy verbs with the stage that they speak of, the nouns that policies are made of, and who makes them."""

from __future__ import annotations

from factcheck.core.vocabulary import Stage

__all__ = [
    "ACTOR_KINDS",
    "GOVERNING",
    "INSTRUMENTS",
    "PARTICLES_OF",
    "POLICY_NOUNS",
    "RESTRICTIONS",
    "STAGE_OF_VERB",
    "URGING",
]

_VERBS = {
    Stage.PROPOSED: "propose suggest urge recommend call advocate request seek demand consider",
    Stage.PLANNED: "plan intend aim strive schedule prioritise prioritize target pledge promise vow",
    Stage.ANNOUNCED: "announce issue publish unveil declare release",
    Stage.APPROVED: "approve adopt pass select designate authorise authorize ratify endorse certify recognise recognize upgrade sign accept",
    Stage.IN_FORCE: "support encourage require ban prohibit forbid allow permit impose enforce give grant provide mandate task oblige entitle subsidise exempt regulate institutionalise "
    "institutionalize place guarantee restrict limit ensure determine design send",
    Stage.COMPLETED: "build establish create launch introduce implement organise organize hold invite conduct complete construct open award cash pay disburse allocate invest fund form train "
    "receive win abolish repeal lift suspend cut raise reform extend expand set found appoint investigate reduce",
    Stage.REPORTED: "promote improve advance cultivate develop strengthen accelerate deepen stimulate highlight cite use increase boost guide facilitate",
}

STAGE_OF_VERB: dict[str, Stage] = {verb: stage for stage, verbs in _VERBS.items() for verb in verbs.split()}

URGING = frozenset("propose suggest urge recommend call advocate request demand".split())
"""What a person says should be done: the speaker is the one who proposes."""

PARTICLES_OF = {
    "call": frozenset({"for", "on"}),
    "set": frozenset({"up", "out"}),
    "open": frozenset({"up"}),
    "task": frozenset({"with"}),
    "pay": frozenset({"out"}),
    "cash": frozenset({"out"}),
    "carry": frozenset({"out"}),
    "roll": frozenset({"out"}),
}
"""Particles that belong to a policy verb: ``pay out``, ``call for``."""

POLICY_NOUNS = frozenset(
    """policy policies law laws bill decree regulation regulations rule rules measure measures programme programmes program programs plan plans strategy initiative scheme project projects
    subsidy subsidies fund funds funding tax taxes tariff tariffs ban sanction sanctions embargo quota quotas licence licences license licenses permit permits standard standards reform reforms
    support incentive incentives reward rewards relief assistance aid grant grants loan loans budget notice directive guideline guidelines agreement treaty pact mandate pilot pilots zone zones
    center centers centre centres base bases platform platforms hub hubs park parks facility facilities infrastructure construction mechanism mechanisms pipeline training
    protection integration innovation commercialization investment procurement inspection supervision penalty penalties fine fines curfew lockdown emergency ceasefire truce moratorium
    laboratory laboratories workstation workstations status title amendment constitution referendum benefits pension pensions wage wages rent tutoring rights""".split()
)
"""At least one of these must be what the verb is about, or the actor must be a body that governs."""

RESTRICTIONS = frozenset(
    "ban bans cap caps limit limits tariff tariffs duty duties sanction sanctions embargo mandate order orders curb curbs restriction restrictions moratorium "
    "quota quotas lockdown curfew emergency control controls tax taxes".split()
)
"""What is placed on or under others as a policy: ``places a ban on``."""

INSTRUMENTS = frozenset(
    """notice plan law bill decree regulation directive programme program policy policies pilot mandate subsidy subsidies fund funds tax tariff licence license agreement treaty support
    training incentive reward rewards budget standard guideline strategy initiative report""".split()
)

GOVERNING = frozenset(
    """government governments ministry ministries minister ministers official officials authority authorities regulator regulators lawmaker lawmakers legislator
    legislators parliament congress senate cabinet council councils commission court courts governor governors mayor mayors president senators""".split()
)
"""Heads of plain words for those who govern: `Officials`, `city authorities`."""

ACTOR_KINDS = frozenset({"zone", "district", "city", "region", "country", "bureau", "association"})
"""Kinds of thing that make policy. Source: the bodies that a public policy can come from: states and their parts, and public associations."""
