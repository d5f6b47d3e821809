"""A web page in the manner of news sites, of words of our own."""

from __future__ import annotations

from factcheck.core.document import Document
from factcheck.core.original import Original
from factcheck.ingest.readers import read_original

__all__ = ["PARAGRAPHS", "page", "read_page"]

PARAGRAPHS = (
    "The port of Kiel took 48 ships in 2020, the mayor said on Friday, after a year in which the harbour had been closed for most of the spring.",
    "It was the best year for the shipyards of the town since they were opened, and more than 1,200 people were hired there by the end of the summer.",
    "The council wants to spend 276 million euros on the quays by 2025, which is twice as much as it had spent in the past four years.",
)


def page(body: str = "", head: str = "", *, html: str = "<html lang='en'>") -> str:
    """A page with furniture around an article; ``body`` stands behind its paragraphs, ``head`` in the page's head."""
    paragraphs = "\n".join(f"      <p>{words}</p>" for words in PARAGRAPHS)
    return f"""<!DOCTYPE html>
{html}<head><meta charset="utf-8"><title>Kiel counts its ships | Coast Daily</title>{head}</head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<main><article><h1>Kiel counts its ships</h1>
{paragraphs}
{body}</article></main>
<footer><p>Coast Daily 2024. <a href="/imprint">Imprint</a></p></footer></body></html>"""


def read_page(text: str | bytes, **told: object) -> Document:
    """The document in a page."""
    raw = text.encode() if isinstance(text, str) else text
    return read_original(Original(raw=raw, where="a.html", address="a.html", **told))  # type: ignore[arg-type]
