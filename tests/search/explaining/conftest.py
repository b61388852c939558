"""A few entries, and a few terms that lead to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import QueryDict

from search import sync
from search.analysis import Term, renew_lexicon, terms
from search.explaining.hits import explained
from search.explaining.parts import Explanation
from search.query import Query
from search.registry import Text
from search.results import find
from tests.factories.search import Shelf

TERMS = (
    Term("open data", "en", "theme/open-data"),
    Term("datos abiertos", "es", "theme/open-data"),
    Term("données ouvertes", "fr", "theme/open-data"),
    Term("digital divide", "en", "glossary/digital-divide"),
    Term("Maceió", "pt", "city/maceio", "name"),
    Term("data", "en", "theme/data"),
)
Explained = Callable[..., dict[int, Explanation]]


@pytest.fixture
def stock(things: Shelf, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setattr(terms, "_sources", [lambda: TERMS])
    renew_lexicon()
    things.put(1, "Register of sensors", texts=(Text("done", "Sensors, sensors and a map."), Text("rest", "Sensor")))
    things.put(2, "Portal", concepts={"theme": ("open-data",)}, texts=(Text("problem", "Who may use open data?"),))
    things.put(3, "Portal de Maceió", names=("Maceió",), language="es")
    things.put(4, "Bridging the digital divide", summary="A map of data.")
    for number in range(10, 40):
        things.put(number, f"Something else {number}")
    sync.refresh("thing", things.held)
    return things


@pytest.fixture
def why(stock: Shelf) -> Explained:
    """By the number of the record, why it was found."""

    def ask(words: str, language: str = "en", **state: str) -> dict[int, Explanation]:
        address = QueryDict(mutable=True)
        address.update({"q": words, **state})
        results = find(Query.parse(address, language, "search/"), facets=False)
        found = explained(results)
        return {result.id: found[result.document] for result in results.results if result.document in found}

    return ask
