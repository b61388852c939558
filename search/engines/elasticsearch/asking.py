"""A question in the words of the server: one search for the state, and one that says which values there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from search.analysis.beginnings import FORGIVING_FROM
from search.analysis.stems import base
from search.analysis.units import Unit
from search.engines.elasticsearch.mapping import K1, LANGUAGES, OTHER, SCALE, read_alias
from search.engines.evidence import (
    CODE_WEIGHTS,
    OTHERS,
    PLAIN_WEIGHTS,
    WORD_WEIGHTS,
    Evidence,
    coverage,
    evidence,
    first_scores,
    kind_weights,
    required,
)
from search.engines.interface import ALIKE_TEXT, AS_TYPED, SERVES, Question
from search.facets import Values

Clause = dict[str, Any]

MOST_VALUES = 60_000  # of all facets together: below the most buckets that a server makes
HITS = "hits"
WHOLE = "whole"  # among the parts of a score, the score
UNITS = "units"
WITHOUT = "without:"  # the aggregation that leaves out one chosen facet
SATURATED = K1 + 1  # a factor of bm25 that Lucene leaves out
NEAR = 0.03  # what it adds to a word that it, or its neighbour, stands as typed: an order among equals, never a match
FORGIVING = {"fuzziness": 1, "prefix_length": 1}
ALIKE = {"max_query_terms": 25, "min_term_freq": 1, "min_doc_freq": 2, "minimum_should_match": "20%", "boost": 0.5}
ORDERS: dict[str, list[Clause]] = {
    "relevance": [{"_score": "desc"}],
    "newest": [{"date": {"order": "desc", "missing": "_last"}}],
    "title": [{"title_key": {"order": "asc", "missing": "_last"}}],
    "city": [{"city_key": {"order": "asc", "missing": "_last"}}, {"title_key": {"order": "asc", "missing": "_last"}}],
}
EQUALS: list[Clause] = [{"number": "asc"}, {"kind": "asc"}]
WORD_FIELDS = [f"words.{name}^{round(weight * SCALE, 4)}" for name, weight in WORD_WEIGHTS.items()]
CODE_FIELDS = [f"codes.{name}^{round(weight * SCALE, 4)}" for name, weight in CODE_WEIGHTS.items()]


def state(question: Question, start: int, size: int) -> Clause:
    """Hits, the exact total, and the counts by the rule of facets."""
    return {
        **_listed(question, _query(question)),
        "post_filter": _all(_conditions(question.chosen)),
        "aggs": {**_counts(question.chosen), **_having(question.units or ())},
        "from": start,
        "size": size,
        "track_total_hits": True,
    }


def everything(question: Question) -> Clause:
    """The hits alone, for who reads all of them."""
    query = _query(question)
    query["bool"]["filter"] += _conditions(question.chosen)
    return _listed(question, query)


def values_of_list(question: Question) -> Clause:
    """Every value that occurs in the whole list; the server remembers the answer until a document changes."""
    return {
        "query": _all(_whole_list(question)),
        "aggs": {"values": _values()},
        "size": 0,
        "track_total_hits": False,
    }


def beginning(typed: Sequence[str], language: str) -> Clause:
    """Titles and names that have the words, the last of them perhaps only begun: it orders what has the others. First
    those that begin with them, and cities."""
    words = [{"match": {"begun": {"query": key, **(FORGIVING if len(key) >= FORGIVING_FROM else {})}}} for key in typed]
    must, last = (words[:-1], words[-1:]) if len(words) > 1 else (words, [])
    first = [
        *last,
        {"match_phrase_prefix": {"title": {"query": " ".join(typed), "boost": 2}}},
        {"constant_score": {"filter": {"term": {"kind": "city"}}}},
    ]
    query = {"bool": {"filter": _conditions({SERVES: (language,)}), "must": must, "should": first}}
    return {"query": query, "sort": [{"_score": "desc"}, *EQUALS], "source": False, "track_total_hits": False}


def weights(question: Question, ids: Sequence[int]) -> Clause:
    """What each evidence and signal weighs in these documents, under its name, beside the score itself."""
    parts = {str(place): [_weighed(each)] for place, each in enumerate(evidence(question.units or ()))}
    parts |= {AS_TYPED: _as_typed(question), ALIKE_TEXT: _alike(question)}
    named = [{"bool": {"must": clauses, "_name": name}} for name, clauses in parts.items() if clauses]
    whole = {"bool": {"must": [_query(question)], "_name": WHOLE}}
    of_these = {"ids": {"values": [str(identity) for identity in ids]}}
    query = {"bool": {"filter": [of_these], "must": [whole], "should": named}}
    return {"query": query, "source": False, "fields": ["kind"]}


def _listed(question: Question, query: Clause) -> Clause:
    return {"query": query, "sort": [*ORDERS[question.order], *EQUALS], "_source": False}


def _whole_list(question: Question) -> list[Clause]:
    return _conditions({**question.conditions, SERVES: (question.language,)})


def _conditions(wanted: Mapping[str, Values]) -> list[Clause]:
    return [{"terms": {"values": [f"{name}={value}" for value in held]}} for name, held in sorted(wanted.items())]


def _all(filters: Sequence[Clause]) -> Clause:
    return {"bool": {"filter": list(filters)}}


def _any(clauses: Sequence[Clause]) -> Clause:
    return {"bool": {"should": list(clauses), "minimum_should_match": 1}}


def _counts(chosen: Mapping[str, Values]) -> Clause:
    """What the state holds; and for each chosen facet, what it would hold with each value of that facet alone."""
    found = {HITS: {"filter": _all(_conditions(chosen)), "aggs": {"values": _values()}}}
    for name in chosen:
        others = {each: values for each, values in chosen.items() if each != name}
        found[f"{WITHOUT}{name}"] = {"filter": _all(_conditions(others)), "aggs": {"values": _values(name)}}
    return found


def _having(units: Sequence[Unit]) -> Clause:
    """How many of the whole list have each unit, of several."""
    if len(units) < 2:
        return {}
    filters: dict[str, Clause] = {str(place): _any(()) for place in range(len(units))}
    for each in evidence(units):
        filters[str(each.unit)]["bool"]["should"].append(_weighed(each))
    return {UNITS: {"filters": {"filters": filters}}}


def _values(name: str = "") -> Clause:
    terms: Clause = {"field": "values", "size": MOST_VALUES}
    if name:
        terms["include"] = f"{name}=.*"
    return {"terms": terms}


def _query(question: Question) -> Clause:
    """The list, narrowed to what has any unit and every required one; each unit adds its best evidence."""
    query: Clause = {"filter": _whole_list(question)}
    if question.units is not None:
        must = set(required(question.units))
        units = _units(question.units)
        query["must"] = [clause for place, clause in units.items() if place in must]
        free = [clause for place, clause in units.items() if place not in must]
        if not query["must"]:
            query["must"] = [_any(free)] if free else [{"match_none": {}}]
            free = []
        query["should"] = [*free, *_as_typed(question), *_alike(question)]
        words = _by_kind({"bool": {name: query.pop(name) for name in ("must", "should")}}, question)
        query["must"] = [{"dis_max": {"queries": [words, *_first(question)]}}]
    if question.without:
        query["must_not"] = _conditions(question.without)
    return {"bool": query}


def _by_kind(words: Clause, question: Question) -> Clause:
    """In a list of several kinds some are more of an answer than others."""
    weights = kind_weights(question)
    if not weights:
        return words
    functions = [{"filter": {"term": {"kind": kind}}, "weight": weight} for kind, weight in weights.items()]
    return {"function_score": {"query": words, "functions": functions, "boost_mode": "multiply"}}


def _first(question: Question) -> list[Clause]:
    return [
        _constant({"ids": {"values": [str(identity)]}}, score)
        for identity, score in first_scores(question.first).items()
    ]


def _units(units: Sequence[Unit]) -> dict[int, Clause]:
    by_unit: dict[int, list[tuple[Clause, float]]] = {}
    found = evidence(units)
    for each, covered in zip(found, coverage(found), strict=True):
        by_unit.setdefault(each.unit, []).append((_weighed(each), covered))
    return {
        place: {
            "bool": {
                "must": [{"dis_max": {"queries": [clause for clause, _covered in clauses], "tie_breaker": OTHERS}}],
                "should": [_covering(clauses)],
            }
        }
        for place, clauses in by_unit.items()
    }


def _covering(clauses: Sequence[tuple[Clause, float]]) -> Clause:
    """What a unit adds by being found at all, by its best evidence: the least of it needs no second look."""
    least = min(covered for _clause, covered in clauses)
    more = [_constant(clause, covered) for clause, covered in clauses if covered > least]
    return {"dis_max": {"queries": [_constant({"match_all": {}}, least), *more]}}


def _constant(clause: Clause, score: float) -> Clause:
    return {"constant_score": {"filter": clause, "boost": score}}


def _weighed(each: Evidence) -> Clause:
    """The documents with this evidence, weighed as by the other engines: bm25 over all fields at once."""
    if each.kind == "phrase":
        words = " ".join(key for group in each.groups for key in group)
        phrases = [
            {"match_phrase": {field: {"query": words, "boost": weight * SATURATED * each.weight}}}
            for field, weight in PLAIN_WEIGHTS.items()
        ]
        return _any(phrases)
    fields = WORD_FIELDS if each.kind == "words" else CODE_FIELDS
    groups = [
        {"combined_fields": {"query": " ".join(group), "fields": fields, "boost": SATURATED * each.weight}}
        for group in each.groups
    ]
    return groups[0] if len(groups) == 1 else {"bool": {"must": groups}}


def _as_typed(question: Question) -> list[Clause]:
    """Among equals first: what has the words as typed, in one another's neighbourhood, or by the labels it bears."""
    typed = " ".join(word for unit in question.units or () for word in unit.words)
    if not typed.strip():
        return []
    fields = [_told(question.language), "title.exact", "title.pairs", "labels"]
    return [{"multi_match": {"query": typed, "fields": fields, "boost": NEAR, "type": "best_fields"}}]


def _alike(question: Question) -> list[Clause]:
    """Among equals first: what tells of the same in more words than its title and its concepts."""
    if question.like is None:
        return []
    document = {"_index": read_alias(), "_id": str(question.like)}
    fields = [_told(language) for language in LANGUAGES]
    return [{"more_like_this": {"fields": fields, "like": [document], **ALIKE}}]


def _told(language: str) -> str:
    return f"told.{base(language) if base(language) in LANGUAGES else OTHER}"
