"""The vocabularies as SKOS, in JSON-LD: concept schemes with labels in every language, for machines and other networks.

{"@id": "https://…/vocabularies/glossary.jsonld#digital-divide", "@type": "Concept", "notation": "digital-divide",
 "prefLabel": {"en": "digital divide"}, "altLabel": {"en": ["digital gap"]}, "broader": "…/theme.jsonld#inclusion"}
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings

from network.base.models import LabelKind, Scheme
from network.coalition.seed.problems import Problem
from network.coalition.vocabularies.entries import File, Term, Told, vocabulary

NAMES = {LabelKind.PREFERRED: "prefLabel", LabelKind.ALTERNATIVE: "altLabel", LabelKind.HIDDEN: "hiddenLabel"}
OWN = "onlyInItsOwnLanguage"  # of ours: SKOS has no word for it


def context() -> dict[str, Any]:
    by_language = {"@container": "@language"}
    related = {"@type": "@id"}
    return {
        "@vocab": "http://www.w3.org/2004/02/skos/core#",
        **dict.fromkeys(NAMES.values(), by_language),
        "definition": by_language,
        "broader": related,
        "related": related,
        "inScheme": related,
        "isReplacedBy": {"@id": "http://purl.org/dc/terms/isReplacedBy", "@type": "@id"},
        "licence": {"@id": "http://purl.org/dc/terms/license", "@type": "@id"},
        "as_of": "http://purl.org/dc/terms/modified",
        "deprecated": "http://www.w3.org/2002/07/owl#deprecated",
        OWN: {"@id": f"{settings.SITE_URL}/vocabularies/terms#{OWN}", "@container": "@language"},
    }


def scheme_uri(scheme: str) -> str:
    return f"{settings.SITE_URL}/vocabularies/{scheme}.jsonld"


def uri(named: str) -> str:
    """Of what is named by scheme and code: `theme/inclusion`."""
    scheme, _, code = named.partition("/")
    return f"{scheme_uri(scheme)}#{code}"


def graph(scheme: str) -> dict[str, Any]:
    """A whole scheme. Four queries."""
    of = {"@id": scheme_uri(scheme), "@type": "ConceptScheme", "prefLabel": {"en": str(Scheme(scheme).label)}}
    return {"@context": context(), "@graph": [of, *(_node(scheme, entry) for entry in vocabulary(scheme))]}


def _node(scheme: str, entry: Told) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@id": uri(f"{scheme}/{entry.code}"),
        "@type": "Concept",
        "inScheme": scheme_uri(scheme),
        "notation": entry.code,
    }
    for term in entry.terms:
        _add(node, NAMES[LabelKind(term.kind)], term.language, term.text)
        if term.own_language_only:
            _add(node, OWN, term.language, term.text)
    if entry.definition:
        node["definition"] = {"en": entry.definition}
    if entry.broader:
        node["broader"] = uri(entry.broader)
    if entry.related:
        node["related"] = [uri(each) for each in entry.related]
    if entry.replaced_by:
        node |= {"deprecated": True, "isReplacedBy": uri(entry.replaced_by)}
    return node


def _add(node: dict[str, Any], name: str, language: str, text: str) -> None:
    texts = node.setdefault(name, {})
    tag = "-".join((language[:2], language[3:].upper())) if "-" in language else language
    if name == NAMES[LabelKind.PREFERRED]:
        texts[tag] = text
    else:
        texts.setdefault(tag, []).append(text)


def read_graph(content: bytes, name: str) -> tuple[File, list[Problem]]:
    """The entries of a file of this form, and what is wrong; a `line` is the place of the concept in the graph."""
    try:
        nodes = [node for node in json.loads(content.decode())["@graph"] if node.get("@type") == "Concept"]
        entries = [_told(place, node) for place, node in enumerate(nodes, 1)]
    except (AttributeError, IndexError, KeyError, TypeError, UnicodeDecodeError, ValueError) as fault:
        reason = f"is no list of concepts as the site writes it ({type(fault).__name__})"
        return File(()), [Problem(name, 0, "", "", reason)]
    return File(entries), ([] if entries else [Problem(name, 0, "", "", "holds no concepts")])


def _told(place: int, node: Mapping[str, Any]) -> Told:
    own = set(_texts(node, OWN))
    terms = tuple(
        Term(language, kind.value, text, (language, text) in own)
        for kind, name in NAMES.items()
        for language, text in _texts(node, name)
    )
    definition = "\n".join(next((text for _language, text in _texts(node, "definition")), "").splitlines())
    related = node.get("related", [])
    return Told(
        code=str(node["notation"]),
        broader=_named(node.get("broader", "")),
        related=tuple(_named(each) for each in ([related] if isinstance(related, str) else related)),
        definition=definition,
        replaced_by=_named(node.get("isReplacedBy", "")),
        terms=terms,
        line=place,
    )


def _named(uri: Any) -> str:
    """`https://…/vocabularies/theme.jsonld#inclusion` → `theme/inclusion`, on whichever site it was written."""
    scheme, _, code = str(uri).rpartition("/")[2].partition("#")
    return f"{scheme.removesuffix('.jsonld')}/{code}" if code else str(uri)


def _texts(node: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    for language, texts in node.get(name, {}).items():
        for text in [texts] if isinstance(texts, str) else texts:
            yield str(language).lower(), str(text)
