"""How much a word tells: a table that ships with the program, so that a comparison never depends on what else is compared.

Three steps are enough to compare sentences of news: words of grammar tell nothing, the everyday words of reporting little, others more;
a proper name tells most. Source: what is in the lists was chosen by hand as the vocabulary that news of any topic shares.
"""

from __future__ import annotations

from functools import lru_cache

from factcheck.lexicon.stems import stem

__all__ = ["GRAMMAR", "is_everyday", "is_familiar", "name_weight", "weight"]

_NAME_WEIGHT, _FAMILIAR_WEIGHT = 3.0, 0.7
_OTHER_WEIGHT = 1.0
_EVERYDAY_WEIGHT = 0.3

GRAMMAR = frozenset(
    """a an the of in on at for to and or by with from its their his her our my your this that these those it he she they we you i me him them us is are was were be been being am
    has have had having do does did will would shall should can could may might must not no nor so as if than then there here when while where which who whom whose what how why
    but about into onto over under up down out off after before during since until till between among through across against also just only even still already yet now more most
    less least very much many some any all both each every other another such own same too again further once per via upon within without toward towards around near amid because
    although though however whether either neither else ever never often 's s t d ll re ve one ones etc including include included according""".split()
)

_EVERYDAY = frozenset(
    """say said tell told report reported official officials people person man woman year month week day today yesterday tomorrow monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december morning afternoon evening night time hour minute last next first second third new
    old former late early recent recently number figure total amount average rate level percent million billion thousand hundred dozen mln bln dlr dollar make made take took taken
    give given get go went come came see seen show shown use used find found know think want need help work call called set put keep begin start end become remain continue
    lead leave left move turn part way place country city town state government group company firm party member leader president minister prime chief head director manager spokesman spokeswoman
    spokesperson agency department ministry office authority public national international local region regional area world house home family child life case fact point
    problem issue question plan program project report statement news conference interview meeting talk high low large small big great major main important long short full good
    better best right several various different more than least around nearly almost about some well close open early expected expect according latest earlier later ago far
    two three four five six seven eight nine ten eleven twelve twenty thirty fifty percent mr mrs ms dr us""".split()
)


_EVERYDAY_STEMS = frozenset(map(stem, _EVERYDAY))


def is_everyday(word: str) -> bool:
    """Is a folded word one that news of any topic shares, or one of grammar?"""
    return word in _EVERYDAY or word in GRAMMAR


@lru_cache(maxsize=1 << 16)
def weight(word: str) -> float:
    """How much a folded word that is no name tells: 0 for grammar, 0.3 for the everyday words of reporting, else 1."""
    if word in GRAMMAR:
        return 0.0
    return (
        _EVERYDAY_WEIGHT
        if word in _EVERYDAY or word in _EVERYDAY_STEMS or word.isdigit() or len(word) < 3
        else _OTHER_WEIGHT
    )


_FAMILIAR = frozenset(
    """africa african america american americas asia asian australia australian europe european arctic antarctic pacific atlantic indian ocean mediterranean gulf sea middle east west north south
    eastern western northern southern central america usa uk eu un nato afghanistan afghan argentina argentine austria austrian bangladesh belgium belgian brazil brazilian britain british canada
    canadian chile china chinese colombia cuba cuban czech denmark danish egypt egyptian england english finland finnish france french germany german greece greek hungary hungarian
    india indonesia indonesian iran iranian iraq iraqi ireland irish israel israeli italy italian japan japanese jordan kenya korea korean lebanon libya libyan malaysia mexico mexican morocco
    netherlands dutch zealand nigeria norway norwegian pakistan pakistani peru philippines philippine poland polish portugal portuguese romania russia russian saudi arabia scotland scottish serbia
    singapore soviet spain spanish sudan sweden swedish switzerland swiss syria syrian taiwan thailand thai tunisia turkey turkish ukraine ukrainian venezuela vietnam wales yemen
    washington london paris berlin moscow beijing tokyo delhi brussels geneva york
    reuters reuter afp ap associated press xinhua bbc cnn news times daily agency agence france-presse agence-france sky guardian post wire newspaper tv television radio reporter editor
    steel cement glass shipping energy motor motors food foods textile textiles paper chemical chemicals mining logistics dairy timber optics copper housing transport harbour harbor port power gas oil
    petroleum insurance bank banks airlines airways railway railways pharmaceuticals telecom electronics systems technologies resources capital financial trading engineering construction
    zone park area airport hospital school college court bank bureau centre center corporation foundation society council high-tech hi-tech industrial industry development economic technology science
    geological survey meteorology agency ministry national nations organization organisation union institute university association commission committee department bureau council board center
    government congress parliament senate house president minister police army navy force fire ring basin street st avenue ave road city town county district province state gmt utc edt est
    inc co corp ltd llc plc group company international world global north-east co. mr mrs dr christma christmas god internet google facebook twitter""".split()
)
"""Names that stand in articles on any event: the large countries and peoples, capitals that stand for governments, agencies, seas, kinds of body."""


def is_familiar(name: str) -> bool:
    """Does the folded name stand in articles on any event?"""
    return name in _FAMILIAR


@lru_cache(maxsize=1 << 16)
def name_weight(name: str) -> float:
    """How much a folded proper name tells: 0.7 for one that articles on any event have, else 3."""
    return _FAMILIAR_WEIGHT if name in _FAMILIAR else _NAME_WEIGHT
