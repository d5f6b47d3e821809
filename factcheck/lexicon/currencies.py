"""Currencies as printed, before and after the figure -> singular English name and ISO 4217 code.

A bare ``$`` is the US dollar: that is what it is in most English news, and a reader of a paper from Sydney or Toronto must know
better. Where the same passage prints `US$` beside a bare ``$``, the bare one is left open (see extract/relations.py).
Source: ISO 4217 list one; the printed forms are those of newspapers and news wires.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["AFTER", "APART", "BEFORE", "CODES", "LETTERS", "MINOR", "TOUCHING", "Currency"]


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency: singular English name, ISO 4217 code; None for minor units and for a dollar of an unnamed country.

    ``firm`` is False for a symbol that several countries use. ``parts`` is how many minor units make one, 0 for a minor unit.
    """

    name: str
    code: str | None
    firm: bool = True
    parts: int = 100


# name | ISO 4217 | words after the figure besides name(s) | symbols and codes before the figure besides the ISO code
_TABLE = """
us dollar | USD | dollar dollars us_dollar us_dollars u.s._dollars american_dollars dlr dlrs us$ usd$ $ buck bucks greenbacks | $ us$ $us usd$ $usd usd
euro | EUR | euro euros eur € | € eur €uro e
pound sterling | GBP | pounds_sterling british_pound british_pounds sterling stg quid £ uk_pounds pound_sterling | £ gbp ps stg uk£ £stg
chinese yuan | CNY | yuan chinese_yuan renminbi rmb yuan_renminbi kuai cn¥ 元 rmb_yuan yuan_rmb | rmb cny cn¥ rmb¥ cnh ￥
japanese yen | JPY | yen japanese_yen jpy 円 | ¥ jpy y= jp¥ y
hong kong dollar | HKD | hong_kong_dollar hong_kong_dollars hk_dollars hk$ | hk$ hkd $hk hkd$
australian dollar | AUD | australian_dollar australian_dollars aussie_dollars dollars_australian a$ au$ | a$ au$ aud aud$ $a $aud
canadian dollar | CAD | canadian_dollar canadian_dollars c$ cdn cdn_dollars dollars_canadian cad | c$ ca$ can$ cdn$ cad cad$ cdn $c $cdn
new zealand dollar | NZD | new_zealand_dollar new_zealand_dollars nz$ nz_dollars kiwi_dollars | nz$ nzd nzd$ $nz
singapore dollar | SGD | singapore_dollar singapore_dollars singaporean_dollars s$ | s$ sg$ sgd sgd$
new taiwan dollar | TWD | taiwan_dollar taiwan_dollars new_taiwan_dollars nt$ | nt$ t$ twd
swiss franc | CHF | swiss_franc swiss_francs sfr chf | chf sfr swfr
franc | - | franc francs |
french franc | FRF | french_franc french_francs ffr frf | ffr frf
belgian franc | BEF | belgian_franc belgian_francs | bfr
german mark | DEM | deutsche_mark deutsche_marks deutschmark deutschmarks d-mark d-marks german_marks dm | dm dem
mark | DEM | mark marks |
rupee | - | rupee rupees |
indian rupee | INR | indian_rupee indian_rupees inr rs ₹ | rs ₹ inr
pakistani rupee | PKR | pakistani_rupee pakistani_rupees pkr | pkr
sri lankan rupee | LKR | sri_lankan_rupee sri_lankan_rupees lkr ரூ | lkr slrs
nepalese rupee | NPR | nepalese_rupee nepalese_rupees npr | npr
malaysian ringgit | MYR | ringgit malaysian_ringgit myr | rm myr
indonesian rupiah | IDR | rupiah indonesian_rupiah idr | rp idr
thai baht | THB | baht thai_baht thb ฿ | ฿ thb bt
philippine peso | PHP | philippine_peso philippine_pesos php | php ₱ p₱ p
mexican peso | MXN | mexican_peso mexican_pesos mxn | mxn mxn$ mex$ mx$
argentine peso | ARS | argentine_peso argentine_pesos | ar$ ars
chilean peso | CLP | chilean_peso chilean_pesos | clp
colombian peso | COP | colombian_peso colombian_pesos |
peso | - | peso pesos |
south korean won | KRW | won korean_won south_korean_won krw ₩ | ₩ krw w
russian ruble | RUB | ruble rubles rouble roubles russian_rubles russian_roubles rub ₽ | ₽ rub rur
brazilian real | BRL | reais brazilian_reais brazilian_real brl | r$ brl
south african rand | ZAR | rand south_african_rand zar | zar r
turkish lira | TRY | turkish_lira turkish_liras ₺ | ₺
lira | ITL | lira lire italian_lire | itl l
israeli shekel | ILS | shekel shekels israeli_shekels new_israeli_shekels nis ils ₪ | ₪ nis ils
saudi riyal | SAR | riyal riyals saudi_riyals | sar sr
qatari riyal | QAR | qatari_riyals | qar qr
uae dirham | AED | dirham dirhams uae_dirhams | aed dh dhs
egyptian pound | EGP | egyptian_pound egyptian_pounds egp | egp le
lebanese pound | LBP | lebanese_pounds |
nigerian naira | NGN | naira nigerian_naira ngn ₦ | ₦ ngn n
kenyan shilling | KES | kenyan_shillings kenya_shillings kes | ksh kes sh
tanzanian shilling | TZS | tanzanian_shillings | tsh tzs
ugandan shilling | UGX | ugandan_shillings | ugx ush
ghanaian cedi | GHS | cedi cedis ghana_cedis | gh₵ ghs ₵
zambian kwacha | ZMW | kwacha |
ethiopian birr | ETB | birr |
swedish krona | SEK | swedish_krona swedish_kronor swedish_crowns swedish_crown kronor sek | sek skr
norwegian krone | NOK | norwegian_krone norwegian_kroner norwegian_crowns norwegian_crown nok | nok nkr
danish krone | DKK | danish_krone danish_kroner danish_crowns danish_crown dkk | dkk dkr
krone | - | kroner krone crowns | kr
icelandic krona | ISK | icelandic_krona icelandic_kronur |
finnish markka | FIM | markka markkas finnish_markka | fmk fim
dutch guilder | NLG | guilder guilders dutch_guilders | dfl nlg
austrian schilling | ATS | schilling schillings | ats
peseta | ESP | peseta pesetas | pta ptas esp
portuguese escudo | PTE | escudo escudos | esc
greek drachma | GRD | drachmas |
polish zloty | PLN | zloty zlotys zloties zlotych pln | pln zł
czech koruna | CZK | koruna korunas czech_crowns czk | czk
hungarian forint | HUF | forint forints huf | huf
romanian leu | RON | lei romanian_leu romanian_lei |
bulgarian lev | BGN | leva bulgarian_lev |
croatian kuna | HRK | kuna kunas kn hrk | hrk
ukrainian hryvnia | UAH | hryvnia hryvnias hryvnya uah ₴ | ₴ uah
kazakh tenge | KZT | tenge kzt ₸ | ₸ kzt
georgian lari | GEL | lari ₾ | ₾
vietnamese dong | VND | dong vietnamese_dong vnd ₫ | ₫ vnd
lao kip | LAK | kip ₭ | ₭
myanmar kyat | MMK | kyat kyats |
cambodian riel | KHR | riel riels | ៛
bangladeshi taka | BDT | taka bdt ৳ tk | tk ৳ bdt
iranian rial | IRR | iranian_rials |
rial | - | rial rials |
iraqi dinar | IQD | iraqi_dinars |
kuwaiti dinar | KWD | kuwaiti_dinars | kd kwd
jordanian dinar | JOD | jordanian_dinars | jd
dinar | - | dinar dinars |
costa rican colón | CRC | colones ₡ | ₡
mongolian tugrik | MNT | tugrik tugriks | ₮
bolivian boliviano | BOB | bolivianos |
peruvian sol | PEN | soles |
venezuelan bolívar | VES | bolivars bolívares |
jamaican dollar | JMD | jamaican_dollars | j$
fijian dollar | FJD | fiji_dollars fijian_dollars | f$
trinidad and tobago dollar | TTD | tt_dollars | tt$
zimbabwean dollar | ZWL | zimbabwe_dollars zimbabwean_dollars | z$
afghan afghani | AFN | afghani afghanis |
albanian lek | ALL | lek leks albanian_leks |
armenian dram | AMD | armenian_drams |
angolan kwanza | AOA | kwanza kwanzas |
aruban florin | AWG | aruban_florins | afl
azerbaijani manat | AZN | azerbaijani_manats manats ₼ | ₼
convertible mark | BAM | convertible_marks bosnian_marks |
barbadian dollar | BBD | barbados_dollars barbadian_dollars | bds$
bahraini dinar | BHD | bahraini_dinars |
burundian franc | BIF | burundian_francs burundi_francs |
bermudian dollar | BMD | bermudian_dollars bermuda_dollars |
brunei dollar | BND | brunei_dollars | b$
bahamian dollar | BSD | bahamian_dollars |
bhutanese ngultrum | BTN | ngultrum ngultrums |
botswana pula | BWP | pula |
belarusian ruble | BYN | belarusian_rubles belarusian_roubles belarusian_rouble |
belize dollar | BZD | belize_dollars | bz$
congolese franc | CDF | congolese_francs |
cuban peso | CUP | cuban_pesos |
cape verdean escudo | CVE | cape_verdean_escudos |
djiboutian franc | DJF | djibouti_francs djiboutian_francs |
dominican peso | DOP | dominican_pesos | rd$
algerian dinar | DZD | algerian_dinars |
eritrean nakfa | ERN | nakfa nakfas |
falkland islands pound | FKP | falkland_islands_pounds |
gibraltar pound | GIP | gibraltar_pounds |
gambian dalasi | GMD | dalasi dalasis |
guinean franc | GNF | guinean_francs |
guatemalan quetzal | GTQ | quetzales guatemalan_quetzals |
guyanese dollar | GYD | guyana_dollars guyanese_dollars | g$
honduran lempira | HNL | lempira lempiras |
haitian gourde | HTG | gourde gourdes |
kyrgyz som | KGS | kyrgyz_soms soms |
comorian franc | KMF | comorian_francs |
north korean won | KPW | north_korean_won |
cayman islands dollar | KYD | cayman_dollars cayman_islands_dollars | ci$
liberian dollar | LRD | liberian_dollars | l$
lesotho loti | LSL | maloti |
libyan dinar | LYD | libyan_dinars |
moroccan dirham | MAD | moroccan_dirhams |
moldovan leu | MDL | moldovan_lei |
malagasy ariary | MGA | ariary |
macedonian denar | MKD | denar denars |
macanese pataca | MOP | pataca patacas | mop$
mauritanian ouguiya | MRU | ouguiya ouguiyas |
mauritian rupee | MUR | mauritian_rupees |
maldivian rufiyaa | MVR | rufiyaa |
malawian kwacha | MWK | malawian_kwacha malawi_kwacha |
mozambican metical | MZN | metical meticais meticals |
namibian dollar | NAD | namibian_dollars namibia_dollars | n$
nicaraguan córdoba | NIO | córdobas cordobas |
omani rial | OMR | omani_rials |
panamanian balboa | PAB | balboas |
papua new guinean kina | PGK | kina |
paraguayan guaraní | PYG | guaranies guaraníes | ₲
serbian dinar | RSD | serbian_dinars |
rwandan franc | RWF | rwandan_francs rwanda_francs |
solomon islands dollar | SBD | solomon_islands_dollars |
seychellois rupee | SCR | seychelles_rupees seychellois_rupees |
sudanese pound | SDG | sudanese_pounds |
saint helena pound | SHP | saint_helena_pounds |
sierra leonean leone | SLE | leones |
somali shilling | SOS | somali_shillings |
surinamese dollar | SRD | surinamese_dollars | sr$
south sudanese pound | SSP | south_sudanese_pounds |
são tomé and príncipe dobra | STN | dobra dobras |
salvadoran colón | SVC | salvadoran_colones |
syrian pound | SYP | syrian_pounds |
swazi lilangeni | SZL | lilangeni emalangeni |
tajikistani somoni | TJS | somoni somonis |
turkmenistani manat | TMT | turkmen_manats turkmen_manat |
tunisian dinar | TND | tunisian_dinars |
tongan paʻanga | TOP | pa'anga paanga |
uruguayan peso | UYU | uruguayan_pesos | $u
uzbekistani som | UZS | uzbek_soum soums uzbek_soums uzbek_sums |
vanuatu vatu | VUV | vatu |
samoan tala | WST | tala | ws$
central african cfa franc | XAF | central_african_cfa_francs |
west african cfa franc | XOF | west_african_cfa_francs |
cfa franc | - | cfa_francs cfa fcfa | fcfa cfa
cfp franc | XPF | cfp_francs pacific_francs |
east caribbean dollar | XCD | east_caribbean_dollars | ec$
caribbean guilder | XCG | caribbean_guilders antillean_guilders |
yemeni rial | YER | yemeni_rials |
zimbabwe gold | ZWG | |
tether | - | usdt |
bitcoin | XBT | bitcoin bitcoins btc | ₿ btc
satoshi | - | satoshi satoshis sats |
ether | - | ether eth |
european currency unit | XEU | ecu ecus | ecu
special drawing right | XDR | sdrs sdr |
"""

