"""The hits of a list, explained."""

from __future__ import annotations

from search import engines
from search.analysis import lexicon
from search.engines.interface import Engine
from search.explaining.parts import Explanation, explanation
from search.models import SearchDocument
from search.projection import restored
from search.results import Results, question_of


def explained(results: Results, engine: Engine | None = None) -> dict[int, Explanation]:
    """Why each hit has its score, by its document, told by the engine that found it. Nothing where no words are asked.

    A constant number of queries, beside one for each way in which a document may speak of the words.
    """
    engine = engine or engines.current()
    query, question = question_of(results.query, engine)
    if query is None:
        return {}
    ids = [result.document for result in results.results]
    weighed = engine.weights(question, ids)
    known = lexicon()
    rows = SearchDocument.objects.in_bulk(ids)
    return {
        identity: explanation(query, restored(rows[identity], known), held, known, is_pinned=identity in question.first)
        for identity, held in weighed.items()
        if identity in rows
    }
