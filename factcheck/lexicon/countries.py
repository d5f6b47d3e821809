"""Countries and their codes.

Source: ISO 3166-1, the alpha-2 codes that are officially assigned, with the short names in use in English.
"""

from __future__ import annotations

from types import MappingProxyType

__all__ = ["COUNTRIES", "country_code"]

_NAMES = """
AD Andorra; AE United Arab Emirates, UAE; AF Afghanistan; AG Antigua and Barbuda; AI Anguilla; AL Albania; AM Armenia; AO Angola; AQ Antarctica
AR Argentina; AS American Samoa; AT Austria; AU Australia; AW Aruba; AX Åland Islands; AZ Azerbaijan; BA Bosnia and Herzegovina, Bosnia
BB Barbados; BD Bangladesh; BE Belgium; BF Burkina Faso; BG Bulgaria; BH Bahrain; BI Burundi; BJ Benin; BL Saint Barthélemy; BM Bermuda
BN Brunei Darussalam, Brunei; BO Bolivia; BQ Bonaire, Sint Eustatius and Saba; BR Brazil; BS Bahamas, The Bahamas; BT Bhutan; BV Bouvet Island
BW Botswana; BY Belarus; BZ Belize; CA Canada; CC Cocos (Keeling) Islands; CD Democratic Republic of the Congo, DR Congo; CF Central African Republic
CG Congo, Republic of the Congo; CH Switzerland; CI Côte d'Ivoire, Ivory Coast; CK Cook Islands; CL Chile; CM Cameroon; CN China, People's Republic of China
CO Colombia; CR Costa Rica; CU Cuba; CV Cabo Verde, Cape Verde; CW Curaçao; CX Christmas Island; CY Cyprus; CZ Czechia, Czech Republic; DE Germany
DJ Djibouti; DK Denmark; DM Dominica; DO Dominican Republic; DZ Algeria; EC Ecuador; EE Estonia; EG Egypt; EH Western Sahara; ER Eritrea; ES Spain
ET Ethiopia; FI Finland; FJ Fiji; FK Falkland Islands; FM Micronesia; FO Faroe Islands; FR France; GA Gabon; GB United Kingdom, UK, Great Britain, Britain
GD Grenada; GE Georgia; GF French Guiana; GG Guernsey; GH Ghana; GI Gibraltar; GL Greenland; GM Gambia, The Gambia; GN Guinea; GP Guadeloupe
GQ Equatorial Guinea; GR Greece; GS South Georgia and the South Sandwich Islands; GT Guatemala; GU Guam; GW Guinea-Bissau; GY Guyana; HK Hong Kong
HM Heard Island and McDonald Islands; HN Honduras; HR Croatia; HT Haiti; HU Hungary; ID Indonesia; IE Ireland; IL Israel; IM Isle of Man; IN India
IO British Indian Ocean Territory; IQ Iraq; IR Iran; IS Iceland; IT Italy; JE Jersey; JM Jamaica; JO Jordan; JP Japan; KE Kenya; KG Kyrgyzstan; KH Cambodia
KI Kiribati; KM Comoros; KN Saint Kitts and Nevis; KP North Korea; KR South Korea, Korea, Republic of Korea; KW Kuwait; KY Cayman Islands; KZ Kazakhstan
LA Laos; LB Lebanon; LC Saint Lucia; LI Liechtenstein; LK Sri Lanka; LR Liberia; LS Lesotho; LT Lithuania; LU Luxembourg; LV Latvia; LY Libya; MA Morocco
MC Monaco; MD Moldova; ME Montenegro; MF Saint Martin; MG Madagascar; MH Marshall Islands; MK North Macedonia; ML Mali; MM Myanmar, Burma; MN Mongolia
MO Macao, Macau; MP Northern Mariana Islands; MQ Martinique; MR Mauritania; MS Montserrat; MT Malta; MU Mauritius; MV Maldives; MW Malawi; MX Mexico
MY Malaysia; MZ Mozambique; NA Namibia; NC New Caledonia; NE Niger; NF Norfolk Island; NG Nigeria; NI Nicaragua; NL Netherlands, The Netherlands, Holland
NO Norway; NP Nepal; NR Nauru; NU Niue; NZ New Zealand; OM Oman; PA Panama; PE Peru; PF French Polynesia; PG Papua New Guinea; PH Philippines, The Philippines
PK Pakistan; PL Poland; PM Saint Pierre and Miquelon; PN Pitcairn; PR Puerto Rico; PS Palestine; PT Portugal; PW Palau; PY Paraguay; QA Qatar; RE Réunion
RO Romania; RS Serbia; RU Russia, Russian Federation; RW Rwanda; SA Saudi Arabia; SB Solomon Islands; SC Seychelles; SD Sudan; SE Sweden; SG Singapore
SH Saint Helena, Ascension and Tristan da Cunha; SI Slovenia; SJ Svalbard and Jan Mayen; SK Slovakia; SL Sierra Leone; SM San Marino; SN Senegal; SO Somalia
SR Suriname; SS South Sudan; ST São Tomé and Príncipe; SV El Salvador; SX Sint Maarten; SY Syria; SZ Eswatini, Swaziland; TC Turks and Caicos Islands; TD Chad
TF French Southern Territories; TG Togo; TH Thailand; TJ Tajikistan; TK Tokelau; TL Timor-Leste, East Timor; TM Turkmenistan; TN Tunisia; TO Tonga
TR Türkiye, Turkey; TT Trinidad and Tobago; TV Tuvalu; TW Taiwan; TZ Tanzania; UA Ukraine; UG Uganda; UM United States Minor Outlying Islands
US United States, United States of America, USA; UY Uruguay; UZ Uzbekistan; VA Holy See, Vatican City; VC Saint Vincent and the Grenadines; VE Venezuela
VG British Virgin Islands; VI US Virgin Islands; VN Viet Nam, Vietnam; VU Vanuatu; WF Wallis and Futuna; WS Samoa; YE Yemen; YT Mayotte; ZA South Africa
ZM Zambia; ZW Zimbabwe
"""

_ENTRIES = [entry.strip() for line in _NAMES.strip().split("\n") for entry in line.split(";")]

COUNTRIES = MappingProxyType({entry[:2]: entry[3:].split(", ")[0] for entry in _ENTRIES})
"""Code -> the country's name."""

_CODES = MappingProxyType(
    {name.casefold(): entry[:2] for entry in _ENTRIES for name in (*entry[3:].split(", "), entry[3:])}
)


def country_code(words: str) -> str | None:
    """The code that words are, or the code of the country that they name, in any capitals; None for others."""
    said = " ".join(words.split())
    return said.upper() if said.upper() in COUNTRIES else _CODES.get(said.casefold().replace("’", "'"))
