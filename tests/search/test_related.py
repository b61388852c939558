"""What is near an entry: asked of each engine alike."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from search.registry import CityRef
from search.related import ENOUGH, related
from tests.factories.search import Shelf
from tests.factories.search import shelf as another_shelf


def put(
    things: Shelf, number: int, title: str, city: str, themes: Sequence[str] = (), partners: Sequence[str] = ()
) -> None:
    cities = (city, *partners)
    things.publish(
        number,
        title,
        city=CityRef(city, city.title()),
        cities=cities,
        facets={"city": cities},
        concepts={"theme": tuple(themes)} if themes else {},
    )


def near(number: int, language: str = "en", **options: int) -> list[int]:
    return [each.id for each in related("thing", number, language, **options)]


@pytest.fixture
def shelf(things: Shelf) -> Shelf:
    put(things, 1, "Register of algorithms", "amsterdam", ["ai-governance", "open-data"])
    put(things, 2, "Register of systems", "helsinki", ["ai-governance", "open-data"])
    put(things, 3, "Charter for data", "nantes", ["open-data"])
    put(things, 4, "Our algorithms, one by one", "madrid")
    put(things, 5, "Another register of algorithms", "amsterdam", ["ai-governance", "open-data"])
    put(things, 6, "Register of sensors", "eindhoven", ["ai-governance"], partners=["amsterdam"])
    put(things, 7, "Free wireless", "porto", ["connectivity"])
    return things


def test_what_shares_most_comes_first_and_what_shares_nothing_does_not_come(shelf: Shelf) -> None:
    found = near(1)

    assert found[0] == 2
    assert set(found) == {2, 3}


def test_what_has_no_concepts_is_near_by_the_words_of_its_title(shelf: Shelf) -> None:
    assert set(near(4)) == {1, 5}


def test_a_city_that_takes_part_is_the_same_city_too(shelf: Shelf) -> None:
    assert set(near(1)) == {2, 3}  # not 5, which the city leads too, nor 6, in which it takes part
    assert set(near(6)) == {2}  # not 1 and 5 of the city that takes part
    assert set(near(2)) == {1, 3, 5, 6}  # for another city all of them are near


def test_it_is_never_related_to_itself_and_no_longer_than_asked(things: Shelf) -> None:
    for number in range(1, 30):
        things.publish(number, "Sensors")

    found = near(1)

    assert len(found) == ENOUGH
    assert set(found) < set(range(2, 30))
    assert near(1, size=3) == found[:3]


def test_what_nobody_can_find_has_no_relations(shelf: Shelf) -> None:
    assert near(99) == []
    shelf.withdraw(2)
    assert 2 not in near(1)


def test_another_language_is_served_by_its_own_texts(shelf: Shelf) -> None:
    shelf.put(2, "Inventario de sistemas", language="es", concepts={"theme": ("ai-governance",)})
    shelf.publish(2, "Inventory of systems", concepts={"theme": ("ai-governance",)})

    found = {each.id: each.language for each in related("thing", 1, "es")}

    assert (found[2], found[3]) == ("es", "en")


def test_other_kinds_are_not_related(shelf: Shelf) -> None:
    other = another_shelf("other")
    put(other, 100, "Register of algorithms", "rome", ["ai-governance", "open-data"])

    assert 100 not in near(1)


def test_it_costs_the_same_for_few_and_for_many(
    shelf: Shelf, django_assert_max_num_queries: pytest.MonkeyPatch
) -> None:
    near(1)
    with django_assert_max_num_queries(5):  # type: ignore[operator]
        few = near(1)
    for number in range(100, 130):
        put(shelf, number, "Register of algorithms", f"city-{number}", ["ai-governance"])
    near(1)
    with django_assert_max_num_queries(5):  # type: ignore[operator]
        assert len(near(1)) > len(few)
