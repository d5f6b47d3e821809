"""News agencies, by the names and initials that articles give them, and the words that show that a text or a figure comes from one."""

from __future__ import annotations

import re
from types import MappingProxyType

__all__ = ["CONTRIBUTIONS", "INITIALS", "NOBODY", "SPELLINGS", "UNMISTAKABLE", "WRITERS", "agency_named"]

_NAMES = """
Reuters: reuters
AFP: agence france-presse, agence france presse, agence-france presse
AP: associated press
UPI: united press international
Bloomberg: bloomberg news
Dow Jones: dow jones newswires, dow jones
Xinhua: xinhua, new china news agency
CNS: china news service
CNA: central news agency
Kyodo: kyodo, kyodo news
Jiji: jiji press, jiji
Yonhap: yonhap
KCNA: korean central news agency
dpa: deutsche presse-agentur, deutsche presse agentur
EFE: efe, agencia efe
ANSA: ansa
TASS: tass, itar-tass
RIA Novosti: ria novosti
Interfax: interfax
Ukrinform: ukrinform
BelTA: belta
Kazinform: kazinform
PTI: press trust of india
ANI: asian news international
IANS: indo-asian news service
UNI: united news of india
APP: associated press of pakistan
Antara: antara
Bernama: bernama
AAP: australian associated press
PA: press association, pa media
CP: canadian press
Anadolu: anadolu, anadolu agency
IRNA: islamic republic news agency
Fars: fars news agency
Mehr: mehr news agency
Tasnim: tasnim news agency
SANA: syrian arab news agency
MENA: middle east news agency
WAM: emirates news agency
KUNA: kuwait news agency
SPA: saudi press agency
Petra: petra news agency
NAN: news agency of nigeria
GNA: ghana news agency
SAPA: south african press association
Belga: belga news agency
ANP: algemeen nederlands persbureau
NTB: norsk telegrambyrå
Ritzau: ritzau
Keystone-SDA: keystone-sda
PAP: polish press agency
CTK: czech news agency
MTI: hungarian news agency
Agerpres: agerpres
Tanjug: tanjug
Hina: croatian news agency
VNA: vietnam news agency
Lusa: lusa news agency
Notimex: notimex
"""

SPELLINGS = MappingProxyType(
    {
        spelling.strip(): line.partition(":")[0]
        for line in _NAMES.strip().split("\n")
        for spelling in line.partition(":")[2].split(",")
    }
)
"""What an agency is called, in lower case -> its short name. Source: the agencies' own names in their English services."""

UNMISTAKABLE = MappingProxyType({"AFP": "AFP", "AP": "AP", "UPI": "UPI", "DPA": "dpa", "dpa": "dpa", "PTI": "PTI"})
"""Initials, as printed, that name an agency wherever they stand in news -> the short name."""

INITIALS = MappingProxyType(
    {one: one for one in "ANI IANS UNI APP AAP PA CP KCNA CNS IRNA SANA KUNA WAM NTB PAP MTI VNA CTK Bloomberg".split()}
    | dict(UNMISTAKABLE)
)
"""Those that are other things too: only where a name of an agency is expected, in a byline or a dateline, do they name one."""

WRITERS = frozenset(
    "writer writers reporter reporters correspondent correspondents staff newswire newswires wire".split()
)
"""Words behind the name of an agency in a byline: ``Associated Press Writer``."""

CONTRIBUTIONS = frozenset("inputs input reporting material assistance contributions dispatches".split())
"""Words for what an agency gave to a text: ``with inputs from PTI``."""

NOBODY = frozenset(
    """local national regional state provincial federal official officials media press report reports reported statistics statistic figure figures data survey poll study statement
    announcement newspaper notice bulletin release document communique census tally account accounts estimate estimates latest new preliminary initial senior top deputy former country
    people several unidentified anonymous unnamed eyewitness information news website twitter facebook weibo""".split()
)
"""Words of an attribution that do not say who: ``local media reports``, ``latest official figures``."""

_AGENCY = re.compile(r"\s+(?:news\s+)?agency$", re.IGNORECASE)
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


def agency_named(phrase: str) -> str | None:
    """The short name of the agency that a phrase is the name of (``The Associated Press``, ``AP``), else None."""
    words = _ARTICLE.sub("", " ".join(phrase.split()).strip(" .'’\"“”"))
    for name in (words, _AGENCY.sub("", words)):
        named = INITIALS.get(name) or SPELLINGS.get(name.lower())
        if named is not None:
            return named
    return None
