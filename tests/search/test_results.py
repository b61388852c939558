from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import QueryDict

from search import results, sync
from search.query import Query
from search.registry import CityRef, Term, Text
from search.results import OutOfRangeError, find
from tests.factories.search import Shelf, shelf


def state(address: str = "", language: str = "en", **fixed: tuple[str, ...]) -> Query:
    return Query.parse(QueryDict(address), language, "things/", fixed)


def found(address: str, language: str = "en") -> list[int]:
    return [result.id for result in find(state(address, language)).results]


def test_words_find_what_says_them_in_any_form(things: Shelf) -> None:
    things.publish(1, "An algorithm register")
    things.publish(2, "Wi-Fi on every square", summary="Łódź gives all citizens free access.")
    things.publish(3, "Participação cidadã", language="pt-br")

    assert found("q=algorithms") == [1]
    assert found("q=ALGORITHM") == [1]
    assert found("q=lodz") == [2]
    assert found("q=wifi") == [2]
    assert found("q=participacao") == [3]
    assert found("q=nothing") == []


def test_more_units_rank_higher_and_the_title_counts_most(things: Shelf) -> None:
    things.publish(1, "Trees", texts=(Text("rest", "Sensors count cars."),))
    things.publish(2, "Sensors", summary="Somewhere.")
    things.publish(3, "Sensors for trees")
    for number in range(4, 12):
        things.publish(number, "Else")

    assert found("q=sensors") == [2, 3, 1]
    assert found("q=sensors+trees") == [3, 1, 2]


def test_a_quoted_phrase_is_required_as_typed(things: Shelf) -> None:
    things.publish(1, "Open data for all")
    things.publish(2, "Data open to all")
    things.publish(3, "Open", summary="data")
    things.publish(4, "Opened data")

    assert found('q="open data"') == [1]
    assert set(found("q=open data")) == {1, 2, 3, 4}
    assert found('q="open data" opened') == [1]


def test_words_that_nothing_in_the_list_has_are_told(things: Shelf) -> None:
    things.publish(1, "Sensors for trees", facets={"mission": ("open",)})
    things.publish(2, "Sensors", facets={"mission": ("closed",)})
    shelf("other").publish(3, "Zeppelins")

    def missing(query: Query) -> list[str]:
        return list(find(query).missing)

    for chosen in ("", "&mission=open", "&mission=closed"):
        assert missing(state(f"q=sensors+Zeppelins+trees{chosen}", kind=("thing",))) == ["Zeppelins"]
    assert missing(state("q=sensors+Zeppelins+trees")) == []
    assert missing(state("q=sensors")) == []
    assert missing(state("q=airships+balloons+kites")) == []  # nothing is found, which says it all


def test_a_record_is_one_hit_in_its_best_text(things: Shelf) -> None:
    things.put(1, "Registro", language="es")
    things.put(1, "Register", language="en", is_source=True)
    sync.refresh("thing", [1])

    assert [each.title for each in find(state("", "es")).results] == ["Registro"]
    assert [each.title for each in find(state("", "fr")).results] == ["Register"]
    assert find(state("", "fr")).results[0].url == "/fr/things/thing-1/"


def test_a_page_out_of_range_says_so(things: Shelf) -> None:
    for number in range(1, 22):
        things.publish(number)

    assert len(find(state("page=2")).results) == 1
    for page in ("3", "0", "-1", "99999999999999999999", "x"):
        with pytest.raises(OutOfRangeError):
            find(state(f"page={page}"))


def test_sorts(things: Shelf) -> None:
    things.publish(1, "Éclair", date="2020", city=CityRef("z", "Zagreb"))
    things.publish(2, "Zebra", date="")
    things.publish(3, "apple", date="2021-05", city=CityRef("a", "Aarhus"))

    assert found("") == [3, 1, 2]
    assert found("sort=title") == [3, 1, 2]
    assert found("sort=city") == [3, 1, 2]


def test_top_counts_and_everything(things: Shelf) -> None:
    things.publish(1, "One", date="2020", facets={"mission": ("a", "b")})
    things.publish(2, "Two", date="2021", facets={"mission": ("a",)})

    assert [each.id for each in results.top("en", "thing", size=1)] == [2]
    assert [each.id for each in results.top("en", "thing", mission="b")] == [1]
    assert results.counts("en", "mission", "thing") == {"a": 2, "b": 1}
    assert [each.id for each in results.everything(state("sort=title"))] == [1, 2]


def test_what_stands_in_a_place_comes_before_what_mentions_it(things: Shelf, use_terms: Callable[..., object]) -> None:
    use_terms(Term("Maceió", "en", "city/maceio", "name"))
    things.publish(1, "Sensors", names=("Maceió", "Porto"))
    things.publish(2, "Sensors", names=("Maceió", "Porto"), places=("city/maceio",))
    for number in range(3, 12):
        things.publish(number, "Sensors")

    assert found("q=maceio") == [2, 1]
    assert found("q=sensors maceio")[:3] == [2, 1, 3]


def test_what_happened_in_a_month_or_year_is_found_by_it_in_any_language(things: Shelf) -> None:
    things.publish(1, "Assembly", date="2024-09-05", year=2024)
    things.publish(2, "Assembly", date="2024-10", year=2024)
    things.publish(3, "Assembly", date="2023", year=2023)

    assert found("q=assembly septiembre", "es")[0] == 1
    assert found("q=setembro", "pt-br") == [1]
    assert set(found("q=2024")) == {1, 2}
    assert found("q=assembly 2023")[0] == 3


def test_what_a_name_names_leads_when_it_is_asked_for_alone_whatever_counts_for_others(
    things: Shelf, use_terms: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    use_terms(Term("Maceió", "en", "city/maceio", "name"))
    other = shelf("deed")
    monkeypatch.setattr(other, "weight", 1.2)
    things.publish(1, "Maceió", names=("Maceió",), identity="city/maceio")
    other.publish(2, "Sensors of Maceió", names=("Maceió",), places=("city/maceio",))
    for number in range(3, 12):
        things.publish(number, "Sensors")

    assert found("q=maceio") == [1, 2]
    assert found("q=sensors maceio")[0] == 2
