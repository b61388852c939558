"""The vocabularies as SKOS, in JSON-LD: concept schemes with labels in every language, for machines and other networks.

{"@id": "https://…/vocabularies/glossary.jsonld#digital-divide", "@type": "Concept", "notation": "digital-divide",
 "prefLabel": {"en": "digital divide"}, "altLabel": {"en": ["digital gap"]}, "broader": "…/theme.jsonld#inclusion"}
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.conf import settings

from network.base.models import Concept, LabelKind, Scheme
from network.coalition.seed.loading.vocabularies import GLOSSARY_COLUMNS
from network.coalition.seed.problems import Problem
from network.coalition.seed.reading import Row
from network.coalition.vocabularies.importing import Wanted
from network.coalition.vocabularies.table import faults

FILE = "glossary.jsonld"
NAMES = {LabelKind.PREFERRED: "prefLabel", LabelKind.ALTERNATIVE: "altLabel", LabelKind.HIDDEN: "hiddenLabel"}
OWN = "onlyInItsOwnLanguage"  # of ours: SKOS has no word for it
LANGUAGES = (*GLOSSARY_COLUMNS.values(), "pt")
LONGEST = 200


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


def uri(concept: Concept) -> str:
    return f"{scheme_uri(concept.scheme)}#{concept.code}"


def graph(scheme: str) -> dict[str, Any]:
    """A whole scheme. Four queries."""
    concepts = (
        Concept.objects.of(scheme)
        .select_related("broader", "replaced_by")
        .prefetch_related("labels", "relations__other")
    )
    of = {"@id": scheme_uri(scheme), "@type": "ConceptScheme", "prefLabel": {"en": str(Scheme(scheme).label)}}
    return {"@context": context(), "@graph": [of, *map(_node, concepts.order_by("order", "code"))]}


def _node(concept: Concept) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@id": uri(concept),
        "@type": "Concept",
        "inScheme": scheme_uri(concept.scheme),
        "notation": concept.code,
    }
    for label in sorted(concept.labels.all(), key=lambda each: (each.language, each.order, each.pk)):
        _add(node, NAMES[LabelKind(label.kind)], label.language, label.text)
        if label.own_language_only:
            _add(node, OWN, label.language, label.text)
    if concept.definition:
        node["definition"] = {"en": concept.definition}
    if concept.broader:
        node["broader"] = uri(concept.broader)
    if others := [uri(each.other) for each in concept.relations.all()]:
        node["related"] = others
    if concept.replaced_by:
        node |= {"deprecated": True, "isReplacedBy": uri(concept.replaced_by)}
    return node


def _add(node: dict[str, Any], name: str, language: str, text: str) -> None:
    texts = node.setdefault(name, {})
    tag = "-".join((language[:2], language[3:].upper())) if "-" in language else language
    if name == NAMES[LabelKind.PREFERRED]:
        texts[tag] = text
    else:
        texts.setdefault(tag, []).append(text)


def read_graph(content: bytes) -> tuple[list[Wanted], list[Problem]]:
    """The entries of a file of this form, and what is wrong; a `line` is the place of the concept in the graph."""
    try:
        told = json.loads(content.decode())
        nodes = [node for node in told["@graph"] if node.get("@type") == "Concept" and not node.get("deprecated")]
        entries = [_wanted(node) for node in nodes]
    except (AttributeError, IndexError, KeyError, TypeError, UnicodeDecodeError, ValueError) as fault:
        reason = f"is no list of concepts as the site writes it ({type(fault).__name__})"
        return [], [Problem(FILE, 0, "", "", reason)]
    cells = [Row(place, _cells(entry)) for place, entry in enumerate(entries, 1)]
    return entries, sorted({*faults(cells), *_strange(entries)})


def _wanted(node: Mapping[str, Any]) -> Wanted:
    own = {(language, text) for language, text in _texts(node, OWN)}
    terms = {
        (language, text): (str(kind.value), (language, text) in own)
        for kind, name in NAMES.items()
        for language, text in _texts(node, name)
    }
    theme = str(node.get("broader", "")).rpartition("#")[2]
    return Wanted(str(node["notation"]), theme, terms, LANGUAGES, with_hidden=True)


def _texts(node: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    for language, texts in node.get(name, {}).items():
        for text in [texts] if isinstance(texts, str) else texts:
            yield str(language).lower(), str(text)


def _cells(entry: Wanted) -> dict[str, str]:
    """As a row of the table, whose rules hold here too."""
    cells = {"code": entry.code, "broader_theme": entry.theme, "ambiguous": ""}
    for column, language in GLOSSARY_COLUMNS.items():
        cells[column] = "|".join(text for (code, text) in entry.terms if code == language)
    return cells


def _strange(entries: Sequence[Wanted]) -> Iterator[Problem]:
    for place, entry in enumerate(entries, 1):
        for language, text in entry.terms:
            if language not in LANGUAGES:
                yield Problem(FILE, place, language, text, f"is in none of the languages: {', '.join(LANGUAGES)}")
            elif "|" in text or len(text) > LONGEST:
                yield Problem(FILE, place, language, text, f"is longer than {LONGEST} characters, or has a bar")
