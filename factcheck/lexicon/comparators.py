"""Words that bound a figure, and words that say which way it moved."""

from __future__ import annotations

from types import MappingProxyType

from factcheck.core.vocabulary import Comparator, Direction

__all__ = [
    "AFTER",
    "BEFORE",
    "BY_ONLY",
    "CLOSE_ONLY",
    "COUNTED_ON",
    "DIRECTION_AFTER",
    "DIRECTION_BEFORE",
    "DIRECTION_FILLERS",
    "FILLERS",
    "LASTING",
    "LOSING",
    "NOUNS_OF_CHANGE",
    "OTHER_SENSES",
    "PARTICLE_VERBS",
    "PLACES",
    "PREFIXES",
    "RANGE_VERBS",
    "STRETCHES",
    "VERB_CUES",
]

_BEFORE = {
    Comparator.MORE_THAN: "more than; over; above; exceeding; exceeds; exceeded; exceed; in excess of; well over; just over; greater than; higher than; "
    "larger than; bigger than; upwards of; upward of; north of; better than; longer than; well above; just above; surpassing; surpassed; topping; "
    "topped; beyond; slightly over; slightly more than; a little over; a bit more than; much more than; far more than; well in excess of; "
    "over than; older than; taller than; heavier than; >; +>; surpass; surpasses; comfortably over; comfortably above; way over; way more than; "
    "a touch over; a touch above; a shade over; a shade above; a tad over; a tad above; fractionally above; marginally above; slightly above; just more than; "
    "faster than; wider than; deeper than; well north of; just north of; far in excess of; something over; easily more than; a good deal more than",
    Comparator.AT_LEAST: "at least; no less than; no fewer than; not less than; not fewer than; a minimum of; minimum; minimum of; at the very least; "
    "a minimum; ≥; >=; ⩾; =>; not below; at a minimum of; greater than or equal to; more than or equal to; higher than or equal to; larger than or equal to; "
    "equal to or more than; equal to or greater than; at or above; at least or equal to; no lower than; no smaller than; no shorter than; a floor of; "
    "not lower than; bigger or equal than; greater or equal than; higher or equal than; larger or equal than",
    Comparator.LESS_THAN: "less than; fewer than; under; below; lower than; smaller than; just under; well under; just below; well below; slightly below; "
    "slightly under; slightly less than; a little under; a little less than; shorter than; younger than; short of; just short of; <; "
    "south of; shy of; just shy of; not even; sub; a touch under; a touch below; a shade under; a shade below; a tad under; a tad below; "
    "fractionally below; marginally below; marginally under; just less than; well short of; a fraction under; slower than; cheaper than; "
    "nowhere near; not quite; narrowly under; far below; far less than; much less than; far fewer than",
    Comparator.AT_MOST: "up to; at most; no more than; not more than; not exceeding; a maximum of; maximum of; maximum; as many as; as much as; "
    "as high as; as long as; as large as; not over; no longer than; no greater than; no higher than; ≤; <=; ⩽; at the most; capped at; limited to; "
    "not to exceed; less than or equal to; lower than or equal to; smaller than or equal to; fewer than or equal to; equal to or less than; "
    "equal to or fewer than; at or below; less or equal than; lower or equal than; smaller or equal than; =<; a ceiling of; a cap of; an upper limit of; "
    "upto; up to a maximum of; no larger than; no bigger than; not longer than; restricted to",
    Comparator.APPROX: "about; around; approximately; approx; approx.; roughly; some; nearly; almost; close to; an estimated; estimated; circa; ca; ca.; "
    "~; ≈; ∼; near; nearer; somewhere around; in the region of; on the order of; in the order of; in the neighborhood of; just about; barely; "
    "virtually; more or less; give or take; practically; something like; around about; estimated at; in the vicinity of; in the neighbourhood of; approaching; nearing; neared; verging on; close on; "
    "nigh on; anywhere near; or about; somewhere near; very nearly; very close to; pretty close to; not far short of; not far off",
}

