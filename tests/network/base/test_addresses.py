"""The same address in every language, found in two queries."""

from __future__ import annotations

import pytest
from wagtail.models import PageViewRestriction

from network.base.addresses import address_of, localized_address, path_below_root, resolve
from tests.factories.cities import CityFactory, CityPageFactory, MembershipFactory, city_index, home, locale

pytestmark = pytest.mark.django_db


def test_an_address_is_the_path_below_the_root_under_a_language() -> None:
    assert path_below_root("/home-es/cities/maceio/") == "cities/maceio/"
    assert path_below_root("/home-es/") == ""
    assert localized_address("/home-en/cities/maceio/", "pt-br") == "/pt-br/cities/maceio/"
    assert address_of("", "fr") == "/fr/"


def test_a_page_is_found_in_its_own_language_and_in_every_other() -> None:
    page = CityPageFactory(city=CityFactory(name="Maceio"))

    assert resolve("cities/maceio/", "en") == page
    assert resolve("cities/maceio/", "es") == page


def test_a_translation_takes_the_address_once_it_is_live() -> None:
    source = CityPageFactory(city=CityFactory(name="Maceio"))
    translation = source.copy_for_translation(locale("es"))
    assert resolve("cities/maceio/", "es") == source

    translation.save_revision().publish()

    assert resolve("cities/maceio/", "es") == translation
    assert resolve("cities/maceio/", "fr") == source


def test_an_alias_is_no_translation() -> None:
    source = CityPageFactory(city=CityFactory(name="Maceio"))
    source.copy_for_translation(locale("es"), alias=True)

    assert resolve("cities/maceio/", "es") == source


@pytest.mark.parametrize(
    "path", ["cities/maceio/", "cities/none/", "none/", "x" * 3000, "cities/\x00/", "cities/maceio/more/"]
)
def test_what_is_not_there_or_not_live_is_not_found(path: str) -> None:
    CityPageFactory(city=CityFactory(name="Maceio"), live=False)

    assert resolve(path, "en") is None
    assert resolve("cities/", "en") == city_index()
    assert resolve("", "en") == home().specific


def test_a_page_is_found_in_two_queries_with_its_record(django_assert_num_queries: pytest.FixtureRequest) -> None:
    CityPageFactory(city=MembershipFactory(city__name="Maceio").city)
    resolve("", "en")  # fills the caches of sites and content types
    resolve("cities/maceio/", "en")

    with django_assert_num_queries(2):  # type: ignore[operator]
        page = resolve("cities/maceio/", "es")
        assert page is not None
        assert page.specific.city.membership.is_member
        assert page.locale.language_code == "en"
        assert not page.get_view_restrictions()

    with django_assert_num_queries(1):  # type: ignore[operator]
        assert resolve("cities/nowhere/", "es") is None


def test_privacy_of_a_page_guards_it_in_every_language() -> None:
    page = CityPageFactory(city=CityFactory(name="Maceio"))
    PageViewRestriction.objects.create(page=city_index(), restriction_type=PageViewRestriction.LOGIN)

    found = resolve("cities/maceio/", "es")

    assert found == page
    assert [each.restriction_type for each in found.get_view_restrictions()] == ["login"]
