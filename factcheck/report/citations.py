"""Claims ready to paste: the sentence with its source and date. One function a style; each is in ``STYLES``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from html import escape
from types import MappingProxyType

from factcheck.core.citation import Citation
from factcheck.core.wording import in_markdown, json_text, visible
from factcheck.report.words import long_date

__all__ = ["STYLES"]

_TRANSLATED = "translated by machine"


def _source(one: Citation) -> str:
    return one.article.publisher or "source unknown"


def _marks(one: Citation) -> str:
    """What a reader of the quote must know too: that these are not the words of who said it."""
    return f" [{_TRANSLATED}]" if one.article.machine_translated else ""


def plain(cited: Sequence[Citation]) -> str:
    """``“The zone has 119 platforms.” (SMM, “Platforms grow”, 13 December 2021, https://…)``, a line each."""
    return "".join(f"{_plain(one)}\n" for one in cited)


def _plain(one: Citation) -> str:
    title = None if one.article.title is None else f"“{one.article.title}”"
    facts = (_source(one), title, long_date(one.article.published), one.link)
    told = ", ".join(visible(fact) for fact in facts if fact)
    return f"“{visible(one.sentence)}”{_marks(one)} ({told})"


def markdown(cited: Sequence[Citation]) -> str:
    """A block quote with a link that opens the page at the sentence."""
    return "\n".join(_markdown(one) for one in cited)


def _markdown(one: Citation) -> str:
    name = in_markdown(one.article.title or _source(one))
    linked = name if one.link is None else f"[{name}]({one.link})"
    source = f"{in_markdown(_source(one))}, " if one.article.title else ""
    marks = in_markdown(_marks(one))
    return f"> “{in_markdown(one.sentence)}”{marks}\n>\n> — {linked}, {source}{long_date(one.article.published)}\n"


def html(cited: Sequence[Citation]) -> str:
    """A block quote. Source: HTML, section 4.4.4: the attribution stands outside the quote, in a figure's caption."""
    return "".join(_html(one) for one in cited)


def _html(one: Citation) -> str:
    def safe(words: str) -> str:
        return escape(visible(words))

    name = f"<cite>{safe(one.article.title or _source(one))}</cite>"
    linked = name if one.link is None else f'<a href="{escape(one.link)}">{name}</a>'
    at = "" if one.link is None else f' cite="{escape(one.link)}"'
    source = f", {safe(_source(one))}" if one.article.title else ""
    day = one.article.published
    when = long_date(None) if day is None else f'<time datetime="{day.isoformat()}">{long_date(day)}</time>'
    return (
        f"<figure>\n<blockquote{at}>“{safe(one.sentence)}”{safe(_marks(one))}</blockquote>\n"
        f"<figcaption>{linked}{source}, {when}</figcaption>\n</figure>\n"
    )


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "$&#_%"},
}
"""Source: the LaTeX companion's list of characters that mean something."""


def bibtex(cited: Sequence[Citation]) -> str:
    """An entry each, of the type that every style knows. Source: BibTeX's own documentation, ``@misc``; ``url`` and ``urldate`` are biblatex's."""
    return "\n".join(_entry(one) for one in cited)


def _entry(one: Citation) -> str:
    day, article = one.article.published, one.article
    month = None if day is None else f"  month = {_MONTHS[day.month - 1]}"
    fields = [
        _field("author", article.author and f"{{{_escaped(article.author)}}}"),
        _field("title", f"{{{_escaped(article.title or one.sentence)}}}"),
        _field("publisher", article.publisher and _escaped(article.publisher)),
        _field("year", str(day.year) if day else None),
        month,
        _field("day", str(day.day) if day else None),
        _field("url", one.link),
        _field("urldate", one.retrieved.isoformat() if one.retrieved else None),
        _field("annote", _escaped(f"“{one.sentence}”{_marks(one)}")),
        _field("note", _escaped("; ".join(one.caveats)) or None),
    ]
    return f"@misc{{{_label(one)},\n" + ",\n".join(one for one in fields if one) + "\n}\n"


def _field(name: str, value: str | None) -> str | None:
    return f"  {name} = {{{value}}}" if value else None


def _escaped(words: str) -> str:
    return "".join(_BIBTEX.get(character, character) for character in visible(words))


def _label(one: Citation) -> str:
    """``smm2021C12``: letters and digits alone."""
    plain_letters = unicodedata.normalize("NFKD", one.article.publisher or "").encode("ascii", "ignore").decode()
    word = re.sub(r"[^a-z0-9]", "", plain_letters.lower())[:20]
    year = "" if one.article.published is None else str(one.article.published.year)
    return f"{word or 'unknown'}{year}{one.claim.id or ''}"


def csl_json(cited: Sequence[Citation]) -> str:
    """A list of items for citation managers. Source: the CSL-JSON schema of citation-style-language.org, version 1.0.2."""
    return json_text([_item(one) for one in cited], indent=2) + "\n"


def _item(one: Citation) -> dict[str, object]:
    article, day, got = one.article, one.article.published, one.retrieved
    known: dict[str, object | None] = {
        "id": one.claim.id,
        "type": "article",
        "title": article.title,
        "container-title": article.publisher,
        "author": [{"literal": article.author}] if article.author else None,
        "issued": None if day is None else {"date-parts": [[day.year, day.month, day.day]]},
        "accessed": None if got is None else {"date-parts": [[got.year, got.month, got.day]]},
        "URL": one.link,
        "language": article.language,
        "abstract": one.sentence,
        "note": "; ".join([*([_TRANSLATED] if article.machine_translated else []), *one.caveats]) or None,
    }
    return {name: value for name, value in known.items() if value is not None}


STYLES: Mapping[str, Callable[[Sequence[Citation]], str]] = MappingProxyType(
    {"plain": plain, "markdown": markdown, "html": html, "bibtex": bibtex, "csl-json": csl_json}
)
"""By the name that the command line knows it by."""