BEFORE = MappingProxyType(
    {phrase.strip(): comparator for comparator, row in _BEFORE.items() for phrase in row.split(";")}
)
"""Phrases right before a figure or its currency sign, lower case.

``as few as`` stresses smallness and bounds nothing, so it is left out; ``as many as`` claims a ceiling: `as many as 40` is
"40 at the most".
"""

_AFTER = {
    Comparator.AT_LEAST: "or more; plus; +; or above; and above; and over; or older; or over; and older; and more; and up; or higher; or greater; "
    "at least; or better; upwards; or longer",
    Comparator.AT_MOST: "or less; or fewer; or below; and below; or under; and under; at most; or younger; or lower; and younger; at the most; "
    "or shorter; maximum; tops",
    Comparator.APPROX: "or so; or thereabouts; more or less; odd; give or take; approximately",
}

AFTER = MappingProxyType(
    {phrase.strip(): comparator for comparator, row in _AFTER.items() for phrase in row.split(";")}
)
"""Phrases right after a figure with its unit, or right after the number."""

FILLERS = frozenset(
    "a an the another other just only approximately roughly reported combined whopping staggering record further extra additional full mere massive fresh".split()
)
"""Words that may stand between a bound and its figure: ``more than a million``, ``at least another 24``."""

_UP = """rise rises rose risen rising climb climbs climbed climbing gain gains gained gaining jump jumps jumped jumping surge surges surged surging soar
soars soared soaring increase increases increased increasing grow grows grew grown growing advance advances advanced advancing up upped rally rallies
rallied rallying spike spiked spiking swell swelled swelling expand expands expanded expanding add adds added adding accelerate accelerated
rebound rebounded strengthen strengthened strengthening appreciate appreciated appreciating raise raised raising boost boosted hike hiked
leap leapt leaped leaping lift lifted lifting widen widened heighten heightened inch inches inched inching edge edges edged edging improve improves improved
improving firmed escalate escalated escalating balloon ballooned ballooning creep crept creeping rocket rocketed rocketing skyrocket skyrocketed
swelled ratchet ratcheted snowballed mushroomed zoomed vaulted bounce bounced bouncing"""
_DOWN = """fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased decreasing lose
loses lost losing slip slips slipped slipping slide slides slid sliding plunge plunges plunged plunging tumble tumbles tumbled tumbling sink sinks sank
sunk sinking down shed sheds shedding shrink shrinks shrank shrunk shrinking contract contracted contracting dip dips dipped dipping cut cuts cutting
reduce reduces reduced reducing plummet plummets plummeted plummeting slump slumps slumped slumping ease eased easing weaken weakened weakening
depreciate depreciated depreciating off slash slashed slashing lower lowered lowering dive dived dove diving crash crashed retreat retreated
narrow narrows narrowed narrowing diminish diminishes diminished trim trims trimmed trimming pare pares pared paring shave shaves shaved
chop chopped axe axed slow slowed slowing dwindle dwindled dwindling nosedive nosedived cratered crater tank tanked slim slimmed ebb ebbed ebbing soften
softened softening deteriorate deteriorated discounted subside subsided collapse collapsed collapsing erode eroded worsen"""

DIRECTION_BEFORE = MappingProxyType(
    dict.fromkeys(_UP.split(), Direction.UP) | dict.fromkeys(_DOWN.split(), Direction.DOWN)
)
"""Verbs and adverbs before the amount of a change. `edged`, `inched` and `firm` go up unless a `down` or `lower` follows."""

DIRECTION_AFTER = MappingProxyType(
    {"higher": Direction.UP, "up": Direction.UP, "lower": Direction.DOWN, "down": Direction.DOWN}
)
"""Adverbs after the amount of a change: ``12 points higher`` (but ``higher than`` compares, it does not move)."""

