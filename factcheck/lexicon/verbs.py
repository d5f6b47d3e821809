"""Verbs: the forms of those that news is told with, and which forms are nouns as often.

Regular forms are derived; what is irregular stands here. A form that is a noun as often (`reports`, `plans`) is kept apart, because a
noun phrase must not end at it.
"""

from __future__ import annotations

__all__ = ["AUXILIARIES", "FINITE_PAST", "NOUNS_TOO", "PAST_FORMS", "VERB_FORMS", "is_verb", "lemma", "participle"]

AUXILIARIES = frozenset(
    ["is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did", "will", "would", "shall", "should", "can",
     "could", "may", "might", "must", "'s", "'re", "'ve", "'d", "'ll", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "won't", "cannot"]
)  # fmt: skip

_IRREGULAR = """
be was been; have had had; do did done; say said said; go went gone; get got got; make made made; know knew known; think thought thought; take took taken; see saw seen;
come came come; give gave given; find found found; tell told told; become became become; show showed shown; leave left left; feel felt felt; put put put; bring brought brought;
begin began begun; keep kept kept; hold held held; write wrote written; stand stood stood; hear heard heard; let let let; mean meant meant; set set set; meet met met;
run ran run; pay paid paid; sit sat sat; speak spoke spoken; lie lay lain; lead led led; read read read; grow grew grown; lose lost lost; fall fell fallen; send sent sent;
build built built; understand understood understood; draw drew drawn; break broke broken; spend spent spent; cut cut cut; rise rose risen; drive drove driven; buy bought bought;
wear wore worn; choose chose chosen; seek sought sought; throw threw thrown; catch caught caught; deal dealt dealt; win won won; forecast forecast forecast; lay laid laid;
sell sold sold; hit hit hit; strike struck struck; shoot shot shot; fight fought fought; flee fled fled; fly flew flown; sink sank sunk; steal stole stolen; hurt hurt hurt;
teach taught taught; sign signed signed; shut shut shut; spread spread spread; swear swore sworn; sweep swept swept; shake shook shaken; split split split; overtake overtook overtaken;
undergo underwent undergone; undertake undertook undertaken; withdraw withdrew withdrawn; bear bore borne; beat beat beaten; bind bound bound; blow blew blown; feed fed fed;
hide hid hidden; ride rode ridden; ring rang rung; sing sang sung; sleep slept slept; swim swam swum; shed shed shed; cost cost cost; bid bid bid; quit quit quit; freeze froze frozen;
forget forgot forgotten; forgive forgave forgiven; rebuild rebuilt rebuilt; stick stuck stuck; dig dug dug; eat ate eaten; drink drank drunk; lend lent lent; outnumber outnumbered outnumbered; total totalled totalled;
offset offset offset; oversee oversaw overseen; shrink shrank shrunk; slide slid slid; swing swung swung; wake woke woken; weep wept wept; burst burst burst; cast cast cast
"""

