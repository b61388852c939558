"""What both engines promise alike: run on each of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from search import engines, registry
from search.analysis import Term, Unit
from search.facets import Facet
from search.query import Query
from search.registry import Text
from search.results import Results, find
from tests.factories.search import Shelf, shelf

HOSTILE = (
    "\x00",
    '"',
    '"""""',
    "'",
    "' OR 1=1 --",
    'a" OR "b',
    "NEAR(a b)",
    "title : a",
    "{title} : a",
    "a*",
    "^a",
    "-a",
    "a & b | !c",
    "a <-> b",
    "\\",
    "'\\'",
    "%s %(x)s",
    "():*&|!",
    "AND",
    "NOT",
    "OR OR OR",
    "\ud800",
    "🏙️",
    "x" * 10_000,
    "word " * 2_000,
    "theme/open-data",
    "¶",
)


@pytest.fixture
def facets(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {
        name: Facet(name, name, order, lambda values, language: {}) for order, name in enumerate(("kind", "colour"))
    }
    monkeypatch.setattr(registry, "FACETS", made)


def ask(language: str = "en", **params: str | list[str]) -> Results:
    address = QueryDict(mutable=True)
    for name, value in params.items():
        address.setlist(name, [value] if isinstance(value, str) else value)
    return find(Query.parse(address, language, "things/"))


def ids(results: Results) -> list[int]:
    return [result.id for result in results.results]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_anything_may_be_typed(things: Shelf, facets: None, words: str) -> None:
    things.publish(1, "Sensors", names=('O\'Brien \\ "quoted"',), facets={"colour": ("it's",)})

    for params in ({"q": words}, {"q": f'"{words}"'}, {"q": f"{words} sensors", "colour": words}, {"kind": words}):
        assert ask(**params).total in {0, 1}


def test_words_that_nothing_knows_find_nothing(things: Shelf) -> None:
    things.publish(1, "Sensors in trees")

    assert ask(q="qqqqq wwwww").total == 0
    assert ask(q="???").total == 0
    assert ask(q="qqqqq sensors").total == 0
    assert ask(q="qqqqq sensors trees").total == 1


def test_a_field_that_says_more_ranks_higher(things: Shelf) -> None:
    for number, field in enumerate(("rest", "done", "problem"), 1):
        things.publish(number, f"Entry {number}", texts=(Text(field, "A lighthouse."),))
    things.publish(4, "A lighthouse")
    for number in range(5, 15):
        things.publish(number, "Another", texts=(Text("problem", "Nothing new."),))

    assert ids(ask(q="lighthouse")) == [4, 3, 2, 1]


def test_who_asks_by_a_name_gets_first_what_has_it(things: Shelf, use_terms: Callable[..., object]) -> None:
    use_terms(Term("Porto", "en", "city/porto", kind="name"))
    for number in (1, 2, 3):
        things.publish(number, "Porto", names=("Porto",))
    things.publish(4, "Porto", names=("Porto",), identity="city/porto")
    for number in range(5, 25):
        things.publish(number, "Another")

    assert ids(ask(q="porto")) == [4, 1, 2, 3]
    things.publish(25, "Lighthouse", names=("Porto",))
    assert ids(ask(q="lighthouse porto"))[:2] == [25, 4]


def test_a_kind_that_answers_more_comes_first_in_a_list_of_several(
    things: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 12):
        things.publish(number, "Lighthouse" if number < 3 else "Another")
    others = shelf("other")
    others.publish(20, "Lighthouse")
    assert ids(ask(q="lighthouse")) == [1, 2, 20]

    monkeypatch.setattr(others, "weight", 1.2)
    assert ids(ask(q="lighthouse")) == [20, 1, 2]

    monkeypatch.setattr(others, "weight", 0.8)
    assert ids(ask(q="lighthouse")) == [1, 2, 20]


def test_equals_keep_the_order_of_their_numbers(things: Shelf) -> None:
    for number in (3, 1, 2):
        things.publish(number, "Lighthouse")

    assert ids(ask(q="lighthouse")) == [1, 2, 3]


def test_a_phrase_does_not_run_from_one_text_into_the_next(things: Shelf) -> None:
    things.publish(1, "Open", texts=(Text("problem", "data"), Text("problem", "city")))
    things.publish(2, "Open data", texts=(Text("problem", "Smart city"),))

    assert ids(ask(q='"open data"')) == [2]
    assert ids(ask(q='"data city"')) == []
    assert ids(ask(q='"SMART cíty"')) == [2]


def test_words_of_most_entries_are_counted_like_those_of_few(things: Shelf, facets: None) -> None:
    for number in range(1, 10):
        things.publish(number, "Sensors" if number > 2 else "Trees", facets={"colour": (f"c{number % 4}",)})

    def counts(words: str) -> dict[str, int]:
        [view] = ask(q=words).facets
        return {each.value: each.count for each in view.options}

    assert counts("sensors") == {"c0": 2, "c1": 2, "c2": 1, "c3": 2}
    assert counts("trees") == {"c0": 0, "c1": 1, "c2": 1, "c3": 0}


def test_counts_follow_the_rule(things: Shelf, facets: None) -> None:
    things.publish(1, "Red", facets={"colour": ("red",)})
    things.publish(2, "Red and blue", facets={"colour": ("red", "blue")})
    things.publish(3, "Green", facets={"colour": ("green",)})

    [view] = ask(colour=["red"]).facets
    assert [(each.value, each.count, each.selected) for each in view.options] == [
        ("blue", 1, False),
        ("green", 1, False),
        ("red", 2, True),
    ]
    assert ask(colour=["red", "green"]).total == 3
    [view] = ask(q="blue").facets
    assert [(each.value, each.count) for each in view.options] == [("blue", 1), ("green", 0), ("red", 1)]


def test_a_facet_without_a_choice_hides_unless_it_is_used(things: Shelf, facets: None) -> None:
    things.publish(1, "Red", facets={"colour": ("red",)})

    assert ask().facets == []
    results = ask(colour="pink")
    assert (results.total, [option.value for option in results.facets[0].options]) == (0, ["pink", "red"])


def test_an_empty_state_says_what_to_leave_out(things: Shelf, facets: None) -> None:
    things.publish(1, "Lighthouse", facets={"colour": ("red",)})
    things.publish(2, "Tower", facets={"colour": ("blue",)})

    [drop] = ask(q="lighthouse", colour="blue").drops
    assert (drop.name, drop.count, drop.url) == ("colour", 1, "/en/things/?q=lighthouse")
    [drop] = ask(colour="pink", kind="none").drops
    assert (drop.name, drop.count, drop.url) == ("", 2, "/en/things/")
    assert ask(q="nowhere").drops == []


def test_a_page_costs_the_same_for_one_entry_and_for_many(things: Shelf, facets: None) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            ask(q="lighthouse", colour="red")
        return len(queries)

    things.publish(1, "Lighthouse", facets={"colour": ("red", "blue")})
    one = cost()
    for number in range(2, 30):
        things.publish(number, "Lighthouse", facets={"colour": ("red", "green")})

    assert cost() == one <= 6


def test_what_changed_counts_at_once(things: Shelf, facets: None) -> None:
    things.publish(1, "Lighthouse", facets={"colour": ("red",)})
    things.publish(2, "Lighthouse", facets={"colour": ("blue",)})
    assert ask(colour="red").total == 1

    things.publish(2, "Lighthouse", facets={"colour": ("red",)})
    assert ask(colour="red").total == 2
    things.withdraw(1)
    assert (ask(colour="red").total, ask(q="lighthouse").total) == (1, 1)


def test_what_has_or_says_a_unit_is_known(things: Shelf) -> None:
    for number in range(1, 4):
        things.publish(number, "Lighthouse", concepts={"theme": (f"t{number}",)})
    units = [Unit((), (), ((f"theme/t{number}", 1.0),)) for number in range(1, 40)]

    assert len(engines.stored().mentioning(units)) == 3
    assert engines.stored().mentioning([]) == set()
