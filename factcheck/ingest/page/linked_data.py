"""What a page says of its article in JSON-LD (schema.org), broken JSON included."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from factcheck.ingest.page.tree import NO_CHARACTER

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["LinkedArticle", "linked_article"]

_ARTICLE = re.compile(r"(?:.*(?:Article|Posting)|Report|PressRelease|Report(?:age)?NewsArticle)")
"""The types of schema.org that are articles. Source: schema.org/Article and its more specific types."""

_PAGE = re.compile(r"(?:Item|FAQ|About|Medical)?(?:Web)?Page|CreativeWork|VideoObject|Dataset|Event|Recipe|Product")
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$"
)
_LOOSE_COMMA = re.compile(r",(\s*[}\]])")
_FIELD = re.compile(r'"(headline|datePublished|dateModified|inLanguage)"\s*:\s*"((?:[^"\\]|\\.){1,600}+)"')
_TAGS = re.compile(r"<[^<>]{1,200}>")

_SCRIPTS = 50
_LONGEST = 2_000_000
_NODES = 5_000
"""Caps on what is looked at: scripts, characters in one, objects in all."""


class LinkedArticle:
    """The object of JSON-LD that is about the page's article, with the others that it refers to. All that it gives are clean words."""

    def __init__(self, node: dict[str, object], nodes: dict[str, dict[str, object]], site: str | None = None) -> None:
        self._node, self._nodes, self._site = node, nodes, site

    @property
    def site(self) -> str | None:
        """The name of the site, where an object says it."""
        return self._site

    def word(self, *names: str) -> str | None:
        """The first value that is there under some names, as words."""
        return next((found for name in names if (found := self._words(self._node.get(name)))), None)

    def people(self, name: str) -> str | None:
        """The names of people or bodies, each once, with commas; addresses are no names."""
        value = self._node.get(name)
        found = [self._words(one) for one in (value if isinstance(value, list) else [value])[:20]]
        return ", ".join(dict.fromkeys(one for one in found if one and "://" not in one)) or None

    def address(self) -> str | None:
        """The address that the article has by its own words."""
        for name in ("url", "mainEntityOfPage"):
            value = self._node.get(name)
            if isinstance(value, dict):
                value = value.get("@id") or value.get("url")
            if isinstance(value, str) and value.strip():
                return NO_CHARACTER.sub("", value.strip())
        return None

    def _words(self, value: object) -> str | None:
        if isinstance(value, list):
            return next((found for one in value[:20] if (found := self._words(one))), None)
        if isinstance(value, dict):
            named = value.get("name") or value.get("@value")
            if named is None and isinstance(value.get("@id"), str):
                named = self._nodes.get(str(value["@id"]), {}).get("name")
            value = named[0] if isinstance(named, list) and named else named
        if not isinstance(value, str):
            return None
        bare = NO_CHARACTER.sub(
            "", unescape(unescape(value))
        )  # JSON can escape what no text may hold: half a character
        return " ".join(_TAGS.sub(" ", bare).split()) or None


def linked_article(root: HtmlElement) -> LinkedArticle:
    """What JSON-LD says of a page's article; an object without facts where it says nothing."""
    found = [node for words in _scripts(root) for node in _objects(words)][:_NODES]
    known = {str(node["@id"]): node for node in reversed(found) if isinstance(node.get("@id"), str) and "name" in node}
    sites = (LinkedArticle(node, known).word("name") for node in found if "WebSite" in _types(node))
    site = next(filter(None, sites), None)
    for wanted in (_ARTICLE, _PAGE):
        for node in found:
            if any(wanted.fullmatch(one) for one in _types(node)):
                return LinkedArticle(node, known, site)
    bare = next((node for node in found if "headline" in node or "datePublished" in node), {})
    return LinkedArticle(bare, known, site)


def _types(node: dict[str, object]) -> list[str]:
    kind = node.get("@type")
    return [str(one).rpartition("/")[2] for one in (kind if isinstance(kind, list) else [kind])[:20]]


def _scripts(root: HtmlElement) -> Iterator[str]:
    count = 0
    for script in root.iter("script"):
        kind = (script.get("type") or "").partition(";")[0].strip().lower()
        if kind == "application/ld+json" and script.text and len(script.text) <= _LONGEST:
            yield script.text
            count += 1
            if count == _SCRIPTS:
                return


def _objects(words: str) -> Iterator[dict[str, object]]:
    """The objects of one script: the outermost, those of its lists and of ``@graph``, and what a page says is its main thing."""
    waiting: list[object] = [_loaded(words)]
    seen = 0
    while waiting and seen < _NODES:
        seen += 1
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting[:0] = one[:_NODES]
        elif isinstance(one, dict):
            yield one
            inner = [one.get(name) for name in ("@graph", "mainEntity", "mainEntityOfPage")]
            waiting[:0] = [value for value in inner if isinstance(value, dict | list)]


def _loaded(words: str) -> object:
    """The value of a script; of broken JSON the fields that can be made out, None where there are none."""
    bare = _WRAPPED.sub("", words).strip().rstrip(";")
    for one in (bare, _LOOSE_COMMA.sub(r"\1", bare)):
        try:
            return json.loads(one, strict=False)
        except (ValueError, RecursionError):
            continue
    fields: dict[str, object] = {}
    for found in _FIELD.finditer(bare):
        try:
            fields.setdefault(found[1], json.loads(f'"{found[2]}"', strict=False))
        except ValueError:
            fields.setdefault(found[1], found[2])
    return {"@type": "Article", **fields} if fields else None