_REGULAR = """
accept accelerate accompany account accuse achieve acquire act add adjust administer adopt advance advise affect agree aim air allege allocate allow amount analyse analyze announce
anticipate apologise appeal appear apply appoint appropriate approve arrange arrest arrive ask assess assign assist assume attack attempt attend attract authorise authorize average avoid
award back ban base batter become believe belong benefit block boast boost borrow breach call cancel capture carry cash cause cease celebrate certify challenge change charge chair
cite claim clash clean clear climb close collapse collect combat commission commit compare compete complain complete comprise conclude conduct confirm confiscate connect consider consist
construct consume contain continue contract contribute control convert convict cooperate coordinate cost count cover crash create criticise cross cultivate culminate damage date deal
decide declare decline decrease dedicate defeat defend define delay deliver demand demolish deny depend deploy deploy derail describe design designate destroy detain detect determine develop
devote die differ direct disappear disburse discharge disclose discover discuss dismiss displace displace distribute divide donate double draft drop earmark earn ease edge elect
eliminate emerge employ enable encourage end endorse enforce engage enhance enjoy enroll ensure enter equal erupt escape establish estimate evacuate evaluate exceed exclude execute exempt
exhibit expand expect expel experience explain explode exploit explore export expose express extend face facilitate fail favour fear feature file fill finance fine finish fire flatten
flock flow focus follow forbid force form foster found free fuel fund gain gather generate govern grant guarantee guide halt halve hamper handle happen harm harvest head help
highlight hire honour hope host house identify imagine implement import impose imprison improve include incorporate increase indicate inform inhabit inject injure innovate inspect install
institute institutionalise integrate intend intercept introduce inundate invade invest investigate invite involve issue jail join jump kidnap kick kill knock label lack land last
launch leak level liberate lift limit link list live loan locate loot lower maim maintain manage manufacture march mark market measure merge mobilise mobilize monitor mount move murder
name narrow near need negotiate note notify nominate number obtain occupy occur offer open operate oppose order organise organize originate oust outline outpace outstrip own participate
pass peak perform permit persuade pilot place plan plant plead pledge plunge poll populate position possess postpone pour praise predict prefer prepare present preserve prevent
print prioritise prioritize process produce profit prohibit project promise promote prompt propose prosecute protect protest prove provide publish pull pump punish purchase pursue push
qualify question quote raid raise rank rate rattle reach react realise realize rebound recall receive recognise recognize recommend record recover recruit reduce refer reflect reform refuse
register reject release relate rely remain remove renew repair repeat repel replace reply report represent request require rescue research reserve reside resign resist resolve respond
restore restrict result resume retain retire retreat return reveal reverse review revise reward rob rock roll ruin rule sack sail save scale schedule score screen search secure
seize select sentence separate serve settle shape share shell shelter shift ship shock shorten sign signal skip slash slip slow slump smash soar spark specialise specify sponsor stabilise
stage stand start state station stay stem step stimulate stop store storm strand strengthen stretch strive struggle study submit subsidise succeed suffer suggest summon supply support
surge surpass surrender surround survey survive suspect suspend sustain tackle target task tax tear terminate test testify threaten ticket tighten top topple torch total touch tour
track trade train transfer transform transmit transport trap travel treat trigger triple try turn unveil upgrade uphold urge use vaccinate value vary veto view violate visit voice vote
vow wait walk want warn waste watch welcome widen wish witness work worry wound yield visit accumulate activate aggravate contaminate overturn deport export extradite hospitalise hospitalize
incubate infect inoculate log net outperform pocket post play gross burn drown crack drain bury bomb strangle stab hang hunt fish dry flood pollute poison weaken worsen lighten brighten sharpen soften harden cease spill dip total nab rocket inch pare trim hover balloon tumble nudge creep pour pave pack plough rent lease mine drill pump refine weld assemble quarantine recycle reforest relocate resettle spill tally tighten top-up tout underperform uproot widen
acknowledge acquit address admit amass answer approach argue arraign battle board book brag camp cap centre check clinch coach collide commence compile condemn confess confront
compliment contend counter credit criticize crush deadlock deliberate demonstrate deserve devastate devise disperse dispatch divorce dominate download dub engulf enact erect
escort examine exist expire extinguish father finalize foil forge fumble garner grab graduate handcuff hatch hurl ignite ignore indict initiate insist inspire instruct interview
intervene learn load look marry melt miss notice observe opt pardon park parole photograph pick plague plummet point pose price pronounce rally ratify remand remind revive revoke rush
seem smuggle spare speculate spot spray star stress subside surface surprise talk tap tie undermine update weigh
"""

_NOUN_AS_OFTEN = frozenset(
    """report reports plan plans project projects contract contracts base place places state states rate rates cost costs increase increases rise rises fall falls change changes value
    values total totals work works market markets share shares attack attacks fight fights strike strikes fire fires crash crashes claim claims deal deals hold call calls count counts
    point points hit hits export exports import imports loan loans tax taxes return returns order orders offer offers award awards grant grants fund funds visit visits
    test tests study studies survey surveys tour tours trade train trains transport turn turns use uses view views vote votes watch welcome wound wounds yield yields drop drops
    bid bids jump jumps lead leads loss aim aims act acts air appeal appeals arrest arrests average ban bans benefit benefits block blocks boost breach cause causes challenge
    challenges charge charges clash clashes collapse control cover cross damage damages date dates decline declines decrease delay demand demands design designs draft end estimate estimates exhibit exhibits
    face faces file files fine fines flow flows focus force forces form forms gain gains guide guides halt harm harvest head heads help hire hope hopes host hosts house houses issue issues
    jail label land launch leak leaks level levels lift limit limits link links list lists loan march mark marks measure measures move moves murder murders name names need needs note notes
    number numbers pass peak permit permits pilot pilots plant plants pledge pledges poll polls position positions process produce profit profits promise protest protests purchase purchases push question
    questions quote quotes raid raids rank ranks record records reform reforms release rescue research reserve reserves result results review reviews reward rewards rock rule rules sale sales
    sack sail scale schedule score scores screen search sentence sentences shell shells shelter shelters shift shifts ship ships shock shocks sign signs signal slip slump spark stage stages stand start
    station stations stay stem step steps stop stops store stores storm storms struggle supply supplies support surge suspect suspects target targets task tasks top touch track tracks transfer transfers
    travel trap treat trigger waste wish witness witnesses worry post posts pocket net log spill spills tally cast cut cuts run runs set sets show shows split swing swings win wins
    rebound ring sleep spread drive drives drink drinks build catch find finds break breaks draw draws lay stock stocks interest service services experience experiences finance document
    documents price prices assist assists answer answers approach approaches battle battles board boards book books camp camps cap caps centre centres check checks coach coaches counter counters credit credits crush crushes divorce divorces escort escorts father fathers forge forges grab grabs interview interviews load loads look looks match matches miss misses notice notices park parks photograph photographs pick picks plague plagues point points pose poses rally rallies rush rushes spot spots spray sprays star stars stress stresses surface surfaces surprise surprises talk talks tap taps tie ties update updates rating ratings people ticket tickets rent rents approach access value sponsor sponsors volunteer volunteers cash fuel fuels""".split()
)