DIRECTION_FILLERS = frozenset(
    "by a an the just only about around nearly almost roughly some sharply slightly steadily significantly strongly only even further another more than "
    "less at least approximately over up down higher lower as much some under back again to-date "
    "average seasonally adjusted unadjusted revised record annualised annualized annual modest mere sharp steep massive solid healthy hefty slim scant paltry meager "
    "stunning robust strong surprising unexpected disappointing cumulative compounded whopping staggering real net combined tiny huge full "
    "slight marginally dramatically considerably substantially steeply gradually respectively well an estimated between annually fully yet still".split()
)
"""Words that may stand between the verb of a change and its amount: ``fell by nearly 3 percent``."""

RANGE_VERBS = frozenset(
    "range ranges ranged ranging vary varies varied varying priced prices price costs cost sizes size aged ages anywhere somewhere stretches stretching "
    "spanning spans runs run running extends extending between earning homes".split()
)
"""Before `from A to B` these say that it is a range, whatever verb of change stands further off."""

LASTING = frozenset(
    "for lasted lasting took takes after just well slightly spent waited was is been of are were little a".split()
)
"""Before `over` and a duration these make it a bound: ``lasted over three years``. Else `over` names the period."""

STRETCHES = frozenset("season game match round session term semester generation weekend night episode inning".split())
"""What time is counted in as well: ``105 points over three seasons``."""

PLACES = frozenset("below above beyond near".split())
"""Bounds that are prepositions of place or time before a duration."""

OTHER_SENSES = MappingProxyType(
    {
        "around": frozenset("all turn turned".split()),
        "over": frozenset(
            "take takes took taken taking hand handed handing turn turned turning win won go went run ran".split()
        ),
        "short of": frozenset("falling fell fall falls".split()),
    }
)
"""What stands before a phrase that bounds nothing: ``fell short of estimates of 64,900``."""

PREFIXES = MappingProxyType({"sub": Comparator.LESS_THAN, "under": Comparator.LESS_THAN, "over": Comparator.MORE_THAN})
"""Bounds that a hyphen ties to the figure: ``sub-7 nanometre``."""

CLOSE_ONLY = frozenset("plus odd maximum approximately tops +".split())
"""Bounds after a figure that are other words unless they hang on it: ``500-plus``, ``500+``."""

COUNTED_ON = frozenset("+ plus odd so more fewer less thereabouts".split())
"""After a bound that ends in one of these the noun goes on: ``500+ employees``, ``20 or so people``."""

BY_ONLY = frozenset(
    "raise raises raised raising boost boosts boosted boosting lift lifts lifted lifting improve improved expand expanded".split()
)
"""Verbs that move a figure only with `by`: ``raised by 2 percent``; ``raised $57m`` collects."""

LOSING = frozenset("lose loses lost losing".split())
"""Verbs that move an index or a price, but tell a loss where millions follow."""

PARTICLE_VERBS = frozenset(
    "made make makes set sets put puts taking takes took give gave far cut picked call kick lay laid turned write writes wrote written writing pay pays paid paying fend ward sell "
    "sells sold spin spun lop seal show sign signs signed kicked staved stave".split()
)
"""Verbs whose `up` or `down` moves nothing: ``made up 20 percent``."""

NOUNS_OF_CHANGE = frozenset(
    "rise rises climb gain gains jump surge increase advance rally spike rebound hike leap fall falls drop decline decrease slip slide plunge "
    "dip cut cuts slump dive crash retreat add ebb collapse bounce trim slow crater tank balloon rocket shave chop axe".split()
)
"""Forms that are nouns as often as verbs."""

VERB_CUES = frozenset(
    "to will would could can may might should did not and they we it also i you who that which sharply only even must".split()
)
"""Before these forms a word of this kind, a plural or a name makes them verbs: ``to rise 3 percent``, ``prices rise 3 percent``."""
