"""What is near an entry."""

from __future__ import annotations

from search import engines, results
from search.analysis import Unit
from search.analysis.query import query_keys
from search.analysis.stopwords import stop_words
from search.analysis.text import key_of, words
from search.engines.interface import Question, TooSlowError
from search.models import SearchDocument

ENOUGH = 24  # to tell which cities work on the same


def related(kind: str, number: int, language: str, *, size: int = ENOUGH) -> list[results.Result]:
    """Of the same kind, nearest first: what has the same concepts. Never of a same city; none where that takes long."""
    row = SearchDocument.objects.filter(kind=kind, number=number, serves__language=language).first()
    if row is None:
        return []
    question = Question(
        language=language,
        order="relevance",
        units=_told_by(row),
        conditions={"kind": (kind,)},
        without={"city": tuple(row.cities)} if row.cities else {},
        like=row.pk,
    )
    try:
        found = engines.current().find(question, 0, size + 1).ids
    except TooSlowError:
        return []
    return [each for each in results.results_of(found, language, None) if each.id != number][:size]


def _told_by(row: SearchDocument) -> tuple[Unit, ...]:
    """Its concepts and those that its title speaks of; where there are none, the words of the title. No query."""
    assigned = [f"{scheme}/{code}" for scheme, codes in row.concepts.items() for code in codes]
    if concepts := dict.fromkeys([*assigned, *row.codes.get("title", ())]):
        return tuple(Unit((), (), ((code, 1.0),)) for code in concepts)
    little = stop_words(row.language)
    told = [word.text for word in words(row.title) if key_of(word.text) not in little]
    return tuple(Unit((word,), (query_keys(word, row.language),)) for word in told)