_MINOR_TABLE = """
cent | cent cents cts ct cnt cnts ¢ c us_cents u.s._cents |
penny | penny pence p pennies new_pence |
fils | fils |
piastre | piastre piastres piaster piasters |
øre | øre öre |
grosz | grosz groszy |
centavo | centavo centavos |
centime | centime centimes |
sen | sen |
paisa | paisa paise |
mao | mao jiao |
kopeck | kopeck kopecks |
"""

# Codes that are English words or names of other things: not read before or after a figure.
_UNSAFE = frozenset(
    "TRY PEN GEL COP RON BGN PTE GRD MNT BOB VES LBP ISK KHR IQD IRR TZS ETB ZMW MMK TTD ZWL FJD BEF ALL AMD AWG BAM BSD BTN CUP ERN GIP KID "
    "LSL LYD MAD MOP NAD PAB SBD SCR SDG SHP SLE SOS SRD SSP STN SVC TOP WST BND BIF DOP GMD ZWG".split()
)


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]


def _tables() -> tuple[dict[str, Currency], dict[str, Currency], dict[str, Currency], dict[str, Currency]]:
    before: dict[str, Currency] = {}
    after: dict[str, Currency] = {}
    codes: dict[str, Currency] = {}
    minor: dict[str, Currency] = {}
    for name, code, words, symbols in _rows(_TABLE):
        currency = Currency(name, None if code == "-" else code)
        shared = Currency(currency.name, currency.code, firm=False)
        safe = code != "-" and code not in _UNSAFE
        if safe:
            codes[code] = currency
        wired = [
            word.replace("dollars", short)
            for word in words.split()
            if "dollars" in word
            for short in ("dlrs", "dlr", "dollar")
        ]
        for word in [*words.split(), *wired, *([code.lower()] if safe else []), name.replace(" ", "_")]:
            after[word.replace("_", " ")] = shared if word in {"$", "dollar", "dollars", "dlr", "dlrs"} else currency
        for symbol in [*symbols.split(), *([code.lower()] if safe else [])]:
            before[symbol] = shared if symbol in {"$", "¥", "£"} else currency
    for name, words, symbols in _rows(_MINOR_TABLE):
        currency = Currency(name, None, parts=0)
        for word in words.split():
            after[word.replace("_", " ")] = minor[word.replace("_", " ")] = currency
        for symbol in symbols.split():
            before[symbol] = currency
    return before, after, codes, minor


