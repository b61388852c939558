"""From what an app tells about a record to the rows and entries that engines read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.conf import settings

from search import languages
from search.analysis import AnalysedDocument, analyse_document
from search.analysis.collation import sort_key
from search.analysis.lexicon import ENTRY, KIND, MONTH, NAME, YEAR, Lexicon
from search.analysis.text import key_of, words
from search.engines.interface import SERVES, Entry
from search.facets import Values
from search.models import SearchDocument
from search.registry import Document

# Every column that is written when something of a document changes.
COLUMNS = [
    field.name
    for field in SearchDocument._meta.concrete_fields
    if field.name not in {"id", "kind", "number", "language"}
]
BREAK = " ¶ "  # a phrase never runs from one text into the next


def entries(documents: Sequence[Document], known: Lexicon) -> list[Entry]:
    """The entries of one record, told in one or more languages."""
    serving = _serving(documents)
    written = tuple(dict.fromkeys(document.language for document in documents))
    return [_entry(document, serving[document.language], written, known) for document in documents]


def _serving(documents: Sequence[Document]) -> dict[str, Values]:
    """Each language is served by its own text, else by the source, else by the site's first language, else by any."""
    by_language = {document.language: document for document in documents}
    fallback = next(
        iter(
            [each.language for each in documents if each.is_source]
            or [each for each in (settings.LANGUAGE_CODE,) if each in by_language]
            or list(by_language)
        ),
        "",
    )
    served: dict[str, list[str]] = {language: [] for language in by_language}
    for language in dict.fromkeys([*languages.codes(), *by_language]):
        served[language if language in by_language else fallback].append(language)
    return {language: tuple(which) for language, which in served.items()}


def _entry(document: Document, serves: Values, written: Values, known: Lexicon) -> Entry:
    body: dict[str, list[str]] = {}
    for text in document.texts:
        body.setdefault(text.field, []).append(text.text)
    values = _values(document, written)
    row = SearchDocument(
        kind=document.kind,
        number=document.number,
        language=document.language,
        date=document.date,
        year=document.year,
        facets=packed({**values, SERVES: serves}),
        title_key=sort_key(document.title, document.language),
        city_key=sort_key(document.city.name, document.language) if document.city else "",
        url_path=document.url_path,
        slug=document.slug,
        title=document.title,
        summary=document.summary,
        city={"slug": document.city.slug, "name": document.city.name} if document.city else None,
        cities=list(document.cities),
        missions=list(document.missions),
        data=dict(document.data),
        called=list(document.called),
        names=list(document.names),
        concepts={scheme: list(codes) for scheme, codes in document.concepts.items()},
        body=body,
    )
    analysed = _analysed(row, known)
    assigned = (*document.inherited.get("assigned", ()), *_circumstances(document))
    more = dict(document.inherited) | {"assigned": assigned}
    if document.identity:
        more["names"] = (*more.get("names", ()), ENTRY + document.identity)
    row.codes = _with_inherited(analysed.codes, more)
    row.words = " ".join(sorted(analysed.words))
    entry = Entry(row, serves, values, analysed.tokens, row.codes, plain([row.title]), plain(_prose(row)))
    row.content_hash = _content_hash(entry)
    return entry


def _circumstances(document: Document) -> Iterator[str]:
    """What an entry is, where and when, as codes."""
    yield KIND + document.kind
    for name in document.places:
        yield NAME + name
    if document.year is not None:
        yield f"{YEAR}{document.year}"
    if month := document.date[5:7]:
        yield f"{MONTH}{month}"


def _with_inherited(codes: Mapping[str, Values], inherited: Mapping[str, Values]) -> dict[str, list[str]]:
    """Nothing counts again that is assigned."""
    assigned = codes.get("assigned", ())
    found = {field: list(held) for field, held in codes.items()}
    for field, more in inherited.items():
        held = found.setdefault(field, [])
        held += [code for code in more if code not in held and code not in assigned]
    return {field: held for field, held in found.items() if held}


def restored(row: SearchDocument, known: Lexicon) -> Entry:
    """The entry of a saved row, analysed once more: what no column keeps is made of those that do."""
    values = unpacked(row.facets)
    serves = values.pop(SERVES, ())
    tokens = _analysed(row, known).tokens
    return Entry(row, serves, values, tokens, row.codes, plain([row.title]), plain(_prose(row)))


def _analysed(row: SearchDocument, known: Lexicon) -> AnalysedDocument:
    texts = {field: "\n".join(parts) for field, parts in row.body.items()}
    told = {**texts, "title": row.title, "summary": row.summary}
    return analyse_document(told, row.names, row.concepts, row.language, known)


def _prose(row: SearchDocument) -> list[str]:
    return [row.summary, *(text for parts in row.body.values() for text in parts), *row.names]


def _values(document: Document, written: Values) -> dict[str, Values]:
    """Values of facets and other filters by name, each once; search itself knows kind, languages and year.

    An entry exists in the languages in which it is told, unless it says in which it can be read.
    """
    values = {"language": written, **document.filters, **document.facets, "kind": (document.kind,)}
    if document.year is not None:
        values.setdefault("year", (str(document.year),))
    return {name: tuple(dict.fromkeys(held)) for name, held in sorted(values.items()) if held}


def packed(values: Mapping[str, Values]) -> str:
    return "\n".join(f"{name}={value}" for name, held in values.items() for value in held)


def unpacked(lines: str) -> dict[str, Values]:
    found: dict[str, list[str]] = {}
    for line in filter(None, lines.split("\n")):
        name, _, value = line.partition("=")
        found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def plain(texts: Iterable[str]) -> str:
    """The words of texts as they are typed, folded, with a break between two texts."""
    return BREAK.join(" ".join(key_of(word.text) for word in words(text)) for text in texts if text)


def _content_hash(entry: Entry) -> str:
    row = entry.document
    content: dict[str, Any] = {name: getattr(row, name) for name in COLUMNS if name not in {"content_hash", "version"}}
    content["index"] = [entry.serves, sorted(entry.tokens.items()), entry.plain_title, entry.plain]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=list)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
