"""Words with which an article says whom it repeats, that it was translated, that it does not answer for what it says. ``ingest.remarks`` reads them into patterns.

Entries are in lower case; each may be several words. In a text capitals do not matter.
"""

from __future__ import annotations

__all__ = [
    "ADVISORS",
    "ANSWERED_FOR",
    "APPEARED",
    "ENGINES",
    "LABELS",
    "OTHERWISE_SAID",
    "PARTS",
    "PIECES",
    "PRESS",
    "REPEATS",
    "RESERVED",
    "SAYS",
    "STANDS_FOR",
    "UNOFFICIAL",
    "WHOSE",
]


def _listed(entries: str) -> tuple[str, ...]:
    return tuple(" ".join(entry.split()) for entry in entries.replace("\n", ",").split(",") if entry.strip())


WHOSE = _listed("""
    local, state, state-run, state-owned, state-controlled, official, domestic, foreign, national, regional, provincial, international, overseas, western, independent
    social, online, public, private, several, some, various, multiple, other, unconfirmed, earlier, previous, recent, the, chinese, russian, indian, american, british, french
    german, japanese, korean, south korean, north korean, iranian, turkish, israeli, ukrainian, pakistani, mexican, brazilian, spanish, italian, greek, polish, egyptian, australian
    canadian, vietnamese, indonesian, thai, arab, european, african, asian
""")
"""What stands before a word for the press that names nobody in particular."""

PRESS = _listed("""
    media, media reports, media outlets, media accounts, press reports, news reports, news outlets, news agencies, news media, newspapers, newspaper reports, broadcasters
    television, news agency, tv, radio, press
""")

REPEATS = _listed("""
    according to, citing, cited by, quoting, quoted by, as reported by, reported by, reports by, reports in, reports from, report by, report in
""")
"""What ties a statement to whoever made it before."""

SAYS = _listed("""
    reported, report, reports, said, say, says, quoted, quote, cited, cite, claimed, claim, wrote, announced, has reported, have reported, had reported, also reported
    have said, has said, are reporting, suggest, suggested, indicate, indicated
""")

OTHERWISE_SAID = _listed("""
    reports, outlets, accounts, sources, there, the, that, which, and, but, on, in, at, as, a, an, it, its, who, some, more, about, nearly, at least
""")
"""What may follow words for the press. Another noun makes something else of them: a media company, the press office."""

PIECES = _listed("""
    article, story, report, piece, text, post, page, content, release, item, interview, essay, column, analysis, version, document, dispatch, feature, excerpt, website, site
    translation, statement, transcript, publication, news
""")
"""What an article calls itself."""

APPEARED = _listed("""
    appeared, published, posted, printed, ran, republished, reprinted, reposted, reproduced, syndicated, provided, distributed, supplied, produced, adapted
""")

PARTS = _listed(
    "reporting, input, inputs, contribution, contributions, files, material, information, reports, dispatches, assistance"
)
"""What somebody else gave to an article."""

LABELS = _listed("source, story source, article source, news source, text source, via")
"""What stands before a colon and the name of whoever had it first, on a line of its own."""

ENGINES = _listed("""
    machine, machines, a machine, automatic, automatically, automated, auto, computer, computers, a computer, software, neural, artificial intelligence, ai, an ai, gpt, chatgpt, deepl, google
    google translate, baidu, baidu translate, yandex, bing, microsoft translator, youdao, an online translator, a translation tool, an automatic tool, an online tool, translation software
    a language model, an automatic translator
""")
"""What translates where nobody does."""

UNOFFICIAL = _listed("unofficial, courtesy, informal, working, free, rough, english, non-official, provisional")

ANSWERED_FOR = _listed("""
    accuracy, completeness, correctness, truth, truthfulness, authenticity, reliability, timeliness, veracity, validity, content, contents, information, errors, omissions
    consequences, losses, damages, any use, views, opinions
""")
"""What a publisher does not answer for."""

STANDS_FOR = _listed("""
    guarantee, guarantees, warrant, warranty, warranties, vouch, responsible, liable, responsibility, liability, representation, representations, endorse
""")

RESERVED = _listed("""
    do not, does not, don't, doesn't, cannot, can not, can't, will not, shall not, makes no, make no, gives no, give no, offers no, accepts no, accept no, assumes no, assume no
    takes no, take no, bears no, bear no, is not, are not, disclaims all, disclaim all, disclaims any, disclaim any
""")

ADVISORS = _listed("investment, financial, legal, medical, professional, trading, tax")
"""Kinds of advice that an article says it is not."""