_BEFORE, _AFTER, _CODES, _MINOR = _tables()

BEFORE = MappingProxyType(_BEFORE)
"""What stands before a figure, lower case, without spaces: ``us$``, ``hk$``, ``rmb``."""

AFTER = MappingProxyType(_AFTER)
"""What stands after a figure, lower case: ``chinese yuan``, ``dollars``, ``€``."""

CODES = MappingProxyType(_CODES)
"""ISO 4217 codes that are no English words, upper case."""

MINOR = MappingProxyType(_MINOR)
"""Minor units after a figure: the ``cents`` of ``3 dollars 50 cents``."""

APART = frozenset("us c s au hk nz can cdn mex ca sg nt mx ec".split())
"""Letters that may stand apart from their dollar sign: ``US $ 5.4 billion``, ``C $6``. A lone ``a`` is an article."""

TOUCHING = frozenset("e ps rp sr le sh dh kd jd bt dm qr tk pta kr esc".split())
"""Signs that are read only where they touch the figure or a scale follows it, because they are words or initials elsewhere: ``e75m``,
``DM500``, ``Tk 500 crore``."""

LETTERS = frozenset("r n p w y l".split())
"""Capitals that are read as a currency only where they touch a figure that money is printed with: ``R250 million``, ``P1,500``."""
