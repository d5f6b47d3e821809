"""Words beside a figure that make it a name, a rank, a page number or an idiom."""

from __future__ import annotations

__all__ = [
    "ADDRESS_WORDS",
    "COMPOUND_IDIOMS",
    "FOUNDING_WORDS",
    "LABELS",
    "NOT_NAMES",
    "ONE_IDIOMS",
    "PLAN_NOUNS",
    "RANKED_NOUNS_AFTER",
    "RANK_NOUNS",
    "RANK_VERBS",
    "RESULT_NOUNS",
    "SUPERLATIVES_PERIODS",
    "TOLL_NOUNS",
    "TOLL_PREDICATES",
    "UNCHANGED_AFTER",
]

LABELS = frozenset(
    "section sections row page pages chapter chapters article articles clause clauses rule paragraph para verse volume vol issue no nos number numbers "
    "figure fig table annex appendix exhibit item lot flight route highway interstate road exit gate terminal platform track channel room suite unit apt "
    "apartment floor level phase stage step version model type class grade category group tier zone district precinct ward sector block plot lane runway "
    "line bus train formula game match round episode season series part book act scene week day case count form schedule code area pier bay windows "
    "title resolution proposition measure amendment convention protocol psalm op opus grand league division ligue serie bundesliga world super tel fax phone "
    "zip isbn ref doi psr hull bureau studio building tower hall camp mount station mission apollo sputnik site building pattern "
    "tropical hurricane typhoon storm eurovision expo olympics covid articles gen generation mark mk ww bbc itv espn radio".split()
)
"""A noun right before a number that numbers things instead of counting them: ``Section 427 Row 21``, ``Game 7``."""

NOT_NAMES = frozenset(
    "the a an in on at by of for from to with and or but as than over under about around some nearly almost only just another these those all any each every "
    "both no not more less most least up down after before since until between within without per among its his her their our my your is are was were be been "
    "has have had will would can could may might must do does did said says that this which who whom when where while if so because then there here it they we "
    "he she i you killed kills kill injured injures wounded wounds dead least leaves leave left hits hit adds add added gets got takes took makes made loses lost "
    "gains gained wins won arrested arrests police rises rose falls fell hires fires cuts cut raises raised buys bought sells sold sees saw plans targets "
    "approximately roughly exactly total totalling totaling worth including includes include nearly plus minus via save like have sends sent displaced displaces evacuated "
    "rescued trapped missing feared officials firefighters quake earthquake magnitude monday tuesday wednesday thursday friday saturday sunday january february "
    "march april june july august september october november december today yesterday tomorrow currently meanwhile later earlier first last next nine out "
    "north south east west eastbound lasting lasted aged age ages reaching reached reaches totals against across near above below beyond amid despite how what why "
    "reported reports reportedly thousands hundreds dozens millions ranked ranking ranks rank top best worst overall ending year years years' built released held "
    "certified sentenced jailed fined charged costs cost priced paid pays pay employs employed serves served spends spent raised drops dropped".split()
)
"""Words that can stand with a capital (a sentence's first word, a headline) before a number that is a count."""

ADDRESS_WORDS = frozenset(
    "street st road rd avenue ave av boulevard blvd lane ln drive dr way place court ct terrace crescent square highway hwy parkway circle close row".split()
)
"""Behind a number and capitalised words these make it a house number: ``575 Wilbraham Road``."""

RANK_VERBS = frozenset(
    "rank ranks ranked ranking rated placed places placing finish finishes finished finishing come comes came coming stand stands stood sit sits lie lies lay "
    "lies takes took secured clinched listed named seeded".split()
)
"""Verbs whose ordinal is a rank: ``ranking first``, ``came in second``."""

RANK_NOUNS = frozenset("place position spot rank ranking".split())
"""Nouns after an ordinal that is a rank: ``in third place``."""

RANKED_NOUNS_AFTER = frozenset(
    "in of to among worldwide nationally globally overall nationwide for on with by behind across out from at according".split()
)
"""What may follow the ordinal of a rank; anything else is a noun that the ordinal numbers."""

SUPERLATIVES_PERIODS = frozenset(
    "time times half quarter quarters day days week weeks month months year years hour hours minute minutes season round leg game games match matches set "
    "lady person instance place glance sight step steps name names thing things phase stage part come class degree line floor hand-hand aid base order round team "
    "amendment baron person man minister deputy vice order-of set-piece draft edition wave world grade rate lieutenant secretary graders grader responders "
    "responder generation down inning innings period one ones two few three four several nine six ten century decade".split()
)
"""Nouns after `first` that number a period, a turn or an office: no rank claim."""

FOUNDING_WORDS = frozenset("founded established incorporated inaugurated".split())
"""Before `in 1990` these make the year a claim of its own."""

PLAN_NOUNS = frozenset("plan plans programme program strategy blueprint roadmap period framework".split())
"""After `five-year` these make the figure a part of a name: ``14th Five-Year Plan (2021-2025)``."""

RESULT_NOUNS = frozenset(
    "win wins won victory defeat loss losses lost draw drew draws record lead leads tie ties tied thrashing triumph scoreline decision aggregate beat beats beating vote ruling score scored away home led ahead down trail trailing series".split()
)
"""Beside `3-1` these make it the result of a game or a vote."""

ONE_IDIOMS = frozenset(
    "another of time day point way thing who that which whose hand side more such is was has can could would should might may must will in on at to for and or "
    "by with from as than could if but not might too just here there does did had be were are also step stop man's way word else side morning night evening afternoon "
    "moment reason example kind sort respect case sense instance place last final same too all thing's".split()
)
"""After `one` these make it a pronoun or an article, not a count."""

COMPOUND_IDIOMS = frozenset(
    "time way off sided star star-rated fold dimensional liner third thirds quarter quarters fifth fifths half halves tenths eighths stop size on-one up piece sum emission emissions "
    "carbon tolerance coupon hit faced part tier wheel wheeled wheeler timer yearly pronged digit digits figure figures some ply ish step edged handed legged-race minded day-old-news party man woman person "
    "percenter odd in on to by out over under down bit set class team rate run game inning wheel-drive wheel-drives ever seed ranked placed hander fourths".split()
)
"""After a number word and a hyphen these make an adjective that counts nothing: ``one-time``, ``two-way``."""

TOLL_NOUNS = frozenset(
    "deaths death casualties casualty injuries injury fatalities fatality victims survivors survivor infections infection arrests cases".split()
)
"""`No` before these is a figure: zero."""

TOLL_PREDICATES = frozenset(
    "killed hurt injured wounded harmed dead missing arrested detained charged convicted hospitalised hospitalized infected died survived evacuated displaced".split()
)
"""`No one was` before these is a figure: zero."""

UNCHANGED_AFTER = frozenset("at from in".split())
"""`Unchanged` before these, with a figure following, is a change of zero."""
