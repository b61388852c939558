"""Cities and organisations are found by everything that names them, in the state in which they are."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from cities.documents import city_documents
from cities.models import CityName, MembershipStatus
from cities.searchables import membership_words
from search import sync
from search.models import SearchDocument
from search.presenters import labels
from search.query import Query
from search.registry import AlreadyRegisteredError, register_words
from search.results import Result, counts, find
from tests.cities.queries import queries_of
from tests.factories.cities import (
    CityFactory,
    CityNameFactory,
    CityPageFactory,
    CityRoleFactory,
    OrganisationFactory,
    OrganisationPageFactory,
    concept,
    publish,
    region,
)

pytestmark = pytest.mark.django_db


def found(q: str = "", language: str = "en", **fixed: str) -> list[Result]:
    held = {name: (value,) for name, value in fixed.items()}
    return list(find(Query.parse(QueryDict(f"q={q}"), language, "search/", fixed=held)).results)


def slugs(q: str = "", language: str = "en", **fixed: str) -> list[str]:
    return [result.slug for result in found(q, language, **fixed)]


@pytest.mark.parametrize("typed", ["Maceió", "maceio", "Масейо", "Brazil", "Brasil", "Brésil"])
def test_a_city_is_found_by_its_names_in_every_script_and_by_its_country(typed: str) -> None:
    city = CityFactory.create(name="Maceió", slug="maceio", country_code="BR", region=region("south-america"))
    CityNameFactory.create(city=city, language="ru", name="Масейо")
    publish(CityPageFactory.create(city=city))
    publish(CityPageFactory.create())

    assert slugs(typed) == ["maceio"]


def test_a_city_is_found_by_the_organisation_in_which_it_holds_a_role() -> None:
    page, _other = publish(CityPageFactory.create()), publish(CityPageFactory.create())
    forum = OrganisationFactory.create(name="Forum Inova Cidades")
    CityRoleFactory.create(city=page.city, organisation=forum)

    assert slugs("inova", kind="city") == [page.city.slug]


def test_a_city_of_any_state_is_found_and_says_its_state() -> None:
    states = {status: publish(CityPageFactory.create(membership=status)) for status in ("member", "partner", None)}

    told = {result.slug: result.data["membership"] for result in found(kind="city")}

    assert told == {
        states["member"].city.slug: "member",
        states["partner"].city.slug: "partner",
        states[None].city.slug: "unconfirmed",
    }


def test_facets_hold_the_region_with_the_broader_one_the_country_and_the_missions_of_roles() -> None:
    page = publish(CityPageFactory.create(city=CityFactory.create(region=region("western-europe", "europe"))))
    CityRoleFactory.create(city=page.city, mission=concept("mission", "ethical-use"))

    assert counts("en", "region", "city") == {"europe": 1, "western-europe": 1}
    assert counts("en", "country", "city") == {"nl": 1}
    assert counts("en", "mission", "city") == {"ethical-use": 1}


def test_an_organisation_is_found_by_its_acronym_and_other_names() -> None:
    organisation = OrganisationFactory.create(
        name="United Cities", acronym="UCLG", alternative_names="Cités unies\nCiudades Unidas"
    )
    publish(OrganisationPageFactory.create(organisation=organisation))

    assert slugs("uclg") == slugs("cités unies") == [organisation.slug]


def test_the_documents_hold_nothing_private() -> None:
    city = CityFactory.create(editor_note="whispered")
    publish(CityPageFactory.create(city=city))

    assert slugs("whispered") == []


def test_many_documents_take_as_many_queries_as_one() -> None:
    pages = [publish(CityPageFactory.create()) for _number in range(3)]
    numbers = [page.city_id for page in pages]

    assert queries_of(lambda: list(city_documents(numbers[:1]))) == queries_of(lambda: list(city_documents(numbers)))


def test_a_name_that_is_added_counts_at_once_and_one_that_is_removed_no_longer() -> None:
    page = publish(CityPageFactory.create())
    name = CityNameFactory.create(city=page.city, name="Wunderstadt")
    assert slugs("wunderstadt") == [page.city.slug]

    CityName.objects.get(pk=name.pk).delete()

    assert slugs("wunderstadt") == []


def test_a_rebuild_finds_nothing_to_do() -> None:
    publish(CityPageFactory.create())
    publish(OrganisationPageFactory.create())
    written = SearchDocument.objects.filter(kind__in=("city", "organisation"))
    before = list(written.values_list("pk", "version"))

    sync.rebuild()

    assert len(before) == 2
    assert list(written.values_list("pk", "version")) == before


def test_a_city_that_is_no_member_says_so_on_its_card() -> None:
    publish(CityPageFactory.create(membership=MembershipStatus.PARTNER))
    results = find(Query.parse(QueryDict(), "en", "search/", {"kind": ("city",)}, {"membership": ("partner",)}))

    words = labels(results.results, results.facets, "en")

    assert words["membership"]["partner"] == "Partner city, not a member"


def test_words_are_registered_once() -> None:
    with pytest.raises(AlreadyRegisteredError, match="membership"):
        register_words("membership", membership_words)
