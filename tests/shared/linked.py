"""JSON-LD read by rdflib without the network: the contexts of other houses are replaced by those in ``contexts``, written from their lists of terms.

``anno.json`` has the keys of the Web Annotation Data Model that are used, from appendix A of the Web Annotation Vocabulary (Recommendation, 23 February 2017). ``schema.json`` says what
schema.org's context says of the keys that are used: every other key is a term of the vocabulary, under https, as rdflib carries it.
"""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

from rdflib import Graph

CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": "anno.json",
    "https://schema.org": "schema.json",
}


def graph_of(text: str) -> Graph:
    """The triples of a JSON-LD document. A context that is not known here is an error."""
    document = json.loads(text)
    said = document["@context"]
    document["@context"] = [_local(one) for one in (said if isinstance(said, list) else [said])]
    with warnings.catch_warnings():  # rdflib's own reader still uses a class that it has deprecated
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="rdflib")
        warnings.filterwarnings("ignore", message="ConjunctiveGraph is deprecated", category=DeprecationWarning)
        return Graph().parse(data=json.dumps(document), format="json-ld")


def _local(context: Any) -> Any:
    if not isinstance(context, str):
        return context
    return json.loads((Path(__file__).parent / "contexts" / CONTEXTS[context]).read_text(encoding="utf-8"))["@context"]
