"""The characters of a web page -> its tree of elements, within limits. Parsed once; everything that reads a page reads this tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.errors import EmptyArticle, InputError, TooLarge

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["NO_CHARACTER", "parse_page"]

_TAGS = 200_000
"""The cap on the tags of one page, opening and closing ones. The longest articles of encyclopaedias have some 100,000."""

_ATTRIBUTES = 100
"""Attributes of one element that nobody minds; beyond it their squares are counted."""

_ATTRIBUTE_WORK = 50_000_000
"""The cap on those squares. libxml2 compares each attribute of an HTML element with all before it: 5,000 of them take 0.2 s, 40,000 a minute."""

NO_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""What is no character of XML (Source: XML 1.0, section 2.2) or of no use in a text; libraries stumble over them."""

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>", re.IGNORECASE)
_TAG = re.compile(
    r"<!--(?:[^-]++|-(?!->))*+"
    r"|<(?:script|style)\b[^>]*+>(?:[^<]++|<(?!/(?:script|style)))*+"
    r"|<(?P<tag>[a-z](?:[^>=]++|=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|))*+)",
    re.IGNORECASE,
)
"""A comment, a script, or a tag up to its end. Every match begins where the last one ended, so that a page is looked at once."""

_QUOTED = re.compile(r"=\s*(?:\"[^\"]*\"?|'[^']*'?)")
_BETWEEN_ATTRIBUTES = re.compile(r"[\s/=]+")


def parse_page(text: str, where: str) -> HtmlElement:
    """The root of a page's tree, without comments and processing instructions. Nothing is fetched, and no entity that the page defines is looked at.

    Raises TooLarge for more tags or attributes, a deeper nesting or a longer part than any article has, and EmptyArticle for a page without elements.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    mend = "Save its words as plain text."
    if text.count("<") > _TAGS:
        raise TooLarge(f"holds more than {_TAGS:,} tags, the cap on one page", where=where, mend=mend)
    if _attribute_work(text) > _ATTRIBUTE_WORK:
        raise TooLarge("holds tags with thousands of attributes, more than any page has", where=where, mend=mend)
    bare = _DECLARATION.sub("", NO_CHARACTER.sub("", text), count=1)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, no_network=True)
    try:
        root: HtmlElement = document_fromstring(bare.encode(), parser=parser, ensure_head_body=False)
    except etree.ParserError:
        raise EmptyArticle("holds no words", where=where, mend="Check that it was saved, or leave it out.") from None
    except (etree.LxmlError, AssertionError) as error:
        raise InputError(f"is no page that can be parsed: {error}", where=where, mend="Save it again.") from None
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            limit = "nested too deeply" if "depth" in entry.message else "too long for a page, or in one of its parts"
            raise TooLarge(f"is {limit}: {entry.message.partition(', ')[0]}", where=where, mend=mend)
    return root


def _attribute_work(text: str) -> int:
    """How many comparisons the attributes of a page take."""
    work = 0
    for found in _TAG.finditer(text):
        tag = found["tag"]
        if tag is not None and len(tag) > 2 * _ATTRIBUTES:
            work += max(0, len(_BETWEEN_ATTRIBUTES.findall(_QUOTED.sub("=", tag))) - _ATTRIBUTES) ** 2
    return work
