"""Words for what is counted: small sets that mean the same, words that only measure, and sets that exclude one another.

What is not here is compared by its own letters: the lists hold the vocabulary of figures in news of every topic, not of one.
"""

from __future__ import annotations

__all__ = ["BLAND_VERBS", "FACETS", "GENERIC_HEADS", "OUTCOMES", "concept", "contrasts", "has_contrast"]

_SAME = {
    "death": "death dead kill die fatality slay slain perish deadly fatal massacre lethal victim",
    "injury": "injury injure injured wound wounded hurt maim casualty",
    "arrest": "arrest detain detention apprehend nab arrested detained jail custody",
    "missing": "missing unaccounted disappear vanish",
    "homeless": "homeless homelessness",
    "displacement": "displacement displace displaced evacuate evacuation flee refugee evacuee uproot fled camp",
    "rescue": "rescue save survivor survive",
    "trap": "trap trapped strand stranded",
    "infection": "infection infect case infected occurrence",
    "recovery": "recovery recover recovered",
    "house": "house home dwelling building",
    "company": "company firm enterprise business corporation",
    "employee": "employee worker staff workforce job staffer",
    "student": "student pupil",
    "review": "review critic reviewer",
    "rating": "rating score metascore",
    "revenue": "revenue sales turnover sale",
    "profit": "profit earnings income",
    "loss": "loss damage",
    "output": "output production produce crop harvest",
    "boat": "boat vessel ship craft",
    "share-price": "stock-price share-price",
    "contract": "contract agreement deal",
    "city": "city town municipality",
    "vehicle": "vehicle car automobile",
    "quake": "quake earthquake temblor tremor",
    "magnitude": "magnitude",
    "leak": "leak spill gush spew flow",
    "vote": "vote ballot",
    "protester": "protester demonstrator marcher",
    "police": "police policeman officer constable",
    "soldier": "soldier troop serviceman",
    "inhabitant": "inhabitant population resident populate",
    "invest": "invest investment",
    "build": "build construct construction erect",
    "purchase": "purchase buy acquire acquisition takeover",
    "sign": "sign conclude",
    "pay": "pay disburse cash payout",
    "destruction": "destroy demolish flatten collapse topple damage destruction",
    "approve": "approve authorize approval authorization",
    "budget": "budget",
    "gross": "gross grossed",
    "duration": "duration",
}  # fmt: skip
_CONCEPT = {word: name for name, words in _SAME.items() for word in words.split()}

OUTCOMES = frozenset(
    ["death", "injury", "arrest", "missing", "homeless", "displacement", "rescue", "trap", "infection", "recovery"]
)
"""What becomes of people: the metric of ``24 people were killed`` is deaths, whoever the people are."""

GENERIC_HEADS = frozenset(
    [
        "person",
        "people",
        "other",
        "one",
        "man",
        "woman",
        "individual",
        "member",
        "item",
        "unit",
        "thing",
        "number",
        "total",
        "type",
        "kind",
        "amount",
        "figure",
        "toll",
        "duration",
        "length",
        "time",
        "yard",
        "point",
    ]
)
"""Heads that say little of what is counted."""

FACETS = frozenset(
    """number total amount value turnover registration proportion share percentage rate volume sum size scale quantity figure count majority fraction price cost level ratio growth increase
    decrease rise fall change drop decline estimate toll output worth average median capacity part portion series group range kind type variety set pair majority rest record registration
    tally balance maximum minimum""".split()
)
"""Nouns that measure what stands behind their *of*: the turnover of contracts is about contracts."""

BLAND_VERBS = frozenset(
    """be have do reach total number amount include stand say report record show see rise fall increase decrease grow decline drop climb become remain get make take bring put come go account
    comprise represent exceed average estimate expect believe know contain confirm announce accord leave cause result feel find use need set hit want use mean help lead involve keep hold
    jump soar surge plunge slip edge post measure give happen occur""".split()
)
"""Verbs that carry a figure without telling what it is of."""

_CONTRASTS = [
    "import | export | output | stock | consumption demand | domestic",
    "fire shoot | hit strike",
    "confirmed | suspected probable feared",
    "capture collect contain | leak | dispersant",
    "death | injury | arrest | missing | homeless | displacement | rescue | trap | recovery | infection",
    "male man boy | female woman girl",
    "profit | loss | revenue",
    "gross | net | operating",
    "budget cost | revenue gross earn",
    "buy purchase | sell",
    "public | private",
    "summer | winter | spring | autumn fall-season",
    "first-quarter | second-quarter | third-quarter | fourth-quarter",
    "domestic | foreign overseas",
    "cash | stock",
    "birth | death",
    "win victory | defeat lose | draw tie",
    "goal | assist",
    "hire recruit | dismiss fire layoff redundancy",
    "open | close shut",
    "import | tariff",
    "active | recovery",
    "test | infection",
    "view | like subscriber",
    "opening | worldwide",
    "gasoline | distillate | crude | residual heating",
    "wheat | corn maize | soybean | rice | barley | coffee | sugar | cocoa | cotton",
    "oil | gas",
    "gold | silver | copper | zinc | nickel | aluminum",
    "urban | rural",
    "depth | distance | height length | width",
    "age | duration",
    "primary | secondary",
    "north northern | south southern | east eastern | west western",
    "review | star | score rating",
    "approval | average weighted",
    "season | episode",
    "father | mother | son | daughter | brother | sister",
    "passenger | crew",
    "civilian | soldier | police | rebel militant insurgent",
    "serious seriously critical | minor slight slightly",
    "damage damaged | destroyed",
]  # fmt: skip
_SIDES: dict[str, list[tuple[int, int]]] = {}
for _line, _entry in enumerate(_CONTRASTS):
    for _side, _words in enumerate(_entry.split("|")):
        for _word in _words.split():
            _SIDES.setdefault(_CONCEPT.get(_word, _word), []).append((_line, _side))


def concept(word: str) -> str:
    """The name of the set of words that mean the same, the word itself where it is in none."""
    return _CONCEPT.get(word, word)


def contrasts(a: str, b: str) -> bool:
    """Do two concepts exclude one another: imports and exports, killed and injured?"""
    here, there = _SIDES.get(a), _SIDES.get(b)
    if here is None or there is None:
        return False
    return any(line == other and side != opposite for line, side in here for other, opposite in there)


def has_contrast(word: str) -> bool:
    """Does a concept exclude any other?"""
    return word in _SIDES
