"""Where an element stands in its page, as an XPath that leads to it (a W3C XPathSelector): ``/html/body/main/p[2]``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Places"]

_NAME = re.compile(r"[a-z][a-z0-9_-]*", re.ASCII)


class Places:
    """The XPaths of the elements of one page. The children of an element are counted once, however many of them are asked for."""

    def __init__(self) -> None:
        self._paths: dict[HtmlElement, str] = {}
        self._counted: set[HtmlElement] = set()

    def path(self, element: HtmlElement) -> str:
        """The XPath of an element."""
        way: list[HtmlElement] = []
        around: HtmlElement | None = element
        while around is not None and around not in self._paths:
            way.append(around)
            around = around.getparent()
        for one in reversed(way):
            parent = one.getparent()
            if parent is None:
                several = any(other.tag == one.tag for other in one.itersiblings())
                self._paths[one] = f"/{one.tag}[1]" if several else f"/{one.tag}"
            elif parent not in self._counted:
                self._count(parent)
        return self._paths[element]

    def _count(self, parent: HtmlElement) -> None:
        """Notes the paths of all children of an element. One with a name that XPath cannot say is counted among all."""
        self._counted.add(parent)
        above = self._paths[parent]
        groups: dict[str, list[HtmlElement]] = {}
        for number, child in enumerate(parent.iterchildren("*"), start=1):
            if _NAME.fullmatch(child.tag):
                groups.setdefault(child.tag, []).append(child)
            else:
                self._paths[child] = f"{above}/*[{number}]"
        for tag, children in groups.items():
            for number, child in enumerate(children, start=1):
                self._paths[child] = f"{above}/{tag}" if len(children) == 1 else f"{above}/{tag}[{number}]"