def _regular(base: str) -> tuple[str, str, str]:
    """Third person, past and -ing form of a regular verb."""
    to_i = base.endswith("y") and base[-2] not in "aeiou"
    silent = base.endswith("e")
    doubled = base + base[-1] if base in _DOUBLING else None
    third = base[:-1] + "ies" if to_i else base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    past = (doubled or (base[:-1] if silent else base[:-1] + "i" if to_i else base)) + "ed"
    if base == "die":
        return third, past, "dying"
    dropped = silent and not base.endswith(("ee", "ye", "oe"))
    return third, past, (doubled or (base[:-1] if dropped else base)) + "ing"


def _irregular(base: str) -> tuple[str, str]:
    """Third person and -ing form of an irregular verb."""
    to_i = base.endswith("y") and base[-2] not in "aeiou"
    third = base[:-1] + "ies" if to_i else base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if base.endswith("e") and base not in {"be", "see", "flee", "oversee", "lie"}:
        return third, base[:-1] + "ing"
    return third, (base + base[-1] if base in _DOUBLING else base) + "ing"


def _forms() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Lemma by form, perfect participle by lemma, and the past forms."""
    lemmas: dict[str, str] = {}
    participles: dict[str, str] = {}
    past: set[str] = set()
    for base in _REGULAR.split():
        third, ed, ing = _regular(base)
        for form in (base, third, ed, ing):
            lemmas.setdefault(form, base)
        participles.setdefault(base, ed)
        past.add(ed)
    for entry in _IRREGULAR.split(";"):
        base, simple, perfect = entry.split()
        for form in (base, simple, perfect, *_irregular(base)):
            lemmas[form] = base
        participles[base] = perfect
        past.update((simple, perfect))
    return lemmas, participles, frozenset(past)


_DOUBLING = frozenset(
    ["ban", "commit", "cut", "drop", "get", "hit", "let", "net", "pin", "plan", "permit", "put", "rob", "run", "set", "sit", "shed", "ship", "shut", "skip", "slip", "split", "step",
     "stop", "submit", "swim", "top", "trap", "win", "begin", "admit", "refer", "occur", "offset", "bid", "quit", "dig", "log", "transfer", "rebut", "scrap", "cancel", "travel", "dip", "nab", "trim", "peg", "spot", "cap", "tap", "star", "grab"]
) - {"cancel", "travel"}  # fmt: skip

_LEMMAS, _PARTICIPLES, PAST_FORMS = _forms()
FINITE_PAST = frozenset(
    simple
    for base, simple, perfect in (entry.split() for entry in _IRREGULAR.split(";"))
    if simple not in {perfect, base}
) | {"got", "had"}
"""Past forms that are no participles (`took`, `went`): before a noun they are verbs, never qualifiers."""
NOUNS_TOO = _NOUN_AS_OFTEN
VERB_FORMS = AUXILIARIES | _LEMMAS.keys()
"""Every word that is a verb somewhere."""


def lemma(word: str) -> str | None:
    """The base form of a verb form, None for a word that is no known verb."""
    return _LEMMAS.get(word.lower())


def participle(base: str) -> str:
    """The past participle of a base form: `hold` gives `held`."""
    return _PARTICIPLES.get(base, base)


def is_verb(word: str) -> bool:
    """Is the word a verb form that is not a noun as often?"""
    lower = word.lower()
    return lower in AUXILIARIES or (lower in _LEMMAS and lower not in _NOUN_AS_OFTEN)
