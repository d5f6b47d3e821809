"""Adjectives of countries and the country that each stands for: `French imports` are those of France."""

from __future__ import annotations

from types import MappingProxyType

__all__ = ["COUNTRY_OF"]

_TABLE = """
Afghanistan afghan; Albania albanian; Algeria algerian; Angola angolan; Argentina argentine argentinian; Armenia armenian; Australia australian; Austria austrian;
Azerbaijan azerbaijani; Bahrain bahraini; Bangladesh bangladeshi; Belarus belarusian; Belgium belgian; Bolivia bolivian; Bosnia bosnian; Botswana botswanan; Brazil brazilian;
Britain british; Bulgaria bulgarian; Cambodia cambodian; Cameroon cameroonian; Canada canadian; Chad chadian; Chile chilean; China chinese; Colombia colombian; Congo congolese;
Croatia croatian; Cuba cuban; Cyprus cypriot; Czechia czech; Denmark danish; Ecuador ecuadorean ecuadorian; Egypt egyptian; England english; Eritrea eritrean; Estonia estonian;
Ethiopia ethiopian; Fiji fijian; Finland finnish; France french; Gabon gabonese; Gambia gambian; Georgia georgian; Germany german; Ghana ghanaian; Greece greek;
Guatemala guatemalan; Haiti haitian; Honduras honduran; Hungary hungarian; Iceland icelandic; India indian; Indonesia indonesian; Iran iranian; Iraq iraqi; Ireland irish;
Israel israeli; Italy italian; Jamaica jamaican; Japan japanese; Jordan jordanian; Kazakhstan kazakh; Kenya kenyan; Kuwait kuwaiti; Kyrgyzstan kyrgyz; Laos laotian;
Latvia latvian; Lebanon lebanese; Liberia liberian; Libya libyan; Lithuania lithuanian; Malawi malawian; Malaysia malaysian; Mali malian; Malta maltese; Mexico mexican;
Moldova moldovan; Mongolia mongolian; Morocco moroccan; Mozambique mozambican; Myanmar burmese; Namibia namibian; Nepal nepalese nepali; Netherlands dutch; Nicaragua nicaraguan;
Nigeria nigerian; Norway norwegian; Oman omani; Pakistan pakistani; Palestine palestinian; Panama panamanian; Paraguay paraguayan; Peru peruvian; Philippines philippine filipino;
Poland polish; Portugal portuguese; Qatar qatari; Romania romanian; Russia russian; Rwanda rwandan; Scotland scottish; Senegal senegalese; Serbia serbian; Singapore singaporean;
Slovakia slovak; Slovenia slovenian; Somalia somali; Spain spanish; Sudan sudanese; Sweden swedish; Switzerland swiss; Syria syrian; Taiwan taiwanese; Tajikistan tajik;
Tanzania tanzanian; Thailand thai; Tunisia tunisian; Turkey turkish; Turkmenistan turkmen; Uganda ugandan; Ukraine ukrainian; Uruguay uruguayan; Uzbekistan uzbek;
Venezuela venezuelan; Vietnam vietnamese; Wales welsh; Yemen yemeni; Zambia zambian; Zimbabwe zimbabwean
"""

COUNTRY_OF = MappingProxyType(
    {adjective: row.split()[0] for row in _TABLE.replace("\n", " ").split(";") for adjective in row.split()[1:]}
)
"""The adjective in lower case -> the usual short name of the country."""
