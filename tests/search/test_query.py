from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.http import QueryDict

from search import registry
from search.facets import MOST_CHOSEN, Facet, Values
from search.query import Query


@pytest.fixture(autouse=True)
def _two_facets(monkeypatch: pytest.MonkeyPatch) -> None:
    facets = {
        name: Facet(name, name, order, lambda values, language: {}) for order, name in enumerate(("kind", "city"))
    }
    monkeypatch.setattr(registry, "FACETS", facets)


def parsed(
    address: str, fixed: Mapping[str, Values] | None = None, filters: Mapping[str, Values] | None = None
) -> Query:
    return Query.parse(QueryDict(address), "en", "things/", fixed, filters)


def test_a_state_leads_back_to_its_address() -> None:
    address = "/en/things/?q=open+data&kind=a&kind=b&city=%C3%A9&exact=1&sort=title&page=2"

    query = parsed(address.partition("?")[2])

    assert query.address == address
    assert query.address_of("json") == address.replace("things/", "things.json")
    assert query.address_of("csv") == address.replace("things/", "things.csv").replace("&page=2", "")
    assert parsed("").address == "/en/things/"


def test_the_order_of_an_address_is_that_of_the_facets() -> None:
    assert parsed("city=a&kind=b&other=c&q=").address == "/en/things/?kind=b&city=a"


def test_changes_lead_to_the_first_page() -> None:
    query = parsed("q=x&kind=a&city=c&page=3")

    assert query.toggled("kind", "a").address == "/en/things/?q=x&city=c"
    assert query.toggled("kind", "b").address == "/en/things/?q=x&kind=a&kind=b&city=c"
    assert query.without_facets().address == "/en/things/?q=x"
    assert query.with_words("y", exact=True).address == "/en/things/?q=y&kind=a&city=c&exact=1"
    assert query.sorted_by("city").address == "/en/things/?q=x&kind=a&city=c&sort=city"
    assert query.at_page(4).page == 4


def test_many_addresses_at_once_are_those_of_single_states() -> None:
    query = parsed("q=x&kind=a&city=c&sort=title&page=3", filters={"membership": ("member",)})

    for facet in ("kind", "city"):
        for values in ((), ("é",), ("a", "b")):
            assert query.addresses_by(facet)(values) == query.with_values(facet, values).address
            assert query.addresses_by(facet, "json")(values) == query.with_values(facet, values).address_of("json")


def test_what_a_list_is_by_nature_is_not_asked_for() -> None:
    query = parsed("kind=b&city=c", fixed={"kind": ("a",)})

    assert query.chosen == {"city": ("c",)}
    assert query.address == "/en/things/?city=c"


def test_a_filter_has_a_default_that_stands_in_no_address() -> None:
    usual, asked = (
        parsed(address, filters={"membership": ("member",)}) for address in ("", "membership=partner&membership=member")
    )

    assert (usual.filters["membership"], usual.address) == (("member",), "/en/things/")
    assert asked.address == "/en/things/?membership=partner&membership=member"


@pytest.mark.parametrize(
    ("page", "expected"),
    [("", 1), ("7", 7), ("0", 0), ("-1", 0), ("x", 0), ("٣", 0), ("9" * 20, 0), ("9" * 9, 999_999_999), (" 2", 0)],
)
def test_a_page_is_a_number_that_lists_may_have(page: str, expected: int) -> None:
    assert parsed(f"page={page}").page == expected


def test_hostile_values_are_cleaned_and_limited() -> None:
    many = "&".join(f"city={number}" for number in range(MOST_CHOSEN * 2))

    assert parsed("q=a%00b&kind=%00&kind=a%00&sort=drop").chosen == {"kind": ("a",)}
    assert "\x00" not in parsed("q=a%00b").q
    assert parsed("sort=drop").sort == ""
    assert len(parsed(many).chosen["city"]) == MOST_CHOSEN


def test_relevance_needs_words() -> None:
    assert parsed("").order == "newest"
    assert parsed("sort=relevance").order == "newest"
    assert parsed("q=x").order == "relevance"
    assert parsed("q=x&sort=city").order == "city"


@pytest.mark.parametrize(("length", "is_cut"), [(400, False), (401, True), (9_000, True)])
def test_a_state_knows_whether_more_was_typed_than_it_holds(length: int, is_cut: bool) -> None:
    query = Query.parse(QueryDict(f"q={'a' * length}"), "en", "things/", {})

    assert (len(query.q), query.is_cut) == (400, is_cut)


def test_gaps_are_not_what_makes_a_text_too_long() -> None:
    query = Query.parse(QueryDict("q=snow" + "+" * 900 + "removal"), "en", "things/", {})

    assert (query.q, query.is_cut) == ("snow removal", False)
