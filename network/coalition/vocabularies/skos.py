"""The vocabularies as SKOS, in JSON-LD: concept schemes with labels in every language, for machines and other networks.

{"@id": "https://…/vocabularies/glossary.jsonld#digital-divide", "@type": "Concept", "notation": "digital-divide",
 "prefLabel": {"en": "digital divide"}, "altLabel": {"en": ["digital gap"]}, "broader": "…/theme.jsonld#inclusion"}
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

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
    scheme, _slash, code = named.partition("/")
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


def read_graph(scheme: str, content: bytes, name: str) -> tuple[File, list[Problem]]:
    """The entries of a file of this form, and what is wrong; a `line` is the place of the concept in the graph."""
    try:
        read = json.loads(content)
    except (RecursionError, ValueError):
        reason = _("cannot be read as JSON: a sign is missing in it, or it is a file of another kind")
        return File(()), [Problem(name, 0, "", "", reason)]
    try:
        nodes = [node for node in read["@graph"] if node.get("@type") == "Concept"]
        entries = [_told(place, node) for place, node in enumerate(nodes, 1)]
        above = [str(node["@id"]) for node in read["@graph"] if node.get("@type") == "ConceptScheme" and "@id" in node]
        others = _other_schemes(scheme, nodes, above)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        reason = _(
            "is no SKOS in JSON-LD as the site writes it: an object with a list “@graph”, in which each concept has "
            "“@type”: “Concept”, a “notation” (its code), and its terms by language"
        )
        return File(()), [Problem(name, 0, "", "", reason)]
    if not entries:
        return File(()), [Problem(name, 0, "", "", _("holds no concepts"))]
    reason = _("is the vocabulary of these concepts, and the one that you import into is “%(scheme)s”")
    return File(entries), [
        Problem(name, place, "inScheme", other, reason % {"scheme": scheme}) for other, place in others.items()
    ]


def _other_schemes(scheme: str, nodes: Sequence[Mapping[str, Any]], above: Sequence[str]) -> dict[str, int]:
    """The vocabularies, each with its first place, to which concepts of a file say that they belong and should not.

    They say so by `inScheme`; where they do not, by an identifier as the site writes it, their own or that of the only
    scheme in the file. Files of other tools may say nothing.
    """
    found: dict[str, int] = {}
    for place, node in enumerate(nodes, 1):
        told = [_scheme_of(each) for each in _uris(node.get("inScheme", []))]
        if not told:
            own = [str(node.get("@id", "")), *(above if len(above) == 1 else ())]
            told = [each for each in map(_scheme_of, own) if each in Scheme.values][:1]
        if told and scheme not in told:
            found.setdefault(told[0], place)
    return found


def _scheme_of(uri: str) -> str:
    """`https://…/vocabularies/theme.jsonld#inclusion` → `theme`; what has another form is named as a whole."""
    scheme, is_ours, _code = uri.rpartition("/")[2].partition(".jsonld")
    return scheme if is_ours or scheme in Scheme.values else uri


def _uris(told: Any) -> list[str]:
    """One or several, as texts or as nodes."""
    return [
        str(each["@id"] if isinstance(each, Mapping) else each) for each in (told if isinstance(told, list) else [told])
    ]


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
    scheme, _hash, code = str(uri).rpartition("/")[2].partition("#")
    return f"{scheme.removesuffix('.jsonld')}/{code}" if code else str(uri)


def _texts(node: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    for language, texts in node.get(name, {}).items():
        for text in [texts] if isinstance(texts, str) else texts:
            yield str(language).lower(), str(text)
