"""Words beside a number that make it a part of a name: labels, addresses, results, plans."""

from __future__ import annotations

__all__ = [
    "ABBREVIATED_LABELS",
    "ADDRESS_WORDS",
    "LABELS",
    "NAMES_IN_S",
    "NAMES_WITH_AND",
    "NOT_NAMES",
    "NUMBERING",
    "PLACE_CUES",
    "PLAN_NOUNS",
    "RECORD_VERBS",
    "RESULT_NOUNS",
]

LABELS = frozenset(
    "section sections row page pages chapter chapters article articles clause clauses rule paragraph para verse volume vol issue no nos "
    "number numbers figure fig table annex appendix exhibit item lot flight route highway interstate road exit gate terminal platform track "
    "channel room suite unit apt apartment floor level phase stage step version model type class grade category group tier zone district "
    "precinct ward sector block plot lane runway line bus train formula game match round episode season series part book act scene week day "
    "case form schedule code area band par pier bay windows title resolution proposition measure amendment convention protocol psalm opus league "
    "division tel fax phone zip isbn ref doi hull bureau studio building tower hall camp station mission apollo hurricane typhoon storm expo "
    "gen generation mark bbc itv radio".split()
)
"""A noun right before a number that numbers things instead of counting them: ``Section 427 Row 21``, ``Game 7``."""

NUMBERING = frozenset("phase type category class grade level tier".split())
"""The ones of these that number things even before a plural: ``phase 3 trials``."""

ABBREVIATED_LABELS = frozenset("no nos vol fig art sec ch p pp apt".split())
"""The same, with a full stop: ``No. 7``."""

NAMES_WITH_AND = frozenset(
    {
        ("bosnia", "herzegovina"),
        ("trinidad", "tobago"),
        ("antigua", "barbuda"),
        ("kitts", "nevis"),
        ("turks", "caicos"),
        ("procter", "gamble"),
        ("johnson", "johnson"),
        ("tyne", "wear"),
    }
)
"""What stands before and behind the `and` of one name."""

NAMES_IN_S = frozenset("windows mercedes keynes sirius atlas airbus".split())
"""Names in `-s` that a number may go on with: ``Windows 7``. After others an apostrophe may be lost: ``Davidsons 17 turnovers``."""

NOT_NAMES = frozenset(
    "the a an in on at by of for from to with and or but as than over under about around some nearly almost only just another these those all "
    "any each every both no not more less most least up down after before since until between within without per among its his her their our "
    "my your is are was were be been has have had will would can could may might must do does did said says that this which who whom when "
    "where while if so because then there here it they we he she i you killed kills kill injured injures wounded wounds dead leaves leave "
    "left hits hit adds add added gets got takes took makes made loses lost gains gained wins won arrested arrests police rises rose falls "
    "fell hires fires cuts cut raises raised buys bought sells sold sees saw plans targets approximately roughly exactly total totalling "
    "totaling worth including includes include plus minus via save like sends sent displaced displaces evacuated rescued trapped missing "
    "feared officials firefighters quake earthquake magnitude monday tuesday wednesday thursday friday saturday sunday january february "
    "march april june july august september october november december today yesterday tomorrow currently meanwhile later earlier first last "
    "next out north south east west lasting lasted aged age ages reaching reached reaches totals against across near above below beyond amid "
    "despite how what why reported reports reportedly thousands hundreds dozens millions ranked ranking ranks rank top best worst overall "
    "ending year years built released held certified sentenced jailed fined charged costs cost priced paid pays pay employs employed serves "
    "served spends spent drops dropped".split()
)
"""Words that can stand with a capital (a sentence's first word, a headline) before a number that counts."""

PLACE_CUES = frozenset("in near across outside says and".split())
"""Before a capitalised word these make it a place and not the name that the number belongs to: ``in Iraq 24 people``."""

ADDRESS_WORDS = frozenset(
    "street st road rd avenue ave av boulevard blvd lane ln drive dr way place court ct terrace crescent square highway hwy parkway circle "
    "close row".split()
)
"""Behind a number and capitalised words these make it a house number: ``575 Wilbraham Road``."""

PLAN_NOUNS = frozenset("plan plans programme program strategy blueprint roadmap period framework".split())
"""After `five-year` these make the figure a part of a name: ``14th Five-Year Plan``. All but `plan` need a capital."""

RECORD_VERBS = frozenset("fell falls improved improves dropped moved evened slipped".split())
"""Before `to 15-17` these make it wins and losses."""

RESULT_NOUNS = frozenset(
    "finished went win wins won victory defeat loss losses lost draw drew draws record lead leads tie ties tied thrashing triumph scoreline decision "
    "aggregate beat beats beating vote votes voted ruling score scored away home led ahead down trail trailing series lifetime overall".split()
)
"""Beside `3-1` these make it the result of a game or a vote."""
